#include "widgets/panels/table/cellstyle.h"

#include "datasources/data/jsonutil.h"
#include "widgets/theme/theme.h"

namespace {

std::optional<QColor> colorOf(const Json& json, const char* key, const Palette& palette)
{
    const QString text = jsonutil::string(json, key);
    if (text.isEmpty())
        return std::nullopt;
    const std::optional<Rgba> color = parseCssColor(colorByName(text, palette));
    return color ? std::optional(toQColor(*color)) : std::nullopt;
}

} // namespace

CellStyle cellStyleFromJson(const QString& json, const Palette& palette)
{
    constexpr qsizetype longest = 10'000;
    CellStyle style;
    if (json.size() > longest)
        return style;
    const auto css = jsonutil::parse(json.toUtf8());
    if (!css || !css->is_object())
        return style;
    style.text = colorOf(*css, "color", palette);
    style.background = colorOf(*css, "backgroundColor", palette);
    if (!style.background)
        style.background = colorOf(*css, "background", palette);
    const QString weight =
        jsonutil::string(*css, "fontWeight", QString::number(jsonutil::integer(*css, "fontWeight", 400)));
    style.bold = weight.startsWith(QLatin1String("bold")) || weight.toInt() >= 500;
    style.italic = jsonutil::string(*css, "fontStyle") == QLatin1String("italic");
    const QString decoration = jsonutil::string(*css, "textDecoration");
    style.underlined = decoration.contains(QLatin1String("underline"));
    style.struck = decoration.contains(QLatin1String("line-through"));
    return style;
}

CellStyle cellStyle(const TableModel& model, int row, int column, const Palette& palette)
{
    const QString& name = model.column(column).styleField;
    const Frame* frame = name.isEmpty() ? nullptr : model.frame();
    if (!frame)
        return {};
    for (const Field& field : frame->fields) {
        if (field.name != name && field.state.displayName != name)
            continue;
        const Value value = field.at(model.frameRow(row));
        if (const auto* text = std::get_if<QString>(&value))
            return cellStyleFromJson(*text, palette);
        if (const auto* json = std::get_if<JsonPtr>(&value); json && *json)
            return cellStyleFromJson(QString::fromUtf8(jsonutil::dump(**json)), palette);
        return {};
    }
    return {};
}
