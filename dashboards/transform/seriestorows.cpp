#include "dashboards/format/displayname.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/refids.h"
#include "dashboards/transform/sortframe.h"

#include <algorithm>

namespace {

/// A time field whose first values rise; Grafana looks at a hundred of them.
bool risesInTime(const Field& field)
{
    const qsizetype window = std::min<qsizetype>(field.size(), 100);
    std::optional<double> greatest;
    for (qsizetype row = 0; row < window; ++row) {
        const Value v = field.at(row);
        if (greatest && (isMissing(v) || cells::number(v) <= *greatest))
            return false;
        if (!isMissing(v))
            greatest = cells::number(v);
    }
    return field.type == FieldType::Time;
}

bool isTimeSeries(const Frame& frame)
{
    return frame.fields.size() >= 2 && frame.first(FieldType::Number)
        && std::any_of(frame.fields.begin(), frame.fields.end(), risesInTime);
}

std::shared_ptr<const FieldConfig> withoutNames(const Field& field)
{
    auto config = std::make_shared<FieldConfig>(*field.config);
    config->displayName.reset();
    config->displayNameFromDS.reset();
    return config;
}

} // namespace

Frames seriesToRows(Frames frames, const Json&, const TransformContext&)
{
    if (frames.empty())
        return frames;
    frames.erase(std::remove_if(frames.begin(), frames.end(), [](const Frame& f) { return f.rows == 0; }),
                 frames.end());
    if (!std::all_of(frames.begin(), frames.end(), isTimeSeries))
        return frames;
    Field time;
    std::optional<Field> value;
    std::vector<Value> times;
    std::vector<Value> metrics;
    std::vector<Value> values;
    for (const Frame& frame : frames) {
        size_t timeIndex = 0;
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            if (frame.fields[i].type == FieldType::Time)
                timeIndex = i;
            else if (!value)
                value = frame.fields[i];
        }
        if (times.empty())
            time = frame.fields[timeIndex];
        const Field& values0 = frame.fields[timeIndex == 0 ? 1 : 0];
        const QString metric = frameDisplayName(frame);
        for (qsizetype row = 0; row < frame.rows; ++row) {
            times.push_back(frame.fields[timeIndex].at(row));
            metrics.emplace_back(metric);
            values.push_back(values0.at(row));
        }
    }
    Frame out;
    out.refId = frames.empty() ? QStringLiteral("seriesToRows-") : joinedRefId(QStringLiteral("seriesToRows"), frames);
    if (!frames.empty()) {
        out.add(cells::field(QStringLiteral("Time"), time.type, times));
        out.fields.back().config = withoutNames(time);
        out.add(cells::field(QStringLiteral("Metric"), FieldType::String, metrics));
        const Field source = value.value_or(Field());
        out.add(cells::field(QStringLiteral("Value"), source.type, values));
        out.fields.back().config = withoutNames(source);
        sortFrame(out, 0, true);
    }
    return {std::move(out)};
}
