#pragma once

#include <QString>
#include <QStringList>

// How variables get into LogQL; Grafana's rules for its Loki source.

/// For a value that stands as it is inside a quoted string.
QString lokiRegularEscape(const QString& value);
/// For a value that stands inside a regular expression inside a double-quoted string.
QString lokiSpecialRegexEscape(const QString& value);
/// A variable's values: plain, or a|b for variables that are multi or include All.
QString formatLokiVariable(const QStringList& values, bool multiOrAll);
