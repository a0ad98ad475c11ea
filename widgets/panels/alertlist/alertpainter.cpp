#include "widgets/panels/alertlist/alertpainter.h"

#include "widgets/alerts/alerttext.h"
#include "widgets/theme/icon.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>

namespace {

constexpr int indent = 32; // of the text behind chevron or dot
constexpr int gap = 8;
constexpr int silenceWidth = 84;
constexpr int roomOfRest = 28; // for the number of labels that have no room

QString tr(const char* text)
{
    return QCoreApplication::translate("AlertList", text);
}

void drawElided(QPainter& painter, const QRect& rect, int alignment, const QString& text)
{
    const QString oneLine = QString(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    painter.drawText(rect, alignment | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(oneLine, Qt::ElideRight, rect.width()));
}

void drawIcon(QPainter& painter, IconName name, const QColor& color, const QPoint& center, int px)
{
    const QPixmap pixmap = iconPixmap(name, color, px, painter.device()->devicePixelRatioF());
    painter.drawPixmap(center - QPoint(px / 2, px / 2), pixmap);
}

void drawDot(QPainter& painter, const QColor& color, const QPointF& center, double radius)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(center, radius, radius);
}

} // namespace

QRect AlertPainter::silenceRect(const AlertRow& row, const QRect& rect) const
{
    const bool isSection = row.kind == AlertRow::Kind::Section;
    if (!isSection && row.kind != AlertRow::Kind::Alert)
        return {};
    const AlertSection& section = m_scene.sections.sections[row.section];
    const AlertState state = isSection ? section.state : m_scene.list.alerts[row.alert].state;
    const bool canBe = state != AlertState::Suppressed && state != AlertState::Inactive && state != AlertState::Error;
    if (!canBe || (isSection && section.alerts.empty()) || rect.width() < 3 * silenceWidth)
        return {};
    const int height = 22;
    return {rect.right() - silenceWidth - gap, rect.center().y() - height / 2, silenceWidth, height};
}

void AlertPainter::paintRow(QPainter& painter, const AlertRow& row, const QRect& rect, bool hovered) const
{
    const QRect silence = hovered ? silenceRect(row, rect) : QRect();
    const int rightEdge = silence.isEmpty() ? rect.right() - gap : silence.left() - gap;
    if (hovered && row.kind != AlertRow::Kind::Counts && row.kind != AlertRow::Kind::More)
        painter.fillRect(rect, m_scene.theme.hover);
    switch (row.kind) {
    case AlertRow::Kind::Counts:
        return paintCounts(painter, rect);
    case AlertRow::Kind::Section:
        paintSection(painter, m_scene.sections.sections[row.section], rect, rightEdge);
        break;
    case AlertRow::Kind::Alert:
        paintAlert(painter, row, rect, rightEdge);
        break;
    case AlertRow::Kind::More:
        painter.setFont(m_scene.theme.fontSmall);
        painter.setPen(m_scene.theme.textSecondary);
        drawElided(painter, rect.adjusted(indent, 0, -gap, 0), Qt::AlignVCenter,
                   tr("%1 more are left out").arg(m_scene.sections.leftOut));
        return;
    }
    if (!silence.isEmpty())
        paintSilence(painter, silence);
}

void AlertPainter::paintCounts(QPainter& painter, const QRect& rect) const
{
    struct Part
    {
        int count;
        AlertState state;
        QString text;
    };
    const AlertCounts& counts = m_scene.sections.counts;
    const std::array parts = {Part {counts.firing, AlertState::Firing, tr("%1 firing")},
                              Part {counts.error, AlertState::Error, tr("%1 in error")},
                              Part {counts.pending, AlertState::Pending, tr("%1 pending")},
                              Part {counts.recovering, AlertState::Recovering, tr("%1 recovering")},
                              Part {counts.suppressed, AlertState::Suppressed, tr("%1 suppressed")}};
    painter.setFont(m_scene.theme.fontSmall);
    int x = rect.left() + gap;
    for (const Part& part : parts) {
        if (part.count == 0)
            continue;
        const QString text = part.text.arg(part.count);
        const int width = painter.fontMetrics().horizontalAdvance(text);
        if (x + 2 * gap + width > rect.right())
            return;
        drawDot(painter, alertStateColor(part.state, m_scene.theme), QPointF(x + 4, rect.center().y() + 0.5), 4);
        painter.setPen(m_scene.theme.text);
        painter.drawText(QRect(x + 2 * gap - 3, rect.top(), width + 2, rect.height()), Qt::AlignVCenter, text);
        x += 2 * gap + width + 2 * gap;
    }
}

