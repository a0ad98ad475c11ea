#include "dashboards/run/datacontext.h"

#include "dashboards/format/displayname.h"
#include "dashboards/run/links.h"
#include "dashboards/time/intervals.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace {

/// The keys of `fields["a.b"][0].text`: a.b is one of them.
QStringList pathKeys(const QString& path)
{
    QStringList keys;
    QString key;
    QChar quote;
    bool inBrackets = false;
    const auto finish = [&] {
        if (!key.isEmpty())
            keys << std::exchange(key, QString());
    };
    for (const QChar c : path) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                key += c;
        } else if (inBrackets && (c == u'"' || c == u'\'')) {
            quote = c;
        } else if (c == u'[' && !inBrackets) {
            finish();
            inBrackets = true;
        } else if (c == u']' && inBrackets) {
            finish();
            inBrackets = false;
        } else if (c == u'.' && !inBrackets) {
            finish();
        } else {
            key += c;
        }
    }
    finish();
    return keys;
}

QString numberText(double value)
{
    return std::isnan(value) ? QStringLiteral("NaN") : jsNumberText(value);
}

QString rawText(const Value& value)
{
    if (isMissing(value))
        return {};
    if (const auto* number = std::get_if<double>(&value))
        return numberText(*number);
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    const auto* json = std::get_if<JsonPtr>(&value);
    return json && *json ? QString::fromUtf8(jsonutil::dump(**json)) : QString();
}

QString displayNameOf(const Field& field, const DataContext& data)
{
    if (!field.state.displayName.isEmpty())
        return field.state.displayName;
    return data.all ? fieldDisplayName(field, *data.frame, *data.all)
                    : fieldDisplayName(field, *data.frame, Frames {*data.frame});
}

QString calculatedText(const DataContext& data, const QString& path)
{
    if (path == QLatin1String("numeric") || path == QLatin1String("raw"))
        return numberText(data.calculated->numeric);
    if (path == QLatin1String("time"))
        return {};
    if (path == QLatin1String("calc") && !data.calculation.isEmpty())
        return data.calculation;
    return data.calculated->full();
}

std::optional<QString> valueText(const DataContext& data, const QString& path)
{
    if (data.calculated)
        return calculatedText(data, path);
    if (!data.row)
        return std::nullopt;
    if (path == QLatin1String("time")) {
        const Field* time = data.frame->first(FieldType::Time);
        return time ? rawText(time->at(*data.row)) : QString();
    }
    if (!data.field)
        return std::nullopt;
    const Value value = data.field->at(*data.row);
    if (path == QLatin1String("raw"))
        return rawText(value);
    const DisplayValue shown = DisplayProcessor(*data.field, data.display)(value);
    return path == QLatin1String("numeric") ? numberText(shown.numeric) : shown.full();
}

QString labelsText(const Labels& labels, const QStringList& keys)
{
    if (keys.size() == 1)
        return formatLabels(labels, true);
    if (keys.size() > 2)
        return {};
    if (keys[1] != QLatin1String("__values"))
        return labels.value(keys[1]);
    QStringList values = labels.values();
    values.sort();
    return values.join(QLatin1String(", "));
}

std::optional<QString> fieldText(const DataContext& data, const QString& path)
{
    const QStringList keys = pathKeys(path);
    if (keys.isEmpty() || !data.field)
        return std::nullopt;
    const QString& what = keys.front();
    if (what == QLatin1String("labels") || what == QLatin1String("formattedLabels"))
        return labelsText(data.field->labels, keys);
    if (keys.size() > 1)
        return QString();
    if (what == QLatin1String("name"))
        return data.field->name;
    return what == QLatin1String("displayName") ? displayNameOf(*data.field, data) : QString();
}

