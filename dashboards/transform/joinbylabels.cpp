#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/refids.h"

#include <QCoreApplication>
#include <QHash>

namespace {

struct Row
{
    std::vector<Value> keys;
    QHash<QString, std::vector<Value>> values; ///< by the value of the chosen label
};

QString tr(const char* text)
{
    return QCoreApplication::translate("Transformations", text);
}

/// What is wrong, in place of the data.
Frames errorFrame(const QString& text)
{
    Frame frame;
    frame.meta.notices.push_back({Notice::Severity::Error, text});
    frame.add(Field(QStringLiteral("Error"), FieldType::String, StringColumn {text}));
    return {std::move(frame)};
}

QStringList labelNames(const Frames& frames)
{
    QStringList names;
    for (const Frame& frame : frames)
        for (const Field& field : frame.fields)
            for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
                if (!names.contains(it.key()))
                    names << it.key();
    return names;
}

/// Collects values under the labels they share, and puts them side by side.
class Join
{
public:
    Join(QString label, QStringList by) : m_label(std::move(label)), m_by(std::move(by)) { }

    void take(const Field& field)
    {
        if (!field.labels.contains(m_label) || field.type == FieldType::Time)
            return;
        QStringList key;
        std::vector<Value> keys;
        for (const QString& label : m_by) {
            const auto it = field.labels.constFind(label);
            keys.push_back(it == field.labels.constEnd() ? Value(Absent()) : Value(*it));
            key << (it == field.labels.constEnd() ? QString() : *it);
        }
        const QString joined = key.join(QLatin1Char(','));
        if (!m_rowOf.contains(joined)) {
            m_rowOf.insert(joined, m_rows.size());
            m_rows.push_back({std::move(keys), {}});
        }
        const QString column = field.labels.value(m_label);
        if (!m_columns.contains(column)) {
            m_columns << column;
            m_types.push_back(field.type);
        }
        std::vector<Value>& values = m_rows[m_rowOf.value(joined)].values[column];
        for (qsizetype i = 0; i < field.size(); ++i)
            values.push_back(field.at(i));
    }

    Frame frame() const
    {
        std::vector<std::vector<Value>> labels(size_t(m_by.size()));
        std::vector<std::vector<Value>> columns(size_t(m_columns.size()));
        for (const Row& row : m_rows)
            append(row, labels, columns);
        Frame out;
        for (size_t i = 0; i < labels.size(); ++i)
            out.add(cells::field(m_by[qsizetype(i)], FieldType::String, labels[i]));
        for (size_t i = 0; i < columns.size(); ++i)
            out.add(cells::field(m_columns[qsizetype(i)], m_types[i], columns[i]));
        return out;
    }

private:
    void append(const Row& row, std::vector<std::vector<Value>>& labels, std::vector<std::vector<Value>>& columns) const
    {
        size_t height = 1;
        for (const auto& values : row.values)
            height = std::max(height, values.size());
        for (size_t at = 0; at < height; ++at) {
            for (size_t i = 0; i < labels.size(); ++i)
                labels[i].push_back(row.keys[i]);
            for (size_t i = 0; i < columns.size(); ++i) {
                const auto values = row.values.constFind(m_columns[qsizetype(i)]);
                const bool has = values != row.values.constEnd() && at < values->size();
                columns[i].push_back(has ? (*values)[at] : Value(Absent()));
            }
        }
    }

    QString m_label;
    QStringList m_by;
    QStringList m_columns;
    std::vector<FieldType> m_types; ///< of the columns: those of the first fields
    std::vector<Row> m_rows;
    QHash<QString, size_t> m_rowOf;
};

} // namespace

/// One row per combination of the joining labels, one column per value of the chosen label.
Frames joinByLabels(Frames frames, const Json& options, const TransformContext&)
{
    if (frames.empty())
        return frames;
    const QString label = jsonutil::string(options, "value");
    const QStringList known = labelNames(frames);
    if (label.isEmpty())
        return errorFrame(tr("Join by labels: no label is chosen for the values."));
    if (known.isEmpty())
        return errorFrame(tr("Join by labels: the result has no labels."));
    if (!known.contains(label))
        return errorFrame(tr("Join by labels: no series has the label %1.").arg(label));
    QStringList by = jsonutil::strings(options, "join");
    if (by.isEmpty())
        by = known;
    by.removeAll(label);
    Join join(label, by);
    for (const Frame& frame : frames)
        for (const Field& field : frame.fields)
            join.take(field);
    Frame out = join.frame();
    out.refId = joinedRefId(QStringLiteral("joinByLabels"), frames);
    return {std::move(out)};
}
