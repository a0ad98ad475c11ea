#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/panels/heatmap/heatmapoptions.h"

/// Counts of a heatmap as a grid: columns of time, rows of values. Immutable once built.
struct HeatmapGrid
{
    struct Span
    {
        double from = 0;
        double to = 0;
        friend bool operator==(const Span&, const Span&) = default;
    };
    std::vector<Span> columns; ///< ms, ascending
    std::vector<double> times; ///< of the columns as the data names them, ms
    std::vector<Span> rows; ///< on the y scale, ascending; of named rows their index
    NumberColumn counts; ///< [column * rows + row]; NaN where there is no cell
    std::vector<QString> names; ///< of named rows; empty: rows stand where their values are
    QString zeroName; ///< below the first named row; null: nothing stands there
    bool numericNames = false; ///< the names are bounds of buckets
    CellLayout layout = CellLayout::Unknown; ///< of the rows
    ScaleOptions scale;
    double min = 0; ///< of the y scale
    double max = 1;
    bool overlapping = false; ///< rows of different resolution lie over each other
    std::optional<double> durationMs; ///< of a column
    Field value; ///< name and config of the counts
    Field bound; ///< config of the y values
    size_t leftOut = 0; ///< first rows of the frame for which there are too many cells
    int frame = -1; ///< of the rows in PanelData::frames; -1: they come from several or were calculated
    std::vector<int> fields; ///< of the rows there
    QString problem; ///< why there is no grid, translated; empty: there is

    double at(size_t column, size_t row) const { return counts[column * rows.size() + row]; }
    bool isNamed() const { return !names.empty(); }
    /// Index of the column or row that holds a value; -1 beside all.
    static int indexOf(const std::vector<Span>& spans, double value);
};

HeatmapGrid heatmapGrid(const PanelData& data, const HeatmapOptions& options);
