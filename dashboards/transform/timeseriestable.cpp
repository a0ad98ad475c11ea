#include "dashboards/reduce/reducers.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"

#include <algorithm>

namespace {

/// isTimeSeriesFrame of @grafana/data: a time that rises with every row, as far as it looks, and a number.
bool isSeries(const Frame& frame)
{
    const auto rises = [](const Field& field) {
        constexpr qsizetype mostLookedAt = 100;
        if (field.type != FieldType::Time)
            return false;
        std::optional<double> latest;
        for (qsizetype row = 0; row < std::min(mostLookedAt, field.size()); ++row) {
            const double time = field.numberAt(row);
            if (latest && (isMissing(time) || time <= *latest))
                return false;
            if (!isMissing(time))
                latest = time;
        }
        return true;
    };
    return frame.first(FieldType::Number) && std::any_of(frame.fields.begin(), frame.fields.end(), rises);
}

class TrendTable
{
public:
    TrendTable(QString refId, const Json& options)
        : m_refId(std::move(refId))
        , m_reducer(jsonutil::string(options, "stat", QStringLiteral("lastNotNull")))
        , m_timeField(jsonutil::string(options, "timeField"))
    { }

    const QString& refId() const { return m_refId; }

    void take(const Frame& frame)
    {
        const Field* time = timeOf(frame);
        for (const Field& field : frame.fields) {
            if (field.type != FieldType::Number || !time)
                continue;
            for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
                if (!m_labels.contains(it.key()))
                    m_labels << it.key();
            m_rowLabels.push_back(field.labels);
            Frame trend;
            trend.name = frame.name;
            trend.refId = frame.refId;
            trend.meta = frame.meta;
            trend.add(*time);
            trend.add(field);
            trend.meta.custom =
                std::make_shared<const Json>(Json {{"value", cells::json(reduceField(field, m_reducer))}});
            m_trends.push_back(std::make_shared<const Frames>(Frames {std::move(trend)}));
        }
    }

    /// One row per series: its labels and its trend.
    Frame table() const
    {
        Frame table;
        table.refId = m_refId;
        for (const QString& name : m_labels) {
            StringColumn column;
            for (const Labels& labels : m_rowLabels) {
                const auto it = labels.constFind(name);
                column.push_back(it == labels.constEnd() ? absentText() : *it);
            }
            table.add(Field(name, FieldType::String, std::move(column)));
        }
        if (!m_trends.empty())
            table.add(Field(m_refId.isEmpty() ? QStringLiteral("Trend") : QStringLiteral("Trend #") + m_refId,
                            FieldType::Frame, FramesColumn(m_trends)));
        return table;
    }

private:
    const Field* timeOf(const Frame& frame) const
    {
        if (m_timeField.isEmpty())
            return frame.first(FieldType::Time);
        const auto it = std::find_if(frame.fields.begin(), frame.fields.end(),
                                     [this](const Field& field) { return field.name == m_timeField; });
        return it == frame.fields.end() ? nullptr : &*it;
    }

    QString m_refId;
    QString m_reducer;
    QString m_timeField;
    QStringList m_labels;
    std::vector<Labels> m_rowLabels;
    FramesColumn m_trends;
};

} // namespace

/// The series of each query become one table with a small chart a row; what is no series goes before them as it is.
Frames timeSeriesTable(Frames frames, const Json& options, const TransformContext&)
{
    std::vector<TrendTable> tables;
    Frames out;
    for (Frame& frame : frames) {
        auto it = std::find_if(tables.begin(), tables.end(),
                               [&](const TrendTable& table) { return table.refId() == frame.refId; });
        if (it == tables.end())
            it =
                tables.insert(tables.end(), {frame.refId, jsonutil::object(options, frame.refId.toUtf8().constData())});
        if (isSeries(frame))
            it->take(frame);
        else
            out.push_back(std::move(frame));
    }
    for (const TrendTable& table : tables)
        if (Frame made = table.table(); !made.fields.empty())
            out.push_back(std::move(made));
    return out;
}
