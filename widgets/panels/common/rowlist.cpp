#include "widgets/panels/common/rowlist.h"

#include "widgets/theme/icon.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace {

constexpr int headingHeight = 30;
constexpr int plainHeight = 32;
constexpr int detailedHeight = 46;
constexpr int side = 8;
constexpr int iconPx = 14;
constexpr qsizetype longestText = 400; ///< characters that are measured

QString elided(const QFont& font, const QString& text, int width)
{
    return QFontMetrics(font).elidedText(text.left(longestText).simplified(), Qt::ElideRight, std::max(0, width));
}

} // namespace

RowList::RowList(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(true);
}

void RowList::setTheme(const Theme& theme, const QColor& background)
{
    m_theme = theme;
    QPalette palette = viewport()->palette();
    palette.setColor(QPalette::Base, background);
    palette.setColor(QPalette::Window, background);
    viewport()->setPalette(palette);
    relayout();
}

void RowList::setRows(std::vector<ListRow> rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    if (!hasFocus() || size_t(m_hovered + 1) > m_rows.size() || (m_hovered >= 0 && m_rows[size_t(m_hovered)].heading))
        m_hovered = -1;
    relayout();
}

int RowList::heightOf(const ListRow& row) const
{
    if (row.heading)
        return headingHeight;
    return row.detail.isEmpty() ? plainHeight : detailedHeight;
}

void RowList::relayout()
{
    m_tops.assign(1, 0);
    for (const ListRow& row : m_rows)
        m_tops.push_back(m_tops.back() + heightOf(row));
    verticalScrollBar()->setRange(0, std::max(0, m_tops.back() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(plainHeight);
    viewport()->update();
}

QRect RowList::rowRect(int row) const
{
    if (row < 0 || size_t(row) >= m_rows.size())
        return {};
    const int top = m_tops[size_t(row)] - verticalScrollBar()->value();
    return QRect(0, top, viewport()->width(), m_tops[size_t(row) + 1] - m_tops[size_t(row)]);
}

int RowList::rowAt(QPoint position) const
{
    const int y = position.y() + verticalScrollBar()->value();
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    const auto row = int(after - m_tops.begin()) - 1;
    const bool clickable = row >= 0 && size_t(row) < m_rows.size() && !m_rows[size_t(row)].heading;
    return clickable ? row : -1;
}

int RowList::paintTags(QPainter& painter, const ListRow& row, QRect box) const
{
    painter.setFont(m_theme.sized(11));
    const QFontMetrics metrics(painter.font());
    int right = box.right();
    for (auto tag = row.tags.rbegin(); tag != row.tags.rend(); ++tag) {
        const QString text = elided(painter.font(), *tag, 120);
        const int width = metrics.horizontalAdvance(text) + 12;
        if (right - width < box.left() + box.width() / 2)
            break; // the title keeps half of the row
        const QRect chip(right - width, box.center().y() - 8, width, 17);
        painter.setPen(Qt::NoPen);
        painter.setBrush(blended(m_theme.text, .1, viewport()->palette().color(QPalette::Window)));
        painter.drawRoundedRect(chip, 3, 3);
        painter.setPen(m_theme.textSecondary);
        painter.drawText(chip, Qt::AlignCenter, text);
        right = chip.left() - 4;
    }
    return right;
}

void RowList::paintRow(QPainter& painter, const ListRow& row, QRect box, bool hovered) const
{
    QRect content = box.adjusted(side, 0, -side, 0);
    if (row.heading) {
        painter.setFont(m_theme.sized(m_theme.smallPx(), 500));
        painter.setPen(m_theme.textSecondary);
        painter.drawText(content, Qt::AlignVCenter, elided(painter.font(), row.title, content.width()));
        return;
    }
    painter.setPen(Qt::NoPen);
    if (hovered) {
        painter.setBrush(m_theme.hover);
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 4, 4);
    }
    if (row.mark.isValid()) {
        painter.setBrush(row.mark);
        painter.drawRoundedRect(QRect(content.left(), box.top() + 7, 3, box.height() - 14), 1.5, 1.5);
        content.setLeft(content.left() + 11);
    }
    QRect line = content;
    if (!row.detail.isEmpty())
        line.setHeight(26);
    line.setRight(paintTags(painter, row, line));
    painter.setFont(m_theme.fontSmall);
    if (!row.trailing.isEmpty()) {
        const QString text = elided(painter.font(), row.trailing, line.width() / 2);
        painter.setPen(m_theme.textSecondary);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, text);
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(text) - side);
    }
    if (row.starred) {
        const double ratio = devicePixelRatioF();
        painter.drawPixmap(line.left(), line.center().y() - iconPx / 2,
                           iconPixmap(IconName::Star, m_theme.warning, iconPx, ratio));
        line.setLeft(line.left() + iconPx + 6);
    }
    painter.setFont(m_theme.font);
    painter.setPen(hovered ? m_theme.link : m_theme.text);
    painter.drawText(line, Qt::AlignVCenter, elided(painter.font(), row.title, line.width()));
    if (row.detail.isEmpty())
        return;
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.textSecondary);
    const QRect second(content.left(), line.bottom() - 2, content.width(), 18);
    painter.drawText(second, Qt::AlignVCenter, elided(painter.font(), row.detail, second.width()));
}

void RowList::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < m_rows.size(); i++) {
        const QRect box = rowRect(int(i));
        if (box.intersects(event->rect()))
            paintRow(painter, m_rows[i], box, int(i) == m_hovered);
    }
    emit painted();
}

void RowList::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void RowList::hover(int row)
{
    if (row == m_hovered)
        return;
    viewport()->update(rowRect(m_hovered));
    m_hovered = row;
    viewport()->update(rowRect(m_hovered));
    viewport()->setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void RowList::mouseMoveEvent(QMouseEvent* event)
{
    hover(rowAt(event->position().toPoint()));
}

void RowList::mouseReleaseEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0)
        emit rowClicked(row);
}

void RowList::leaveEvent(QEvent* event)
{
    QAbstractScrollArea::leaveEvent(event);
    hover(-1);
}

/// The window's own shortcuts of these keys rest while the list has the focus.
bool RowList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QAbstractScrollArea::event(event);
}

void RowList::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down)
        step(key == Qt::Key_Up ? -1 : 1);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_hovered >= 0)
        emit rowClicked(m_hovered);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void RowList::step(int by)
{
    int row = m_hovered < 0 && by < 0 ? int(m_rows.size()) : m_hovered;
    do
        row += by;
    while (row >= 0 && size_t(row) < m_rows.size() && m_rows[size_t(row)].heading);
    if (row < 0 || size_t(row) >= m_rows.size())
        return;
    hover(row);
    const QRect place = rowRect(row);
    QScrollBar* bar = verticalScrollBar();
    if (place.top() < 0)
        bar->setValue(bar->value() + place.top());
    else if (place.bottom() >= viewport()->height())
        bar->setValue(bar->value() + place.bottom() + 1 - viewport()->height());
}