/// "Firing for 5 min"; the state alone when the clock of the server is ahead of ours.
QString AlertPainter::lasting(const QString& state, qint64 sinceMs) const
{
    if (sinceMs <= 0 || sinceMs > m_scene.nowMs)
        return state;
    return tr("%1 for %2").arg(state, alertDurationText(m_scene.nowMs - sinceMs));
}

/// Writes the state at the right end of a line and returns where it begins. The first of the texts that leaves half of
/// the line to the name is taken.
int AlertPainter::paintState(QPainter& painter, AlertState state, const QStringList& texts, const QRect& line) const
{
    painter.setFont(m_scene.theme.fontSmall);
    painter.setPen(alertStateColor(state, m_scene.theme));
    const auto widthOf = [&](const QString& text) { return painter.fontMetrics().horizontalAdvance(text) + 2; };
    const auto fits = [&](const QString& text) { return widthOf(text) <= line.width() / 2; };
    const auto fitting = std::find_if(texts.begin(), texts.end(), fits);
    const QString text = fitting == texts.end() ? texts.back() : *fitting;
    const int width = std::min(widthOf(text), line.width() / 2);
    const QRect place(line.right() - width, line.top(), width, line.height());
    drawElided(painter, place, Qt::AlignVCenter | Qt::AlignRight, text);
    return place.left() - gap;
}

/// From the longest to the shortest.
QStringList AlertPainter::stateTexts(const AlertSection& section) const
{
    const bool isRule = section.alerts.empty();
    const QString state =
        isRule ? alertStateText(section.state) : alertStateText(m_scene.list.alerts[section.alerts.front()]);
    QString count;
    if (section.worst > 1 && section.worst == section.alerts.size())
        count = QStringLiteral("%1 × ").arg(section.worst);
    else if (section.alerts.size() > 1)
        count = QStringLiteral("%1/%2 ").arg(section.worst).arg(section.alerts.size());
    QStringList texts {count + state, state};
    if (section.state != AlertState::Inactive)
        texts.prepend(count + lasting(state, section.sinceMs));
    return texts;
}

void AlertPainter::paintSection(QPainter& painter, const AlertSection& section, const QRect& rect, int rightEdge) const
{
    const Theme& theme = m_scene.theme;
    const QColor color = alertStateColor(section.state, theme);
    painter.fillRect(QRect(rect.left(), rect.top() + 4, 3, rect.height() - 8), color);
    if (!section.alerts.empty())
        drawIcon(painter, m_scene.open.contains(section.key()) ? IconName::ChevronDown : IconName::ChevronRight,
                 theme.textSecondary, {rect.left() + 18, rect.center().y()}, 16);
    const QString below = section.error.isEmpty() ? section.summary : section.error;
    const int half = rect.height() / 2;
    QRect line(rect.left() + indent, rect.top(), rightEdge - rect.left() - indent, rect.height());
    if (!below.isEmpty())
        line.setBottom(rect.top() + half + 2);

    line.setRight(paintState(painter, section.state, stateTexts(section), line));
    painter.setFont(theme.fontMedium);
    painter.setPen(section.state == AlertState::Suppressed ? theme.textSecondary : theme.text);
    QString title = section.title.isEmpty() ? tr("Without these labels") : section.title;
    static const QLatin1String nameLabel("alertname=");
    if (title.startsWith(nameLabel)) // what tells groups apart comes into sight
        title.remove(0, nameLabel.size());
    if (!section.receiver.isEmpty())
        title += QStringLiteral("  →  ") + section.receiver;
    drawElided(painter, line, Qt::AlignVCenter, title);
    if (below.isEmpty())
        return;
    painter.setFont(theme.fontSmall);
    painter.setPen(section.error.isEmpty() ? theme.textSecondary : theme.warning);
    drawElided(painter, QRect(rect.left() + indent, rect.top() + half, rightEdge - rect.left() - indent, half - 4),
               Qt::AlignVCenter, below);
}

