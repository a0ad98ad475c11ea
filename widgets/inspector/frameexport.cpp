#include "widgets/inspector/frameexport.h"

#include "dashboards/run/panelpipeline.h"
#include "dashboards/transform/joinframes.h"
#include "datasources/alertmanager/alertframes.h"
#include "datasources/data/framejson.h"
#include "datasources/data/logframes.h"
#include "datasources/data/traceframes.h"
#include "widgets/panels/table/tablecsv.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace {

std::string utf8(const QString& text)
{
    return text.toStdString();
}

Json numberJson(double value)
{
    if (!std::isfinite(value)) // JSON has no word for it
        return isMissing(value) ? Json(nullptr) : Json(utf8(jsNumberText(value)));
    constexpr double exact = 9007199254740992.0; // 2^53
    if (std::floor(value) == value && std::abs(value) < exact)
        return Json(qint64(value)); // without ".0"
    return Json(value);
}

Json cellJson(const Field& field, qsizetype row)
{
    const Value value = field.at(row);
    if (const auto* number = std::get_if<double>(&value))
        return numberJson(*number);
    if (const auto* text = std::get_if<QString>(&value))
        return utf8(*text);
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto* json = std::get_if<JsonPtr>(&value); json && *json)
        return **json;
    return nullptr;
}

Json fieldSchema(const Field& field)
{
    Json schema {{"name", utf8(field.name)}, {"type", fieldTypeName(field.type)}};
    Json labels = Json::object();
    for (auto label = field.labels.cbegin(); label != field.labels.cend(); ++label)
        labels[utf8(label.key())] = utf8(label.value());
    if (!labels.empty())
        schema["labels"] = std::move(labels);
    return schema;
}

Json frameToJson(const Frame& frame)
{
    Json fields = Json::array();
    Json values = Json::array();
    for (const Field& field : frame.fields) {
        fields.push_back(fieldSchema(field));
        Json column = Json::array();
        for (qsizetype row = 0; row < frame.rows; ++row)
            column.push_back(cellJson(field, row));
        values.push_back(std::move(column));
    }
    Json schema {{"name", utf8(frame.name)}, {"refId", utf8(frame.refId)}, {"fields", std::move(fields)}};
    return {{"schema", std::move(schema)}, {"data", {{"values", std::move(values)}}}};
}

} // namespace

PanelDataPtr asFrames(const PanelDataPtr& data)
{
    if (!data || !data->frames.empty())
        return data;
    Frames frames;
    if (data->logs && !data->logs->isEmpty())
        frames.push_back(logFrame(*data->logs, {}));
    for (const TracePtr& trace : data->traces)
        frames.push_back(spanTable(*trace));
    if (data->alerts && !data->alerts->alerts.empty())
        frames.push_back(alertTable(*data->alerts));
    if (frames.empty())
        return data;
    auto framed = std::make_shared<PanelData>(*data);
    for (Frame& frame : frames)
        frame.refId = data->requests.empty() ? QString() : data->requests.front().refId.value;
    framed->frames = std::move(frames);
    framed->displays = makeDisplays(framed->frames, framed->display);
    return framed;
}

QString columnTitle(const Field& field)
{
    if (!field.state.displayName.isEmpty())
        return field.state.displayName;
    return field.name.isEmpty() && field.type == FieldType::Time ? QStringLiteral("Time") : field.name;
}

QString rawCellText(const Field& field, qsizetype row)
{
    if (const TimeColumn* times = field.times()) {
        if (size_t(row) >= times->size() || (*times)[size_t(row)] == nullTime)
            return {};
        return QDateTime::fromMSecsSinceEpoch((*times)[size_t(row)] / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs);
    }
    const Value value = field.at(row);
    if (const auto* number = std::get_if<double>(&value))
        return isMissing(*number) ? QString() : jsNumberText(*number);
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* json = std::get_if<JsonPtr>(&value); json && *json)
        return QString::fromUtf8(jsonutil::dump(**json));
    return {};
}

QString frameToCsv(const Frame& frame, const std::vector<DisplayProcessor>& displays)
{
    QStringList header;
    for (const Field& field : frame.fields)
        header << csvField(columnTitle(field));
    QString csv = header.join(u',') + u'\n';
    for (qsizetype row = 0; row < frame.rows; ++row) {
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            const Field& field = frame.fields[i];
            if (i > 0)
                csv += u',';
            csv += csvField(i < displays.size() ? displays[i](field.at(row)).full() : rawCellText(field, row));
        }
        csv += u'\n';
    }
    return csv;
}

QString framesToCsv(const Frames& frames)
{
    QStringList parts;
    for (const Frame& frame : frames)
        parts << frameToCsv(frame);
    return parts.join(u'\n');
}

Json framesToJson(const Frames& frames)
{
    Json list = Json::array();
    for (const Frame& frame : frames)
        list.push_back(frameToJson(frame));
    return list;
}

std::optional<Frame> joinedByTime(const Frames& frames)
{
    const auto hasTime = [](const Frame& frame) { return frame.first(FieldType::Time) != nullptr; };
    if (frames.size() < 2 || !std::all_of(frames.begin(), frames.end(), hasTime))
        return std::nullopt;
    Frames named = frames; // joining makes names anew, and a person knows them as the panel writes them
    for (Frame& frame : named)
        for (Field& field : frame.fields)
            field.name = columnTitle(field);
    Frame joined = joinFrames(std::move(named), {});
    for (Field& field : joined.fields)
        field.state.displayName = field.name;
    return joined;
}
