#include "datasources/loki/lokiquery.h"

#include "datasources/loki/logqllexer.h"
#include "datasources/prometheus/stepmath.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 mostSteps = 11'000; // the server refuses more
constexpr int mostLines = 10'000'000;

QString rangeText(const TimeRange& range)
{
    return QString::number(std::llround(double(range.durationMs()) / 1000)) + QLatin1Char('s');
}

/// Questions beside the lines of a log query.
std::optional<LokiQuery::Kind> supportingKind(const Json& spec)
{
    struct Supporting
    {
        const char* type;
        LokiQuery::Kind kind;
    };
    static constexpr std::array kinds = {Supporting {"detectedFields", LokiQuery::Kind::Fields},
                                         Supporting {"detectedFieldValues", LokiQuery::Kind::FieldValues},
                                         Supporting {"patterns", LokiQuery::Kind::Patterns},
                                         Supporting {"indexStats", LokiQuery::Kind::Size},
                                         Supporting {"indexVolume", LokiQuery::Kind::Volume},
                                         Supporting {"formatQuery", LokiQuery::Kind::Format}};
    const QString type = jsonutil::string(spec, "supportingQueryType");
    for (const Supporting& supporting : kinds)
        if (type == QLatin1String(supporting.type))
            return supporting.kind;
    return std::nullopt;
}

LokiQuery::Kind kindOf(const QueryRequest& request, bool givesLines)
{
    const QString type = jsonutil::string(request.spec, "queryType");
    if (const auto kind = supportingKind(request.spec); kind && givesLines)
        return *kind;
    if (type == QLatin1String("context") && givesLines)
        return LokiQuery::Kind::Context;
    if (type == QLatin1String("stream") && givesLines)
        return LokiQuery::Kind::Tail;
    if (givesLines) // newer servers refuse instant queries for lines
        return LokiQuery::Kind::Lines;
    const bool instant = type.isEmpty() ? jsonutil::boolean(request.spec, "instant") : type == QLatin1String("instant");
    return instant ? LokiQuery::Kind::Instant : LokiQuery::Kind::Range;
}

void readSpot(const Json& spec, LokiQuery& query)
{
    for (const auto& [name, value] : jsonutil::object(spec, "labels").items())
        query.spotLabels.insert(QString::fromStdString(name), jsonutil::asString(value).value_or(QString()));
    constexpr qint64 latest = 9'000'000'000'000'000'000; // in 2255: what is before and behind it can be counted too
    query.spotNs = std::clamp(jsonutil::string(spec, "timeNs").toLongLong(), qint64(0), latest);
}

/// Patterns, sizes and volumes are known by streams, whatever a pipeline makes of the lines.
bool isAboutStreams(LokiQuery::Kind kind)
{
    using Kind = LokiQuery::Kind;
    return kind == Kind::Patterns || kind == Kind::Context || kind == Kind::Size || kind == Kind::Volume;
}

QString firstSelector(const QString& expr)
{
    const auto selectors = logqlSelectors(expr);
    return selectors.empty() ? expr : expr.mid(selectors[0].begin, selectors[0].end - selectors[0].begin);
}

/// Resolutions are 1, 2, 3, 4, 5 or 10; the server would be asked for anything else, too.
int resolutionOf(const Json& spec)
{
    return std::max(1, jsonutil::integer(spec, "resolution", 1));
}

} // namespace

Result<qint64> lokiStepMs(const QString& step, qint64 intervalMs, int resolution, const TimeRange& range)
{
    const qint64 interval = std::max<qint64>(1, intervalMs);
    QString own = step.trimmed();
    own.replace(QLatin1String("${__interval}"), QLatin1String("$__interval"));
    own.replace(QLatin1String("$__interval"), goDuration(interval));
    if (own.isEmpty())
        return std::max(interval * resolution, (range.durationMs() + mostSteps - 1) / mostSteps);
    const auto ms = durationToMs(own);
    if (!ms)
        return Error {Error::Kind::Config,
                      QCoreApplication::translate("Loki", "\"%1\" is not a step such as 15s or 1m.").arg(step),
                      {}};
    return *ms * resolution;
}

