#pragma once

#include "dashboards/model/griddrag.h"
#include "widgets/theme/theme.h"

#include <QUndoStack>
#include <QWidget>

#include <map>

class DashboardSession;
class DashboardView;

/// Lies over the panels of a dashboard while a person moves and resizes them, by mouse or keys: Tab chooses, arrows
/// move, Shift and arrows resize, Ctrl+Z and Ctrl+Shift+Z go back and forth, Enter ends, Escape drops the changes. The
/// view shows where panels would go.
class LayoutEditor : public QWidget
{
    Q_OBJECT

public:
    LayoutEditor(DashboardSession& session, DashboardView& view, const Theme& theme);

    /// Panels that stand elsewhere than before.
    std::map<PanelId, GridPos> changes() const;
    std::optional<PanelId> selected() const;
    QRect rectOf(const PanelId& panel) const; ///< in px of this widget

signals:
    void finished(bool keep);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QRect rectAt(size_t item) const;
    int itemAt(const QPoint& px) const;
    bool isHandle(size_t item, const QPoint& px) const;
    int gridWidth() const;
    void take(std::vector<grid::Item> items);
    void place();
    void moveByKeys(size_t item, QPoint step);
    /// What a person did since `before` can be undone.
    void remember(std::vector<grid::Item> before);

    DashboardSession& m_session;
    DashboardView& m_view;
    Theme m_theme;
    std::vector<PanelId> m_ids;
    std::vector<bool> m_movable;
    std::vector<grid::Item> m_start; // before all drags
    std::vector<grid::Item> m_items;
    std::vector<grid::Item> m_beforeDrag;
    QUndoStack m_steps;
    int m_selected = -1;
    bool m_dragging = false;
    bool m_resizing = false;
    QPoint m_grip; // from the item's corner to the mouse
};
