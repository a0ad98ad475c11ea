#pragma once

#include "datasources/data/pending.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/panels/common/legendtoggles.h"
#include "widgets/panels/common/paneltooltip.h"
#include "widgets/panels/panelview.h"

#include <QSet>

/// A panel of one plot and its legend below or at the right, or a sentence in their place. The legend switches series
/// on and off by name; that stays over refreshes and is no part of the dashboard.
class LegendPanel : public PanelView
{
    Q_OBJECT

public:
    explicit LegendPanel(QWidget* parent = nullptr);
    ~LegendPanel() override;

    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    bool isDrawing() const override { return m_building; }

    ChartLegend* legend() const { return m_legend; }
    QString problem() const { return m_problem; }

protected:
    /// Runs in the GUI thread and ends with showLegend() or showProblem().
    using Show = std::function<void()>;
    /// Work for the pool that makes the model of the newest data, and what then shows it.
    virtual std::function<Show()> makeModel() = 0;
    virtual void readOptions(const Json& options) = 0;
    /// False for items that say something else than the name of a series.
    virtual bool isSwitch(const LegendItem& item) const
    {
        Q_UNUSED(item)
        return true;
    }
    bool isBuilding() const { return m_building; }

    void setPlot(QWidget* plot) { m_plot = plot; }
    void showLegend(const LegendOptions& options, std::vector<LegendItem> items);
    void showProblem(const QString& text);
    void showTooltip(const TooltipContent& content, QPoint at); ///< `at` in this widget
    void hideTooltip();

    const PanelSpec* spec() const { return m_spec.get(); }
    const PanelDataPtr& data() const { return m_data; }
    const PanelContext& context() const { return m_context; }
    const QSet<QString>& hiddenNames() const { return m_toggles.hidden(); }
    QColor background() const;

    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void rebuild();
    void arrange();
    void clickLegend(int item, Qt::KeyboardModifiers modifiers);

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    LegendToggles m_toggles;
    QString m_problem;
    LegendOptions m_options;
    QWidget* m_plot = nullptr;
    ChartLegend* m_legend = nullptr;
    Pending m_build;
    bool m_building = false;
    bool m_buildAgain = false; ///< something changed meanwhile
    PanelTooltip m_tooltip;
};

/// `options.legend` and `options.legend.calcs` as every chart with series has them.
LegendOptions legendOptionsFromJson(const Json& options);
/// One calculation of a legend; nothing for an unknown reducer.
void appendLegendCalc(const QString& reducerId, const Field& field, const DisplayProcessor& display, LegendItem& item);
