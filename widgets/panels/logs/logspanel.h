#pragma once

#include "widgets/logs/logoptions.h"
#include "widgets/panels/panelview.h"

class LogExplorer;
class LogView;

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

private:
    void openContext(quint32 row);
    void openLines(const QString& expr);
    void filter(const QString& key, const QString& op, const QString& value);
    void makeExplorer();
    QString source() const; ///< uid of the connection that gave the lines; empty: they cannot be asked about
    QString expr() const; ///< the query that gave them

    PanelDataPtr m_data;
    LogView* m_view = nullptr;
    LogExplorer* m_explorer = nullptr;
};

LogOptions logOptionsFromJson(const Json& options);
