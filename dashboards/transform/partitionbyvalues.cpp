#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/grouping.h"

namespace {

/// The name of a part: the values it has, with the fields' names when wished, after the frame's name when wished.
QString partName(const Frame& frame, const std::vector<size_t>& byFields, qsizetype row, const Json& naming)
{
    QStringList parts;
    if (jsonutil::boolean(naming, "append") && !frame.name.isEmpty())
        parts << frame.name;
    const bool withNames = jsonutil::boolean(naming, "withNames") || jsonutil::boolean(naming, "withFields");
    for (const size_t field : byFields) {
        const QString value = cells::text(frame.fields[field].at(row));
        parts << (withNames ? frame.fields[field].name + QLatin1Char('=') + value : value);
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace

Frames partitionByValues(Frames frames, const Json& options, const TransformContext&)
{
    const QStringList names = jsonutil::strings(options, "fields");
    if (names.isEmpty())
        return frames;
    const MatcherSpec matcher = matcherByNames(names);
    const bool keep = jsonutil::boolean(options, "keepFields", true);
    const Json& naming = jsonutil::object(options, "naming");
    const bool asLabels = jsonutil::boolean(naming, "asLabels");
    Frames out;
    for (Frame& frame : frames) {
        std::vector<size_t> byFields;
        for (size_t i = 0; i < frame.fields.size(); ++i)
            if (fieldMatches(matcher, frame.fields[i], frame, frames))
                byFields.push_back(i);
        if (byFields.empty()) {
            out.push_back(frame);
            continue;
        }
        for (const auto& rows : groupRows(frame, byFields).rows) {
            Frame part = frame;
            part.fields.clear();
            if (!asLabels)
                part.name = partName(frame, byFields, rows.front(), naming);
            for (size_t i = 0; i < frame.fields.size(); ++i) {
                if (!keep && std::find(byFields.begin(), byFields.end(), i) != byFields.end())
                    continue;
                Field field = rowsOf(frame.fields[i], rows);
                field.state = {};
                for (const size_t by : asLabels ? byFields : std::vector<size_t>())
                    field.labels.insert(frame.fields[by].name, cells::text(frame.fields[by].at(rows.front())));
                part.fields.push_back(std::move(field));
            }
            part.rows = qsizetype(rows.size());
            out.push_back(std::move(part));
        }
    }
    return out;
}