QStringList AlertPainter::ownLabels(const AlertRow& row) const
{
    const Labels& shared = m_scene.sections.sections[row.section].shared;
    const Labels& labels = m_scene.list.alerts[row.alert].labels;
    const bool isOnly = m_scene.sections.sections[row.section].alerts.size() == 1;
    QStringList texts;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        if (it.key() != QLatin1String("alertname") && (isOnly || !shared.contains(it.key())))
            texts << it.key() + QLatin1Char('=') + it.value();
    return texts;
}

void AlertPainter::paintAlert(QPainter& painter, const AlertRow& row, const QRect& rect, int rightEdge) const
{
    const Theme& theme = m_scene.theme;
    const Alert& alert = m_scene.list.alerts[row.alert];
    drawDot(painter, alertStateColor(alert.state, theme), QPointF(rect.left() + indent + 4, rect.center().y() + 0.5),
            3.5);
    QRect line(rect.left() + indent + 16, rect.top(), rightEdge - rect.left() - indent - 16, rect.height());
    const QString state = alertStateText(alert);
    line.setRight(paintState(painter, alert.state, {lasting(state, alert.startsAtMs), state}, line));
    const QColor ink = alert.state == AlertState::Suppressed ? theme.textSecondary : theme.text;
    int x = line.left();
    const QStringList labels = ownLabels(row);
    const QFontMetrics metrics = painter.fontMetrics();
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const QString& label = labels[i];
        const int room = line.right() - x - (i + 1 < labels.size() ? roomOfRest : 0);
        const int width = std::clamp(metrics.horizontalAdvance(label) + 2 * 6 + 2, 0, std::max(0, room));
        if (width < 40 && x > line.left()) {
            painter.setPen(theme.textSecondary);
            drawElided(painter, QRect(x, rect.top(), line.right() - x, rect.height()), Qt::AlignVCenter,
                       QStringLiteral("+%1").arg(labels.size() - i));
            break;
        }
        const QRect chip(x, rect.center().y() - 9, width, 19);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.secondary);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(ink);
        drawElided(painter, chip.adjusted(6, 0, -6, 0), Qt::AlignVCenter, label);
        x += width + 4;
    }
}

void AlertPainter::paintSilence(QPainter& painter, const QRect& rect) const
{
    painter.setPen(m_scene.theme.borderMedium);
    painter.setBrush(m_scene.theme.secondary);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(m_scene.theme.fontSmall);
    painter.setPen(m_scene.theme.text);
    drawElided(painter, rect.adjusted(4, 0, -4, 0), Qt::AlignCenter, tr("Silence…"));
}

int AlertPainter::count() const
{
    const AlertCounts& counts = m_scene.sections.counts;
    return counts.firing + counts.error + counts.pending + counts.recovering;
}

QColor AlertPainter::worstColor() const
{
    const AlertState worst = m_scene.sections.counts.firing > 0 ? AlertState::Firing
        : count() > 0                                           ? AlertState::Pending
                                                                : AlertState::Inactive;
    return alertStateColor(worst, m_scene.theme);
}

void AlertPainter::paintCount(QPainter& painter, const QRect& rect, const QString& text, const QColor& ink) const
{
    const double px = std::clamp(std::min(rect.height() * 0.55, rect.width() * 0.3), 12.0, 160.0);
    QFont font = m_scene.theme.sized(px, 500);
    if (const int width = QFontMetrics(font).horizontalAdvance(text); width > rect.width() - 2 * gap)
        font = m_scene.theme.sized(std::max(12.0, px * (rect.width() - 2 * gap) / width), 500); // a mapped word
    painter.setFont(font);
    painter.setPen(ink);
    drawElided(painter, rect, Qt::AlignCenter, text);
}

void AlertPainter::paintQuiet(QPainter& painter, const QRect& rect) const
{
    painter.setFont(m_scene.theme.font);
    const QString text = tr("No alerts");
    const int width = painter.fontMetrics().horizontalAdvance(text) + 24;
    const QRect line(rect.center().x() - width / 2, rect.top(), width + 2, rect.height());
    drawIcon(painter, IconName::Check, m_scene.theme.success, {line.left() + 8, line.center().y()}, 16);
    painter.setPen(m_scene.theme.textSecondary);
    painter.drawText(line.adjusted(22, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}
