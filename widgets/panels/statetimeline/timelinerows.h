#pragma once

#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartmodel.h"
#include "widgets/panels/common/picturecontent.h"

enum class ValueVisibility
{
    Auto, ///< where a box has room for it
    Always,
    Never
};

/// `options` of state timeline and status history.
struct TimelineOptions
{
    bool samples = false; ///< status history: one box per sample
    bool merge = true; ///< neighbours of equal value are one box
    ValueVisibility showValue = ValueVisibility::Auto;
    Qt::Alignment align = Qt::AlignLeft;
    double rowHeight = .9; ///< share of a row
    double columnWidth = .9; ///< share of a sample's column
    int perPage = 20; ///< rows; 0: all
    LegendOptions legend;
    TooltipMode tooltip = TooltipMode::Single;
    TooltipSort sort = TooltipSort::None;
    bool hideZeros = false;
    QStringList timezones; ///< of the axes of time; empty: one in the dashboard's zone
};
TimelineOptions timelineOptionsFromJson(const Json& options, bool samples);

/// A stretch of time in one state.
struct TimelineRun
{
    double fromMs = 0;
    double toMs = 0;
    qsizetype row = 0; ///< of its first sample
    quint64 state = 0; ///< equal for equal values
    QRgb color = 0; ///< of the state, straight alpha
};

/// One field as a row of states.
struct TimelineRow
{
    QString name;
    int frame = 0; ///< in PanelData::frames
    int fieldIndex = 0;
    Field field; ///< its rows may be more than those of the frame: gaps are marked with nulls
    std::shared_ptr<const TimeColumn> times;
    DisplayProcessor display;
    std::vector<TimelineRun> runs; ///< ascending
    std::vector<QString> stepTexts; ///< of thresholds, when values are merged by them: texts of states
    double fillOpacity = .7;
    double lineWidth = 0; ///< CSS px
    bool hideFromLegend = false;
    bool hideFromTooltip = false;

    QString textOf(const TimelineRun& run) const;
};

struct TimelineRows
{
    std::vector<TimelineRow> rows;
    QString problem; ///< translated; empty: there are rows
    int pages = 1;
    int page = 0;
    double fromMs = 0;
    double toMs = 1;
    double columnMs = 0; ///< distance of two samples
};

TimelineRows timelineRows(const PictureInput& input, const TimelineOptions& options);

/// "< 80" and "80+": the texts of thresholds.
std::vector<QString> thresholdTexts(const FieldConfig& config);
