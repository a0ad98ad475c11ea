#include "dashboards/reduce/reducers.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"

namespace {

bool isSeries(const Frame& frame)
{
    return frame.first(FieldType::Time) && frame.first(FieldType::Number);
}

QStringList labelNames(const std::vector<Frame>& series)
{
    QStringList names;
    for (const Frame& frame : series)
        for (const Field& field : frame.fields)
            for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
                if (!names.contains(it.key()))
                    names << it.key();
    return names;
}

/// One row per series: its labels, and the series itself to be drawn small beside its reduced value.
Frame trendTable(const QString& refId, const std::vector<Frame>& series, const Json& options)
{
    const QString reducer = jsonutil::string(options, "stat", QStringLiteral("lastNotNull"));
    Frame table;
    table.refId = refId;
    for (const QString& name : labelNames(series)) {
        StringColumn column;
        for (const Frame& frame : series) {
            const Field* value = frame.first(FieldType::Number);
            const auto it = value->labels.constFind(name);
            column.push_back(it == value->labels.constEnd() ? absentText() : *it);
        }
        table.add(Field(name, FieldType::String, std::move(column)));
    }
    FramesColumn trends;
    for (const Frame& frame : series) {
        Frame trend = frame;
        trend.meta.custom = std::make_shared<const Json>(
            Json {{"value", cells::json(reduceField(*frame.first(FieldType::Number), reducer))}});
        trends.push_back(std::make_shared<const Frames>(Frames {std::move(trend)}));
    }
    table.add(Field(refId.isEmpty() ? QStringLiteral("Trend") : QStringLiteral("Trend #") + refId, FieldType::Frame,
                    std::move(trends)));
    return table;
}

} // namespace

Frames timeSeriesTable(Frames frames, const Json& options, const TransformContext&)
{
    std::vector<std::pair<QString, std::vector<Frame>>> byRefId;
    for (Frame& frame : frames) {
        if (!isSeries(frame))
            continue;
        auto it = std::find_if(byRefId.begin(), byRefId.end(), [&](const auto& g) { return g.first == frame.refId; });
        if (it == byRefId.end())
            it = byRefId.insert(byRefId.end(), {frame.refId, {}});
        it->second.push_back(std::move(frame));
    }
    Frames out;
    for (const auto& [refId, series] : byRefId)
        out.push_back(trendTable(refId, series, jsonutil::object(options, refId.toUtf8().constData())));
    return out;
}
