#include "dashboards/format/textpattern.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/fieldnames.h"

#include <QCollator>

#include <algorithm>
#include <cmath>

namespace {

QString aliasOf(const Json& renameByName, const QString& name)
{
    return jsonutil::string(renameByName, name.toUtf8().constData());
}

/// Fields without an index go last, in the order they have.
double indexOf(const Json& indexByName, const QString& name)
{
    const Json* index = jsonutil::find(indexByName, name.toUtf8().constData());
    constexpr double last = 9007199254740991.0;
    return index && index->is_number() && std::trunc(index->get<double>()) == index->get<double>()
        ? index->get<double>()
        : last;
}

struct OrderKey
{
    bool byLabel = false;
    QString label;
    bool descending = false;

    QString valueOf(const Field& field) const
    {
        if (byLabel)
            return field.labels.value(label);
        return field.state.displayName.isEmpty() ? field.name : field.state.displayName;
    }
};

std::vector<OrderKey> orderKeys(const Json& options)
{
    std::vector<OrderKey> keys;
    for (const Json& key : jsonutil::array(options, "orderBy"))
        keys.push_back({jsonutil::string(key, "type") != QLatin1String("name"), jsonutil::string(key, "name"),
                        jsonutil::boolean(key, "desc")});
    return keys;
}

void orderAutomatically(Frame& frame, const std::vector<OrderKey>& keys)
{
    QCollator collator {QLocale(QLocale::English)};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const auto begin = frame.fields.begin();
    const auto time = std::find_if(begin, frame.fields.end(), [](const Field& f) { return f.type == FieldType::Time; });
    auto rest = begin;
    if (time != frame.fields.end()) {
        std::rotate(begin, time, time + 1);
        rest = begin + 1;
    }
    std::stable_sort(rest, frame.fields.end(), [&](const Field& a, const Field& b) {
        for (const OrderKey& key : keys) {
            const int order = collator.compare(key.valueOf(a), key.valueOf(b)) * (key.descending ? -1 : 1);
            if (order != 0)
                return order < 0;
        }
        return false;
    });
}

void rename(Field& field, const QString& name)
{
    auto config = std::make_shared<FieldConfig>(*field.config);
    config->displayName = name;
    field.config = std::move(config);
    field.state.displayName = name;
}

Json chosenNames(const Json& options, const char* key)
{
    Json names = Json::array();
    for (const auto& [name, chosen] : jsonutil::object(options, key).items())
        if (chosen.is_boolean() ? chosen.get<bool>() : !chosen.is_null())
            names.push_back(name);
    return Json {{"names", names}};
}

} // namespace

Frames orderFields(Frames frames, const Json& options, const TransformContext&)
{
    resolveNames(frames);
    const bool manual = jsonutil::string(options, "orderByMode", QStringLiteral("manual")) == QLatin1String("manual");
    const Json& indexByName = jsonutil::object(options, "indexByName");
    const std::vector<OrderKey> keys = orderKeys(options);
    for (Frame& frame : frames) {
        if (manual)
            std::stable_sort(frame.fields.begin(), frame.fields.end(), [&](const Field& a, const Field& b) {
                return indexOf(indexByName, a.state.displayName) < indexOf(indexByName, b.state.displayName);
            });
        else
            orderAutomatically(frame, keys);
    }
    return frames;
}

Frames renameFields(Frames frames, const Json& options, const TransformContext&)
{
    const Json& renameByName = jsonutil::object(options, "renameByName");
    if (renameByName.empty())
        return frames;
    for (Frame& frame : frames) {
        const Frames alone {frame};
        for (Field& field : frame.fields)
            displayName(field, frame, alone);
        for (Field& field : frame.fields)
            if (const QString alias = aliasOf(renameByName, field.state.displayName); !alias.isEmpty())
                rename(field, alias);
    }
    return frames;
}

Frames organizeFields(Frames frames, const Json& options, const TransformContext& context)
{
    Json filter = Json::object();
    if (jsonutil::find(options, "includeByName"))
        filter["include"] = chosenNames(options, "includeByName");
    filter["exclude"] = chosenNames(options, "excludeByName");
    frames = filterFieldsByName(std::move(frames), filter, context);
    return renameFields(orderFields(std::move(frames), options, context), options, context);
}

Frames renameByRegex(Frames frames, const Json& options, const TransformContext&)
{
    const TextPattern regex(jsonutil::string(options, "regex", QStringLiteral("(.*)")));
    const QString pattern = jsonutil::string(options, "renamePattern", QStringLiteral("$1"));
    if (!regex.isValid())
        return frames;
    for (Frame& frame : frames) {
        const Frames alone {frame};
        for (Field& field : frame.fields)
            displayName(field, frame, alone);
        for (Field& field : frame.fields)
            if (const QString name = field.state.displayName; regex.matches(name))
                rename(field, regex.replaced(name, pattern));
    }
    return frames;
}
