#include "widgets/logs/logdetailspane.h"

#include "widgets/logs/logrowtext.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/tooltiptext.h"

#include <QHelpEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>

namespace {

constexpr int headerHeight = 34;
constexpr int side = 12;
constexpr int below = 10; // the text
constexpr int mostLines = 500;

int lineHeightOf(const Theme& theme)
{
    return QFontMetrics(theme.fontMono).height() + 2;
}

} // namespace

LogDetailsPane::LogDetailsPane(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_time(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setViewportMargins(0, headerHeight, 0, 0);
    setStyleSheet(QStringLiteral("LogDetailsPane { background: transparent; }"));
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    m_time->setTextFormat(Qt::PlainText);
    m_time->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::NoFocus);
    m_close->setToolTip(tr("Close the details (Esc)"));
    connect(m_close, &QToolButton::clicked, this, &LogDetailsPane::closeRequested);
}

void LogDetailsPane::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_close->setIcon(themedIcon(IconName::Close, theme.textSecondary));
    m_time->setFont(theme.fontNumbers);
    QPalette palette = m_time->palette();
    palette.setColor(QPalette::WindowText, theme.textSecondary);
    m_time->setPalette(palette);
    relayout();
}

void LogDetailsPane::setContent(Content content)
{
    m_content = std::move(content);
    m_time->setText(m_content.time);
    verticalScrollBar()->setValue(0);
    relayout();
}

void LogDetailsPane::relayout()
{
    m_time->setGeometry(side, 0, std::max(0, width() - 2 * side - headerHeight), headerHeight);
    m_close->setGeometry(width() - headerHeight, 4, headerHeight - 8, headerHeight - 8);
    const QVector<QTextLayout::FormatRange> formats = m_content.text.spans.empty()
        ? syntaxFormats(m_content.text.text, m_theme)
        : ansiFormats(m_content.text, m_theme);
    layOutLine(m_layout, m_content.text, formats,
               {m_theme.fontMono, std::max(40, viewport()->width() - 2 * side), lineHeightOf(m_theme), mostLines});
    verticalScrollBar()->setRange(
        0, std::max(0, verticalScrollBar()->value() + detailsRect().bottom() + 1 - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(LogDetails::rowHeight);
    viewport()->update();
}

QRect LogDetailsPane::detailsRect() const
{
    const int top = m_layout.lineCount() * lineHeightOf(m_theme) + below - verticalScrollBar()->value();
    return {0, top, viewport()->width(), m_content.details.height()};
}

void LogDetailsPane::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.text);
    m_layout.draw(&painter, QPointF(side, -verticalScrollBar()->value()));
    m_content.details.paint(painter, detailsRect(), m_theme, m_mouse);
}

void LogDetailsPane::resizeEvent(QResizeEvent*)
{
    relayout();
}

LogDetails::Hit LogDetailsPane::hitAt(const QPoint& position) const
{
    return m_content.details.hit(detailsRect(), position);
}

void LogDetailsPane::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->pos();
    const bool clickable = hitAt(m_mouse).action != LogDetails::Action::None;
    viewport()->setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void LogDetailsPane::mousePressEvent(QMouseEvent* event)
{
    const LogDetails::Hit hit = hitAt(event->pos());
    if (event->button() == Qt::LeftButton && hit.action != LogDetails::Action::None)
        emit actionChosen(LogDetails::Row(m_content.details.rows()[hit.row]), hit.action);
}

void LogDetailsPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

bool LogDetailsPane::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_mouse = {-1, -1};
        viewport()->update();
    }
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const LogDetails::Hit hit = hitAt(help->pos());
    QString text = LogDetails::toolTip(hit.action);
    if (text.isEmpty() && hit.row < m_content.details.rows().size() && detailsRect().contains(help->pos()))
        text = m_content.details.rows()[hit.row].value.left(2000);
    QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
    return true;
}
