#include "widgets/panels/table/cellparts.h"

#include "dashboards/run/actions.h"
#include "widgets/panels/common/tints.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double buttonHeight = 24;
constexpr double buttonPadding = 8;
constexpr double buttonGap = 6;
constexpr double linkGap = 10; ///< with a line in its middle
constexpr double lineStep = 28;
constexpr double linkLine = 22; ///< of links one below the other
constexpr double radius = 6;
constexpr int longestText = 200; ///< characters

QString partText(const LinkTarget& target)
{
    return (target.title.isEmpty() ? target.url : target.title).left(longestText);
}

QColor buttonColor(const LinkTarget& target, const Theme& theme)
{
    const QString& wanted = target.action->action.background;
    const QColor color = wanted.isEmpty() ? QColor() : toQColor(resolveColor(wanted, theme.palette));
    return color.isValid() && color.alpha() > 0 ? color : blended(theme.text, .10, theme.panel);
}

/// Moves the parts of one line so that it stands at the left, in the middle or at the right.
void alignLine(std::vector<CellPart>& parts, size_t first, const QRectF& content, Qt::Alignment side)
{
    if (first >= parts.size())
        return;
    const double rest = content.right() - parts.back().rect.right();
    const double shift = side & Qt::AlignRight ? rest : side & Qt::AlignHCenter ? rest / 2 : 0;
    for (size_t i = first; i < parts.size(); i++)
        parts[i].rect.translate(std::max(shift, 0.0), 0);
}

} // namespace

std::vector<CellPart> cellParts(const std::vector<LinkTarget>& targets, const QRectF& content, Qt::Alignment side,
                                const Theme& theme)
{
    std::vector<CellPart> parts;
    const double linesThatFit = std::max(1.0, std::floor(content.height() / lineStep));
    double line = 0;
    double x = content.left();
    size_t lineStart = 0;
    for (const LinkTarget& target : targets) {
        const bool button = target.action != nullptr;
        const QFontMetricsF metrics(button ? theme.fontSmall : theme.font);
        const double wanted = metrics.horizontalAdvance(partText(target)) + (button ? 2 * buttonPadding : 0);
        if (x > content.left() && x + wanted > content.right()) {
            alignLine(parts, lineStart, content, side);
            lineStart = parts.size();
            x = content.left();
            if (++line >= linesThatFit)
                break;
        }
        CellPart part {target, {x, line * lineStep, std::min(wanted, content.right() - x), buttonHeight}, {}};
        if (button)
            part.background = buttonColor(target, theme);
        x = part.rect.right() + (button ? buttonGap : linkGap);
        parts.push_back(std::move(part));
    }
    alignLine(parts, lineStart, content, side);
    const double used = parts.empty() ? 0 : parts.back().rect.bottom();
    for (CellPart& part : parts)
        part.rect.translate(0, std::round(content.center().y() - used / 2));
    return parts;
}

std::vector<CellPart> stackedLinks(const std::vector<LinkTarget>& targets, const QRectF& content, Qt::Alignment side,
                                   const Theme& theme)
{
    const QFontMetricsF metrics(theme.font);
    const double top = content.center().y() - double(targets.size()) * linkLine / 2;
    std::vector<CellPart> parts;
    for (const LinkTarget& target : targets) {
        const double width = std::min(metrics.horizontalAdvance(partText(target)), std::max(content.width(), 0.0));
        parts.push_back({target, {content.left(), top + double(parts.size()) * linkLine, width, linkLine}, {}});
        alignLine(parts, parts.size() - 1, content, side);
    }
    return parts;
}

double stackedHeight(const std::vector<CellPart>& parts)
{
    return double(parts.size()) * linkLine;
}

void drawCellParts(QPainter& painter, const std::vector<CellPart>& parts, const Theme& theme)
{
    for (size_t i = 0; i < parts.size(); i++) {
        const CellPart& part = parts[i];
        const bool button = part.background.isValid();
        painter.setFont(button ? theme.fontSmall : theme.font);
        if (button) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(part.background);
            painter.drawRoundedRect(part.rect, radius, radius);
        } else if (i > 0 && parts[i - 1].rect.top() == part.rect.top()) {
            painter.fillRect(QRectF(part.rect.left() - linkGap / 2 - 1, part.rect.center().y() - 7, 2, 14),
                             theme.borderMedium);
        }
        const bool leadsNowhere = !button && part.target.url.isEmpty();
        painter.setPen(button ? readableOn(part.background, theme) : leadsNowhere ? theme.textSecondary : theme.link);
        const QRectF room = part.rect.adjusted(button ? buttonPadding : 0, 0, button ? -buttonPadding : 0, 0);
        const QFontMetricsF metrics(painter.font());
        const QString text = partText(part.target);
        const bool fits = metrics.horizontalAdvance(text) <= room.width() + 1;
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine | (fits ? Qt::TextDontClip : 0),
                         fits ? text : metrics.elidedText(text, Qt::ElideRight, room.width()));
    }
}
