#include "widgets/panels/common/linkmenu.h"

#include <QMenu>

std::optional<LinkTarget> chooseLink(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition)
{
    if (links.empty())
        return std::nullopt;
    if (links.size() == 1)
        return links.front();
    QMenu menu(parent);
    for (const LinkTarget& link : links)
        menu.addAction(link.title.isEmpty() ? link.url : link.title);
    const qsizetype index = menu.actions().indexOf(menu.exec(globalPosition));
    return index < 0 ? std::nullopt : std::optional<LinkTarget>(links[size_t(index)]);
}
