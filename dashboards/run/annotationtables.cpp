#include "dashboards/run/annotationtables.h"

#include "dashboards/format/color.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

JsonPtr tagsJson(const QStringList& tags)
{
    Json list = Json::array();
    for (const QString& tag : tags)
        list.push_back(tag.toStdString());
    return std::make_shared<const Json>(std::move(list));
}

QString textAt(const Field* field, qsizetype row)
{
    const Value value = field ? field->at(row) : Value();
    const auto* text = std::get_if<QString>(&value);
    return text && !isMissing(value) ? *text : QString();
}

/// A list, or one text with commas.
QStringList tagsAt(const Field* field, qsizetype row)
{
    const Value value = field ? field->at(row) : Value();
    if (const auto* json = std::get_if<JsonPtr>(&value); json && *json && (*json)->is_array()) {
        QStringList tags;
        for (const Json& tag : **json)
            if (const auto text = jsonutil::asString(tag); text && !text->isEmpty())
                tags << *text;
        return tags;
    }
    return textAt(field, row).split(QLatin1Char(','), Qt::SkipEmptyParts);
}

/// Epoch milliseconds of a time or a number; nullopt where there is none.
std::optional<qint64> timeAt(const Field* field, qsizetype row)
{
    if (!field || row >= field->size())
        return std::nullopt;
    if (const TimeColumn* times = field->times())
        return (*times)[size_t(row)] == nullTime ? std::nullopt : std::optional((*times)[size_t(row)] / nsPerMs);
    const double ms = field->numberAt(row);
    return std::isfinite(ms) ? std::optional(qint64(ms)) : std::nullopt;
}

} // namespace

QString annotationsTopic()
{
    return QStringLiteral("annotations");
}

std::vector<TransformationSpec> transformationsOf(const std::vector<TransformationSpec>& specs, const QString& topic)
{
    std::vector<TransformationSpec> kept;
    std::copy_if(specs.begin(), specs.end(), std::back_inserter(kept), [&](const TransformationSpec& spec) {
        const bool series = spec.topic.isEmpty() || spec.topic == QLatin1String("series");
        return topic.isEmpty() ? series : spec.topic == topic;
    });
    return kept;
}

Frame annotationTable(const std::vector<Annotation>& annotations)
{
    TimeColumn times;
    TimeColumn ends;
    StringColumn titles;
    StringColumn texts;
    ObjectColumn tags;
    StringColumn colors;
    StringColumn sources;
    for (const Annotation& annotation : annotations) {
        times.push_back(annotation.timeMs * nsPerMs);
        ends.push_back(annotation.timeEndMs * nsPerMs);
        titles.push_back(annotation.title);
        texts.push_back(annotation.text);
        tags.push_back(tagsJson(annotation.tags));
        colors.push_back(toHexString(annotation.color));
        sources.push_back(annotation.source);
    }
    Frame frame;
    frame.meta.topic = annotationsTopic();
    frame.add(Field(QStringLiteral("time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("timeEnd"), FieldType::Time, std::move(ends)));
    frame.add(Field(QStringLiteral("title"), FieldType::String, std::move(titles)));
    frame.add(Field(QStringLiteral("text"), FieldType::String, std::move(texts)));
    frame.add(Field(QStringLiteral("tags"), FieldType::Other, std::move(tags)));
    frame.add(Field(QStringLiteral("color"), FieldType::String, std::move(colors)));
    frame.add(Field(QStringLiteral("source"), FieldType::String, std::move(sources)));
    return frame;
}

std::vector<Annotation> annotationsFromTable(const Frame& frame, const Palette& palette)
{
    const auto column = [&](const char* name) { return frame.byName(QString::fromLatin1(name)); };
    const Field* time = column("time") ? column("time") : frame.first(FieldType::Time);
    const Field* color = column("color");
    std::vector<Annotation> annotations;
    for (qsizetype row = 0; row < frame.rows; ++row) {
        const auto at = timeAt(time, row);
        if (!at)
            continue;
        Annotation annotation;
        annotation.timeMs = *at;
        annotation.timeEndMs = std::max(*at, timeAt(column("timeEnd"), row).value_or(*at));
        annotation.title = textAt(column("title"), row);
        annotation.text = textAt(column("text"), row);
        annotation.tags = tagsAt(column("tags"), row);
        const QString name = textAt(color, row);
        annotation.color = resolveColor(name.isEmpty() ? QStringLiteral("red") : name, palette);
        annotation.source = textAt(column("source"), row);
        annotations.push_back(std::move(annotation));
    }
    return annotations;
}

std::vector<Annotation> transformedAnnotations(const std::vector<Annotation>& annotations,
                                               const std::vector<TransformationSpec>& specs,
                                               const Transformations& registry, const TransformContext& context,
                                               const Palette& palette)
{
    const std::vector<TransformationSpec> own = transformationsOf(specs, annotationsTopic());
    if (own.empty() || annotations.empty())
        return annotations;
    std::vector<Annotation> result;
    for (const Frame& frame : transformFrames({annotationTable(annotations)}, own, registry, context)) {
        auto events = annotationsFromTable(frame, palette);
        std::move(events.begin(), events.end(), std::back_inserter(result));
    }
    return result;
}
