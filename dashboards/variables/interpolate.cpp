#include "dashboards/variables/interpolate.h"

#include "dashboards/time/datemath.h"
#include "dashboards/variables/formats.h"
#include "dashboards/variables/references.h"
#include "dashboards/variables/urlencode.h"

#include <algorithm>

namespace {

// A custom All value may name variables, itself included.
constexpr int maxDepth = 5;
constexpr qsizetype longestText = 16'000'000; // texts for All that insert each other many times grow by powers

QString interpolateAt(const QString& text, const InterpolateContext& context, int depth);

/// The text at a path of keys and indexes; empty when there is none.
QString propertyText(const Json& properties, const QStringList& keys)
{
    const Json* here = &properties;
    for (const QString& key : keys) {
        const std::size_t index = key.toUInt();
        if (here->is_array() && index < here->size())
            here = &(*here)[index];
        else
            here = jsonutil::find(*here, key.toUtf8().constData());
        if (!here)
            return {};
    }
    return here->is_string() ? *jsonutil::asString(*here) : QString::fromUtf8(jsonutil::dump(*here));
}

/// One element by number, or a property of each chosen option of a JSON variable; nullopt: the path says nothing.
std::optional<FormatInput> atPath(const VariableValue& value, const FormatInput& whole, QStringView path)
{
    FormatInput input = whole;
    input.isInAddress = false;
    bool isIndex = false;
    const int index = path.toInt(&isIndex);
    if (isIndex && whole.isList && index >= 0 && index < whole.values.size()) {
        input.values = {whole.values[index]};
        input.isList = false;
        input.text = input.values.front();
        return input;
    }
    const QStringList keys = plainPath(path).split(QLatin1Char('.'));
    bool hasProperties = false;
    for (QString& chosen : input.values) {
        const auto option = std::find_if(value.options.begin(), value.options.end(),
                                         [&](const VariableOption& o) { return o.value == chosen; });
        if (option == value.options.end() || !option->properties.is_object())
            continue;
        hasProperties = true;
        chosen = propertyText(option->properties, keys);
    }
    input.text = input.values.join(QStringLiteral(" + "));
    return hasProperties ? std::optional(input) : std::nullopt;
}

/// All with a text of its own: inserted as it is, but for the formats that are about links and people. The format is
/// not that of variables which the text names.
QString customAll(const VariableValue& value, const QString& format, const InterpolateContext& context, int depth)
{
    if (format == QLatin1String("text"))
        return QStringLiteral("All");
    QString text = format == QLatin1String("percentencode") ? encodeUriComponent(value.allValue) : value.allValue;
    if (depth >= maxDepth)
        return text;
    InterpolateContext plain = context;
    plain.format.clear();
    plain.defaultFormat = nullptr;
    return interpolateAt(text, plain, depth + 1);
}

QString fromVariable(const VariableValue& value, const VariableReference& reference, const InterpolateContext& context,
                     int depth)
{
    const QString format = reference.format.isEmpty() ? context.format : reference.format.toString();
    if (value.isAll() && format == QLatin1String("queryparam"))
        return formatVariableValue(value, format, reference.name.toString());
    if (value.isAll() && !value.allValue.isEmpty())
        return customAll(value, format, context, depth);
    FormatInput input = formatInput(value, reference.name.toString());
    if (!reference.path.isEmpty())
        if (auto part = atPath(value, input, reference.path))
            input = std::move(*part);
    if (!format.isEmpty())
        return applyFormat(input, format);
    if (!context.defaultFormat)
        return applyFormat(input, QStringLiteral("glob"));
    return context.defaultFormat({input.values, value.multi || value.includeAll || value.isAll()});
}

QString urlTimeRange(const InterpolateContext& context)
{
    return QStringLiteral("from=%1&to=%2&timezone=%3")
        .arg(encodeQueryValue(context.rawRange.from), encodeQueryValue(context.rawRange.to),
             encodeQueryValue(context.timezone));
}

QString allVariables(const InterpolateContext& context)
{
    QStringList parts;
    for (const QString& name : context.scope ? context.scope->names() : QStringList()) {
        const VariableValue* value = context.scope->find(name);
        if (value->skipUrlSync)
            continue;
        for (const QString& carried : value->linkValues)
            parts << QLatin1String("var-") + encodeQueryValue(name) + QLatin1Char('=') + encodeQueryValue(carried);
        const bool empty = !value->multi && value->values.value(0).isEmpty();
        if (value->linkValues.isEmpty() && !empty)
            parts << formatVariableValue(*value, QStringLiteral("queryparam"), name);
    }
    return parts.join(QLatin1Char('&'));
}

QString timeText(qint64 ms, const VariableReference& reference, const InterpolateContext& context)
{
    if (reference.format == QLatin1String("text"))
        return formatMoment(ms, QStringLiteral("YYYY-MM-DD HH:mm:ss"), zoneFromSetting(context.timezone));
    return QString::number(ms);
}

/// Names that every dashboard knows.
std::optional<QString> builtIn(const VariableReference& reference, const InterpolateContext& context)
{
    const QStringView name = reference.name;
    if (name == QLatin1String("__from"))
        return timeText(context.range.fromMs, reference, context);
    if (name == QLatin1String("__to"))
        return timeText(context.range.toMs, reference, context);
    if (name == QLatin1String("__timezone"))
        return context.timezone == QLatin1String("browser") ? QString::fromLatin1(QTimeZone::systemTimeZoneId())
                                                            : context.timezone;
    return std::nullopt;
}

/// The address of what is shown: its path, its parameters, all or some of them ("exclude:var-x", "include:from,to").
QString ownAddress(const VariableReference& reference, const QString& path, const InterpolateContext& context)
{
    if (reference.path == QLatin1String("path"))
        return path;
    QStringList parameters =
        (urlTimeRange(context) + QLatin1Char('&') + allVariables(context)).split(QLatin1Char('&'), Qt::SkipEmptyParts);
    if (reference.path != QLatin1String("params"))
        return path + QLatin1Char('?') + parameters.join(QLatin1Char('&'));
    const QString what = reference.format.toString().section(QLatin1Char(':'), 0, 0);
    const QStringList named =
        reference.format.toString().section(QLatin1Char(':'), 1, 1).split(QLatin1Char(','), Qt::SkipEmptyParts);
    const bool include = what == QLatin1String("include");
    if (!named.isEmpty() && (include || what == QLatin1String("exclude"))) {
        const auto unwanted = [&](const QString& parameter) {
            return named.contains(parameter.section(QLatin1Char('='), 0, 0)) != include;
        };
        parameters.erase(std::remove_if(parameters.begin(), parameters.end(), unwanted), parameters.end());
    }
    return QLatin1Char('?') + parameters.join(QLatin1Char('&'));
}

/// Names that are a part of an address already; no format touches them.
std::optional<QString> builtInParameters(const VariableReference& reference, const InterpolateContext& context)
{
    const QStringView name = reference.name;
    if (name == QLatin1String("__url") && context.extra)
        if (const auto path = context.extra(QStringLiteral("__url"), QStringLiteral("path")))
            return ownAddress(reference, *path, context);
    if (name == QLatin1String("__url_time_range"))
        return urlTimeRange(context);
    if (name == QLatin1String("__all_variables"))
        return allVariables(context);
    return std::nullopt;
}

bool needsData(QStringView name)
{
    return name == QLatin1String("__value") || name == QLatin1String("__field") || name == QLatin1String("__series")
        || name == QLatin1String("__data");
}

std::optional<QString> resolve(const VariableReference& reference, QStringView written,
                               const InterpolateContext& context, int depth)
{
    const QString name = reference.name.toString();
    if (const VariableValue* value = context.scope ? context.scope->find(name) : nullptr)
        return fromVariable(*value, reference, context, depth);
    if (auto parameters = builtInParameters(reference, context))
        return parameters;
    auto value = name.startsWith(QLatin1String("__")) ? builtIn(reference, context) : std::nullopt;
    if (!value && context.extra)
        value = context.extra(name, reference.path.toString());
    if (!value && needsData(name))
        value = written.toString();
    const QString format = reference.format.isEmpty() ? context.format : reference.format.toString();
    if (!value || format.isEmpty())
        return value;
    const FormatInput input {{*value}, false, name, needsData(name) ? QString() : *value, false};
    return applyFormat(input, format);
}

QString interpolateAt(const QString& text, const InterpolateContext& context, int depth)
{
    QString out;
    qsizetype done = 0;
    VariableReference reference;
    while (out.size() < longestText && findReference(text, reference.end, reference)) {
        const QStringView written = QStringView(text).mid(reference.start, reference.end - reference.start);
        const auto value = resolve(reference, written, context, depth);
        if (!value)
            continue;
        if (out.isEmpty())
            out.reserve(text.size() + 64);
        out += QStringView(text).mid(done, reference.start - done);
        out += *value;
        done = reference.end;
    }
    if (done == 0)
        return text;
    out += QStringView(text).mid(done);
    return out;
}

} // namespace

QString interpolate(const QString& text, const InterpolateContext& context)
{
    return interpolateAt(text, context, 0);
}

Json interpolateJson(const Json& value, const InterpolateContext& context)
{
    if (value.is_string()) {
        const std::string& text = value.get_ref<const std::string&>();
        if (text.find('$') == std::string::npos && text.find("[[") == std::string::npos)
            return value;
        return interpolate(QString::fromStdString(text), context).toStdString();
    }
    if (!value.is_structured())
        return value;
    Json out = value;
    for (Json& item : out)
        item = interpolateJson(item, context);
    return out;
}

QStringList usedVariables(const QString& text)
{
    QStringList names;
    VariableReference reference;
    while (findReference(text, reference.end, reference))
        if (const QString name = reference.name.toString(); !names.contains(name))
            names << name;
    return names;
}

QString formatVariableValue(const VariableValue& value, const QString& format, const QString& variableName)
{
    if (value.isAll() && format == QLatin1String("queryparam")) {
        const FormatInput all {{QStringLiteral("$__all")}, false, variableName, {}, true};
        return applyFormat(all, format);
    }
    return applyFormat(formatInput(value, variableName), format);
}
