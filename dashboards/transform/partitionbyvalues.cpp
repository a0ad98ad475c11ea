#include "dashboards/format/displayname.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/grouping.h"

#include <algorithm>
#include <map>

namespace {

/// How parts are told apart. Files of today say whether the fields stay and mean labels; those of before did not say it
/// and mean names of frames.
struct Naming
{
    bool keepFields;
    bool asLabels;
    bool append;
    bool withNames;
    QString between; ///< a name and its value
    QString behind; ///< each of them

    explicit Naming(const Json& options)
    {
        const Json* keep = jsonutil::find(options, "keepFields");
        const Json& naming = jsonutil::object(options, "naming");
        keepFields = jsonutil::boolean(options, "keepFields", true);
        asLabels = jsonutil::boolean(naming, "asLabels", keep != nullptr);
        append = jsonutil::boolean(naming, "append");
        withNames = jsonutil::boolean(naming, "withNames") || jsonutil::boolean(naming, "withFields");
        between = jsonutil::string(naming, "separator1", QStringLiteral("="));
        behind = jsonutil::string(naming, "separator2", QStringLiteral(" "));
    }
};

class Partition
{
public:
    Partition(const Frame& frame, std::vector<size_t> byFields, const Naming& naming)
        : m_frame(frame)
        , m_byFields(std::move(byFields))
        , m_naming(naming)
    { }

    Frames run() const
    {
        Frames parts;
        for (const auto& rows : orderedGroups())
            parts.push_back(part(rows));
        const NameScope names(parts); // of names and labels: configurations alone change below
        for (Frame& frame : parts)
            for (Field& field : frame.fields)
                nameAgain(field, frame, names);
        return parts;
    }

private:
    /// What a person or the datasource calls the field; labels and parts are named by it.
    static QString givenName(const Field& field)
    {
        return field.config->displayNameFromDS.value_or(field.config->displayName.value_or(field.name));
    }

    /// Sorted as a tree would be: by the first appearance of the first field's value, then of the second's.
    std::vector<std::vector<qsizetype>> orderedGroups() const
    {
        std::vector<std::vector<qsizetype>> groups = groupRows(m_frame, m_byFields).rows;
        std::vector<std::vector<qsizetype>> ranks;
        for (const auto& rows : groups) {
            std::vector<qsizetype> rank;
            for (size_t depth = 1; depth <= m_byFields.size(); ++depth)
                rank.push_back(firstRow(rows.front(), depth));
            ranks.push_back(std::move(rank));
        }
        std::vector<size_t> order(groups.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return ranks[a] < ranks[b]; });
        std::vector<std::vector<qsizetype>> sorted;
        sorted.reserve(groups.size());
        for (const size_t i : order)
            sorted.push_back(std::move(groups[i]));
        return sorted;
    }

    /// The first row that agrees in the first fields.
    qsizetype firstRow(qsizetype row, size_t depth) const
    {
        QStringList key;
        for (size_t i = 0; i < depth; ++i)
            key << cells::text(m_frame.fields[m_byFields[i]].at(row));
        const auto known = m_firstRows.find({depth, key});
        if (known != m_firstRows.end())
            return known->second;
        return m_firstRows.emplace(std::pair(depth, key), row).first->second; // groups come in the order of their rows
    }

    QString partName(qsizetype row) const
    {
        QStringList parts;
        for (const size_t by : m_byFields) {
            const Field& field = m_frame.fields[by];
            const QString value = cells::text(field.at(row));
            parts << (m_naming.withNames ? givenName(field) + m_naming.between + value : value);
        }
        const QString name = parts.join(m_naming.behind);
        return m_naming.append && !m_frame.name.isEmpty() ? m_frame.name + QLatin1Char(' ') + name : name;
    }

    Frame part(const std::vector<qsizetype>& rows) const
    {
        Frame part;
        part.name = m_naming.asLabels ? m_frame.name : partName(rows.front());
        part.refId = m_frame.refId;
        part.meta = m_frame.meta;
        part.rows = qsizetype(rows.size());
        for (size_t i = 0; i < m_frame.fields.size(); ++i) {
            const bool isKey = std::find(m_byFields.begin(), m_byFields.end(), i) != m_byFields.end();
            if (isKey && !m_naming.keepFields)
                continue;
            Field field = rowsOf(m_frame.fields[i], rows);
            field.state = {};
            if (m_naming.asLabels)
                for (const size_t by : m_byFields)
                    field.labels.insert(givenName(m_frame.fields[by]),
                                        cells::text(m_frame.fields[by].at(rows.front())));
            part.fields.push_back(std::move(field));
        }
        return part;
    }

    /// A given name would be the same in all parts: it becomes what the field would be called if that were its own.
    static void nameAgain(Field& field, const Frame& frame, const NameScope& names)
    {
        if (!field.config->displayName && !field.config->displayNameFromDS)
            return;
        Field plain = field;
        plain.name = givenName(field);
        FieldConfig config = *field.config;
        config.displayName.reset();
        config.displayNameFromDS.reset();
        plain.config = std::make_shared<const FieldConfig>(config);
        config.displayName = fieldDisplayName(plain, frame, names);
        field.config = std::make_shared<const FieldConfig>(std::move(config));
    }

    const Frame& m_frame;
    std::vector<size_t> m_byFields;
    const Naming& m_naming;
    mutable std::map<std::pair<size_t, QStringList>, qsizetype> m_firstRows;
};

} // namespace

/// Splits the first frame by the values of some fields; further frames are left out, as in Grafana.
Frames partitionByValues(Frames frames, const Json& options, const TransformContext&)
{
    const QStringList names = jsonutil::strings(options, "fields");
    if (names.isEmpty() || frames.empty())
        return frames;
    const MatcherSpec matcher = matcherByNames(names);
    frames.resize(1);
    Frame& frame = frames.front();
    std::vector<size_t> byFields;
    for (size_t i = 0; i < frame.fields.size(); ++i)
        if (fieldMatches(matcher, frame.fields[i], frame, frames))
            byFields.push_back(i);
    if (byFields.empty())
        return frames;
    const Naming naming(options);
    return Partition(frame, std::move(byFields), naming).run();
}
