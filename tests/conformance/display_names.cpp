#include "dashboards/format/displayname.h"
#include "tests/conformance/conformance.h"

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

} // namespace

Json runDisplayNames(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    if (fn == QLatin1String("formatLabels")) {
        const Labels labels = labelsFrom(jsonutil::object(c.input, "labels"));
        return {{"text",
                 text(labels.isEmpty() ? jsonutil::string(c.input, "defaultValue")
                                       : formatLabels(labels, jsonutil::boolean(c.input, "withoutBraces")))}};
    }
    if (fn != QLatin1String("names") && fn != QLatin1String("namesFrameOnly"))
        return skipped(); // a field is never named without its frame here
    const Frames frames = framesFromOracle(jsonutil::array(c.input, "frames"));
    if (fn != QLatin1String("names"))
        return {{"fields", fieldNames(frames, [](const Frame& frame) { return Frames {frame}; })}};
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
