#include "dashboards/time/datemath.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/convertcells.h"
#include "dashboards/transform/fieldnames.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

QString capitalWords(const QString& text, const QString& separator)
{
    QStringList words = text.split(QLatin1Char(' '));
    for (QString& word : words)
        word = word.left(1).toUpper() + word.mid(1).toLower();
    return words.join(separator);
}

QString camelCase(const QString& text)
{
    const QString joined = capitalWords(text, QString());
    return joined.left(1).toLower() + joined.mid(1);
}

using Formatter = QString (*)(const QString&);

Formatter formatterOf(const QString& output)
{
    static const QHash<QString, Formatter> table {
        {QStringLiteral("Upper Case"), [](const QString& t) { return t.toUpper(); }},
        {QStringLiteral("Lower Case"), [](const QString& t) { return t.toLower(); }},
        {QStringLiteral("Sentence Case"), [](const QString& t) { return t.left(1).toUpper() + t.mid(1); }},
        {QStringLiteral("Title Case"), [](const QString& t) { return capitalWords(t, QStringLiteral(" ")); }},
        {QStringLiteral("Pascal Case"), [](const QString& t) { return capitalWords(t, QString()); }},
        {QStringLiteral("Camel Case"), camelCase},
        {QStringLiteral("Snake Case"),
         [](const QString& t) { return t.toLower().replace(QLatin1Char(' '), QLatin1Char('_')); }},
        {QStringLiteral("Kebab Case"),
         [](const QString& t) { return t.toLower().replace(QLatin1Char(' '), QLatin1Char('-')); }},
        {QStringLiteral("Trim"), [](const QString& t) { return t.trimmed(); }}};
    return table.value(output, nullptr);
}

/// JavaScript's substring: ends are clamped and swapped when they are the wrong way round.
QString substring(const QString& text, const Json& options)
{
    const auto clamp = [&](double v) { return qsizetype(std::clamp(v, 0.0, double(text.size()))); };
    const qsizetype start = clamp(jsonutil::number(options, "substringStart"));
    const qsizetype end = clamp(jsonutil::number(options, "substringEnd", double(text.size())));
    return text.mid(std::min(start, end), std::abs(end - start));
}

} // namespace

Frames formatStrings(Frames frames, const Json& options, const TransformContext&)
{
    const MatcherSpec matcher = matcherByName(jsonutil::string(options, "stringField"));
    const QString output = jsonutil::string(options, "outputFormat", QStringLiteral("Upper Case"));
    const Formatter formatter = formatterOf(output);
    const bool cuts = output == QLatin1String("Substring");
    for (Frame& frame : frames)
        for (Field& field : frame.fields) {
            if (!fieldMatches(matcher, field, frame, frames))
                continue;
            std::vector<Value> values = cells::values(field);
            for (Value& v : values) {
                if (isMissing(v))
                    continue;
                if (cuts)
                    v = substring(cells::text(v), options);
                else
                    v = formatter ? Value(formatter(cells::text(v))) : Value(Absent {});
            }
            field.type = FieldType::String;
            field.values = std::make_shared<const Column>(cells::column(values, FieldType::String));
        }
    return frames;
}

Frames formatTimes(Frames frames, const Json& options, const TransformContext& context)
{
    resolveNames(frames);
    const QString name = jsonutil::string(options, "timeField");
    const TextOptions text {jsonutil::string(options, "outputFormat"),
                            zoneOption(jsonutil::string(options, "timezone"), context.zone), QString()};
    for (Frame& frame : frames)
        for (Field& field : frame.fields)
            if (field.state.displayName == name)
                field = fieldToText(std::move(field), text);
    return frames;
}
