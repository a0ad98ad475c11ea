#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/panels/xychart/xychartoptions.h"

/// Points of one pair of fields, ready to be drawn; columns have equal length.
struct XYSeries
{
    QString name;
    XYStyle style;
    QColor color;
    NumberColumn x; ///< NaN where there is no point; times in ms
    NumberColumn y;
    NumberColumn sizes; ///< diameters in px; empty: style.size
    std::vector<QRgb> colors; ///< of each point; empty: `color`
    int scale = 0;
    int frame = 0; ///< in PanelData::frames
    int xField = 0;
    int yField = 0;
    int sizeField = -1;
    int colorField = -1;
    bool visible = true;
    bool inTooltip = true;
    bool inLegend = true;

    double sizeOf(size_t row) const { return sizes.empty() ? style.size : sizes[row]; }
    QColor colorOf(size_t row) const { return colors.empty() ? color : QColor::fromRgba(colors[row]); }
};

/// The series that the options choose from the frames. `palette` resolves colours.
std::vector<XYSeries> xySeries(const PanelData& data, const XYChartOptions& options, const Palette& palette);
QString xyFieldName(const PanelData& data, int frame, int field);
