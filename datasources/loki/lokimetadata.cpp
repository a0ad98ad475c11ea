#include "datasources/loki/lokimetadata.h"

#include <algorithm>

namespace {

/// Numbers of servers that no integer holds are none.
qint64 whole(double number)
{
    return number > -9e18 && number < 9e18 ? qint64(number) : 0;
}

qint64 count(const Json& object, const char* key)
{
    return whole(jsonutil::number(object, key));
}

/// A text, or what stands there as it is written; null is no text.
std::optional<QString> textOf(const Json& value)
{
    if (value.is_number() || value.is_boolean())
        return QString::fromUtf8(jsonutil::dump(value));
    return jsonutil::asString(value);
}

/// The array of that name, or what is given if that is an array.
const Json& listOf(const Json& data, const char* key)
{
    return data.is_array() ? data : jsonutil::array(data, key);
}

std::vector<LokiDetectedField> detected(const Json& list)
{
    std::vector<LokiDetectedField> fields;
    for (const Json& item : list)
        if (const QString name = jsonutil::string(item, "label"); !name.isEmpty())
            fields.push_back(
                {name, jsonutil::string(item, "type"), count(item, "cardinality"), jsonutil::strings(item, "parsers")});
    return fields;
}

Labels labelsOf(const Json& json)
{
    Labels labels;
    if (json.is_object())
        for (const auto& [name, value] : json.items())
            labels.insert(QString::fromStdString(name), textOf(value).value_or(QString()));
    return labels;
}

/// A number of bytes, as number or text; of pairs over time their sum.
qint64 bytesOf(const Json& item)
{
    const auto ofPair = [](const Json& pair) { // [time, "bytes"]
        return pair.is_array() && pair.size() == 2 ? jsonutil::asNumber(pair[1]).value_or(0) : 0;
    };
    double bytes = ofPair(jsonutil::array(item, "value"));
    for (const Json& pair : jsonutil::array(item, "values"))
        bytes += ofPair(pair);
    return whole(bytes);
}

LokiPattern patternOf(const Json& item)
{
    LokiPattern pattern;
    pattern.text = jsonutil::string(item, "pattern");
    pattern.level = logLevelOf(jsonutil::string(item, "level").toStdString());
    for (const Json& sample : jsonutil::array(item, "samples")) {
        const bool pair = sample.is_array() && sample.size() == 2;
        if (!pair && !sample.is_object())
            continue;
        const double time = pair ? jsonutil::asNumber(sample[0]).value_or(0) : jsonutil::number(sample, "timestamp");
        const qint64 lines =
            whole(pair ? jsonutil::asNumber(sample[1]).value_or(0) : jsonutil::number(sample, "value"));
        pattern.samples.emplace_back(whole(time * 1000), lines);
        pattern.total += lines;
    }
    return pattern;
}

} // namespace

QStringList lokiTexts(const Json& data)
{
    QStringList texts;
    for (const Json& item : listOf(data, "values")) // servers before 1.0 have an object
        if (auto text = textOf(item))
            texts << *text;
    return texts;
}

std::vector<Labels> lokiSeries(const Json& data)
{
    std::vector<Labels> series;
    for (const Json& item : listOf(data, "series"))
        if (Labels labels = labelsOf(item); !labels.isEmpty())
            series.push_back(std::move(labels));
    return series;
}

LokiIndexStats lokiIndexStats(const Json& data)
{
    return {count(data, "streams"), count(data, "chunks"), count(data, "bytes"), count(data, "entries")};
}

std::vector<LokiVolume> lokiVolumes(const Json& data)
{
    std::vector<LokiVolume> volumes;
    for (const Json& item : jsonutil::array(data, "result"))
        volumes.push_back({labelsOf(jsonutil::object(item, "metric")), bytesOf(item)});
    std::stable_sort(volumes.begin(), volumes.end(),
                     [](const LokiVolume& a, const LokiVolume& b) { return a.bytes > b.bytes; });
    return volumes;
}

std::vector<LokiPattern> lokiPatterns(const Json& data)
{
    std::vector<LokiPattern> patterns;
    for (const Json& item : listOf(data, "series")) // as the part of the server that finds them has it
        if (LokiPattern pattern = patternOf(item); !pattern.text.isEmpty())
            patterns.push_back(std::move(pattern));
    std::stable_sort(patterns.begin(), patterns.end(),
                     [](const LokiPattern& a, const LokiPattern& b) { return a.total > b.total; });
    return patterns;
}

std::vector<LokiDetectedField> lokiDetectedFields(const Json& data)
{
    return detected(jsonutil::array(data, "fields"));
}

std::vector<LokiDetectedField> lokiDetectedLabels(const Json& data)
{
    return detected(jsonutil::array(data, "detectedLabels"));
}
