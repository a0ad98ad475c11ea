#pragma once

#include "datasources/data/fieldconfig.h"
#include "datasources/data/value.h"

/// Value mappings of a field, their patterns compiled once; thread-safe. The first mapping that fits wins, whatever its
/// kind.
class ValueMapper
{
public:
    explicit ValueMapper(std::vector<ValueMapping> mappings = {});
    ~ValueMapper();
    ValueMapper(ValueMapper&&) noexcept;

    bool isEmpty() const { return m_mappings.empty(); }
    std::optional<MappingResult> find(const Value& value) const;

private:
    struct Pattern;
    bool fits(size_t index, const Value& value) const;

    std::vector<ValueMapping> m_mappings;
    std::vector<Pattern> m_patterns; ///< one per mapping
};

/// The text JavaScript makes of a value; missing is empty, lists are joined with ", ".
QString valueText(const Value& value);
/// JavaScript's Number() of a value, but NaN for what is missing, empty or a list.
double valueNumber(const Value& value);