QString expandLokiMacros(const QString& expr, qint64 intervalMs, const TimeRange& range, const QString& autoText)
{
    static const QRegularExpression macro(
        QStringLiteral("\\$(?:\\{__(?<a>rate_interval|interval_ms|interval|range_ms|range_s|range|auto)\\}"
                       "|__(?<b>rate_interval|interval_ms|interval|range_ms|range_s|range|auto))"));
    const QString seconds = rangeText(range);
    const QHash<QString, QString> values = {{QStringLiteral("interval_ms"), QString::number(intervalMs)},
                                            {QStringLiteral("interval"), stepText(intervalMs)},
                                            {QStringLiteral("rate_interval"), stepText(intervalMs)},
                                            {QStringLiteral("range_ms"), QString::number(range.durationMs())},
                                            {QStringLiteral("range_s"), seconds.chopped(1)},
                                            {QStringLiteral("range"), seconds},
                                            {QStringLiteral("auto"), autoText}};
    QString result;
    qsizetype copied = 0;
    auto matches = macro.globalMatch(expr);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += expr.mid(copied, match.capturedStart() - copied);
        result += values.value(match.captured(QStringLiteral("a")) + match.captured(QStringLiteral("b")));
        copied = match.capturedEnd();
    }
    return result + expr.mid(copied);
}

std::vector<DerivedField> lokiDerivedFields(const Json& jsonData)
{
    std::vector<DerivedField> fields;
    for (const Json& json : jsonutil::array(jsonData, "derivedFields")) {
        DerivedField field;
        field.name = jsonutil::string(json, "name");
        field.matcher.setPattern(jsonutil::string(json, "matcherRegex"));
        field.ofLabel = jsonutil::string(json, "matcherType") == QLatin1String("label");
        field.url = jsonutil::string(json, "url");
        field.title = jsonutil::string(json, "urlDisplayLabel");
        field.datasourceUid = jsonutil::string(json, "datasourceUid");
        field.newWindow = jsonutil::boolean(json, "targetBlank");
        if (!field.name.isEmpty() && !field.matcher.pattern().isEmpty() && field.matcher.isValid())
            fields.push_back(std::move(field));
    }
    return fields;
}

Result<LokiQuery> planLokiQuery(const QueryRequest& request, const LokiDefaults& defaults)
{
    LokiQuery query;
    query.refId = request.refId.value;
    const QString written = jsonutil::string(request.spec, "expr");
    if (isEmptySelector(written))
        return query;
    query.kind = kindOf(request, isLogQuery(written));
    const auto step = lokiStepMs(jsonutil::string(request.spec, "step"), request.intervalMs, resolutionOf(request.spec),
                                 request.range);
    const bool needsStep = query.kind == LokiQuery::Kind::Range || query.kind == LokiQuery::Kind::Instant;
    if (!step && needsStep)
        return step.error();
    query.stepMs = step ? *step : request.intervalMs;
    const bool instant = query.kind == LokiQuery::Kind::Instant;
    query.expr = expandLokiMacros(written, std::max<qint64>(1, request.intervalMs), request.range,
                                  instant ? rangeText(request.range) : stepText(query.stepMs));
    query.legendFormat = jsonutil::string(request.spec, "legendFormat");
    query.newestFirst = jsonutil::string(request.spec, "direction") != QLatin1String("forward");
    const int lines = jsonutil::integer(request.spec, "maxLines", defaults.maxLines);
    query.maxLines = std::clamp(lines > 0 ? lines : defaults.maxLines, 1, mostLines);
    query.derivedFields = defaults.derivedFields;
    query.fromNs = request.range.fromMs * nsPerMs;
    query.toNs = request.range.toMs * nsPerMs;
    if (query.kind == LokiQuery::Kind::Context)
        readSpot(request.spec, query);
    query.field = jsonutil::string(request.spec, "field");
    if (query.kind == LokiQuery::Kind::Format)
        query.expr = written; // with its macros
    if (isAboutStreams(query.kind))
        query.expr = firstSelector(query.expr);
    return query;
}

QString lokiVolumeExpr(const QString& logExpr)
{
    // The selector and its pipeline alone: a comment behind them would swallow what is put there.
    const auto selectors = logqlSelectors(logExpr);
    const QString query = selectors.empty()
        ? logExpr.trimmed()
        : logExpr.mid(selectors.front().begin, selectors.front().pipelineEnd - selectors.front().begin);
    return QStringLiteral("sum by (level, detected_level) (count_over_time(") + query
        + QStringLiteral(" | drop __error__ [$__auto]))");
}

QString describeLokiQuery(const LokiQuery& query)
{
    if (query.kind == LokiQuery::Kind::Nothing)
        return {};
    QString text = QStringLiteral("Expr: ") + query.expr;
    switch (query.kind) {
    case LokiQuery::Kind::Lines:
    case LokiQuery::Kind::Tail:
    case LokiQuery::Kind::Context:
        return text + QStringLiteral("\nLimit: %1").arg(query.maxLines);
    case LokiQuery::Kind::Range:
        return text + QStringLiteral("\nStep: ") + goDuration(query.stepMs);
    default:
        return text;
    }
}
