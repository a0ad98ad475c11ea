#include "widgets/panels/table/pillcell.h"

#include "dashboards/format/palettes.h"
#include "datasources/data/jsonutil.h"
#include "widgets/panels/common/tints.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double pillHeight = 22;
constexpr double pillPadding = 6;
constexpr double gap = 4;
constexpr double radius = 6;

// The first of Grafana's classic palettes, the same in both themes.
constexpr QRgb pillColors[] = {0xff7eb26d, 0xffeab839, 0xff6ed0e0, 0xffef843c, 0xffe24d42, 0xff1f78c1, 0xffba43a9,
                               0xff705da0, 0xff508642, 0xffcca300, 0xff447ebc, 0xffc15c17, 0xff890f02, 0xff0a437c,
                               0xff6d1f62, 0xff584477, 0xffb7dbab, 0xfff4d598, 0xff70dbed, 0xfff9ba8f, 0xfff29191,
                               0xff82b5d8, 0xffe5a8e2, 0xffaea2e0, 0xff629e51, 0xffe5ac0e, 0xff64b0c8, 0xffe0752d,
                               0xffbf1b00, 0xff0a50a1, 0xff962d82, 0xff614d93, 0xff9ac48a, 0xfff2c96d, 0xff65c5db,
                               0xfff9934e, 0xffea6460, 0xff5195ce, 0xffd683ce, 0xff806eb7, 0xff3f6833, 0xff967302,
                               0xff2f575e, 0xff99440a, 0xff58140c, 0xff052b51, 0xff511749, 0xff3f2b5b, 0xffe0f9d7,
                               0xfffceaca, 0xffcffaff, 0xfff9e2d2, 0xfffce2de, 0xffbadff4, 0xfff9d9f9, 0xffdedaf7};

/// Stable over runs and the one Grafana picks by: a text keeps its colour.
quint32 hashOf(const QString& text)
{
    quint32 hash = 5381;
    for (auto c = text.crbegin(); c != text.crend(); ++c)
        hash = hash * 33 ^ c->unicode();
    return hash;
}

/// Colours of the field's scheme; empty where it has none to choose from.
std::vector<QColor> schemeColors(const Field& field, const Palette& palette)
{
    const QString mode = field.config->color ? field.config->color->mode : QString();
    std::vector<QColor> colors;
    if (mode.startsWith(QLatin1String("palette-classic")) || palette.colorBlind)
        for (const QString& name : paletteColors(QStringLiteral("palette-classic"), palette))
            colors.push_back(toQColor(resolveColor(name, palette)));
    else if (isContinuousScheme(mode))
        for (const Rgba color : schemeStops(mode, palette))
            colors.push_back(toQColor(color));
    return colors;
}

QStringList listTexts(const Json& list)
{
    QStringList texts;
    for (const Json& item : list)
        if (!item.is_null())
            texts << jsonutil::asString(item).value_or(QString::fromUtf8(jsonutil::dump(item))).trimmed();
    return texts;
}

/// The words of a cell with their colours, not yet placed.
std::vector<Pill> pillsOf(const TableModel& model, const QModelIndex& index, const Theme& theme)
{
    const Field& field = model.field(index.column());
    const Value raw = field.at(model.frameRow(index.row()));
    std::vector<Pill> pills;
    const auto add = [&](const DisplayValue& value) {
        const QString text = value.full();
        pills.push_back({text, pillColor(text, field, value, theme.palette), {}});
    };
    QStringList texts;
    if (const auto* text = std::get_if<QString>(&raw))
        texts = pillTexts(*text);
    else if (const auto* json = std::get_if<JsonPtr>(&raw); json && *json && (*json)->is_array())
        texts = listTexts(**json);
    else if (const DisplayValue value = model.display(index.row(), index.column()); !value.full().isEmpty())
        add(value);
    for (const QString& text : texts)
        add(model.processor(index.column())(Value(text)));
    return pills;
}

/// Places from the left in lines; the number of lines.
int placePills(std::vector<Pill>& pills, double width, bool wraps, const Theme& theme)
{
    const QFontMetricsF metrics(theme.fontSmall);
    double x = 0;
    int line = 0;
    for (Pill& pill : pills) {
        const double wanted = metrics.horizontalAdvance(pill.text) + 2 * pillPadding;
        if (wraps && x > 0 && x + wanted > width) {
            ++line;
            x = 0;
        }
        pill.rect = QRectF(x, line * (pillHeight + gap), wanted, pillHeight);
        x += wanted + gap;
    }
    return line + 1;
}

} // namespace

QStringList pillTexts(const QString& value)
{
    if (value.startsWith(QLatin1Char('[')))
        if (const auto list = jsonutil::parse(value.toUtf8()); list && list->is_array())
            return listTexts(*list);
    QStringList texts;
    for (const QString& part : value.split(QLatin1Char(','), Qt::SkipEmptyParts))
        texts << part.trimmed();
    return texts;
}

QColor pillColor(const QString& text, const Field& field, const DisplayValue& value, const Palette& palette)
{
    const bool mapped = field.config->mappings && !field.config->mappings->empty();
    if (mapped || (field.config->color && field.config->color->mode == QLatin1String("fixed")))
        return toQColor(value.color);
    if (const std::vector<QColor> scheme = schemeColors(field, palette); !scheme.empty())
        return scheme[hashOf(text) % scheme.size()];
    return QColor::fromRgb(pillColors[hashOf(text) % std::size(pillColors)]);
}

std::vector<Pill> cellPills(const TableModel& model, const QModelIndex& index, const QRectF& content,
                            const Theme& theme, bool wraps)
{
    std::vector<Pill> pills = pillsOf(model, index, theme);
    const int lines = placePills(pills, content.width(), wraps, theme);
    const double height = lines * (pillHeight + gap) - gap;
    const double used = pills.empty() ? 0 : pills.back().rect.right();
    const Qt::Alignment side = model.column(index.column()).alignment;
    const double rest = lines > 1 ? 0 : std::max(0.0, content.width() - used);
    const double left = side & Qt::AlignRight ? rest : side & Qt::AlignHCenter ? rest / 2 : 0;
    for (Pill& pill : pills)
        pill.rect.translate(content.left() + left, std::max(content.top(), content.center().y() - height / 2));
    return pills;
}

double pillsHeight(const TableModel& model, const QModelIndex& index, double width, const Theme& theme)
{
    std::vector<Pill> pills = pillsOf(model, index, theme);
    return placePills(pills, width, true, theme) * (pillHeight + gap) - gap;
}

void drawPills(QPainter& painter, const std::vector<Pill>& pills, const Theme& theme)
{
    painter.setFont(theme.fontSmall);
    for (const Pill& pill : pills) {
        painter.setPen(pill.color.alpha() == 0 ? QPen(theme.borderMedium) : QPen(Qt::NoPen));
        painter.setBrush(pill.color);
        painter.drawRoundedRect(pill.rect, radius, radius);
        painter.setPen(readableOn(pill.color, theme));
        painter.drawText(pill.rect, Qt::AlignCenter | Qt::TextSingleLine, pill.text);
    }
}
