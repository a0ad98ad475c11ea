#pragma once

#include "widgets/chart/charthover.h"
#include "widgets/chart/laidtexts.h"
#include "widgets/chart/tooltipcontent.h"
#include "widgets/theme/theme.h"

#include <QStringList>
#include <QWidget>

TooltipContent tooltipContent(const ChartModel& model, const HoverState& hover);
TooltipContent tooltipContent(const ChartModel& model, const Annotation& annotation);

/// The box beside the cursor; a child of the window, so that it costs no window of its own.
class ChartTooltip : public QWidget
{
    Q_OBJECT

public:
    explicit ChartTooltip(QWidget* parent);
    void setTheme(const Theme& theme);
    /// Shows the content beside a point of the parent, inside the parent.
    void showAt(const TooltipContent& content, QPoint anchor);
    /// Largest size in px; 0: as the window allows.
    void setLimits(double width, double height);
    /// Stays, takes the mouse and offers links; what does not fit scrolls by wheel.
    void pin(const QStringList& links);
    void unpin(); ///< hides it, too
    bool isPinned() const { return m_pinned; }
    const QStringList& links() const { return m_links; }
    QRectF linkRect(int index) const;
    const TooltipContent& content() const { return m_content; }
    int firstRow() const { return m_firstRow; } ///< of those there is room for
    int shownRows() const { return m_shownRows; }

signals:
    void linkClicked(int index);
    void unpinned();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void layTexts();
    QSize measure();
    double headerPx() const;
    const QImage& markOf(const TooltipContent::Row& row);
    void paintRow(QPainter& painter, const TooltipContent::Row& row, double y);
    double paintRows(QPainter& painter, double y);
    QString moreText() const;
    int linkAt(QPointF position) const;
    void place(QPoint anchor);

    Theme m_theme;
    LaidTexts m_names;
    LaidTexts m_strongNames; ///< of the series under the mouse
    LaidTexts m_values;
    QHash<std::pair<QRgb, bool>, QImage> m_marks; ///< by colour, of solid or of dashed lines
    TooltipContent m_content;
    double m_valueRight = 0;
    int m_shownRows = 0;
    int m_firstRow = 0;
    int m_hoveredLink = -1;
    double m_maxWidth = 0;
    double m_maxHeight = 0;
    bool m_pinned = false;
    QStringList m_links;
    QPoint m_anchor;
};
