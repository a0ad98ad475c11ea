#include "dashboards/format/valuemapping.h"

#include "dashboards/format/textpattern.h"
#include "dashboards/format/valueformat.h"
#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

#include <cmath>

struct ValueMapper::Pattern
{
    TextPattern pattern;
};

ValueMapper::ValueMapper(std::vector<ValueMapping> mappings) : m_mappings(std::move(mappings))
{
    for (const ValueMapping& m : m_mappings)
        m_patterns.push_back({m.kind == ValueMapping::Kind::Regex ? TextPattern(m.key) : TextPattern()});
}

ValueMapper::~ValueMapper() = default;
ValueMapper::ValueMapper(ValueMapper&&) noexcept = default;

namespace {

bool fitsSpecial(ValueMapping::Special special, const Value& value)
{
    const auto isTruth = [&](bool truth, const char* text) {
        if (const bool* b = std::get_if<bool>(&value))
            return *b == truth;
        const QString* s = std::get_if<QString>(&value);
        return s && *s == QLatin1String(text);
    };
    const double* number = std::get_if<double>(&value);
    const bool nan = number && std::isnan(*number);
    switch (special) {
    case ValueMapping::Special::Null:
        return isMissing(value);
    case ValueMapping::Special::NaN:
        return nan;
    case ValueMapping::Special::NullAndNaN:
        return nan || isMissing(value);
    case ValueMapping::Special::True:
        return isTruth(true, "true");
    case ValueMapping::Special::False:
        return isTruth(false, "false");
    case ValueMapping::Special::Empty:
        return std::holds_alternative<QString>(value) && std::get<QString>(value).isEmpty();
    }
    return false;
}

bool fitsRange(const ValueMapping& mapping, const Value& value)
{
    if (isMissing(value) || std::holds_alternative<bool>(value))
        return false;
    const double* plain = std::get_if<double>(&value);
    const double number = plain ? *plain : jsLeadingNumber(valueText(value));
    return !std::isnan(number) && (!mapping.from || number >= *mapping.from) && (!mapping.to || number <= *mapping.to);
}

QString jsonText(const Json& json)
{
    if (json.is_array()) {
        QStringList parts;
        for (const Json& item : json)
            parts << (item.is_null() ? QString() : jsonText(item));
        return parts.join(QStringLiteral(", "));
    }
    if (json.is_string())
        return jsonutil::text(json.get_ref<const std::string&>());
    if (json.is_number())
        return jsNumberText(json.get<double>());
    return QString::fromUtf8(jsonutil::dump(json));
}

} // namespace

bool ValueMapper::fits(size_t index, const Value& value) const
{
    const ValueMapping& mapping = m_mappings[index];
    switch (mapping.kind) {
    case ValueMapping::Kind::Value:
        return !isMissing(value) && valueText(value) == mapping.key;
    case ValueMapping::Kind::Range:
        return fitsRange(mapping, value);
    case ValueMapping::Kind::Regex: {
        const QString* text = std::get_if<QString>(&value);
        return text && m_patterns[index].pattern.matches(*text);
    }
    case ValueMapping::Kind::Special:
        return fitsSpecial(mapping.special, value);
    }
    return false;
}

std::optional<MappingResult> ValueMapper::find(const Value& value) const
{
    for (size_t i = 0; i < m_mappings.size(); ++i) {
        if (!fits(i, value))
            continue;
        MappingResult result = m_mappings[i].result;
        if (m_mappings[i].kind == ValueMapping::Kind::Regex && result.text)
            result.text = m_patterns[i].pattern.replaced(std::get<QString>(value), *result.text);
        return result;
    }
    return std::nullopt;
}

QString valueText(const Value& value)
{
    if (const bool* b = std::get_if<bool>(&value))
        return *b ? QStringLiteral("true") : QStringLiteral("false");
    if (const double* number = std::get_if<double>(&value))
        return jsNumberText(*number);
    if (const QString* text = std::get_if<QString>(&value))
        return *text;
    if (const JsonPtr* json = std::get_if<JsonPtr>(&value); json && *json && !(*json)->is_discarded())
        return jsonText(**json);
    return {};
}

double valueNumber(const Value& value)
{
    if (const bool* b = std::get_if<bool>(&value))
        return *b ? 1 : 0;
    if (const double* number = std::get_if<double>(&value))
        return *number;
    const QString* text = std::get_if<QString>(&value);
    return text && !text->isEmpty() ? jsTextNumber(*text) : std::nan("");
}
