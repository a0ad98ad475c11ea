#include "dashboards/run/annotations.h"

#include "dashboards/format/color.h"
#include "dashboards/format/displayname.h"
#include "dashboards/time/intervals.h"

#include <algorithm>
#include <cmath>

namespace {

QString option(const AnnotationSpec& spec, const char* key)
{
    if (const Json* target = jsonutil::find(spec.query, "target"))
        if (auto text = jsonutil::optString(*target, key))
            return *text;
    return jsonutil::string(spec.query, key);
}

struct Sample
{
    qint64 timeMs;
    double value;
};

std::vector<Sample> samplesOf(const Frame& frame, bool useValueForTime)
{
    std::vector<Sample> samples;
    const Field* time = frame.first(FieldType::Time);
    const Field* value = frame.first(FieldType::Number);
    if (!time || !value || !time->times() || !value->numbers())
        return samples;
    const auto count = std::min(time->times()->size(), value->numbers()->size());
    for (size_t i = 0; i < count; ++i) {
        const double v = (*value->numbers())[i];
        if (std::isnan(v) || (*time->times())[i] == nullTime)
            continue;
        if (useValueForTime)
            samples.push_back({qint64(v), 1});
        else
            samples.push_back({(*time->times())[i] / 1'000'000, v});
    }
    return samples;
}

/// What all events of one query have in common.
Annotation templateOf(const AnnotationSpec& spec, const Palette& palette)
{
    Annotation event;
    event.source = spec.name;
    event.color = resolveColor(spec.iconColor.isEmpty() ? QStringLiteral("red") : spec.iconColor, palette);
    return event;
}

Labels labelsOfRow(const Frame& frame, const Field& line, qsizetype row)
{
    const Field* column = frame.byName(QStringLiteral("labels"));
    const ObjectColumn* objects = column ? column->as<ObjectColumn>() : nullptr;
    if (!objects || row >= qsizetype(objects->size()) || !(*objects)[size_t(row)])
        return line.labels;
    Labels labels;
    if (const Json& json = *(*objects)[size_t(row)]; json.is_object())
        for (const auto& [name, value] : json.items())
            labels.insert(jsonutil::text(name), jsonutil::asString(value).value_or(QString()));
    return labels;
}

QStringList tagsOf(const Labels& labels, const QStringList& tagKeys, bool allWithoutKeys)
{
    QStringList tags;
    for (const QString& key : tagKeys)
        if (const QString tag = labels.value(key.trimmed()); !tag.isEmpty())
            tags << tag;
    if (tagKeys.isEmpty() && allWithoutKeys)
        for (auto it = labels.begin(); it != labels.end(); ++it)
            tags << it.value();
    tags.removeAll(QString());
    tags.removeDuplicates();
    return tags;
}

const Json& mappingOf(const AnnotationSpec& spec, const char* part)
{
    return jsonutil::object(jsonutil::object(spec.query, "mappings"), part);
}

/// The column of one part of events: named like it, unless the annotation maps another one to it or none.
const Field* eventColumn(const Frame& frame, const AnnotationSpec& spec, const char* part)
{
    const Json& mapping = mappingOf(spec, part);
    if (jsonutil::string(mapping, "source", QStringLiteral("field")) != QLatin1String("field"))
        return nullptr;
    const QString name = jsonutil::string(mapping, "value");
    return frame.byName(name.isEmpty() ? QString::fromLatin1(part) : name);
}

QString textAt(const Field* field, size_t row)
{
    const StringColumn* column = field ? field->as<StringColumn>() : nullptr;
    return column && row < column->size() ? (*column)[row] : QString();
}

/// The part of an event that is a text: of its column, or the same for all events.
QString eventText(const Frame& frame, const AnnotationSpec& spec, const char* part, size_t row)
{
    const Json& mapping = mappingOf(spec, part);
    if (jsonutil::string(mapping, "source") == QLatin1String("text"))
        return jsonutil::string(mapping, "value");
    return textAt(eventColumn(frame, spec, part), row);
}

qint64 endAt(const Field* field, size_t row, qint64 startMs)
{
    const TimeColumn* column = field ? field->times() : nullptr;
    if (!column || row >= column->size() || (*column)[row] == nullTime)
        return startMs;
    return std::max(startMs, (*column)[row] / 1'000'000);
}

/// What stands in columns of their own takes precedence over the line and its labels.
void readColumns(const Frame& frame, const AnnotationSpec& spec, size_t row, Annotation& event)
{
    event.timeEndMs = endAt(eventColumn(frame, spec, "timeEnd"), row, event.timeMs);
    if (const QString title = eventText(frame, spec, "title", row); !title.isEmpty())
        event.title = title;
    if (const QString text = eventText(frame, spec, "text", row); !text.isEmpty())
        event.text = text;
    const Field* tags = eventColumn(frame, spec, "tags");
    const QString list = eventText(frame, spec, "tags", row);
    if (list.isEmpty() && (!tags || tags->type != FieldType::String))
        return;
    event.tags.clear();
    for (const QString& tag : list.split(QLatin1Char(','), Qt::SkipEmptyParts))
        event.tags << tag.trimmed();
}

/// One event a log line, or a row of a table of events.
void addLines(const Frame& frame, const AnnotationSpec& spec, const Annotation& common, std::vector<Annotation>& out)
{
    constexpr size_t most = 5000;
    const Field* named = eventColumn(frame, spec, "time");
    const Field* time = named && named->times() ? named : frame.first(FieldType::Time);
    const Field* line = frame.first(FieldType::String);
    if (!time || !line || !time->times())
        return;
    const QStringList tagKeys = option(spec, "tagKeys").split(QLatin1Char(','), Qt::SkipEmptyParts);
    const QString titleFormat = option(spec, "titleFormat");
    const QString textFormat = option(spec, "textFormat");
    for (size_t row = 0; row < time->times()->size() && out.size() < most; ++row) {
        if ((*time->times())[row] == nullTime)
            continue;
        const Labels labels = labelsOfRow(frame, *line, qsizetype(row));
        Annotation event = common;
        event.timeMs = event.timeEndMs = (*time->times())[row] / 1'000'000;
        event.title = renderLegend(titleFormat, labels);
        event.text = renderLegend(textFormat, labels);
        const auto* lines = line->as<StringColumn>();
        if (event.text.isEmpty() && lines && row < lines->size())
            event.text = (*lines)[row];
        event.tags = tagsOf(labels, tagKeys, true);
        readColumns(frame, spec, row, event);
        out.push_back(std::move(event));
    }
}

} // namespace

