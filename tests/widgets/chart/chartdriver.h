#pragma once

#include "tests/support/patience.h"
#include "widgets/chart/chartview.h"

/// Does to a chart what a person does.
class ChartDriver
{
public:
    explicit ChartDriver(ChartView& chart) : m_chart(chart) { }

    /// Shows the chart in a size and waits until its picture is there.
    bool open(QSize size)
    {
        m_chart.resize(size);
        m_chart.show();
        return settle();
    }
    bool settle()
    {
        return waitFor([this] { return m_chart.model() && m_chart.isSettled(); });
    }
    /// A place in the plot on the screen; 0,0 is its top left, 1,1 its bottom right.
    QPoint at(double x, double y) const
    {
        const QRectF plot = m_chart.placement().turn.toScreen(m_chart.placement().plot);
        return QPointF(plot.left() + x * plot.width(), plot.top() + y * plot.height()).toPoint();
    }
    void hoverAt(double x, double y) { moveTo(at(x, y)); }
    /// Sent, not moved: the pointer of the platform is shared by all tests of a machine.
    void moveTo(QPoint position)
    {
        QMouseEvent event(QEvent::MouseMove, position, m_chart.mapToGlobal(position), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&m_chart, &event);
    }
    void selectRange(double from, double to)
    {
        QTest::mousePress(&m_chart, Qt::LeftButton, {}, at(from, .5));
        moveTo(at((from + to) / 2, .5));
        moveTo(at(to, .5));
        QTest::mouseRelease(&m_chart, Qt::LeftButton, {}, at(to, .5));
    }
    void drag(double x0, double y0, double x1, double y1, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
    {
        QTest::mousePress(&m_chart, button, modifiers, at(x0, y0));
        const QPoint end = at(x1, y1);
        moveTo((at(x0, y0) + end) / 2);
        moveTo(end);
        QTest::mouseRelease(&m_chart, button, modifiers, end);
    }
    /// One step away from the person; false when the chart left it to others.
    bool turnWheel(double x, double y, Qt::KeyboardModifiers modifiers)
    {
        const QPoint position = at(x, y);
        QWheelEvent event(position, m_chart.mapToGlobal(position), {}, {0, 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&m_chart, &event);
        return event.isAccepted();
    }
    void doubleClick(double x, double y) { QTest::mouseDClick(&m_chart, Qt::LeftButton, {}, at(x, y)); }
    void leave()
    {
        QEvent event(QEvent::Leave);
        QApplication::sendEvent(&m_chart, &event);
    }

private:
    ChartView& m_chart;
};
