#pragma once

#include "dashboards/alerts/alertsections.h"
#include "datasources/data/background.h"
#include "widgets/panels/alertlist/alertrows.h"
#include "widgets/panels/panelview.h"

#include <QAbstractScrollArea>

class AlertPainter;
class QMenu;

/// Grafana's alert list and alert groups over Alertmanager and Prometheus's rules. Sorting and grouping run in the
/// pool; only the rows in sight are painted, so that ten thousand alerts scroll like ten.
class AlertListView : public PanelView
{
    Q_OBJECT

public:
    explicit AlertListView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    bool isDrawing() const override { return m_arranging; }

    const AlertSections& sections() const { return m_arranged->sections; }
    const AlertRows& rows() const { return m_rows; }
    /// Where a row stands in the view's own coordinates; it may be out of sight.
    QRect rowRect(size_t row) const;
    QRect silenceButton(size_t row) const; ///< empty for rows that cannot be silenced
    void setOpen(const QString& section, bool open); ///< by its key

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What one refresh shows; made in the pool.
    struct Arranged
    {
        AlertListPtr list = std::make_shared<const AlertList>();
        AlertSections sections;
    };
    void arrange();
    void present(std::shared_ptr<const Arranged> arranged);
    void updateRows();
    void paintViewport();
    void paintCount(QPainter& painter, const AlertPainter& rows, const QRect& whole) const;
    void pressed(const QPoint& position);
    void openMenu(const QPoint& position);
    void addSilenceActions(QMenu& menu, const AlertRow& row);
    void addLinkActions(QMenu& menu, const Alert& alert);
    bool showTip(const QPoint& position) const;
    QString tipOf(const Alert& alert) const;
    bool pressedKey(int key);
    void openMenuOfCurrent(); ///< as the keyboard asks for it
    void hover(std::optional<size_t> row);
    std::optional<size_t> rowAt(const QPoint& position) const;
    QRect viewportRect(const AlertRow& row) const;
    void silence(const AlertRow& row);
    /// The alerts a row stands for: its own or all of its section.
    std::vector<size_t> alertsOf(const AlertRow& row) const;
    QSet<QString> openSections() const;
    AlertPainter painterOf() const;

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    AlertListOptions m_options;
    std::shared_ptr<const Arranged> m_arranged = std::make_shared<const Arranged>();
    AlertRows m_rows;
    QSet<QString> m_toggled; ///< keys of sections that a person opened, or closed where all are open from the start
    QSet<QString> m_open; ///< keys of sections whose alerts are shown
    std::optional<size_t> m_hovered;
    Pending m_work;
    bool m_arranging = false;
    bool m_awaitsPaint = false;
    QAbstractScrollArea* m_area = nullptr;
};
