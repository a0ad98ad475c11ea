#include "widgets/panels/common/linkmenu.h"

#include "dashboards/run/actions.h"
#include "widgets/controls/popupmenu.h"

#include <QIcon>
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

void askForLink(QWidget* parent, const std::vector<LinkTarget>& links, const QPoint& globalPosition,
                const LinkChosen& chosen)
{
    QMenu* menu = newPopupMenu(parent);
    for (const LinkTarget& link : links) {
        QString title = link.title.isEmpty() ? link.url : link.title;
        menu->addAction(colorMark(link, parent), title.replace(u'&', QLatin1String("&&")), parent,
                        [chosen, link] { chosen(link); });
    }
    menu->popup(globalPosition);
}

} // namespace

void chooseLink(QWidget* parent, const std::vector<LinkTarget>& links, const QPoint& globalPosition,
                const LinkChosen& chosen)
{
    if (links.size() == 1)
        chosen(links.front());
    else if (!links.empty())
        askForLink(parent, links, globalPosition, chosen);
}

void offerLinks(QWidget* parent, const std::vector<LinkTarget>& links, const QPoint& globalPosition,
                const LinkChosen& chosen)
{
    const auto direct = std::find_if(links.begin(), links.end(), [](const LinkTarget& link) { return link.oneClick; });
    if (direct != links.end())
        chosen(*direct);
    else if (!links.empty())
        askForLink(parent, links, globalPosition, chosen);
}
