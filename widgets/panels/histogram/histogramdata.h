#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/chart/seriesstyle.h"
#include "widgets/panels/common/picturecontent.h"

/// Counts in buckets, ready to be drawn as bars.
struct HistogramData
{
    struct Series
    {
        QString name;
        std::vector<double> counts; ///< one a bucket
        std::vector<double> base; ///< where each bar begins when series are stacked; empty: at zero
        std::vector<double> tops; ///< and where it ends; empty: at its count
        DisplayProcessor display;
        SeriesStyle style; ///< its colour, fill, border and gradient count
        Field field; ///< whose colour gradients follow
        bool hidden = false; ///< by the legend
        bool crowd = false; ///< one of those too many to be drawn
        bool inLegend = true;
        bool inTooltip = true;
        std::optional<CellOrigin> origin; ///< the field whose values were counted

        bool isDrawn() const { return !hidden && !crowd; }
        double bottom(size_t bucket) const { return base.empty() ? 0 : base[bucket]; }
        double top(size_t bucket) const { return tops.empty() ? counts[bucket] : tops[bucket]; }
    };
    std::vector<double> lows; ///< of buckets, ascending; of named ones their index
    std::vector<double> highs;
    std::vector<QString> edges; ///< names of all edges, one more than buckets; empty: numbers
    std::vector<Series> series;
    DisplayProcessor bound; ///< of the edges
    DisplayProcessor countDisplay; ///< of the y axis
    ScaleOptions countScale;
    bool log = false; ///< buckets grow: the x axis is logarithmic
    double min = 0; ///< of the x axis
    double max = 1;
    size_t wanted = 0; ///< series that would be drawn if there were not too many
    QString problem; ///< translated; empty: there is a histogram

    QString edgeText(double value) const;
    QString bucketText(size_t bucket) const;
};

HistogramData histogramData(const PictureInput& input);
