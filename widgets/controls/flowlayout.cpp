#include "widgets/controls/flowlayout.h"

#include <algorithm>

FlowLayout::FlowLayout(int gap, QWidget* parent) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0); // an empty QSize is -1 wide
    for (const auto& item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0); // an empty QSize is -1 wide
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        size = {size.width() + wanted.width() + (size.width() > 0 ? m_gap : 0),
                std::max(size.height(), wanted.height())};
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const auto items = placed(QRect(0, 0, std::max(1, width - margins.left() - margins.right()), 0));
    int bottom = 0;
    for (const Placed& one : items)
        bottom = std::max(bottom, one.rect.bottom() + 1);
    return bottom + margins.top() + margins.bottom();
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    for (const Placed& one : placed(rect.marginsRemoved(contentsMargins())))
        one.item->setGeometry(one.rect);
}

std::vector<FlowLayout::Placed> FlowLayout::placed(const QRect& rect) const
{
    std::vector<Placed> result;
    size_t lineStart = 0;
    int x = rect.x();
    int y = rect.y();
    int lineHeight = 0;
    const auto endLine = [&] {
        const int shift = alignment() & Qt::AlignRight ? std::max(0, rect.x() + rect.width() - (x - m_gap)) : 0;
        for (; lineStart < result.size(); ++lineStart) // every item in the middle of its line
            result[lineStart].rect.translate(shift, (lineHeight - result[lineStart].rect.height()) / 2);
        x = rect.x();
        y += lineHeight + m_gap;
        lineHeight = 0;
    };
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint().boundedTo(QSize(std::max(1, rect.width()), QLAYOUTSIZE_MAX));
        if (item->hasHeightForWidth())
            size.setHeight(item->heightForWidth(size.width()));
        if (x > rect.x() && x + size.width() > rect.x() + rect.width())
            endLine();
        result.push_back({item.get(), QRect(QPoint(x, y), size)});
        x += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return result;
}
