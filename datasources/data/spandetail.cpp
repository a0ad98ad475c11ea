#include "datasources/data/spandetail.h"

#include "datasources/data/jsonutil.h"
#include "datasources/data/otlpid.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <optional>

namespace {

Json parsed(std::string_view object)
{
    auto json = jsonutil::parse(QByteArray::fromRawData(object.data(), qsizetype(object.size())));
    return json ? std::move(*json) : Json();
}

QString compact(const Json& json)
{
    return json.is_string() ? *jsonutil::asString(json) : QString::fromUtf8(jsonutil::dump(json));
}

TraceAttributes jaegerAttributes(const Json& list)
{
    TraceAttributes attributes;
    for (const Json& tag : list) {
        if (!tag.is_object())
            continue;
        const Json* value = jsonutil::find(tag, "value");
        TraceAttribute attribute {jsonutil::string(tag, "key"), jsonutil::string(tag, "type"),
                                  value ? compact(*value) : QString()};
        if (std::find(attributes.begin(), attributes.end(), attribute) == attributes.end())
            attributes.push_back(std::move(attribute));
    }
    return attributes;
}

/// The first key of an AnyValue that has a value; objects are not empty.
Json::const_iterator valueOf(const Json& any)
{
    const auto found = std::find_if(any.begin(), any.end(), [](const Json& value) { return !value.is_null(); });
    return found == any.end() ? any.begin() : found;
}

std::optional<qint64> wholeNumber(const Json& value)
{
    bool ok = false;
    const qint64 number = jsonutil::asString(value).value_or(QString()).toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

/// An OTLP AnyValue as type and text; lists and maps as compact JSON of their plain values.
Json plainValue(const Json& any)
{
    if (!any.is_object() || any.empty())
        return {};
    if (const Json* list = jsonutil::find(any, "arrayValue")) {
        Json plain = Json::array();
        for (const Json& item : jsonutil::array(*list, "values"))
            plain.push_back(plainValue(item));
        return plain;
    }
    if (const Json* map = jsonutil::find(any, "kvlistValue")) {
        Json plain = Json::object();
        for (const Json& item : jsonutil::array(*map, "values"))
            plain[jsonutil::string(item, "key").toStdString()] = plainValue(jsonutil::object(item, "value"));
        return plain;
    }
    const auto known = valueOf(any);
    // Whole numbers come as text, because they exceed what JavaScript counts exactly.
    const auto number = known.key() == "intValue" ? wholeNumber(known.value()) : std::nullopt;
    return number ? Json(*number) : known.value();
}

QString typeOf(const Json& any)
{
    if (!any.is_object() || any.empty())
        return QStringLiteral("string");
    static const QHash<QString, QString> names = {{QStringLiteral("boolValue"), QStringLiteral("bool")},
                                                  {QStringLiteral("intValue"), QStringLiteral("int64")},
                                                  {QStringLiteral("doubleValue"), QStringLiteral("float64")},
                                                  {QStringLiteral("bytesValue"), QStringLiteral("binary")}};
    return names.value(QString::fromStdString(valueOf(any).key()), QStringLiteral("string"));
}

qint64 integerOf(const Json& object, const char* key)
{
    const Json* value = jsonutil::find(object, key);
    if (!value)
        return 0;
    if (value->is_number_integer())
        return value->get<qint64>();
    if (value->is_string())
        return jsonutil::asString(*value)->toLongLong();
    constexpr double largest = 9e18; // of what a whole number can be
    const double number = jsonutil::asNumber(*value).value_or(0);
    return number > -largest && number < largest ? qint64(number) : 0;
}

/// Whatever an answer holds, a time stays a time.
qint64 nsOfMicroseconds(qint64 microseconds)
{
    constexpr qint64 nsPerMicrosecond = 1000;
    constexpr qint64 largest = std::numeric_limits<qint64>::max() / nsPerMicrosecond;
    return std::clamp(microseconds, -largest, largest) * nsPerMicrosecond;
}

TraceAttributes otlpAttributes(const Json& list, QStringList* warnings = nullptr)
{
    TraceAttributes attributes;
    for (const Json& item : list) {
        if (!item.is_object())
            continue;
        const QString key = jsonutil::string(item, "key");
        const Json& any = jsonutil::object(item, "value");
        const Json plain = plainValue(any);
        if (warnings && key == QLatin1String("@jaeger@warnings")) {
            for (const Json& warning : plain)
                if (!warnings->contains(compact(warning)))
                    *warnings << compact(warning);
            continue;
        }
        TraceAttribute attribute {key, typeOf(any), plain.is_null() ? QString() : compact(plain)};
        if (std::find(attributes.begin(), attributes.end(), attribute) == attributes.end())
            attributes.push_back(std::move(attribute));
    }
    return attributes;
}

QString hexId(const Json& link, const char* key, size_t digits)
{
    const QString id = jsonutil::string(link, key);
    const auto hex = hexOfBase64Id(id.toStdString(), digits);
    return hex ? QString::fromStdString(*hex) : id;
}

void sortEvents(std::vector<SpanEvent>& events)
{
    std::stable_sort(events.begin(), events.end(),
                     [](const SpanEvent& a, const SpanEvent& b) { return a.timeNs < b.timeNs; });
}

/// Jaeger keeps an event's name among its fields.
QString takeEventName(TraceAttributes& attributes)
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [](const TraceAttribute& a) { return a.key == QLatin1String("event"); });
    if (found == attributes.end())
        return {};
    QString name = found->value;
    attributes.erase(found);
    return name;
}

} // namespace

SpanDetail jaegerSpanDetail(std::string_view object)
{
    const Json span = parsed(object);
    SpanDetail detail;
    detail.attributes = jaegerAttributes(jsonutil::array(span, "tags"));
    for (const Json& log : jsonutil::array(span, "logs")) {
        SpanEvent event {
            nsOfMicroseconds(integerOf(log, "timestamp")), {}, jaegerAttributes(jsonutil::array(log, "fields"))};
        event.name = takeEventName(event.attributes);
        detail.events.push_back(std::move(event));
    }
    sortEvents(detail.events);
    for (const Json& reference : jsonutil::array(span, "references"))
        detail.links.push_back({jsonutil::string(reference, "traceID"), jsonutil::string(reference, "spanID")});
    detail.warnings = jsonutil::strings(span, "warnings");
    detail.warnings.removeDuplicates();
    for (const TraceAttribute& attribute : detail.attributes) {
        if (attribute.key == QLatin1String("otel.status_description"))
            detail.statusMessage = attribute.value;
        if (attribute.key == QLatin1String("w3c.tracestate"))
            detail.traceState = attribute.value;
    }
    return detail;
}

SpanDetail otlpSpanDetail(std::string_view object)
{
    const Json span = parsed(object);
    SpanDetail detail;
    detail.attributes = otlpAttributes(jsonutil::array(span, "attributes"), &detail.warnings);
    for (const Json& event : jsonutil::array(span, "events"))
        detail.events.push_back({integerOf(event, "timeUnixNano"), jsonutil::string(event, "name"),
                                 otlpAttributes(jsonutil::array(event, "attributes"))});
    sortEvents(detail.events);
    for (const Json& link : jsonutil::array(span, "links"))
        detail.links.push_back({hexId(link, "traceId", traceIdDigits), hexId(link, "spanId", spanIdDigits)});
    detail.statusMessage = jsonutil::string(jsonutil::object(span, "status"), "message");
    detail.traceState = jsonutil::string(span, "traceState");
    return detail;
}
