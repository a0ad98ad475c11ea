#include "dashboards/time/datemath.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/convertcells.h"
#include "dashboards/transform/fieldnames.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace {

Field withValues(Field field, FieldType type, const std::vector<Value>& values)
{
    field.type = type;
    field.values = std::make_shared<const Column>(cells::column(values, type));
    return field;
}

Field toNumbers(const Field& field)
{
    std::vector<Value> values = cells::values(field);
    for (Value& v : values) {
        if (QString* text = std::get_if<QString>(&v)) {
            text->remove(QLatin1Char(','));
            if (text->isEmpty())
                v = Null {};
        }
        const double number = cells::number(v);
        v = !isMissing(v) && std::isfinite(number) ? Value(number) : Value(Null {});
    }
    return withValues(field, FieldType::Number, values);
}

Field toBooleans(const Field& field)
{
    std::vector<Value> values = cells::values(field);
    for (Value& v : values)
        v = cells::truthy(v);
    return withValues(field, FieldType::Boolean, values);
}

/// How texts become times: Grafana's pattern, its zone, the present for "now".
struct TimeForm
{
    QString pattern;
    QTimeZone zone;
    qint64 nowMs = 0;
};

std::optional<qint64> parseTime(const QString& text, const TimeForm& form, bool iso)
{
    if (iso) {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
    }
    if (text.contains(QLatin1String("now")))
        return parseDateMath(text, false, {form.zone, form.nowMs, {}, 0});
    if (text.endsWith(QLatin1Char('Z')))
        return parseWithPattern(text, QStringLiteral("YYYY-MM-DDTHH:mm:ss.SSSZ"), QTimeZone::utc());
    const QString standard = QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS");
    const auto parsed = parseWithPattern(text, form.pattern.isEmpty() ? standard : form.pattern, form.zone);
    if (parsed)
        return parsed;
    bool digits = false;
    const qint64 ms = text.toLongLong(&digits);
    return digits ? std::optional(ms) : std::nullopt;
}

Field toTimes(const Field& field, const TimeForm& form)
{
    std::vector<Value> values = cells::values(field);
    const bool startsWithNumber = !values.empty() && std::holds_alternative<double>(values.front());
    const bool seconds = form.pattern == QLatin1String("X");
    if (startsWithNumber && (field.type == FieldType::Time || !seconds))
        return withValues(field, FieldType::Time, values);
    static const QRegularExpression isoForm(
        QStringLiteral("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{3,})?(?:Z|[-+]\\d{2}:?\\d{2})$"));
    const auto first = std::find_if(values.begin(), values.end(), [](const Value& v) { return !isMissing(v); });
    const QString* firstText = first == values.end() ? nullptr : std::get_if<QString>(&*first);
    const bool iso = firstText && isoForm.match(*firstText).hasMatch();
    const bool scale = first != values.end() && std::holds_alternative<double>(*first) && seconds;
    for (Value& v : values) {
        if (!cells::truthy(v)) {
            v = Null {};
        } else if (const double* number = std::get_if<double>(&v)) {
            v = std::trunc(*number) * (scale ? 1000 : 1);
        } else {
            const auto ms = parseTime(cells::text(v), form, iso);
            v = ms ? Value(double(*ms)) : Value(Null {});
        }
    }
    return withValues(field, FieldType::Time, values);
}

Field toEnum(const Field& field, const Json& enumConfig)
{
    const QStringList texts = jsonutil::strings(enumConfig, "text");
    if (texts.isEmpty())
        return field;
    std::vector<Value> values = cells::values(field);
    for (Value& v : values) {
        const QString* text = std::get_if<QString>(&v);
        const auto index = text ? texts.lastIndexOf(*text) : -1;
        v = index >= 0 ? Value(double(index)) : Value(Absent {});
    }
    Field out = withValues(field, FieldType::Enum, values);
    auto config = std::make_shared<FieldConfig>(*field.config);
    config->enumTexts = texts;
    config->enumColors = jsonutil::strings(enumConfig, "color");
    out.config = std::move(config);
    return out;
}

Field toObjects(const Field& field)
{
    std::vector<Value> values = cells::values(field);
    for (Value& v : values) {
        const auto parsed = jsonutil::parse(cells::text(v).toUtf8());
        v = parsed ? cells::value(*parsed) : Value(Null {});
    }
    return withValues(field, FieldType::Other, values);
}

Field converted(const Field& field, const Json& conversion, const TransformContext& context)
{
    const QString type = jsonutil::string(conversion, "destinationType");
    const QString format = jsonutil::string(conversion, "dateFormat");
    const QTimeZone zone = zoneOption(jsonutil::string(conversion, "timezone"), context.zone);
    if (type == QLatin1String("time"))
        return toTimes(field, {format, zone, context.nowMs});
    if (type == QLatin1String("number"))
        return toNumbers(field);
    if (type == QLatin1String("string"))
        return fieldToText(field, {format, zone, jsonutil::string(conversion, "joinWith")});
    if (type == QLatin1String("boolean"))
        return toBooleans(field);
    if (type == QLatin1String("enum"))
        return toEnum(field, jsonutil::object(conversion, "enumConfig"));
    return type == QLatin1String("other") ? toObjects(field) : field;
}

} // namespace

Frames convertFieldType(Frames frames, const Json& options, const TransformContext& context)
{
    for (const Json& conversion : jsonutil::array(options, "conversions")) {
        const QString target = jsonutil::string(conversion, "targetField");
        if (target.isEmpty())
            continue;
        const MatcherSpec matcher = matcherByName(target);
        for (Frame& frame : frames)
            for (Field& field : frame.fields)
                if (fieldMatches(matcher, field, frame, frames))
                    field = converted(field, conversion, context);
    }
    return frames;
}

Frames convertFrameType(Frames frames, const Json& options, const TransformContext&)
{
    if (jsonutil::string(options, "targetType") != QLatin1String("exemplar"))
        return frames;
    for (Frame& frame : frames) {
        frame.name = QStringLiteral("exemplar");
        frame.meta.topic = QStringLiteral("annotations");
        Json custom = frame.meta.custom && frame.meta.custom->is_object() ? *frame.meta.custom : Json::object();
        custom["resultType"] = "exemplar";
        frame.meta.custom = std::make_shared<const Json>(std::move(custom));
    }
    return frames;
}
