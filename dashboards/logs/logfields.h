#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/loglines.h"

/// A field that lines have, and how many values of it are known.
struct LogFieldSummary
{
    QString name;
    LogField::Origin origin = LogField::Origin::Parsed;
    QString parser; ///< the stage of a query that makes it of the line: json, logfmt; empty: none is needed
    qint64 cardinality = 0;
    friend bool operator==(const LogFieldSummary&, const LogFieldSummary&) = default;
};
using LogFieldSummaries = std::vector<LogFieldSummary>;

struct LogFieldValue
{
    QString value;
    qint64 lines = 0;
    friend bool operator==(const LogFieldValue&, const LogFieldValue&) = default;
};

/// The fields of the newest lines: of their streams, of their metadata, made by the query or read out of their text
/// (JSON, logfmt). By origin, then by name. Reads two thousand texts, as valuesOfField() does: for the pool.
LogFieldSummaries fieldsOfLines(const LogLines& lines);
/// The same with what a server found in all lines (columns field, cardinality, parsers): its counts are better.
LogFieldSummaries withServerFields(LogFieldSummaries fields, const Frame& found);
/// The values of one field in the newest lines, those of most lines first.
std::vector<LogFieldValue> valuesOfField(const LogLines& lines, const QString& name);

/// The LogQL query narrowed to lines whose field compares like that; a stage that makes the field is put in where
/// the query has none. op is =, !=, =~, !~.
QString withFieldFilter(const QString& expr, const LogFieldSummary& field, const QString& op, const QString& value);
/// The LogQL query narrowed to lines of a pattern, or without them.
QString withPatternFilter(const QString& expr, const QString& pattern, bool without);
