#include "app/library/librarydelegate.h"

#include "app/library/librarymodel.h"
#include "widgets/theme/icon.h"

#include <QFileInfo>
#include <QMouseEvent>
#include <QPainter>

namespace {

constexpr int rowHeight = 56;
constexpr int side = 12;
constexpr int iconSize = 16;
constexpr int gap = 8;
constexpr int lineGap = 2;

/// The beginning of a long line goes when the first match stands far behind it.
QString aroundMatch(const QString& line, const QStringList& words)
{
    constexpr int shownBefore = 24;
    const auto ranges = matchRanges(line, words);
    if (ranges.empty() || ranges.front().start <= shownBefore * 2)
        return line;
    return QStringLiteral("…") + line.mid(ranges.front().start - shownBefore);
}

QString panelsText(int count)
{
    if (count == 0)
        return {};
    return count == 1 ? LibraryDelegate::tr("1 panel") : LibraryDelegate::tr("%1 panels").arg(count);
}

} // namespace

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, rowHeight};
}

QRect LibraryDelegate::starRect(const QRect& row)
{
    return {row.right() - side - iconSize - 6, row.top() + (rowHeight - 28) / 2, 28, 28};
}

int LibraryDelegate::paintText(QPainter& painter, const QRect& room, const QString& text, bool marked) const
{
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
    if (marked) {
        QColor mark = blended(m_theme.warning, 0.28, m_theme.canvas);
        for (const TextRange& range : matchRanges(text, m_words)) {
            if (range.start + range.length > shown.size())
                break;
            const int left = metrics.horizontalAdvance(shown.left(range.start));
            const int right = metrics.horizontalAdvance(shown.left(range.start + range.length));
            const QRect box(room.left() + left, room.center().y() - metrics.height() / 2, right - left,
                            metrics.height());
            painter.fillRect(box, mark);
        }
    }
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, shown);
    return metrics.horizontalAdvance(shown);
}

int LibraryDelegate::paintTag(QPainter& painter, const QRect& room, const QString& tag) const
{
    const QFontMetrics metrics(painter.font());
    const int width = metrics.horizontalAdvance(tag) + 14; // whole pixels may be a bit short of the text
    if (width > room.width())
        return 0;
    const QRect box(room.left(), room.center().y() - 9, width, 19);
    const QPen pen = painter.pen();
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.secondary);
    painter.drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), 4, 4);
    painter.setPen(pen);
    paintText(painter, box.adjusted(6, 0, -6, 0), tag, true);
    return width + 6;
}

void LibraryDelegate::paintSecondLine(QPainter& painter, const QRect& room, const LibraryHit& hit) const
{
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.textSecondary);
    QRect rest = room;
    if (!hit.entry->folder.isEmpty())
        rest.setLeft(rest.left() + paintText(painter, rest, hit.entry->folder, true) + gap);
    if (hit.hasNamesake) {
        const QRect half(rest.topLeft(), QSize(rest.width() / 2, rest.height()));
        rest.setLeft(rest.left() + paintText(painter, half, QFileInfo(hit.entry->id()).fileName(), false) + gap);
    }
    for (const QString& tag : hit.entry->tags) {
        if (!hit.line.isEmpty() && matchRanges(tag, m_words).empty())
            continue; // room for the line that explains the hit
        const int used = paintTag(painter, rest, tag);
        rest.setLeft(rest.left() + used);
        if (used == 0)
            break;
    }
    if (hit.line.isEmpty() || rest.width() < 80)
        return;
    const bool query = hit.where == LibraryHit::Where::Query;
    const QString kind = query ? LibraryDelegate::tr("Query:") : LibraryDelegate::tr("Panel:");
    rest.setLeft(rest.left() + paintText(painter, rest, kind, false) + 5);
    painter.setPen(m_theme.text);
    if (query)
        painter.setFont(m_theme.fontMono);
    paintText(painter, rest, aroundMatch(hit.line.simplified(), m_words), true);
}

void LibraryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = static_cast<const LibraryModel*>(index.model());
    const LibraryHit& hit = model->hit(index.row());
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_MouseOver | QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush((option.state & QStyle::State_Selected) ? m_theme.hover : m_theme.secondary);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6);
    }
    const bool starred = index.data(LibraryModel::StarredRole).toBool();
    const QRect star = starRect(option.rect);
    painter->drawPixmap(star.left() + 6, star.top() + 6,
                        iconPixmap(IconName::Star, starred ? m_theme.warning : m_theme.textDisabled, iconSize, ratio));
    const int left = option.rect.left() + side + iconSize + gap;
    painter->setFont(m_theme.fontSmall);
    painter->setPen(m_theme.textSecondary);
    const QString count = panelsText(hit.entry->panelCount);
    const int countWidth = QFontMetrics(m_theme.fontSmall).horizontalAdvance(count);
    painter->drawText(QRect(star.left() - gap - countWidth, option.rect.top(), countWidth, rowHeight),
                      Qt::AlignVCenter | Qt::AlignRight, count);
    const int lineHeight = QFontMetrics(m_theme.fontMedium).height();
    const bool twoLines =
        hit.hasNamesake || !hit.entry->folder.isEmpty() || !hit.entry->tags.isEmpty() || !hit.line.isEmpty();
    const int top = option.rect.top() + (twoLines ? 9 : (rowHeight - lineHeight) / 2);
    const QRect title(left, top, star.left() - 2 * gap - countWidth - left, lineHeight);
    painter->drawPixmap(option.rect.left() + side, title.center().y() - iconSize / 2,
                        iconPixmap(IconName::Dashboard, m_theme.textSecondary, iconSize, ratio));
    painter->setFont(m_theme.fontMedium);
    painter->setPen(m_theme.text);
    paintText(*painter, title, hit.entry->title, true);
    paintSecondLine(*painter, title.translated(0, lineHeight + lineGap), hit);
    painter->restore();
}

bool LibraryDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                                  const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonPress
        && event->type() != QEvent::MouseButtonDblClick)
        return false;
    if (!starRect(option.rect).contains(static_cast<QMouseEvent*>(event)->pos()))
        return false;
    if (event->type() == QEvent::MouseButtonRelease)
        emit starClicked(index.data(LibraryModel::IdRole).toString());
    return true;
}
