#pragma once

#include "dashboards/run/querylink.h"
#include "datasources/data/background.h"
#include "datasources/data/tracesettings.h"
#include "widgets/panels/panelview.h"
#include "widgets/traces/tracescene.h"

class QComboBox;
class QLabel;
class QSplitter;
class QToolButton;
class SpanDetailView;
class TraceFindBar;
class TraceMinimap;
class TraceTimeline;

/// Grafana's traces panel: one trace as a timeline with minimap, find, critical path and the detail of a span.
class TracesView : public PanelView
{
    Q_OBJECT

public:
    explicit TracesView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool isDrawing() const override { return m_working; }
    bool drawsNoData() const override { return true; }

    TraceTimeline* timeline() const { return m_timeline; }
    TraceFindBar* findBar() const { return m_find; }
    SpanDetailView* detail() const { return m_detail; }
    QString headline() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar(QLayout* layout);
    void chooseTrace();
    TraceSettingsPtr settingsOf(const TracePtr& trace) const; ///< nullptr: its connection has none
    void updateChoice();
    void nameChoices();
    void showSpan(std::optional<quint32> span);
    void goToSpan(const QString& traceId, const QString& spanId);
    void followLink(int link);
    void makeScene();
    void present(TraceScenePtr scene, TraceSettingsPtr settings);
    void updateHeadline();
    void find(const QString& text);
    void stepFound(int by);
    void showCount();
    std::optional<size_t> chosenMatch() const; ///< among m_found
    void setWindowNs(const TraceWindow& window);
    void fitToSize();

    PanelContext m_context;
    PanelDataPtr m_data;
    TracePtr m_trace; ///< as the source gave it; its scene may still be in the making
    TraceScenePtr m_scene; ///< that is shown, of m_trace or of the one before it
    TraceSettingsPtr m_settings; ///< of the connection the shown trace came from; nullptr: it has none
    std::vector<TracePtr> m_offered; ///< to choose from
    Pending m_naming; ///< of the choices
    Pending m_work;
    Pending m_search;
    std::vector<quint32> m_found;
    std::vector<QueryLink> m_links; ///< of the selected span
    bool m_working = false;
    bool m_awaitsPaint = false;
    QWidget* m_bar = nullptr;
    QComboBox* m_choice = nullptr; ///< among several traces
    QLabel* m_headline = nullptr;
    TraceFindBar* m_find = nullptr;
    QToolButton* m_path = nullptr;
    QToolButton* m_clocks = nullptr;
    TraceMinimap* m_minimap = nullptr;
    QSplitter* m_splitter = nullptr;
    TraceTimeline* m_timeline = nullptr;
    SpanDetailView* m_detail = nullptr;
};