const Json* timeRegionOf(const AnnotationSpec& spec)
{
    const Json* target = jsonutil::find(spec.query, "target");
    if (!target || jsonutil::string(*target, "queryType") != QLatin1String("timeRegions"))
        return nullptr;
    const Json* region = jsonutil::find(*target, "timeRegion");
    return region && region->is_object() ? region : nullptr;
}

std::vector<Annotation> annotationsFromTimeRegions(const std::vector<TimeRange>& regions, const AnnotationSpec& spec,
                                                   const Palette& palette)
{
    std::vector<Annotation> annotations;
    Annotation event = templateOf(spec, palette);
    event.text = spec.name;
    for (const TimeRange& region : regions) {
        event.timeMs = region.fromMs;
        event.timeEndMs = region.toMs;
        annotations.push_back(event);
    }
    return annotations;
}

qint64 annotationStepMs(const AnnotationSpec& spec)
{
    const QString step = option(spec, "step");
    return intervalToMs(step.isEmpty() ? QStringLiteral("60s") : step).value_or(60'000);
}

Json annotationQuery(const AnnotationSpec& spec)
{
    Json query = spec.query;
    if (const Json* target = jsonutil::find(spec.query, "target"); target && target->is_object())
        query.update(*target);
    for (const char* key :
         {"target", "name", "enable", "hide", "iconColor", "builtIn", "filter", "datasource", "refId"})
        query.erase(key);
    query["range"] = true;
    query["instant"] = false;
    query["interval"] = intervalText(annotationStepMs(spec)).toStdString();
    return query;
}

bool annotationApplies(const AnnotationSpec& spec, const PanelId& panel)
{
    if (spec.filterIds.empty())
        return true;
    const PanelId base(panel.value.section(QLatin1Char('@'), 0, 0));
    const bool listed = std::find(spec.filterIds.begin(), spec.filterIds.end(), base) != spec.filterIds.end();
    return listed != spec.filterExclude;
}

std::vector<Annotation> annotationsFromLogs(const LogLines& lines, const AnnotationSpec& spec, const Palette& palette)
{
    const QString title = option(spec, "titleFormat");
    const QString text = option(spec, "textFormat");
    const QStringList tagKeys = option(spec, "tagKeys").split(QLatin1Char(','), Qt::SkipEmptyParts);
    const Rgba color = resolveColor(spec.iconColor.isEmpty() ? QStringLiteral("red") : spec.iconColor, palette);
    std::vector<Annotation> annotations;
    for (qsizetype row = 0; row < lines.size(); ++row) {
        const Labels labels = lines.labels(row);
        Annotation event;
        event.timeMs = event.timeEndMs = lines.timeNs(row) / 1'000'000;
        event.source = spec.name;
        event.color = color;
        event.title = renderLegend(title, labels);
        event.text = renderLegend(text, labels);
        if (event.text.isEmpty())
            event.text = lines.text(row);
        for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
            const QString tag = it.value().trimmed();
            const bool wanted = tagKeys.isEmpty() || tagKeys.contains(it.key());
            if (wanted && !tag.isEmpty() && !event.tags.contains(tag))
                event.tags << tag;
        }
        annotations.push_back(std::move(event));
    }
    return annotations;
}

std::vector<Annotation> annotationsFromFrames(const Frames& frames, const AnnotationSpec& spec, const Palette& palette)
{
    const bool useValueForTime = jsonutil::boolean(spec.query, "useValueForTime");
    const qint64 step = annotationStepMs(spec);
    const QStringList tagKeys = option(spec, "tagKeys").split(QLatin1Char(','), Qt::SkipEmptyParts);
    std::vector<Annotation> annotations;
    for (const Frame& frame : frames) {
        const Field* value = frame.first(FieldType::Number);
        const Labels labels = value ? value->labels : Labels();
        Annotation event = templateOf(spec, palette);
        if (!value) {
            addLines(frame, spec, event, annotations);
            continue;
        }
        event.title = renderLegend(option(spec, "titleFormat"), labels);
        event.text = renderLegend(option(spec, "textFormat"), labels);
        event.tags = tagsOf(labels, tagKeys, false);
        bool open = false;
        for (const Sample& sample : samplesOf(frame, useValueForTime)) {
            if (sample.value <= 0) {
                open = false;
            } else if (open && sample.timeMs <= annotations.back().timeEndMs + step) {
                annotations.back().timeEndMs = sample.timeMs;
            } else {
                event.timeMs = event.timeEndMs = sample.timeMs;
                annotations.push_back(event);
                open = true;
            }
        }
    }
    std::stable_sort(annotations.begin(), annotations.end(),
                     [](const Annotation& a, const Annotation& b) { return a.timeMs < b.timeMs; });
    return annotations;
}
