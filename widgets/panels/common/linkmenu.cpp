#include "widgets/panels/common/linkmenu.h"

#include <QMenu>

#include <algorithm>

namespace {

std::optional<LinkTarget> askForLink(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition)
{
    QMenu menu(parent);
    for (const LinkTarget& link : links) {
        QString title = link.title.isEmpty() ? link.url : link.title;
        menu.addAction(title.replace(u'&', QLatin1String("&&")));
    }
    const qsizetype index = menu.actions().indexOf(menu.exec(globalPosition));
    return index < 0 ? std::nullopt : std::optional<LinkTarget>(links[size_t(index)]);
}

} // namespace

std::optional<LinkTarget> chooseLink(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition)
{
    if (links.empty())
        return std::nullopt;
    return links.size() == 1 ? links.front() : askForLink(parent, links, globalPosition);
}

std::optional<LinkTarget> offerLinks(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition)
{
    const auto direct = std::find_if(links.begin(), links.end(), [](const LinkTarget& link) { return link.oneClick; });
    if (direct != links.end())
        return *direct;
    return links.empty() ? std::nullopt : askForLink(parent, links, globalPosition);
}
