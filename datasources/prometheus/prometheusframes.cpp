#include "datasources/prometheus/prometheusframes.h"

#include "datasources/data/commonlabels.h"
#include "datasources/prometheus/prometheusnumbers.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace {

const QString& autoLegend()
{
    static const QString text = QStringLiteral("__auto");
    return text;
}

const QString& nameLabel()
{
    static const QString text = QStringLiteral("__name__");
    return text;
}

/// The field that holds a series' samples; nullptr for histogram cells.
Field* valueField(Frame& frame)
{
    if (frame.fields.size() != 2 || frame.fields[0].type != FieldType::Time)
        return nullptr;
    return &frame.fields[1];
}

void setDisplayName(Field& field, const QString& name)
{
    auto config = std::make_shared<FieldConfig>(*field.config);
    config->displayNameFromDS = name;
    field.config = std::move(config);
}

/// metric{a="b", c="d"}
QString verboseName(Labels labels)
{
    const QString metric = labels.take(nameLabel());
    return labels.isEmpty() && !metric.isEmpty() ? metric : metric + formatLabels(labels);
}

QString legendText(const QString& legendFormat, const Labels& labels)
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\{\\s*(.+?)\\s*\\}\\}"));
    QString text;
    qsizetype copied = 0;
    auto matches = pattern.globalMatch(legendFormat);
    while (matches.hasNext()) {
        const auto match = matches.next();
        text += legendFormat.mid(copied, match.capturedStart() - copied) + labels.value(match.captured(1));
        copied = match.capturedEnd();
    }
    return text + legendFormat.mid(copied);
}

QString seriesName(const Labels& labels, const QString& expr, const QString& legendFormat)
{
    if (legendFormat == autoLegend())
        return labels.isEmpty() ? expr : QString();
    const QString name = legendFormat.isEmpty() ? verboseName(labels) : legendText(legendFormat, labels);
    return name == QLatin1String("{}") ? expr : name;
}

/// Of series that carry a metric name only the labels that not all share; all labels when there is no such label.
void nameAutomatically(Frames& frames)
{
    std::vector<Field*> fields;
    for (Frame& frame : frames)
        if (Field* field = valueField(frame); field && !field->config->displayNameFromDS)
            fields.push_back(field);
    if (fields.empty())
        return;
    std::vector<Labels> sets;
    for (const Field* field : fields)
        sets.push_back(field->labels);
    const Labels shared = fields.size() > 1 ? commonLabels(sets) : Labels();
    for (Field* field : fields) {
        if (!field->labels.contains(nameLabel()))
            continue;
        const Labels own = labelsWithout(field->labels, shared);
        setDisplayName(*field, formatLabels(own.isEmpty() ? field->labels : own));
    }
}

std::shared_ptr<const FieldConfig> filterable()
{
    auto config = std::make_shared<FieldConfig>();
    config->filterable = true;
    return config;
}

/// The bound of a bucket; texts that are none sort to the end.
double boundOf(const QString& le)
{
    const QByteArray text = le.toLatin1();
    double value = 0;
    return parseSample(text.constData(), text.constData() + text.size(), value)
        ? value
        : std::numeric_limits<double>::infinity();
}

Field labelColumn(const Frames& frames, const QString& name)
{
    static const QString none = QStringLiteral("");
    const bool isBound = name == QLatin1String("le");
    StringColumn texts;
    NumberColumn bounds;
    for (const Frame& frame : frames) {
        const QString text = frame.fields[1].labels.value(name, none);
        if (isBound)
            bounds.insert(bounds.end(), size_t(frame.rows), text.isEmpty() ? nullNumber : boundOf(text));
        else
            texts.insert(texts.end(), size_t(frame.rows), text);
    }
    Field field =
        isBound ? Field(name, FieldType::Number, std::move(bounds)) : Field(name, FieldType::String, std::move(texts));
    field.config = filterable();
    return field;
}

/// Names of labels as the series bring them, those of one series in their order.
QStringList labelNames(const Frames& series)
{
    QSet<QString> known;
    QStringList names;
    for (const Frame& frame : series) {
        for (auto it = frame.fields[1].labels.keyBegin(); it != frame.fields[1].labels.keyEnd(); ++it) {
            if (known.contains(*it))
                continue;
            known.insert(*it);
            names << *it;
        }
    }
    return names;
}

/// Rows of several series become those of one time after the other.
void sortByTime(Frame& table)
{
    const TimeColumn& times = *table.fields.front().times();
    if (std::is_sorted(times.begin(), times.end()))
        return;
    std::vector<size_t> order(times.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return times[a] < times[b]; });
    for (Field& field : table.fields) {
        const auto sorted = [&](const auto& column) {
            auto cells = column;
            for (size_t row = 0; row < order.size(); ++row)
                cells[row] = column[order[row]];
            return Column(std::move(cells));
        };
        field.values = std::make_shared<const Column>(std::visit(sorted, *field.values));
    }
}

Frame tableOf(const Frames& series, const PrometheusShape& shape)
{
    Frame table;
    table.refId = shape.refId;
    table.meta.preferredVisual = QStringLiteral("rawPrometheus");
    TimeColumn times;
    NumberColumn values;
    for (const Frame& frame : series) {
        table.meta.custom = frame.meta.custom;
        table.meta.type = frame.meta.type;
        const TimeColumn* frameTimes = frame.fields[0].times();
        const NumberColumn* numbers = frame.fields[1].numbers();
        times.insert(times.end(), frameTimes->begin(), frameTimes->end());
        values.insert(values.end(), numbers->begin(), numbers->end());
    }
    table.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    if (!series.empty())
        table.fields.back().config = series.front().fields[0].config;
    for (const QString& name : labelNames(series))
        table.add(labelColumn(series, name));
    table.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values)));
    sortByTime(table);
    return table;
}

