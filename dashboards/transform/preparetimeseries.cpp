#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/grouping.h"
#include "dashboards/transform/joinframes.h"
#include "dashboards/transform/sortframe.h"

namespace {

std::vector<size_t> textFields(const Frame& frame)
{
    std::vector<size_t> indexes;
    for (size_t i = 0; i < frame.fields.size(); ++i)
        if (frame.fields[i].type == FieldType::String || frame.fields[i].type == FieldType::Boolean)
            indexes.push_back(i);
    return indexes;
}

Frame seriesFrame(const Frame& source, const Field& time, Field value)
{
    Frame out;
    out.name = source.name;
    out.refId = source.refId;
    out.meta = source.meta;
    out.meta.type = QStringLiteral("timeseries-multi");
    out.add(time);
    out.add(std::move(value));
    return out;
}

/// One frame per number field and per combination of the text columns, which become labels.
Frames multiple(const Frames& frames)
{
    Frames out;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        if (!time)
            continue;
        const std::vector<size_t> texts = textFields(frame);
        const Groups groups = groupRows(frame, texts);
        for (const Field& field : frame.fields) {
            if (field.type != FieldType::Number)
                continue;
            if (texts.empty()) {
                out.push_back(seriesFrame(frame, *time, field));
                continue;
            }
            for (const auto& rows : groups.rows) {
                Field value = rowsOf(field, rows);
                value.state = {};
                for (const size_t text : texts)
                    value.labels.insert(frame.fields[text].name, cells::text(frame.fields[text].at(rows.front())));
                out.push_back(seriesFrame(frame, rowsOf(*time, rows), std::move(value)));
            }
        }
    }
    return out;
}

Frames wide(const Frames& frames)
{
    Frames series = multiple(frames);
    if (series.empty())
        return {};
    Frame joined = series.size() == 1 ? std::move(series.front()) : joinFrames(std::move(series), {});
    joined.meta.type = QStringLiteral("timeseries-wide");
    return {std::move(joined)};
}

/// One row per time and combination of labels, labels as columns, values of equal names in one column.
Frames longTable(const Frames& frames)
{
    std::vector<Value> times;
    QStringList names;
    QStringList labels;
    const Frames series = multiple(frames);
    for (const Frame& frame : series) {
        if (!names.contains(frame.fields[1].name))
            names << frame.fields[1].name;
        for (auto it = frame.fields[1].labels.begin(); it != frame.fields[1].labels.end(); ++it)
            if (!labels.contains(it.key()))
                labels << it.key();
    }
    std::vector<std::vector<Value>> values(size_t(names.size()));
    std::vector<std::vector<Value>> labelValues(size_t(labels.size()));
    for (const Frame& frame : series)
        for (qsizetype row = 0; row < frame.rows; ++row) {
            times.push_back(frame.fields[0].at(row));
            for (qsizetype i = 0; i < names.size(); ++i)
                values[size_t(i)].push_back(names[i] == frame.fields[1].name ? frame.fields[1].at(row)
                                                                             : Value(Null {}));
            for (qsizetype i = 0; i < labels.size(); ++i)
                labelValues[size_t(i)].emplace_back(frame.fields[1].labels.value(labels[i]));
        }
    if (series.empty())
        return {};
    Frame out;
    out.name = series.front().name;
    out.refId = series.front().refId;
    out.meta.type = QStringLiteral("timeseries-long");
    out.add(cells::field(series.front().fields[0].name, FieldType::Time, times));
    for (qsizetype i = 0; i < labels.size(); ++i)
        out.add(cells::field(labels[i], FieldType::String, labelValues[size_t(i)]));
    for (qsizetype i = 0; i < names.size(); ++i)
        out.add(cells::field(names[i], FieldType::Number, values[size_t(i)]));
    sortFrame(out, 0, false);
    return {std::move(out)};
}

} // namespace

Frames prepareTimeSeries(Frames frames, const Json& options, const TransformContext&)
{
    const QString format = jsonutil::string(options, "format", QStringLiteral("wide"));
    if (format == QLatin1String("multi"))
        return multiple(frames);
    return format == QLatin1String("long") ? longTable(frames) : wide(frames);
}
