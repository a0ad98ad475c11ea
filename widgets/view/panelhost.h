#pragma once

#include "dashboards/run/livepanels.h"
#include "widgets/panels/panelview.h"
#include "widgets/view/freshness.h"

#include <QFrame>

class FloatingHeader;

/// The frame around a panel: title, description, badges for errors, warnings and age, the loading line, the menu and
/// what stands in for a picture that is not there. Keeps the panel's last picture through loading and errors.
class PanelHost : public QWidget
{
    Q_OBJECT

public:
    PanelHost(LivePanel panel, PanelView* view, QWidget* parent = nullptr);

    void setPanel(const LivePanel& panel);
    void setContext(const PanelContext& context);
    void setData(const PanelDataPtr& data);
    /// Called about once a second: the age of the data may have to be shown.
    void updateAge(qint64 nowMs, qint64 refreshIntervalMs);

    const LivePanel& panel() const { return m_panel; }
    PanelView* view() const { return m_view; }
    /// Width of the drawing, which queries use as their number of points.
    int contentWidth() const { return contentRect().width(); }
    /// Frames the panel in the accent for a moment, so that a person finds it.
    void mark();
    /// The sentence a person sees in place of a picture; empty when there is one.
    QString emptyText() const;
    /// What is shown is old; a sentence about an error in place of a picture has no age.
    bool isStale() const;
    /// True from new data until its picture is on the screen.
    bool awaitsPaint() const { return m_awaitsPaint && m_view->isVisible() && !m_view->visibleRegion().isEmpty(); }
    QString ageLabel() const; ///< "12 s old" on a stale panel
    QString badgeText() const; ///< of the error or warning badge; empty for none

signals:
    void menuRequested(const PanelId& panel, const QPoint& globalPos);
    void fullViewRequested(const PanelId& panel);
    void linkActivated(const LinkTarget& target);
    void painted(const PanelId& panel); ///< the newest data is on the screen

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool hasHeader() const;
    QRect contentRect() const;
    QRect badgeRect() const;
    QRect infoRect() const;
    QRect linksRect() const; ///< of the icon that opens the panel's links
    QRect menuRect() const;
    QRect titleRect() const;
    QString rightLabel() const; ///< time override and age
    QRect labelRect() const; ///< of rightLabel
    QRegion floatingPlaces() const; ///< of what lies over the picture of a panel without a header
    void refresh(); ///< paints frame and header again
    void layoutView();
    void openLinks();
    void viewPainted();
    void updateLeftOut();
    void paintFrame(QPainter& painter) const;
    void paintHeader(QPainter& painter) const;
    void paintGround(QPainter& painter) const;
    void paintEmpty(QPainter& painter) const;
    void paintLoading(QPainter& painter) const;

    LivePanel m_panel;
    PanelView* m_view; // child
    FloatingHeader* m_floating; // child
    PanelContext m_context;
    PanelDataPtr m_data;
    Freshness m_freshness = Freshness::Fresh;
    qint64 m_ageMs = 0;
    QString m_paintedAge;
    QString m_leftOut; ///< of the picture on the screen
    bool m_hovered = false;
    bool m_marked = false;
    bool m_awaitsPaint = false;
};