/// One histogram: its series by ascending bound.
struct Histogram
{
    Labels labels; ///< without le
    std::vector<Frame> buckets;
};

std::vector<Histogram> histogramsOf(Frames series)
{
    static const QString le = QStringLiteral("le");
    std::stable_sort(series.begin(), series.end(), [](const Frame& a, const Frame& b) {
        return boundOf(a.fields[1].labels.value(le)) < boundOf(b.fields[1].labels.value(le));
    });
    std::vector<Histogram> histograms;
    for (Frame& frame : series) {
        Labels labels = frame.fields[1].labels;
        labels.remove(le);
        auto it =
            std::find_if(histograms.begin(), histograms.end(), [&](const Histogram& h) { return h.labels == labels; });
        if (it == histograms.end())
            it = histograms.insert(it, Histogram {labels, {}});
        it->buckets.push_back(std::move(frame));
    }
    return histograms;
}

/// Every time at which any bucket has a sample.
TimeColumn unionOfTimes(const std::vector<Frame>& buckets)
{
    TimeColumn all;
    for (const Frame& bucket : buckets)
        all.insert(all.end(), bucket.fields[0].times()->begin(), bucket.fields[0].times()->end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

NumberColumn valuesAt(const Frame& bucket, const TimeColumn& times)
{
    const TimeColumn& own = *bucket.fields[0].times();
    if (own == times)
        return *bucket.fields[1].numbers();
    NumberColumn values(times.size(), nullNumber);
    for (size_t i = 0; i < own.size(); ++i) {
        const auto at = std::lower_bound(times.begin(), times.end(), own[i]) - times.begin();
        values[size_t(at)] = (*bucket.fields[1].numbers())[i];
    }
    return values;
}

/// Counts of single buckets out of counts up to their bounds; what rounding leaves below nothing is 0.
NumberColumn difference(const NumberColumn& upper, const NumberColumn& lower)
{
    constexpr double nothing = 1e-9;
    NumberColumn result(upper);
    for (size_t i = 0; i < result.size(); ++i) {
        if (isMissing(result[i]))
            continue;
        if (!isMissing(lower[i]))
            result[i] -= lower[i];
        if (result[i] < nothing)
            result[i] = 0;
    }
    return result;
}

Frame heatmapOf(const Histogram& histogram, const PrometheusShape& shape)
{
    static const QString le = QStringLiteral("le");
    Frame frame;
    frame.refId = shape.refId;
    const Field& first = histogram.buckets.front().fields[1];
    const bool ownLegend = !shape.legendFormat.isEmpty() && shape.legendFormat != autoLegend();
    frame.name = ownLegend ? first.config->displayNameFromDS.value_or(QString()) : verboseName(histogram.labels);
    frame.meta.type = QStringLiteral("heatmap-rows");
    frame.meta.custom = histogram.buckets.front().meta.custom;
    const TimeColumn times = unionOfTimes(histogram.buckets);
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, times));
    frame.fields.back().config = histogram.buckets.front().fields[0].config;
    NumberColumn lower;
    for (const Frame& bucket : histogram.buckets) {
        NumberColumn counts = valuesAt(bucket, times);
        const QString bound = bucket.fields[1].labels.value(le, bucket.fields[1].name);
        Field field(bound, FieldType::Number, lower.empty() ? counts : difference(counts, lower),
                    bucket.fields[1].labels);
        setDisplayName(field, bound);
        frame.add(std::move(field));
        lower = std::move(counts);
    }
    return frame;
}

} // namespace

void namePrometheusSeries(Frames& frames, const QString& expr, const QString& legendFormat)
{
    for (Frame& frame : frames)
        if (Field* field = valueField(frame))
            if (const QString name = seriesName(field->labels, expr, legendFormat); !name.isEmpty())
                setDisplayName(*field, name);
}

Frames shapePrometheusFrames(Frames frames, const PrometheusShape& shape)
{
    namePrometheusSeries(frames, shape.expr, shape.legendFormat);
    auto timeConfig = std::make_shared<FieldConfig>();
    if (shape.stepMs > 0)
        timeConfig->intervalMs = double(shape.stepMs);
    Frames series;
    Frames result;
    for (Frame& frame : frames) {
        frame.refId = shape.refId;
        const bool isSeries = valueField(frame) && frame.fields[1].numbers();
        if (!frame.fields.empty())
            frame.fields[0].config = timeConfig;
        (isSeries ? series : result).push_back(std::move(frame));
    }
    if (shape.format == QLatin1String("table")) {
        if (!series.empty())
            result.push_back(tableOf(series, shape));
        return result;
    }
    if (shape.format == QLatin1String("heatmap")) {
        for (const Histogram& histogram : histogramsOf(std::move(series)))
            result.push_back(heatmapOf(histogram, shape));
        return result;
    }
    if (shape.legendFormat == autoLegend())
        nameAutomatically(series);
    for (Frame& frame : series) {
        frame.meta.preferredVisual = QStringLiteral("graph");
        result.push_back(std::move(frame));
    }
    return result;
}

void numberTableValues(Frames& frames)
{
    const auto isTable = [](const Frame& frame) {
        return frame.meta.preferredVisual == QLatin1String("rawPrometheus");
    };
    QSet<QString> queries;
    for (const Frame& frame : frames)
        if (isTable(frame))
            queries.insert(frame.refId);
    if (queries.size() < 2)
        return;
    for (Frame& frame : frames)
        if (isTable(frame) && frame.fields.back().name == QLatin1String("Value"))
            frame.fields.back().name = QLatin1String("Value #") + frame.refId;
}
