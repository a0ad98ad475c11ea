#include "widgets/panels/table/tablepager.h"

#include "widgets/theme/icon.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

constexpr double buttonHeight = 24;
constexpr double buttonPadding = 8;
constexpr double buttonGap = 10;
constexpr double above = 8;
constexpr double radius = 6;
constexpr double iconSide = 16;
constexpr double beforeRows = 16;
constexpr int narrowWidth = 750; ///< below it there is no room for all pages and the rows

} // namespace

std::vector<int> pageMarks(int current, int count, bool narrow)
{
    const int most = narrow ? 1 : 8; // pages that all have their button
    const int beside = narrow ? 0 : 2; // of the present one
    const int low = most;
    const int high = count - most + 1;
    const bool between = high >= low && current >= low && current <= high;
    std::vector<int> marks;
    for (int page = 1; page <= count; ++page) {
        const int away = std::abs(page - current);
        const bool atTheStart = current < low && page < low;
        const bool atTheEnd = page > high && (high >= low ? current > high : current >= low);
        const bool near = between && away <= beside;
        if (count <= most || page == 1 || page == count || atTheStart || atTheEnd || near)
            marks.push_back(page);
        else if (!marks.empty() && marks.back() != 0)
            marks.push_back(0);
    }
    return marks;
}

TablePager::TablePager(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TablePager::setTheme(const Theme& theme)
{
    m_theme = theme;
    layOut();
}

void TablePager::setPages(int page, int count, const QString& rows)
{
    if (page == m_page && count == m_count && rows == m_rows)
        return;
    m_page = page;
    m_count = std::max(1, count);
    m_rows = rows;
    layOut();
}

QSize TablePager::sizeHint() const
{
    return {200, int(above + buttonHeight)};
}

void TablePager::layOut()
{
    const QFontMetricsF metrics(m_theme.sized(m_theme.smallPx(), 500));
    const bool narrow = width() < narrowWidth;
    m_buttons.clear();
    double x = 0;
    const auto add = [&](const QString& text, int page, bool enabled) {
        const double content = text.isEmpty() ? iconSide : metrics.horizontalAdvance(text);
        Button button;
        button.rect = QRectF(x, above, std::ceil(content) + 2 * buttonPadding, buttonHeight);
        button.text = text;
        button.page = page;
        button.enabled = enabled;
        button.current = !text.isEmpty() && page == m_page;
        x = button.rect.right() + buttonGap;
        m_buttons.push_back(std::move(button));
    };
    add({}, m_page - 1, m_page > 0);
    for (const int mark : pageMarks(m_page + 1, m_count, narrow))
        add(mark == 0 ? QStringLiteral("\u2026") : QString::number(mark), mark - 1, mark > 0);
    add({}, m_page + 1, m_page + 1 < m_count);
    double used = x - buttonGap;
    m_rowsRect = QRectF();
    if (!narrow) {
        const double text = std::ceil(QFontMetricsF(m_theme.fontNumbers).horizontalAdvance(m_rows)) + 1;
        m_rowsRect = QRectF(used + beforeRows, above, text, buttonHeight);
        used = m_rowsRect.right() + buttonPadding;
    }
    const double left = std::max(0.0, std::round((width() - used) / 2));
    for (Button& button : m_buttons)
        button.rect.translate(left, 0);
    m_rowsRect.translate(left, 0);
    update();
}

void TablePager::paintButton(QPainter& painter, const Button& button, bool hovered) const
{
    const bool leftOut = !button.text.isEmpty() && !button.enabled;
    const QColor ground = button.current ? m_theme.primary
        : hovered && button.enabled      ? blended(m_theme.text, .16, m_theme.panel)
                                         : blended(m_theme.text, .10, m_theme.panel);
    if (!leftOut) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(button.rect, radius, radius);
    }
    const QColor ink = button.current ? QColor(Qt::white) : button.enabled ? m_theme.text : m_theme.textDisabled;
    if (button.text.isEmpty()) {
        const bool back = &button == &m_buttons.front();
        const QRectF icon(button.rect.center() - QPointF(iconSide / 2, iconSide / 2), QSizeF(iconSide, iconSide));
        themedIcon(back ? IconName::ChevronLeft : IconName::ChevronRight, ink).paint(&painter, icon.toRect());
        return;
    }
    painter.setPen(ink);
    painter.setFont(m_theme.sized(m_theme.smallPx(), 500));
    painter.drawText(button.rect, Qt::AlignCenter | Qt::TextSingleLine, button.text);
}

void TablePager::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < m_buttons.size(); ++i)
        paintButton(painter, m_buttons[i], int(i) == m_hovered);
    if (m_rowsRect.isEmpty())
        return;
    painter.setFont(m_theme.fontNumbers);
    painter.setPen(m_theme.textSecondary);
    painter.drawText(m_rowsRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_rows);
}

void TablePager::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

int TablePager::buttonAt(const QPointF& position) const
{
    for (size_t i = 0; i < m_buttons.size(); ++i)
        if (m_buttons[i].enabled && m_buttons[i].rect.contains(position))
            return int(i);
    return -1;
}

void TablePager::hover(int button)
{
    if (button == m_hovered)
        return;
    m_hovered = button;
    setCursor(button >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void TablePager::mouseMoveEvent(QMouseEvent* event)
{
    hover(buttonAt(event->position()));
}

void TablePager::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    hover(-1);
}

void TablePager::mouseReleaseEvent(QMouseEvent* event)
{
    const int button = event->button() == Qt::LeftButton ? buttonAt(event->position()) : -1;
    if (button >= 0)
        emit pageChosen(m_buttons[size_t(button)].page);
}
