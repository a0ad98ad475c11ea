#include "widgets/panels/common/datalinks.h"

#include "dashboards/format/displayname.h"

#include <QRegularExpression>
#include <QUrl>

#include <cmath>

namespace {

QString rawText(const Value& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return jsNumberText(*number);
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* json = std::get_if<JsonPtr>(&value))
        return *json ? QString::fromUtf8(jsonutil::dump(**json)) : QString();
    return {};
}

QString valueText(const QString& path, const LinkCell& cell)
{
    if (path == QLatin1String("time")) {
        const Field* time = cell.frame.first(FieldType::Time);
        return time && cell.row ? rawText(time->at(*cell.row)) : QString();
    }
    if (path == QLatin1String("numeric"))
        return std::isnan(cell.display.numeric) ? QStringLiteral("NaN") : jsNumberText(cell.display.numeric);
    if (path == QLatin1String("text"))
        return cell.display.text;
    if (path == QLatin1String("raw"))
        return cell.row ? rawText(cell.field.at(*cell.row)) : jsNumberText(cell.display.numeric);
    return cell.display.full();
}

/// The name between ["..."] or after a dot.
QString keyOf(const QString& path, qsizetype from)
{
    QString key = path.mid(from);
    if (key.startsWith(QLatin1Char('.')))
        return key.mid(1);
    if (key.size() > 4 && key.startsWith(QLatin1String("[")))
        return key.mid(2, key.indexOf(QLatin1Char(']')) - 3);
    return key;
}

QString fieldText(const QString& path, const LinkCell& cell)
{
    if (path.startsWith(QLatin1String("labels"))) {
        const QString key = keyOf(path, 6);
        return key.isEmpty() ? formatLabels(cell.field.labels) : cell.field.labels.value(key);
    }
    if (path == QLatin1String("name"))
        return cell.field.name;
    return fieldDisplayName(cell.field, cell.frame, {cell.frame});
}

QString dataText(const QString& path, const LinkCell& cell)
{
    if (path == QLatin1String("name"))
        return cell.frame.name;
    if (path == QLatin1String("refId"))
        return cell.frame.refId;
    if (!path.startsWith(QLatin1String("fields")) || !cell.row)
        return {};
    // fields["name"], fields.name or fields[2], each perhaps followed by .text or .numeric
    static const QRegularExpression pattern(
        QStringLiteral(R"re(^fields(?:\["([^"]+)"\]|\[(\d+)\]|\.([^.]+))(?:\.(\w+))?$)re"));
    const auto match = pattern.match(path);
    if (!match.hasMatch())
        return {};
    const QString name = match.captured(1) + match.captured(3);
    size_t index = match.captured(2).isEmpty() ? cell.frame.fields.size() : match.captured(2).toULong();
    for (size_t i = 0; i < cell.frame.fields.size() && !name.isEmpty(); ++i) {
        const Field& field = cell.frame.fields[i];
        if (field.name == name || field.state.displayName == name)
            index = std::min(index, i);
    }
    if (index >= cell.frame.fields.size())
        return {};
    const Field& field = cell.frame.fields[index];
    if (match.captured(4) == QLatin1String("numeric"))
        return jsNumberText(field.numberAt(*cell.row));
    if (match.captured(4) != QLatin1String("text") && field.type != FieldType::Time)
        return rawText(field.at(*cell.row));
    if (cell.displays && index < cell.displays->size())
        return (*cell.displays)[index](field.at(*cell.row)).full();
    return rawText(field.at(*cell.row));
}

} // namespace

QString interpolateCell(const QString& text, const LinkCell& cell)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"re(\$\{__(value|field|series|data)(?:\.([^}:]+?))?(?::([a-z]+))?\}|\$__(value|field)_(\w+))re"));
    QString result;
    qsizetype done = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1) + match.captured(4);
        const QString path = match.captured(2) + match.captured(5);
        QString value;
        if (name == QLatin1String("value"))
            value = valueText(path, cell);
        else if (name == QLatin1String("field"))
            value = fieldText(path, cell);
        else if (name == QLatin1String("series"))
            value = cell.frame.name.isEmpty() ? frameDisplayName(cell.frame) : cell.frame.name;
        else
            value = dataText(path, cell);
        if (match.captured(3) == QLatin1String("percentencode"))
            value = QString::fromLatin1(QUrl::toPercentEncoding(value));
        result += text.mid(done, match.capturedStart() - done) + value;
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

LinkTarget resolveLink(const DataLink& link, const LinkCell& cell, const PanelContext& context)
{
    const auto resolve = [&](const QString& text) {
        const QString own = interpolateCell(text, cell);
        return context.interpolate ? context.interpolate(own) : own;
    };
    return {resolve(link.title), resolve(link.url), link.targetBlank};
}
