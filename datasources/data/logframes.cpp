#include "datasources/data/logframes.h"

#include "datasources/data/jsonutil.h"

#include <QCryptographicHash>

namespace {

JsonPtr labelsJson(const std::vector<LogField>& fields)
{
    auto json = std::make_shared<Json>(Json::object());
    for (const LogField& field : fields)
        (*json)[field.name.toStdString()] = field.value.toStdString();
    return json;
}

JsonPtr typesJson(const std::vector<LogField>& fields)
{
    static constexpr const char* letters[] = {"I", "S", "P"};
    auto json = std::make_shared<Json>(Json::object());
    for (const LogField& field : fields)
        (*json)[field.name.toStdString()] = letters[size_t(field.origin)];
    return json;
}

/// The same line has the same id in every answer.
QString lineId(const LogLines& lines, qsizetype row, const QString& refId)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(lines.stream(row).key.toUtf8());
    hash.addData(QByteArrayView(lines.line(row).data(), qsizetype(lines.line(row).size())));
    const QString id =
        QString::number(lines.timeNs(row)) + QLatin1Char('_') + QString::fromLatin1(hash.result().left(4).toHex());
    return refId.isEmpty() ? id : id + QLatin1Char('_') + refId;
}

const Field* lineField(const Frame& frame)
{
    for (const char* name : {"body", "Line", "line", "message"})
        if (const Field* field = frame.byName(QString::fromLatin1(name)); field && field->as<StringColumn>())
            return field;
    for (const Field& field : frame.fields)
        if (field.type == FieldType::String && field.as<StringColumn>())
            return &field;
    return nullptr;
}

Labels labelsOfJson(const JsonPtr& json)
{
    Labels labels;
    if (json && json->is_object())
        for (const auto& [name, value] : json->items())
            labels.insert(QString::fromStdString(name),
                          jsonutil::asString(value).value_or(QString::fromUtf8(jsonutil::dump(value))));
    return labels;
}

/// Every other text field of a row is a label of its line, as Grafana shows them.
Labels labelsOfRow(const Frame& frame, const Field& line, size_t row)
{
    Labels labels = line.labels;
    for (const Field& field : frame.fields) {
        if (&field == &line || field.name == QLatin1String("id") || field.name == QLatin1String("tsNs")
            || field.name == QLatin1String("labelTypes"))
            continue;
        if (const auto* objects = field.as<ObjectColumn>(); objects && row < objects->size())
            labels.insert(labelsOfJson((*objects)[row]));
        else if (const auto* texts = field.as<StringColumn>(); texts && row < texts->size() && !(*texts)[row].isEmpty())
            labels.insert(field.name, (*texts)[row]);
    }
    return labels;
}

/// Milliseconds, or ns where the frame brings them.
qint64 timeOfRow(const TimeColumn& times, const StringColumn* exact, size_t row)
{
    bool ok = false;
    const qint64 ns = exact && row < exact->size() ? (*exact)[row].toLongLong(&ok) : 0;
    return ok ? ns : times[row];
}

void addFrame(LogLinesBuilder& builder, const Frame& frame, const Field& line, const TimeColumn& times)
{
    const auto& texts = *line.as<StringColumn>();
    const Field* exactField = frame.byName(QStringLiteral("tsNs"));
    const auto* exact = exactField ? exactField->as<StringColumn>() : nullptr;
    Labels before;
    bool begun = false;
    for (size_t row = 0; row < std::min(texts.size(), times.size()); ++row) {
        if (times[row] == nullTime)
            continue;
        Labels labels = labelsOfRow(frame, line, row);
        if (!begun || labels != before) {
            builder.beginStream(labels);
            before = std::move(labels);
            begun = true;
        }
        builder.add(timeOfRow(times, exact, row), texts[row].toStdString());
    }
}

} // namespace

Frame logFrame(const LogLines& lines, const QString& refId)
{
    const auto rows = size_t(lines.size());
    ObjectColumn labels;
    ObjectColumn types;
    TimeColumn times;
    StringColumn texts;
    StringColumn exact;
    StringColumn ids;
    labels.reserve(rows);
    std::vector<JsonPtr> ofStream(lines.streams().size());
    for (qsizetype row = lines.size(); row-- > 0;) {
        if (lines.extras(row).empty()) {
            JsonPtr& shared = ofStream[lines.streamIndex(row)];
            if (!shared)
                shared = labelsJson(lines.fields(row));
            labels.push_back(shared);
            if (lines.hasExtras())
                types.push_back(typesJson(lines.fields(row)));
        } else {
            const auto fields = lines.fields(row);
            labels.push_back(labelsJson(fields));
            types.push_back(typesJson(fields));
        }
        times.push_back(lines.timeNs(row));
        texts.push_back(lines.text(row));
        exact.push_back(QString::number(lines.timeNs(row)));
        ids.push_back(lineId(lines, row, refId));
    }
    Frame frame;
    frame.refId = refId;
    frame.meta.preferredVisual = QStringLiteral("logs");
    frame.add(Field(QStringLiteral("labels"), FieldType::Other, std::move(labels)));
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("Line"), FieldType::String, std::move(texts)));
    frame.add(Field(QStringLiteral("tsNs"), FieldType::String, std::move(exact)));
    if (!types.empty())
        frame.add(Field(QStringLiteral("labelTypes"), FieldType::Other, std::move(types)));
    frame.add(Field(QStringLiteral("id"), FieldType::String, std::move(ids)));
    return frame;
}

LogLinesPtr logLinesOfFrames(const Frames& frames)
{
    LogLinesBuilder builder;
    bool any = false;
    bool newestFirst = false;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        const Field* line = lineField(frame);
        if (!time || !time->times() || !line)
            continue;
        any = true;
        if (const TimeColumn& times = *time->times(); times.size() > 1)
            newestFirst = times.front() > times.back();
        addFrame(builder, frame, *line, *time->times());
    }
    return any ? builder.finish(newestFirst) : nullptr;
}
