#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"

#include <algorithm>
#include <numeric>

namespace {

void nameAfterFrame(Field& field, const Frame& frame, const QString& mode, const QString& label)
{
    if (frame.name.isEmpty() || mode == QLatin1String("drop"))
        return;
    if (mode == QLatin1String("label"))
        field.labels.insert(label, frame.name);
    else if (field.name.isEmpty() || field.name == QLatin1String("Value"))
        field.name = frame.name;
    else
        field.name = frame.name + QStringLiteral(" · ") + field.name;
}

} // namespace

Frames concatenateFrames(Frames frames, const Json& options, const TransformContext&)
{
    if (frames.size() < 2)
        return frames;
    const QString mode = jsonutil::string(options, "frameNameMode", QStringLiteral("field"));
    const QString label = jsonutil::string(options, "frameNameLabel", QStringLiteral("frame"));
    Frame out;
    for (const Frame& frame : frames) {
        out.rows = std::max(out.rows, frame.rows);
        for (Field field : frame.fields) {
            field.state = {};
            nameAfterFrame(field, frame, mode, label);
            out.fields.push_back(std::move(field));
        }
    }
    std::vector<qsizetype> rows(static_cast<size_t>(out.rows));
    std::iota(rows.begin(), rows.end(), 0);
    for (Field& field : out.fields)
        if (field.size() != out.rows)
            field.values = std::make_shared<const Column>(cells::gather(*field.values, rows));
    return {std::move(out)};
}
