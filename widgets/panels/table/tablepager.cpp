#include "widgets/panels/table/tablepager.h"

#include "widgets/panels/common/panelbutton.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

constexpr int buttonHeight = 24;
constexpr int buttonPadding = 8;
constexpr int buttonGap = 10;
constexpr int above = 8;
constexpr int beforeRows = 16;
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
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_back = arrow(IconName::ChevronLeft, tr("Previous page"), -1);
    m_forward = arrow(IconName::ChevronRight, tr("Next page"), 1);
}

PanelButton* TablePager::arrow(IconName symbol, const QString& name, int step)
{
    auto* button = new PanelButton(PanelButton::Look::Alone, this);
    button->setSymbol(symbol);
    button->setAccessibleName(name);
    connect(button, &QAbstractButton::clicked, this, [this, step] { choose(m_page + step); });
    return button;
}

PanelButton* TablePager::pageButton(size_t index)
{
    while (m_pages.size() <= index) {
        auto* button = new PanelButton(PanelButton::Look::Alone, this);
        button->setCheckable(true);
        button->setTheme(m_theme);
        connect(button, &QAbstractButton::clicked, this, [this, button, at = m_pages.size()] {
            button->setChecked(m_pageOf[at] == m_page); // setPages() says what is shown
            choose(m_pageOf[at]);
        });
        setTabOrder(m_pages.empty() ? m_back : m_pages.back(), button);
        setTabOrder(button, m_forward);
        m_pages.push_back(button);
    }
    return m_pages[index];
}

void TablePager::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_back->setTheme(theme);
    m_forward->setTheme(theme);
    for (PanelButton* button : m_pages)
        button->setTheme(theme);
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

void TablePager::choose(int page)
{
    if (page != m_page && page >= 0 && page < m_count)
        emit pageChosen(page);
}

QSize TablePager::sizeHint() const
{
    return {200, above + buttonHeight};
}

/// Which button stands for which page changes with the present one; the focus stays with its page.
void TablePager::labelPages(const std::vector<int>& marks)
{
    int focused = -1;
    for (size_t i = 0; i < m_pageOf.size(); ++i)
        if (m_pages[i]->hasFocus())
            focused = m_pageOf[i];
    m_pageOf.clear();
    PanelButton* present = nullptr;
    PanelButton* wanted = nullptr;
    for (const int mark : marks) {
        if (mark == 0)
            continue;
        PanelButton* button = pageButton(m_pageOf.size());
        m_pageOf.push_back(mark - 1);
        button->setText(QString::number(mark));
        button->setAccessibleName(tr("Page %1").arg(mark));
        button->setChecked(mark - 1 == m_page);
        button->show();
        if (mark - 1 == m_page)
            present = button;
        if (mark - 1 == focused)
            wanted = button;
    }
    const bool atAnEnd = (m_back->hasFocus() && m_page == 0) || (m_forward->hasFocus() && m_page + 1 >= m_count);
    if ((focused >= 0 && !wanted) || atAnEnd)
        wanted = present;
    if (wanted)
        wanted->setFocus(Qt::OtherFocusReason);
    for (size_t i = m_pageOf.size(); i < m_pages.size(); ++i)
        m_pages[i]->hide();
    m_back->setEnabled(m_page > 0);
    m_forward->setEnabled(m_page + 1 < m_count);
}

void TablePager::layOut()
{
    const bool narrow = width() < narrowWidth;
    const std::vector<int> marks = pageMarks(m_page + 1, m_count, narrow);
    labelPages(marks);
    std::vector<PanelButton*> row {m_back};
    size_t page = 0;
    for (const int mark : marks)
        row.push_back(mark == 0 ? nullptr : m_pages[page++]);
    row.push_back(m_forward);
    const QFontMetricsF metrics(m_theme.sized(m_theme.smallPx(), 500));
    const int leftOut = int(std::ceil(metrics.horizontalAdvance(QChar(0x2026)))) + 2 * buttonPadding;
    const auto widthOf = [leftOut](const PanelButton* button) { return button ? button->sizeHint().width() : leftOut; };
    int used = -buttonGap;
    for (const PanelButton* button : row)
        used += widthOf(button) + buttonGap;
    const int rows = int(std::ceil(QFontMetricsF(m_theme.fontNumbers).horizontalAdvance(m_rows))) + 1;
    if (!narrow)
        used += beforeRows + rows + buttonPadding;
    int x = std::max(0, (width() - used) / 2);
    m_leftOut.clear();
    for (PanelButton* button : row) {
        const QRect rect(x, above, widthOf(button), buttonHeight);
        if (button)
            button->setGeometry(rect);
        else
            m_leftOut.emplace_back(rect);
        x = rect.right() + 1 + buttonGap;
    }
    m_rowsRect = narrow ? QRectF() : QRectF(x - buttonGap + beforeRows, above, rows, buttonHeight);
    update();
}

void TablePager::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setFont(m_theme.sized(m_theme.smallPx(), 500));
    painter.setPen(m_theme.textDisabled);
    for (const QRectF& rect : m_leftOut)
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, QChar(0x2026));
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

void TablePager::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
        return choose(m_page - 1);
    case Qt::Key_PageDown:
        return choose(m_page + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(m_count - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}
