#include "dashboards/format/displayname.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/format/nestedframes.h"
#include "dashboards/format/textpattern.h"
#include "dashboards/format/valuemapping.h"
#include "dashboards/reduce/reducers.h"
#include "datasources/data/framejson.h"

#include <QHash>

#include <algorithm>

namespace {

struct Subject
{
    const Field& field;
    const Frame& frame;
    const NameScope& scope;

    QStringList names() const
    {
        QStringList list {field.name, fieldDisplayName(field, frame, scope)};
        if (!field.state.displayName.isEmpty())
            list << field.state.displayName;
        return list;
    }
};

/// Tables in cells are of a type of their own.
QLatin1String typeName(const Field& field)
{
    return QLatin1String(holdsTables(field) ? "nestedFrames" : fieldTypeName(field.type));
}

bool isNamed(const QStringList& names, const Subject& s)
{
    const QStringList own = s.names();
    return std::any_of(own.begin(), own.end(), [&](const QString& n) { return names.contains(n); })
        || hasOldName(s.field, names);
}

bool byName(const Json& options, const Subject& s)
{
    const auto name = jsonutil::asString(options);
    return name && isNamed({*name}, s);
}

bool byNames(const Json& options, const Subject& s)
{
    return isNamed(jsonutil::strings(options, "names"), s)
        != (jsonutil::string(options, "mode") == QLatin1String("exclude"));
}

/// A regular expression only in slashes or as a bare text that must match the whole name.
bool nameFits(const QString& pattern, const Subject& s)
{
    // All fields of a result are asked in a row; compiling costs more than matching.
    thread_local std::pair<QString, TextPattern> last {QString(), TextPattern(QString())};
    if (last.first != pattern)
        last = {pattern, TextPattern(pattern)};
    const QString shown =
        s.field.state.displayName.isEmpty() ? fieldDisplayName(s.field, s.frame, s.scope) : s.field.state.displayName;
    return last.second.matches(shown);
}

bool byRegexp(const Json& options, const Subject& s)
{
    const auto pattern = jsonutil::asString(options);
    return pattern && !pattern->isEmpty() && nameFits(*pattern, s);
}

bool byRegexpOrNames(const Json& options, const Subject& s)
{
    const QString pattern = jsonutil::string(options, "pattern");
    return isNamed(jsonutil::strings(options, "names"), s) || (!pattern.isEmpty() && nameFits(pattern, s));
}

bool byType(const Json& options, const Subject& s)
{
    const auto type = jsonutil::asString(options);
    return type.value_or(jsonutil::string(options, "type")) == typeName(s.field);
}

bool byTypes(const Json& options, const Subject& s)
{
    return options.is_array()
        && std::any_of(options.begin(), options.end(), [&](const Json& type) { return byType(type, s); });
}

bool byFrameRefId(const Json& options, const Subject& s)
{
    return jsonutil::asString(options).value_or(QString()) == s.frame.refId;
}

/// Texts have the order of their letters, all else that of numbers.
bool isOrdered(const Value& left, const QString& op, const Json& right)
{
    const auto holds = [&](const auto& a, const auto& b) {
        return (op == QLatin1String("gt") && a > b) || (op == QLatin1String("gte") && a >= b)
            || (op == QLatin1String("lt") && a < b) || (op == QLatin1String("lte") && a <= b);
    };
    const auto* leftText = std::get_if<QString>(&left);
    const auto rightText = jsonutil::asString(right);
    if (leftText && right.is_string())
        return holds(*leftText, *rightText);
    return holds(valueNumber(left),
                 right.is_number() ? right.get<double>() : jsTextNumber(rightText.value_or(QString())));
}

/// Equality is that of texts; a missing value equals only what is missing, and has no order.
bool compared(const Value& left, const QString& op, const Json& right)
{
    const bool missing = isMissing(left) || right.is_null();
    const bool orEqual = op == QLatin1String("lte") || op == QLatin1String("gte");
    const QString rightText = jsonutil::asString(right).value_or(QString::fromUtf8(jsonutil::dump(right)));
    const bool same = missing ? isMissing(left) == right.is_null() : valueText(left) == rightText;
    if (op == QLatin1String("eq") || (missing && orEqual))
        return same;
    if (op == QLatin1String("neq"))
        return !same;
    return !missing && isOrdered(left, op, right);
}

bool byValue(const Json& options, const Subject& s)
{
    const Reducer* reducer = findReducer(jsonutil::string(options, "reducer"));
    if (!reducer)
        return false;
    const Value reduced = reduceField(s.field, reducer->id);
    if (reducer->id == QLatin1String("allIsNull") || reducer->id == QLatin1String("allIsZero"))
        return reduced == Value(true);
    const Json* value = jsonutil::find(options, "value");
    return compared(reduced, jsonutil::string(options, "op", QStringLiteral("eq")), value ? *value : Json());
}

bool isFirst(const Json&, const Subject& s)
{
    return !s.frame.fields.empty() && &s.frame.fields.front() == &s.field;
}

bool isFirstTime(const Json&, const Subject& s)
{
    return s.field.type == FieldType::Time && s.frame.first(FieldType::Time) == &s.field;
}

/// One name, several between bars, or a regular expression in slashes.
bool refIdFits(const QString& option, const QString& refId)
{
    if (option.startsWith(QLatin1Char('/')))
        if (const TextPattern pattern(option); pattern.isValid())
            return pattern.matches(refId);
    return option.contains(QLatin1Char('|')) ? option.split(QLatin1Char('|')).contains(refId) : option == refId;
}

MatcherSpec specFromJson(const Json& json)
{
    const Json* options = jsonutil::find(json, "options");
    return {jsonutil::string(json, "id"), options ? *options : Json(), {}};
}

template<typename Test>
bool anyOf(const Json& options, const Test& test)
{
    return options.is_array()
        && std::any_of(options.begin(), options.end(), [&](const Json& o) { return test(specFromJson(o)); });
}

template<typename Test>
bool allOf(const Json& options, const Test& test)
{
    return options.is_array()
        && std::all_of(options.begin(), options.end(), [&](const Json& o) { return test(specFromJson(o)); });
}

/// The matchers that join others; nullopt for an id that is none of them.
template<typename Test>
std::optional<bool> matchesLogic(const MatcherSpec& matcher, const Test& test)
{
    if (matcher.id == QLatin1String("anyMatch"))
        return anyOf(matcher.options, test);
    if (matcher.id == QLatin1String("allMatch"))
        return allOf(matcher.options, test);
    if (matcher.id == QLatin1String("invertMatch"))
        return !test(specFromJson(matcher.options));
    if (matcher.id == QLatin1String("alwaysMatch"))
        return true;
    if (matcher.id == QLatin1String("neverMatch"))
        return false;
    return std::nullopt;
}

} // namespace

