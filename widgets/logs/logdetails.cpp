#include "widgets/logs/logdetails.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <array>

namespace {

constexpr int buttonSize = 20;
constexpr int buttonGap = 4;
constexpr std::array buttons = {LogDetails::Action::FilterFor, LogDetails::Action::FilterOut, LogDetails::Action::Copy};
constexpr int buttonsWidth = int(buttons.size()) * (buttonSize + buttonGap) + 8;

QString tr(const char* text)
{
    return QCoreApplication::translate("LogDetails", text);
}

bool appliesTo(LogDetails::Action action, const LogDetails::Row& row)
{
    return row.heading.isEmpty() && (action == LogDetails::Action::Copy || row.filterable);
}

/// Our own signs: a magnifier with plus or minus, two sheets.
void paintButton(QPainter& painter, const QRect& rect, LogDetails::Action action, const QColor& color)
{
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    const QPointF c = QRectF(rect).center();
    if (action == LogDetails::Action::Copy) {
        painter.drawRoundedRect(QRectF(c.x() - 5, c.y() - 3, 7, 8), 1.5, 1.5);
        painter.drawPolyline(QPolygonF({{c.x() - 2, c.y() - 6}, {c.x() + 5, c.y() - 6}, {c.x() + 5, c.y() + 2}}));
        return;
    }
    painter.drawEllipse(QPointF(c.x() - 1, c.y() - 1), 5, 5);
    painter.drawLine(QPointF(c.x() + 2.8, c.y() + 2.8), QPointF(c.x() + 6, c.y() + 6));
    painter.drawLine(QPointF(c.x() - 3.2, c.y() - 1), QPointF(c.x() + 1.2, c.y() - 1));
    if (action == LogDetails::Action::FilterFor)
        painter.drawLine(QPointF(c.x() - 1, c.y() - 3.2), QPointF(c.x() - 1, c.y() + 1.2));
}

} // namespace

LogDetails LogDetails::of(const LogLines& lines, qsizetype row, const std::vector<DerivedField>& derived)
{
    LogDetails details;
    const QString text = lines.text(row);
    const auto fields = lines.fields(row);
    auto& rows = details.m_rows;
    const auto links = derivedLinks(text, fields, derived);
    if (!links.empty())
        rows.push_back({tr("Links"), {}, {}, false, std::nullopt});
    for (const DerivedLink& link : links)
        rows.push_back({{}, link.name, link.value, false, link});
    static constexpr const char* headings[] = {QT_TRANSLATE_NOOP("LogDetails", "Labels"),
                                               QT_TRANSLATE_NOOP("LogDetails", "Structured metadata"),
                                               QT_TRANSLATE_NOOP("LogDetails", "Parsed fields")};
    for (const auto origin : {LogField::Origin::Stream, LogField::Origin::Metadata, LogField::Origin::Parsed}) {
        bool first = true;
        for (const LogField& field : fields) {
            if (field.origin != origin)
                continue;
            if (std::exchange(first, false))
                rows.push_back({tr(headings[size_t(origin)]), {}, {}, false, std::nullopt});
            rows.push_back({{}, field.name, field.value, true, std::nullopt});
        }
    }
    bool first = true;
    for (const auto& [name, value] : fieldsOfLine(text)) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&n = name, &v = value](const LogField& field) {
            return field.name == n && field.value == v;
        });
        if (known)
            continue;
        if (std::exchange(first, false))
            rows.push_back({tr("Fields in the line"), {}, {}, false, std::nullopt});
        rows.push_back({{}, name, value, false, std::nullopt});
    }
    if (rows.empty())
        rows.push_back({tr("This line has no labels or fields."), {}, {}, false, std::nullopt});
    return details;
}

QString LogDetails::toolTip(Action action)
{
    switch (action) {
    case Action::FilterFor:
        return tr("Only lines with this value");
    case Action::FilterOut:
        return tr("No lines with this value");
    case Action::Copy:
        return tr("Copy the value");
    case Action::Open:
        return tr("Open the link");
    case Action::None:
        break;
    }
    return {};
}

QRect LogDetails::rowRect(const QRect& area, size_t index) const
{
    return {area.x(), area.y() + padding + int(index) * rowHeight, area.width(), rowHeight};
}

QRect LogDetails::buttonRect(const QRect& row, int index)
{
    return {row.x() + 8 + index * (buttonSize + buttonGap), row.y() + (rowHeight - buttonSize) / 2, buttonSize,
            buttonSize};
}

int LogDetails::nameWidth(const QFont& font, int width) const
{
    const QFontMetrics metrics(font);
    int widest = 60;
    for (const Row& row : m_rows)
        widest = std::max(widest, metrics.horizontalAdvance(row.name) + 16);
    return std::min({widest, 260, std::max(60, width / 3)});
}

void LogDetails::paint(QPainter& painter, const QRect& area, const Theme& theme, const QPoint& mouse) const
{
    painter.fillRect(area, blended(theme.text, 0.04, theme.panel));
    const int names = nameWidth(theme.fontSmall, area.width());
    for (size_t i = 0; i < m_rows.size(); ++i)
        paintRow(painter, rowRect(area, i), m_rows[i], theme, mouse, names);
}

void LogDetails::paintRow(QPainter& painter, const QRect& rect, const Row& row, const Theme& theme, const QPoint& mouse,
                          int nameWidth)
{
    if (!row.heading.isEmpty()) {
        QFont font = theme.fontSmall;
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(theme.textSecondary);
        painter.drawText(rect.adjusted(12, 2, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, row.heading);
        return;
    }
    const bool hovered = rect.contains(mouse);
    if (hovered)
        painter.fillRect(rect, theme.hover);
    for (int i = 0; i < int(buttons.size()); ++i) {
        const QRect button = buttonRect(rect, i);
        if (appliesTo(buttons[size_t(i)], row))
            paintButton(painter, button, buttons[size_t(i)],
                        button.contains(mouse) ? theme.text
                            : hovered          ? theme.textSecondary
                                               : theme.textDisabled);
    }
    const QFontMetrics small(theme.fontSmall);
    const QRect name(rect.x() + buttonsWidth + 8, rect.y(), nameWidth - 8, rect.height());
    painter.setFont(theme.fontSmall);
    painter.setPen(theme.textSecondary);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, small.elidedText(row.name, Qt::ElideMiddle, name.width()));
    QString text = row.value.simplified();
    if (row.link && !row.link->url.isEmpty()) {
        painter.setPen(theme.link);
        text = row.link->title == row.name ? text : text + QStringLiteral("  \u2192 ") + row.link->title;
    } else {
        painter.setPen(theme.text);
    }
    painter.setFont(theme.fontMono);
    const QRect value(name.right() + 8, rect.y(), rect.right() - name.right() - 16, rect.height());
    painter.drawText(value, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(theme.fontMono).elidedText(text.left(4000), Qt::ElideRight, value.width()));
}

LogDetails::Hit LogDetails::hit(const QRect& area, const QPoint& position) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const QRect rect = rowRect(area, i);
        if (!rect.contains(position) || !m_rows[i].heading.isEmpty())
            continue;
        for (int b = 0; b < int(buttons.size()); ++b)
            if (appliesTo(buttons[size_t(b)], m_rows[i]) && buttonRect(rect, b).contains(position))
                return {buttons[size_t(b)], i};
        const bool onValue = position.x() > rect.x() + buttonsWidth;
        return {onValue && m_rows[i].link && !m_rows[i].link->url.isEmpty() ? Action::Open : Action::None, i};
    }
    return {};
}
