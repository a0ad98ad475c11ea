#include "dashboards/transform/binaryfields.h"

#include "dashboards/format/textpattern.h"
#include "dashboards/transform/cells.h"

#include <cmath>

namespace {

Operand operandOf(const Json* json, const Frames& frames)
{
    if (json && json->is_object()) {
        const Json* matcher = jsonutil::find(*json, "matcher");
        const Json* fixed = jsonutil::find(*json, "fixed");
        return {matcher && matcher->is_object() ? std::optional(matcherFromJson(*matcher)) : std::nullopt,
                fixed ? cells::text(cells::value(*fixed)) : QString()};
    }
    // Earlier dashboards hold one text: a number, unless a field is called so, or a name.
    const QString text = json ? cells::text(cells::value(*json)) : QString();
    const bool isName = std::any_of(frames.begin(), frames.end(), [&](const Frame& f) { return f.byName(text); });
    if (isName || std::isnan(cells::number(text)))
        return {matcherByName(text), {}};
    return {std::nullopt, text};
}

struct Side
{
    const Field* field = nullptr;
    double fixed = 0;
    bool known = false;
};

Side sideOf(const Operand& operand, Frame& frame, const Frames& all)
{
    if (operand.matcher && operand.matcher->id == QLatin1String("byName")) {
        const QString name = jsonutil::asString(operand.matcher->options).value_or(QString());
        for (Field& field : frame.fields)
            if (displayName(field, frame, all) == name)
                return {&field, 0, true};
    }
    const double fixed = jsLeadingNumber(operand.text());
    return {nullptr, fixed, !std::isnan(fixed)};
}

Value compute(const QString& op, const Value& a, const Value& b)
{
    const bool texts = std::holds_alternative<QString>(a) || std::holds_alternative<QString>(b);
    if (op == QLatin1String("+") && texts)
        return cells::text(a) + cells::text(b);
    const double x = cells::number(a);
    const double y = cells::number(b);
    if (op == QLatin1String("+"))
        return x + y;
    if (op == QLatin1String("-"))
        return x - y;
    return op == QLatin1String("*") ? x * y : x / y;
}

} // namespace

QString Operand::text() const
{
    if (matcher && !matcher->options.is_null())
        return cells::text(cells::value(matcher->options));
    return fixed;
}

bool isFixedOperand(const Json& options)
{
    const Json* right = jsonutil::find(jsonutil::object(options, "binary"), "right");
    if (!right)
        return false;
    if (right->is_string())
        return !std::isnan(cells::number(cells::value(*right)));
    const Json* fixed = jsonutil::find(*right, "fixed");
    return fixed && !std::isnan(cells::number(cells::value(*fixed)));
}

BinaryFields::BinaryFields(const Json& options, const Frames& frames)
    : m_left(operandOf(jsonutil::find(options, "left"), frames))
    , m_right(operandOf(jsonutil::find(options, "right"), frames))
    , m_operator(jsonutil::string(options, "operator", QStringLiteral("+")))
{ }

bool BinaryFields::isByType() const
{
    return m_left.matcher && m_left.matcher->id == QLatin1String("byType");
}

QString BinaryFields::name() const
{
    const QString left = m_left.text();
    const QString right = m_right.text();
    if (left.isEmpty() || right.isEmpty() || left.contains(QLatin1Char('$')) || right.contains(QLatin1Char('$')))
        return {};
    return left + QLatin1Char(' ') + m_operator + QLatin1Char(' ') + right;
}

std::optional<Column> BinaryFields::apply(const Field* left, double leftFixed, const Field* right, double rightFixed,
                                          qsizetype rows) const
{
    static const QStringList operators {QStringLiteral("+"), QStringLiteral("-"), QStringLiteral("*"),
                                        QStringLiteral("/")};
    if (!operators.contains(m_operator))
        return std::nullopt;
    const auto cell = [](const Field* field, double fixed, qsizetype row) {
        Value v = field ? field->at(row) : Value(fixed);
        if (field && field->type == FieldType::Boolean)
            v = cells::truthy(v) ? 1.0 : 0.0;
        return v;
    };
    std::vector<Value> out;
    out.reserve(size_t(rows));
    for (qsizetype row = 0; row < rows; ++row)
        out.push_back(compute(m_operator, cell(left, leftFixed, row), cell(right, rightFixed, row)));
    return cells::column(out, FieldType::Number);
}

std::optional<Column> BinaryFields::values(Frame& frame, const Frames& all) const
{
    const Side left = sideOf(m_left, frame, all);
    const Side right = sideOf(m_right, frame, all);
    if (!left.known || !right.known)
        return std::nullopt;
    return apply(left.field, left.fixed, right.field, right.fixed, left.field ? left.field->size() : frame.rows);
}

Frames BinaryFields::applyToType(Frames frames, const Json& options) const
{
    const QString type = jsonutil::asString(m_left.matcher->options).value_or(QString());
    const MatcherSpec matcher {QStringLiteral("byType"), Json(type.toStdString()), {}};
    const bool replace = jsonutil::boolean(options, "replaceFields");
    Frames out;
    for (Frame& frame : frames) {
        std::vector<Field> fields;
        const Field* time = frame.first(FieldType::Time);
        const bool timeFirst = time && jsonutil::boolean(options, "timeSeries", true);
        if (timeFirst)
            fields.push_back(*time);
        bool added = false;
        for (Field& field : frame.fields) {
            if (!replace && !(timeFirst && &field == time))
                fields.push_back(field);
            const Side right = fieldMatches(matcher, field, frame, frames) ? sideOf(m_right, frame, frames) : Side();
            if (!right.known)
                continue;
            if (auto column = apply(&field, 0, right.field, right.fixed, field.size())) {
                Field result = field;
                result.name = field.name + QLatin1Char(' ') + m_operator + QLatin1Char(' ') + m_right.text();
                result.values = std::make_shared<const Column>(std::move(*column));
                result.state = {};
                fields.push_back(std::move(result));
                added = true;
            }
        }
        if (replace && !added)
            continue;
        Frame calculated = frame;
        calculated.fields = std::move(fields);
        out.push_back(std::move(calculated));
    }
    return out;
}
