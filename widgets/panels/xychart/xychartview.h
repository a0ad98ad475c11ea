#pragma once

#include "widgets/panels/common/legendpanel.h"
#include "widgets/panels/xychart/xychartmodel.h"

class ChartView;

/// Points and lines of pairs of fields.
class XYChartView : public LegendPanel
{
    Q_OBJECT

public:
    explicit XYChartView(QWidget* parent = nullptr);
    bool isDrawing() const override;
    QString leftOut() const override;
    ChartView* chart() const { return m_chart; }
    const XYChartModel& model() const { return m_model; }

protected:
    void readOptions(const Json& options) override;
    std::function<Show()> makeModel() override;

private:
    void present(const XYChartModel& model);
    void followLink(QPointF position);

    XYChartOptions m_options;
    XYChartModel m_model;
    ChartView* m_chart = nullptr;
};
