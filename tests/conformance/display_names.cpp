#include "dashboards/format/displayname.h"
#include "datasources/data/commonlabels.h"
#include "datasources/prometheus/prometheusframes.h"
#include "datasources/prometheus/prometheusnumbers.h"
#include "tests/conformance/conformance.h"
#include "tests/conformance/parselabels.h"

namespace {

Json text(const QString& s)
{
    return s.toStdString();
}

Json fieldNames(const Frames& frames, const std::function<Frames(const Frame&)>& context)
{
    Json all = Json::array();
    for (const Frame& frame : frames) {
        Json names = Json::array();
        const Frames seen = context(frame);
        for (const Field& field : frame.fields)
            names.push_back(text(fieldDisplayName(field, frame, seen)));
        all.push_back(names);
    }
    return all;
}

Labels labelsFrom(const Json& json)
{
    Labels labels;
    for (const auto& [key, value] : json.items())
        labels.insert(jsonutil::text(key), jsonutil::asString(value).value_or(QString()));
    return labels;
}

std::vector<Labels> labelLists(const Json& input)
{
    std::vector<Labels> lists;
    for (const Json& labels : jsonutil::array(input, "labels"))
        lists.push_back(labelsFrom(labels));
    return lists;
}

Json labelsJson(const Labels& labels)
{
    Json json = Json::object();
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        json[it.key().toStdString()] = text(*it);
    return json;
}

Json uniqueLabels(const std::vector<Labels>& lists)
{
    const Labels shared = commonLabels(lists);
    Json json = Json::array();
    for (const Labels& labels : lists)
        json.push_back(labelsJson(labelsWithout(labels, shared)));
    return json;
}

/// What is no number is NaN in a series.
Json sample(const QString& written)
{
    const QByteArray latin = written.toLatin1();
    double value = 0;
    const bool isNumber = parseSample(latin.constData(), latin.constData() + latin.size(), value);
    return {{"value", numberJson(isNumber ? value : std::nan(""))}};
}

/// The table's frames; fields without a name are numbered, and those of an earlier period marked, as Grafana does when
/// it reads frames.
Frames readFrames(const Json& input)
{
    const Json& json = jsonutil::array(input, "frames");
    Frames frames = framesFromOracle(json);
    for (size_t f = 0; f < frames.size(); ++f) {
        const Json* shifted = jsonutil::at(json[f], {"meta", "timeCompare", "isTimeShiftQuery"});
        int number = 0;
        for (Field& field : frames[f].fields) {
            ++number;
            if (field.name.isEmpty())
                field.name = QStringLiteral("Field %1").arg(number);
            field.state.timeCompare = shifted && jsonutil::asBool(*shifted).value_or(false);
        }
    }
    return frames;
}

Json allNames(const Frames& frames)
{
    Json indexed = Json::array();
    Json plain = Json::array();
    for (size_t i = 0; i < frames.size(); ++i) {
        indexed.push_back(text(frameDisplayName(frames[i], int(i))));
        plain.push_back(text(frameDisplayName(frames[i])));
    }
    return {{"fields", fieldNames(frames, [&](const Frame&) { return frames; })},
            {"frames", indexed},
            {"framesNoIndex", plain}};
}

Json namesAlone(const Frames& frames)
{
    Json all = Json::array();
    for (const Frame& frame : frames) {
        Json names = Json::array();
        for (const Field& field : frame.fields)
            names.push_back(text(fieldDisplayName(field)));
        all.push_back(names);
    }
    return {{"fields", all}};
}

/// Answers of Prometheus as the client shapes and names them, query by query.
Json prometheusNames(const Json& input)
{
    Frames shaped;
    for (const Json& target : jsonutil::array(input, "targets")) {
        PrometheusShape shape;
        shape.refId = jsonutil::string(target, "refId");
        shape.expr = jsonutil::string(target, "expr");
        shape.legendFormat = jsonutil::string(target, "legendFormat");
        shape.format = jsonutil::string(target, "format");
        shape.stepMs = jsonutil::boolean(target, "instant") ? 0 : 15'000;
        Frames own;
        for (Frame& frame : readFrames(input))
            if (frame.refId == shape.refId)
                own.push_back(std::move(frame));
        for (Frame& frame : shapePrometheusFrames(std::move(own), shape))
            shaped.push_back(std::move(frame));
    }
    numberTableValues(shaped);
    Json frames = Json::array();
    for (const Frame& frame : shaped) {
        Json fields = Json::array();
        for (const Field& field : frame.fields)
            fields.push_back({{"name", text(field.name)}, {"values", cellsJson(field)}});
        frames.push_back({{"refId", text(frame.refId)}, {"fields", fields}});
    }
    return {{"frames", frames}, {"names", allNames(shaped)}};
}

/// Of shaped frames names and cells are compared; meta and config are kept otherwise here.
Json withoutMeta(const Json& expected)
{
    if (!expected.is_object() || !expected.contains("names"))
        return expected;
    Json reduced = expected;
    for (Json& frame : reduced["frames"]) {
        frame = Json {{"refId", frame["refId"]}, {"fields", frame["fields"]}};
        for (Json& field : frame["fields"])
            field = Json {{"name", field["name"]}, {"values", field["values"]}};
    }
    return reduced;
}

} // namespace

bool compareDisplayNames(const Json& actual, const Json& expected)
{
    return sameJson(actual, withoutMeta(expected));
}

Json runDisplayNames(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    if (fn == QLatin1String("formatLabels")) {
        const Labels labels = labelsFrom(jsonutil::object(c.input, "labels"));
        return {{"text",
                 text(labels.isEmpty() ? jsonutil::string(c.input, "defaultValue")
                                       : formatLabels(labels, jsonutil::boolean(c.input, "withoutBraces")))}};
    }
    if (fn == QLatin1String("promTransform"))
        return prometheusNames(c.input);
    const Frames frames = readFrames(c.input);
    if (fn == QLatin1String("names"))
        return allNames(frames);
    if (fn == QLatin1String("namesFrameOnly"))
        return {{"fields", fieldNames(frames, [](const Frame& frame) { return Frames {frame}; })}};
    if (fn == QLatin1String("namesNoFrames"))
        return namesAlone(frames);
    if (fn == QLatin1String("legend"))
        return {
            {"text",
             text(renderLegend(jsonutil::string(c.input, "format"), labelsFrom(jsonutil::object(c.input, "labels"))))}};
    if (fn == QLatin1String("parseSampleValue"))
        return sample(jsonutil::string(c.input, "text"));
    if (fn == QLatin1String("findCommonLabels"))
        return labelsJson(commonLabels(labelLists(c.input)));
    if (fn == QLatin1String("findUniqueLabels"))
        return uniqueLabels(labelLists(c.input));
    if (fn == QLatin1String("parseLabels"))
        return labelsJson(parseLabels(jsonutil::string(c.input, "text")));
    return skipped();
}
