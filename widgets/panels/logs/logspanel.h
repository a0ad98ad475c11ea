#pragma once

#include "widgets/logs/logoptions.h"
#include "widgets/panels/panelview.h"

class LogDetailsPane;
class LogExplorer;
class LogView;
class QSplitter;

/// The logs panel: lines of any source.
class LogsPanel : public PanelView
{
    Q_OBJECT

public:
    explicit LogsPanel(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    QMargins framePadding() const override { return {1, 0, 1, 6}; }

    bool isDrawing() const override;

    LogView& view() { return *m_view; }
    LogExplorer* explorer() { return m_explorer; } ///< of panels that show what stands around their lines; else nullptr
    LogDetailsPane* detailsPane() { return m_pane; } ///< of panels that show details beside their lines; else nullptr

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyOptions();
    void makeDetailsPane();
    void showDetails(qsizetype index);
    void askFurther(bool oldest);
    bool isPartOfShown(const PanelData& data) const;
    void openContext(quint32 row);
    void openLines(const QString& expr);
    void filter(const QString& key, const QString& op, const QString& value);
    void makeExplorer();
    QString source() const; ///< uid of the connection that gave the lines; empty: they cannot be asked about
    QString expr() const; ///< the query that gave them

    PanelDataPtr m_data;
    LogOptions m_options;
    int m_wanted = 0; ///< lines that were asked for beyond the queries' own number; 0: none
    LogView* m_view = nullptr;
    QSplitter* m_beside = nullptr; ///< lines and details
    LogDetailsPane* m_pane = nullptr;
    LogExplorer* m_explorer = nullptr;
};

LogOptions logOptionsFromJson(const Json& options);