bool matchesField(const MatcherSpec& matcher, const Field& field, const Frame& frame, const Frames& all)
{
    return matchesField(matcher, field, frame, NameScope(all));
}

bool matchesField(const MatcherSpec& matcher, const Field& field, const Frame& frame, const NameScope& scope)
{
    using Test = bool (*)(const Json&, const Subject&);
    static const QHash<QString, Test> tests = {
        {QStringLiteral("byName"), byName},
        {QStringLiteral("byNames"), byNames},
        {QStringLiteral("byRegexp"), byRegexp},
        {QStringLiteral("byRegexpOrNames"), byRegexpOrNames},
        {QStringLiteral("byType"), byType},
        {QStringLiteral("byTypes"), byTypes},
        {QStringLiteral("byFrameRefID"), byFrameRefId},
        {QStringLiteral("byValue"), byValue},
        {QStringLiteral("numeric"), [](const Json&, const Subject& s) { return s.field.type == FieldType::Number; }},
        {QStringLiteral("time"), [](const Json&, const Subject& s) { return s.field.type == FieldType::Time; }},
        {QStringLiteral("first"), isFirst},
        {QStringLiteral("firstTimeField"), isFirstTime},
    };
    const Subject subject {field, frame, scope};
    if (const Test test = tests.value(matcher.id))
        return test(matcher.options, subject);
    return matchesLogic(matcher, [&](const MatcherSpec& m) { return matchesField(m, field, frame, scope); })
        .value_or(false);
}

bool hasOldName(const Field& field, const QStringList& names)
{
    if (names.contains(QLatin1String("Value")))
        return field.labels.contains(QStringLiteral("__name__"))
            && field.labels.value(QStringLiteral("__name__")) == field.name;
    return field.type == FieldType::Time
        && (names.contains(QLatin1String("Time")) || names.contains(QLatin1String("time")));
}

bool matchesFrame(const MatcherSpec& matcher, const Frame& frame)
{
    const QString option = jsonutil::asString(matcher.options).value_or(QString());
    if (matcher.id == QLatin1String("byRefId"))
        return refIdFits(option, frame.refId);
    if (matcher.id == QLatin1String("byName"))
        return TextPattern(option).matches(frame.name);
    if (matcher.id == QLatin1String("byIndex"))
        return false;
    return matchesLogic(matcher, [&](const MatcherSpec& m) { return matchesFrame(m, frame); }).value_or(false);
}
