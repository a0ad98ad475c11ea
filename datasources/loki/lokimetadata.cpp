#include "datasources/loki/lokimetadata.h"

#include <algorithm>

namespace {

qint64 count(const Json& object, const char* key)
{
    return qint64(jsonutil::number(object, key));
}

std::vector<LokiDetectedField> detected(const Json& list)
{
    std::vector<LokiDetectedField> fields;
    for (const Json& item : list)
        fields.push_back({jsonutil::string(item, "label"), jsonutil::string(item, "type"), count(item, "cardinality"),
                          jsonutil::strings(item, "parsers")});
    return fields;
}

Labels labelsOf(const Json& json)
{
    Labels labels;
    if (json.is_object())
        for (const auto& [name, value] : json.items())
            labels.insert(QString::fromStdString(name), jsonutil::asString(value).value_or(QString()));
    return labels;
}

} // namespace

QStringList lokiTexts(const Json& data)
{
    QStringList texts;
    if (data.is_array())
        for (const Json& item : data)
            if (auto text = jsonutil::asString(item))
                texts << *text;
    return texts;
}

std::vector<Labels> lokiSeries(const Json& data)
{
    std::vector<Labels> series;
    if (data.is_array())
        for (const Json& item : data)
            series.push_back(labelsOf(item));
    return series;
}

LokiIndexStats lokiIndexStats(const Json& data)
{
    return {count(data, "streams"), count(data, "chunks"), count(data, "bytes"), count(data, "entries")};
}

std::vector<LokiVolume> lokiVolumes(const Json& data)
{
    std::vector<LokiVolume> volumes;
    for (const Json& item : jsonutil::array(data, "result")) {
        const Json& value = jsonutil::array(item, "value"); // [time, "bytes"]
        const QString bytes = value.size() == 2 ? jsonutil::asString(value[1]).value_or(QString()) : QString();
        volumes.push_back({labelsOf(jsonutil::object(item, "metric")), bytes.toLongLong()});
    }
    std::stable_sort(volumes.begin(), volumes.end(),
                     [](const LokiVolume& a, const LokiVolume& b) { return a.bytes > b.bytes; });
    return volumes;
}

std::vector<LokiPattern> lokiPatterns(const Json& data)
{
    std::vector<LokiPattern> patterns;
    if (!data.is_array())
        return patterns;
    for (const Json& item : data) {
        LokiPattern pattern;
        pattern.text = jsonutil::string(item, "pattern");
        pattern.level = logLevelOf(jsonutil::string(item, "level").toStdString());
        for (const Json& sample : jsonutil::array(item, "samples")) {
            if (!sample.is_array() || sample.size() != 2)
                continue;
            const auto lines = qint64(jsonutil::asNumber(sample[1]).value_or(0));
            pattern.samples.emplace_back(qint64(jsonutil::asNumber(sample[0]).value_or(0) * 1000), lines);
            pattern.total += lines;
        }
        patterns.push_back(std::move(pattern));
    }
    std::stable_sort(patterns.begin(), patterns.end(),
                     [](const LokiPattern& a, const LokiPattern& b) { return a.total > b.total; });
    return patterns;
}

std::vector<LokiDetectedField> lokiDetectedFields(const Json& data)
{
    return detected(jsonutil::array(data, "fields"));
}

QStringList lokiDetectedFieldValues(const Json& data)
{
    return jsonutil::strings(data, "values");
}

std::vector<LokiDetectedField> lokiDetectedLabels(const Json& data)
{
    return detected(jsonutil::array(data, "detectedLabels"));
}
