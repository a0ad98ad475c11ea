#pragma once

#include "datasources/data/jsonutil.h"

/// A variable's query: label_names(), label_values(label) or label_values(selector, label).
struct LokiVariableQuery
{
    enum class Kind
    {
        LabelNames = 0, ///< the numbers of the stored objects
        LabelValues = 1,
        Unknown = 2
    };
    Kind kind = Kind::Unknown;
    QString label;
    QString stream; ///< selector, may be empty
    friend bool operator==(const LokiVariableQuery&, const LokiVariableQuery&) = default;
};

/// A text, or an object {type, label, stream}, or {query: text}.
LokiVariableQuery lokiVariableQuery(const Json& query);
