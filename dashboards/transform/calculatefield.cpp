#include "dashboards/reduce/reducers.h"
#include "dashboards/transform/binaryfields.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/windows.h"

#include <QHash>

#include <cmath>
#include <numeric>

namespace {

/// The values of the new field for a frame; nullopt: nothing can be calculated.
using Creator = std::function<std::optional<Column>(Frame&, const Frames&)>;

MatcherSpec fieldOrNumeric(const QString& name)
{
    return name.isEmpty() ? MatcherSpec {QStringLiteral("numeric"), Json(), {}} : matcherByNames({name});
}

Field* firstMatch(const MatcherSpec& matcher, Frame& frame, const Frames& all)
{
    for (Field& field : frame.fields)
        if (fieldMatches(matcher, field, frame, all))
            return &field;
    return nullptr;
}

NumberColumn numbersOf(const Field& field, qsizetype rows)
{
    NumberColumn out(static_cast<size_t>(rows), absentNumber);
    for (qsizetype row = 0; row < std::min(rows, field.size()); ++row)
        out[size_t(row)] = field.numberAt(row);
    return out;
}

NullMode nullModeOf(const QString& name)
{
    if (name == QLatin1String("connected"))
        return NullMode::Ignore;
    return name == QLatin1String("null as zero") ? NullMode::AsZero : NullMode::Null;
}

Creator reduceRow(const Json& options)
{
    const QStringList include = jsonutil::strings(options, "include");
    const MatcherSpec matcher = include.isEmpty() ? fieldOrNumeric({}) : matcherByNames(include);
    const QString reducer = jsonutil::string(options, "reducer", QStringLiteral("sum"));
    const NullMode mode = nullModeOf(jsonutil::string(options, "nullValueMode"));
    return [=](Frame& frame, const Frames& all) -> std::optional<Column> {
        if (!findReducer(reducer))
            return std::nullopt;
        std::vector<const Field*> columns;
        for (Field& field : frame.fields)
            if (fieldMatches(matcher, field, frame, all))
                columns.push_back(&field);
        std::vector<Value> results;
        results.reserve(size_t(frame.rows));
        if (columns.empty()) { // the calculation of nothing, which is 0 or no number for some
            const Value nothing = reduceField(cells::field(QStringLiteral("row"), FieldType::Number, {Value(Null())}),
                                              reducer, NullMode::Ignore);
            results.assign(size_t(frame.rows), nothing);
            return cells::column(results, FieldType::Number);
        }
        std::vector<Value> row(columns.size());
        for (qsizetype r = 0; r < frame.rows; ++r) {
            for (size_t c = 0; c < columns.size(); ++c)
                row[c] = columns[c]->at(r);
            results.push_back(reduceField(cells::field(QStringLiteral("row"), FieldType::Number, row), reducer, mode));
        }
        return cells::column(results, FieldType::Number);
    };
}

Creator cumulative(const Json& options)
{
    const MatcherSpec matcher = fieldOrNumeric(jsonutil::string(options, "field"));
    const QString reducer = jsonutil::string(options, "reducer", QStringLiteral("sum"));
    const bool mean = reducer == QLatin1String("mean");
    if (!mean && reducer != QLatin1String("sum"))
        return {};
    return [=](Frame& frame, const Frames& all) -> std::optional<Column> {
        const Field* field = firstMatch(matcher, frame, all);
        if (!field)
            return std::nullopt;
        NumberColumn out = numbersOf(*field, frame.rows);
        double total = 0;
        for (size_t i = 0; i < out.size(); ++i) {
            total += isMissing(out[i]) ? 0 : out[i];
            out[i] = mean ? total / double(i + 1) : total;
        }
        return out;
    };
}

Creator window(const Json& options)
{
    static const QHash<QString, WindowReducer> reducers {{QStringLiteral("mean"), WindowReducer::Mean},
                                                         {QStringLiteral("stdDev"), WindowReducer::StdDev},
                                                         {QStringLiteral("variance"), WindowReducer::Variance}};
    const auto reducer = reducers.constFind(jsonutil::string(options, "reducer", QStringLiteral("mean")));
    const double size = jsonutil::number(options, "windowSize", 0.1);
    if (size <= 0 || reducer == reducers.constEnd())
        return {};
    const MatcherSpec matcher = fieldOrNumeric(jsonutil::string(options, "field"));
    const bool share =
        jsonutil::string(options, "windowSizeMode", QStringLiteral("percentage")) == QLatin1String("percentage");
    const bool centered = jsonutil::string(options, "windowAlignment") == QLatin1String("centered");
    return [=, kind = *reducer](Frame& frame, const Frames& all) -> std::optional<Column> {
        const Field* field = firstMatch(matcher, frame, all);
        if (!field)
            return std::nullopt;
        const auto rows = qsizetype(std::min(1e9, std::ceil(size * (share ? double(frame.rows) : 1))));
        return movingWindow(numbersOf(*field, frame.rows), rows, kind, centered);
    };
}

double applyUnary(const QString& id, double v, double total)
{
    if (id == QLatin1String("abs"))
        return std::abs(v);
    if (id == QLatin1String("exp"))
        return std::exp(v);
    if (id == QLatin1String("ln"))
        return std::log(v);
    if (id == QLatin1String("round"))
        return std::floor(v + 0.5);
    if (id == QLatin1String("floor"))
        return std::floor(v);
    return id == QLatin1String("ceil") ? std::ceil(v) : v / (total == 0 ? 1 : total);
}

Creator unary(const Json& options)
{
    static const QStringList known {QStringLiteral("abs"),    QStringLiteral("exp"),   QStringLiteral("ln"),
                                    QStringLiteral("round"),  QStringLiteral("floor"), QStringLiteral("ceil"),
                                    QStringLiteral("percent")};
    const QString id = jsonutil::string(options, "operator", QStringLiteral("abs"));
    const QString name = jsonutil::string(options, "fieldName");
    return [=](Frame& frame, const Frames& all) -> std::optional<Column> {
        const Field* field = nullptr;
        for (Field& f : frame.fields)
            if (displayName(f, frame, all) == name && f.type == FieldType::Number)
                field = &f;
        if (!field || field->size() == 0 || !known.contains(id))
            return std::nullopt;
        NumberColumn out;
        double total = 0;
        for (qsizetype row = 0; row < field->size(); ++row) {
            out.push_back(cells::number(field->at(row)));
            total += std::isfinite(out.back()) && !isMissing(field->at(row)) ? out.back() : 0;
        }
        for (double& v : out)
            v = applyUnary(id, v, total);
        return out;
    };
}

QString inBrackets(const QString& name)
{
    return name.isEmpty() ? QString() : QLatin1Char('(') + name + QLatin1Char(')');
}

QString defaultName(const QString& mode, const Json& options)
{
    if (mode == QLatin1String("cumulativeFunctions")) {
        const Json& o = jsonutil::object(options, "cumulative");
        return QStringLiteral("cumulative ") + jsonutil::string(o, "reducer", QStringLiteral("sum"))
            + inBrackets(jsonutil::string(o, "field"));
    }
    if (mode == QLatin1String("windowFunctions")) {
        const Json& o = jsonutil::object(options, "window");
        return QStringLiteral("%1 moving %2%3")
            .arg(jsonutil::string(o, "windowAlignment", QStringLiteral("trailing")),
                 jsonutil::string(o, "reducer", QStringLiteral("mean")), inBrackets(jsonutil::string(o, "field")));
    }
    if (mode == QLatin1String("unary")) {
        const Json& o = jsonutil::object(options, "unary");
        return jsonutil::string(o, "operator", QStringLiteral("abs")) + inBrackets(jsonutil::string(o, "fieldName"));
    }
    const Json& o = jsonutil::object(options, "reduce");
    const Reducer* reducer = findReducer(jsonutil::string(o, "reducer", QStringLiteral("sum")));
    return reducer ? reducer->name : QStringLiteral("math");
}

/// The frames with the calculated field, or with nothing but it and the time.
Frames withField(Frames frames, const Creator& creator, const QString& name, const Json& options)
{
    const bool replace = jsonutil::boolean(options, "replaceFields");
    const QString alias = jsonutil::string(options, "alias");
    Frames out;
    for (Frame& frame : frames) {
        std::optional<Column> values = creator(frame, frames);
        if (!values) {
            if (!replace)
                out.push_back(frame);
            continue;
        }
        Field field(alias.isEmpty() ? name : alias, FieldType::Number, std::move(*values));
        if (!alias.isEmpty()) {
            auto config = std::make_shared<FieldConfig>();
            config->displayName = alias;
            field.config = std::move(config);
        }
        Frame calculated = frame;
        if (replace) {
            calculated.fields.clear();
            const Field* time = frame.first(FieldType::Time);
            if (time && jsonutil::boolean(options, "timeSeries", true))
                calculated.fields.push_back(*time);
        }
        calculated.fields.push_back(std::move(field));
        out.push_back(std::move(calculated));
    }
    return out;
}

Frames withRowNumbers(Frames frames, const Json& options)
{
    const bool share = jsonutil::boolean(jsonutil::object(options, "index"), "asPercentile");
    for (Frame& frame : frames) {
        NumberColumn rows(static_cast<size_t>(frame.rows));
        std::iota(rows.begin(), rows.end(), 0.0);
        if (share)
            for (double& v : rows)
                v /= double(rows.size());
        Field field(jsonutil::string(options, "alias", QStringLiteral("Row")), FieldType::Number, std::move(rows));
        if (share) {
            auto config = std::make_shared<FieldConfig>();
            config->unit = QStringLiteral("percentunit");
            field.config = std::move(config);
        }
        if (jsonutil::boolean(options, "replaceFields"))
            frame.fields.clear();
        frame.fields.push_back(std::move(field));
    }
    return frames;
}

} // namespace

