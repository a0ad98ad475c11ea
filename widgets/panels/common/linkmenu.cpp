#include "widgets/panels/common/linkmenu.h"

#include "dashboards/run/actions.h"

#include <QIcon>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace {

/// The colour that a dashboard gives an action, as a dot before its name.
QIcon colorMark(const LinkTarget& link, const QWidget* widget)
{
    const QString name = link.action ? link.action->action.background : QString();
    if (name.isEmpty())
        return {};
    constexpr int side = 16;
    const double ratio = widget->devicePixelRatioF();
    QPixmap dot(QSize(side, side) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(resolveColor(name, {})));
    painter.drawEllipse(QRectF(3, 3, side - 6, side - 6));
    return QIcon(dot);
}

std::optional<LinkTarget> askForLink(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition)
{
    QMenu menu(parent);
    for (const LinkTarget& link : links) {
        QString title = link.title.isEmpty() ? link.url : link.title;
        menu.addAction(colorMark(link, parent), title.replace(u'&', QLatin1String("&&")));
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
