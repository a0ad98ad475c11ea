#include "widgets/traces/traceminimap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

namespace {

constexpr int smallestDrag = 3; // pixels
constexpr int rimPx = 3; // above the first span and below the last
constexpr int mostPx = 4; // that a span is high

} // namespace

TraceMinimap::TraceMinimap(QWidget* parent) : QWidget(parent), m_reset(new QToolButton(this))
{
    setCursor(Qt::CrossCursor);
    setFixedHeight(56);
    m_reset->setText(tr("Show all"));
    m_reset->setToolTip(tr("Shows the whole trace again"));
    m_reset->setCursor(Qt::ArrowCursor);
    m_reset->setFocusPolicy(Qt::NoFocus);
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, [this] { emit windowChosen(whole()); });
}

void TraceMinimap::placeReset()
{
    const QSize size = m_reset->sizeHint();
    const bool isPart = m_window != whole() && m_scene->trace->size() > 0;
    m_reset->setGeometry(QRect(QPoint(width() - size.width() - 6, (height() - size.height()) / 2), size));
    m_reset->setVisible(isPart && width() > 2 * size.width());
}

void TraceMinimap::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_reset->setFont(theme.fontSmall);
    m_reset->setStyleSheet(QStringLiteral("QToolButton { background: %1; }").arg(theme.panel.name()));
    m_image = {};
    placeReset();
    update();
}

void TraceMinimap::setScene(TraceScenePtr scene)
{
    m_scene = std::move(scene);
    m_image = {};
    update();
}

void TraceMinimap::setWindow(const TraceWindow& window)
{
    m_window = window;
    placeReset();
    update();
}

TraceWindow TraceMinimap::whole() const
{
    const TraceSummary& summary = m_scene->summary;
    return {summary.startNs, summary.startNs + summary.durationNs};
}

qint64 TraceMinimap::timeAt(double x) const
{
    const double share = std::clamp(x / std::max(1, width()), 0.0, 1.0);
    return m_scene->summary.startNs + qint64(share * double(m_scene->summary.durationNs));
}

/// Each span is a line of at least one pixel; a hundred thousand take a few milliseconds.
void TraceMinimap::drawImage()
{
    const qreal ratio = devicePixelRatioF();
    m_image = QImage(QSize(qRound(width() * ratio), qRound(height() * ratio)), QImage::Format_RGB32);
    m_image.fill(m_theme.secondary);
    const Trace& trace = *m_scene->trace;
    const size_t count = trace.order.size();
    const TraceWindow window = whole();
    const int columns = m_image.width();
    const int lines = m_image.height();
    const int margin = qRound(rimPx * ratio); // the border would cover the root
    const size_t room = size_t(std::max(1, lines - 2 * margin));
    const int pitch = int(room / std::max<size_t>(1, count));
    const int thickness = std::clamp(pitch - 1, std::max(1, int(ratio)), qRound(mostPx * ratio));
    for (size_t row = 0; row < count; ++row) {
        const quint32 span = trace.order[row];
        const int from = std::clamp(int(window.x(trace.startNs[span], columns)), 0, columns - 1);
        const int to =
            std::clamp(int(window.x(trace.startNs[span] + trace.durationNs[span], columns)), from + 1, columns);
        const QRgb color = serviceColor(*m_scene, span, m_theme).rgb();
        const int top = margin + int(row * room / count);
        for (int y = top; y < std::min(top + thickness, lines); ++y) {
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
            std::fill(line + from, line + to, color);
        }
    }
    m_image.setDevicePixelRatio(ratio);
}

void TraceMinimap::paintEvent(QPaintEvent* /*event*/)
{
    if (m_image.isNull())
        drawImage();
    QPainter painter(this);
    painter.drawImage(0, 0, m_image);
    const TraceWindow all = whole();
    QColor shade = m_theme.canvas;
    shade.setAlphaF(0.65F);
    if (m_window != all) {
        const double from = all.x(m_window.fromNs, width());
        const double to = all.x(m_window.toNs, width());
        painter.fillRect(QRectF(0, 0, from, height()), shade);
        painter.fillRect(QRectF(to, 0, width() - to, height()), shade);
        painter.fillRect(QRectF(from - 1, 0, 2, height()), m_theme.primary);
        painter.fillRect(QRectF(to - 1, 0, 2, height()), m_theme.primary);
    }
    if (m_pressed) {
        QColor brush = m_theme.primary;
        brush.setAlphaF(0.3F);
        painter.fillRect(QRectF(QPointF(std::min(*m_pressed, m_at), 0), QPointF(std::max(*m_pressed, m_at), height())),
                         brush);
    }
    painter.setPen(m_theme.border);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void TraceMinimap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_image = {};
    placeReset();
}

void TraceMinimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = m_at = event->position().x();
}

void TraceMinimap::mouseMoveEvent(QMouseEvent* event)
{
    m_at = event->position().x();
    update();
}

void TraceMinimap::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    const double from = std::min(*m_pressed, event->position().x());
    const double to = std::max(*m_pressed, event->position().x());
    m_pressed.reset();
    if (to - from >= smallestDrag)
        emit windowChosen({timeAt(from), timeAt(to)});
    update();
}

void TraceMinimap::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    m_pressed.reset();
    emit windowChosen(whole());
}
