#pragma once

#include <QString>
#include <QStringList>

// How values get into PromQL. `specialChars` is Grafana's toggle prometheusSpecialCharsInLabelValues.

/// For a value that stands as it is inside a quoted string.
QString prometheusRegularEscape(const QString& value, bool specialChars = false);
/// For a value that stands inside a regular expression inside a double-quoted string.
QString prometheusSpecialRegexEscape(const QString& value, bool specialChars = false);
/// A variable's values: plain, or (a|b) for variables that are multi or include All.
QString formatPrometheusVariable(const QStringList& values, bool multiOrAll, bool specialChars = false);

/// Exactly this text, inside double quotes.
QString escapeLabelValueInExactSelector(const QString& value);
/// Exactly this text as a regular expression, inside double quotes.
QString escapeLabelValueInRegexSelector(const QString& value);
