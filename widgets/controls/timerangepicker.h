#pragma once

#include "dashboards/time/timetext.h"
#include "widgets/controls/toolsegment.h"

class QLabel;
class QLineEdit;

/// The button that names the time range and opens the choice of quick ranges and absolute times.
class TimeRangePicker : public ToolSegment
{
    Q_OBJECT

public:
    explicit TimeRangePicker(QWidget* parent = nullptr);

    /// `own` are the dashboard's quick ranges; empty: Grafana's list.
    void setQuickRanges(std::vector<QuickRange> own);
    void setRange(const RawTimeRange& range, const TimeContext& context);
    /// What is wrong with both texts of a range; empty when they can be used.
    static QString problem(const RawTimeRange& range, const TimeContext& context);
    void open();

signals:
    void rangePicked(const RawTimeRange& range);
    void zonePicked(const QString& setting); ///< as dashboards write it: browser, utc or a name of the tz database

private:
    QWidget* buildAbsolute(QWidget* popup);
    void buildZone(QLayout& layout, QWidget* popup);
    QWidget* buildQuick(QWidget* popup);

    std::vector<QuickRange> m_quick;
    RawTimeRange m_range;
    TimeContext m_context;
};