Frames calculateField(Frames frames, const Json& options, const TransformContext& context)
{
    const QString mode = jsonutil::string(options, "mode", QStringLiteral("reduceRow"));
    const bool binary = mode == QLatin1String("binary");
    if (jsonutil::boolean(options, "timeSeries", true) && !(binary && isFixedOperand(options)))
        frames = ensureColumns(std::move(frames), {}, context);
    if (mode == QLatin1String("index"))
        return withRowNumbers(std::move(frames), options);
    if (binary) {
        const BinaryFields calculation(jsonutil::object(options, "binary"), frames);
        if (calculation.isByType())
            return calculation.applyToType(std::move(frames), options);
        return withField(
            std::move(frames), [&](Frame& frame, const Frames& all) { return calculation.values(frame, all); },
            calculation.name(), options);
    }
    using Maker = Creator (*)(const Json&);
    static const QHash<QString, std::pair<const char*, Maker>> makers {
        {QStringLiteral("reduceRow"), {"reduce", reduceRow}},
        {QStringLiteral("cumulativeFunctions"), {"cumulative", cumulative}},
        {QStringLiteral("windowFunctions"), {"window", window}},
        {QStringLiteral("unary"), {"unary", unary}}};
    const auto maker = makers.constFind(mode);
    const Creator creator =
        maker == makers.constEnd() ? Creator() : maker->second(jsonutil::object(options, maker->first));
    return creator ? withField(std::move(frames), creator, defaultName(mode, options), options) : frames;
}
