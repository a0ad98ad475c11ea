#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/grouping.h"
#include "dashboards/transform/joinframes.h"

#include <algorithm>
#include <map>

namespace {

bool isFactor(const Field& field)
{
    return field.type == FieldType::String || field.type == FieldType::Boolean;
}

/// The rows of one frame told apart by texts and labels, sorted by time: a time, the values by name, the factors by
/// name.
class LongTable
{
public:
    explicit LongTable(const Frame& frame) : m_frame(frame) { collect(); }

    bool hasTime() const { return m_time; }

    Frame make() const
    {
        std::vector<qsizetype> rows(size_t(m_frame.rows));
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i] = qsizetype(i);
        std::stable_sort(rows.begin(), rows.end(),
                         [this](qsizetype a, qsizetype b) { return m_time->numberAt(a) < m_time->numberAt(b); });
        std::vector<std::vector<Source>> groups;
        for (const auto& [labels, fields] : m_byLabels)
            groups.push_back(sourcesOf(fields));
        std::vector<Value> times;
        std::vector<std::vector<Value>> columns(m_values.size() + m_factors.size());
        for (const qsizetype row : rows) {
            for (const std::vector<Source>& sources : groups) {
                times.push_back(m_time->at(row));
                for (size_t i = 0; i < columns.size(); ++i)
                    columns[i].push_back(sources[i].field ? sources[i].field->at(row) : sources[i].label);
            }
        }
        Frame out;
        out.name = m_frame.name;
        out.refId = m_frame.refId;
        out.meta = m_frame.meta;
        out.meta.type = QStringLiteral("timeseries-long");
        out.add(cells::field(m_time->name, FieldType::Time, times));
        size_t column = 0;
        for (const auto& [name, type] : m_values)
            out.add(cells::field(name, type, columns[column++]));
        for (const auto& [name, field] : m_factors)
            out.add(cells::field(name, FieldType::String, columns[column++]));
        return out;
    }

private:
    /// Where a column has its cells for fields of the same labels: in a field, or the label's text in every row.
    struct Source
    {
        const Field* field = nullptr;
        Value label = Absent();
    };

    void collect()
    {
        for (const Field& field : m_frame.fields) {
            if (isFactor(field)) {
                m_factors.emplace(field.name, &field);
            } else if (field.type == FieldType::Time && !m_time) {
                m_time = &field;
            } else {
                const auto known = m_values.emplace(field.name, field.type).first;
                if (known->second != field.type)
                    continue;
                m_byLabels[labelKey(field)].push_back(&field);
                for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
                    m_factors.emplace(it.key(), nullptr);
            }
        }
    }

    static QString labelKey(const Field& field)
    {
        QStringList parts;
        for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
            parts << it.key() + QLatin1Char('\x1f') + it.value();
        return parts.join(QLatin1Char('\x1e'));
    }

    /// One for every value and then for every factor.
    std::vector<Source> sourcesOf(const std::vector<const Field*>& fields) const
    {
        std::map<QString, Source> byName;
        for (const auto& [name, field] : m_factors)
            if (field)
                byName[name] = {field, {}};
        const Labels& labels = fields.front()->labels;
        for (auto it = labels.begin(); it != labels.end(); ++it)
            byName[it.key()] = {nullptr, *it};
        for (const Field* field : fields)
            byName[field->name] = {field, {}};
        std::vector<Source> sources;
        for (const auto& [name, type] : m_values)
            sources.push_back(byName[name]);
        for (const auto& [name, field] : m_factors)
            sources.push_back(byName[name]);
        return sources;
    }

    const Frame& m_frame;
    const Field* m_time = nullptr;
    std::map<QString, FieldType> m_values;
    std::map<QString, const Field*> m_factors; ///< nullptr: a label
    std::map<QString, std::vector<const Field*>> m_byLabels;
};

Frames longTables(const Frames& frames)
{
    Frames out;
    for (const Frame& frame : frames)
        if (const LongTable table(frame); table.hasTime())
            out.push_back(table.make());
    return out;
}

Frame seriesFrame(const Frame& source, Field time, Field value)
{
    Frame out;
    out.name = source.name;
    out.refId = source.refId;
    out.meta = source.meta;
    out.meta.type = QStringLiteral("timeseries-multi");
    out.add(std::move(time));
    out.add(std::move(value));
    return out;
}

/// The rows that have both; others belong to other values.
std::vector<qsizetype> rowsWith(const std::vector<qsizetype>& rows, const Field& time, const Field& value)
{
    std::vector<qsizetype> whole;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(whole),
                 [&](qsizetype row) { return !isAbsent(value.numberAt(row)) && !isMissing(time.at(row)); });
    return whole;
}

bool isConstant(const Field& texts)
{
    for (qsizetype row = 1; row < texts.size(); ++row)
        if (texts.at(row) != texts.at(0))
            return false;
    return true;
}

/// One frame per number field and per combination of the text columns, which become labels.
Frames multiple(const Frames& frames)
{
    Frames out;
    for (const Frame& frame : longTables(frames)) {
        const Field& time = frame.fields.front();
        std::vector<size_t> texts;
        for (size_t i = 0; i < frame.fields.size(); ++i)
            if (frame.fields[i].type == FieldType::String)
                texts.push_back(i);
        std::vector<size_t> varying; // a label of the whole frame tells no rows apart
        std::copy_if(texts.begin(), texts.end(), std::back_inserter(varying),
                     [&frame](size_t text) { return !isConstant(frame.fields[text]); });
        const Groups groups = groupRows(frame, varying);
        for (const Field& field : frame.fields) {
            if (field.type != FieldType::Number)
                continue;
            if (texts.empty()) {
                out.push_back(seriesFrame(frame, time, field));
                continue;
            }
            for (const auto& all : groups.rows) {
                const std::vector<qsizetype> rows = rowsWith(all, time, field);
                if (rows.empty())
                    continue;
                Field value = rowsOf(field, rows);
                for (const size_t text : texts)
                    value.labels.insert(frame.fields[text].name, cells::text(frame.fields[text].at(rows.front())));
                out.push_back(seriesFrame(frame, rowsOf(time, rows), std::move(value)));
            }
        }
    }
    return out;
}

/// All of them joined on their times; what has none is left out.
Frames wide(Frames frames)
{
    frames.erase(
        std::remove_if(frames.begin(), frames.end(), [](const Frame& frame) { return !frame.first(FieldType::Time); }),
        frames.end());
    if (frames.empty())
        return {};
    Frame joined = frames.size() == 1 ? std::move(frames.front()) : joinFrames(std::move(frames), {});
    joined.meta.type = QStringLiteral("timeseries-wide");
    return {std::move(joined)};
}

} // namespace

Frames prepareTimeSeries(Frames frames, const Json& options, const TransformContext&)
{
    const QString format = jsonutil::string(options, "format", QStringLiteral("wide"));
    if (format == QLatin1String("multi") || format == QLatin1String("many"))
        return multiple(frames);
    return format == QLatin1String("long") ? longTables(frames) : wide(std::move(frames));
}
