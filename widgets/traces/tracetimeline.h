#pragma once

#include "datasources/data/tracesettings.h"
#include "widgets/traces/tracescene.h"
#include "widgets/traces/tracetree.h"

#include <QAbstractScrollArea>
#include <QSet>

class QToolButton;

/// The spans as rows: tree at the left, bars over time at the right. Only the rows in sight are painted, so that a
/// hundred thousand spans scroll like a hundred. Keys as in Jaeger: a d pan, w s scroll, + - zoom, [ ] collapse and
/// expand all, p o by one level, f b next and previous row, space opens and closes.
class TraceTimeline : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 26;
    static constexpr int headerHeight = 26;

    explicit TraceTimeline(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Keeps what is collapsed and selected when it is the same trace.
    void setScene(TraceScenePtr scene);
    void setWindow(const TraceWindow& window);
    const TraceWindow& window() const { return m_window; }
    void setCriticalPath(bool shown);
    /// What stands beside the bars; `tag` is the key of SpanBarLabel::Tag.
    void setBarLabel(SpanBarLabel label, const QString& tag);
    void setFound(const std::vector<quint32>& spans);
    const TraceTree& tree() const { return m_tree; }
    std::optional<quint32> selected() const { return m_selected; }
    void select(std::optional<quint32> span); ///< and scrolls to it
    QRect rowRect(size_t row) const; ///< in the viewport; may be out of sight
    int nameWidth() const;

signals:
    void selectionChanged(std::optional<quint32> span);
    void windowChosen(const TraceWindow& window);
    void viewportPainted();

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void buildFolding();
    void placeFolding();
    void changeTree(void (TraceTree::*change)());
    QString toolTipAt(const QPoint& position) const;
    void updateScrollBar();
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, size_t row, const QRect& rect) const;
    void paintName(QPainter& painter, quint32 span, const QRect& rect) const;
    void paintBar(QPainter& painter, quint32 span, const QRect& rect) const;
    QString barText(quint32 span) const;
    std::optional<size_t> rowAt(const QPoint& position) const;
    void pressedRow(size_t row, const QPoint& position);
    void moveSelection(int rows);
    void pan(double share);
    void zoom(double factor, double center);
    void chooseWindow(double fromX, double toX);

    Theme m_theme;
    TraceScenePtr m_scene = std::make_shared<const TraceScene>();
    TraceTree m_tree;
    TraceWindow m_window;
    QSet<quint32> m_found;
    std::optional<quint32> m_selected;
    std::optional<size_t> m_hovered;
    std::optional<int> m_dragFrom; ///< x of a drag over the bars
    int m_dragTo = 0;
    double m_nameShare = 0.35;
    QToolButton* m_collapse = nullptr; ///< in the header, with m_expand
    QToolButton* m_expand = nullptr;
    bool m_resizing = false; ///< the border between names and bars follows the mouse
    bool m_showPath = true;
    SpanBarLabel m_barLabel = SpanBarLabel::Duration;
    QString m_barTag;
};
