#pragma once

#include "datasources/data/background.h"
#include "widgets/panels/common/legendtoggles.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"

class ChartLegend;
class ChartView;

/// Grafana's time series panel: a chart with its legend below or at the right.
class TimeSeriesView : public PanelView
{
    Q_OBJECT

public:
    explicit TimeSeriesView(QWidget* parent = nullptr);

    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    void setCrosshair(std::optional<double> timeMs) override;
    bool isDrawing() const override;
    bool drawsNoData() const override { return true; }
    QString leftOut() const override;

    ChartView* chart() const { return m_chart; }
    ChartLegend* legend() const { return m_legend; }
    QString problem() const { return m_model->problem; }

protected:
    /// How the model is made, in the pool; for panels that are a time series with something of their own.
    using Builder = std::function<TimeSeriesModel(const TimeSeriesInput&)>;
    void setBuilder(Builder builder) { m_builder = std::move(builder); }

    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    TimeSeriesInput buildInput() const;
    void rebuild();
    void present(std::shared_ptr<const TimeSeriesModel> model);
    void applyLook();
    void arrange();
    void slideAxis();
    bool nothingChanged(const PanelData& data) const;
    void clickLegend(int item, Qt::KeyboardModifiers modifiers);
    void clickPoint(int series, qsizetype row);
    void clickExemplar(int exemplar);
    void offer(std::vector<LinkTarget> links);
    QColor background() const;

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    TimeSeriesOptions m_options;
    std::shared_ptr<const TimeSeriesModel> m_model = std::make_shared<const TimeSeriesModel>();
    Builder m_builder = buildTimeSeries;
    Pending m_build;
    bool m_building = false;
    bool m_buildAgain = false;
    std::vector<LinkTarget> m_offered; ///< links of the pinned tooltip
    LegendToggles m_toggles;
    ChartView* m_chart = nullptr;
    ChartLegend* m_legend = nullptr;
};