/// By name, else by index, else by display name, else by the label called name.
const Field* fieldAt(const DataContext& data, const QString& key)
{
    const std::vector<Field>& fields = data.frame->fields;
    const auto find = [&fields](const auto& matches) {
        const auto it = std::find_if(fields.begin(), fields.end(), matches);
        return it == fields.end() ? nullptr : &*it;
    };
    if (const Field* named = find([&](const Field& field) { return field.name == key; }))
        return named;
    bool isIndex = false;
    const uint index = key.toUInt(&isIndex);
    if (isIndex && index < fields.size())
        return &fields[index];
    if (const Field* shown = find([&](const Field& field) { return displayNameOf(field, data) == key; }))
        return shown;
    return find([&](const Field& field) { return field.labels.value(QStringLiteral("name")) == key; });
}

QString cellText(const DataContext& data, const QStringList& keys)
{
    const Field* field = keys.size() > 1 ? fieldAt(data, keys[1]) : nullptr;
    if (!field || keys.size() > 3)
        return {};
    const DisplayValue shown = DisplayProcessor(*field, data.display)(field->at(*data.row));
    const QString part = keys.value(2);
    if (part.isEmpty())
        return shown.full();
    if (part == QLatin1String("text"))
        return shown.text;
    if (part == QLatin1String("numeric"))
        return numberText(shown.numeric);
    if (part == QLatin1String("prefix"))
        return shown.prefix;
    if (part == QLatin1String("suffix"))
        return shown.suffix;
    return part == QLatin1String("color") ? shown.colorText : QString();
}

std::optional<QString> rowText(const DataContext& data, const QString& path)
{
    const QStringList keys = pathKeys(path);
    if (keys.isEmpty() || !data.row)
        return std::nullopt;
    if (keys.front() == QLatin1String("fields"))
        return cellText(data, keys);
    if (keys.size() > 1)
        return QString();
    if (keys.front() == QLatin1String("name"))
        return data.frame->name;
    return keys.front() == QLatin1String("refId") ? data.frame->refId : QString();
}

std::optional<QString> seriesText(const DataContext& data, const QString& path)
{
    return path == QLatin1String("name") ? std::optional(frameDisplayName(*data.frame, data.frameIndex)) : std::nullopt;
}

} // namespace

std::optional<QString> dataContextText(const DataContext& data, const QString& name, const QString& path)
{
    if (!data.frame)
        return std::nullopt;
    if (name == QLatin1String("__value"))
        return valueText(data, path);
    if (name == QLatin1String("__field"))
        return fieldText(data, path);
    if (name == QLatin1String("__data"))
        return rowText(data, path);
    if (name == QLatin1String("__series"))
        return seriesText(data, path);
    if (name == QLatin1String("__name") && data.field)
        return displayNameOf(*data.field, data);
    return std::nullopt;
}

InterpolateContext withDataContext(const InterpolateContext& outer, const DataContext& data)
{
    InterpolateContext context = outer;
    context.extra = [&data, before = outer.extra](const QString& name, const QString& path) -> std::optional<QString> {
        if (auto text = dataContextText(data, name, path))
            return text;
        return before ? before(name, path) : std::nullopt;
    };
    return context;
}

std::optional<QString> dashboardNameText(const DashboardNames& names, const QString& name, const QString& path)
{
    if (name == QLatin1String("__dashboard"))
        return path == QLatin1String("uid") ? names.uid : names.title;
    if (name == QLatin1String("__user")) {
        if (path == QLatin1String("login"))
            return names.login;
        return path == QLatin1String("email") ? QString() : QStringLiteral("1");
    }
    if (name == QLatin1String("__namespace"))
        return QStringLiteral("default");
    if (name == QLatin1String("__url") && path == QLatin1String("path"))
        return dashboardPath(names.uid, names.title);
    if (name == QLatin1String("__org"))
        return path == QLatin1String("name") ? QStringLiteral("Main Org.") : QStringLiteral("1");
    if (names.intervalMs && name == QLatin1String("__interval"))
        return intervalText(*names.intervalMs);
    if (names.intervalMs && name == QLatin1String("__interval_ms"))
        return QString::number(*names.intervalMs);
    return std::nullopt;
}
