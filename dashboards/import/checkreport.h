#pragma once

#include "dashboards/import/loaddashboard.h"

// What `vedette check` prints. The words of the last line and the keys of the JSON are fixed: scripts read them.

/// One file: its report, or why it is no dashboard.
struct CheckedFile
{
    QString file;
    QString title;
    ImportReport report;
    std::optional<Error> error;
};
CheckedFile checkDashboard(const QString& file, const QByteArray& bytes, const Capabilities& capabilities);

struct CheckTotals
{
    int dashboards = 0; ///< files that are dashboards
    int panels = 0;
    int native = 0;
    int placeholder = 0;
    int libraryReferences = 0;
    int failed = 0; ///< files that are none

    void add(const CheckedFile& checked);
};

/// Lines for a person, the last one without a line break.
QString checkText(const CheckedFile& checked);
QString checkText(const CheckTotals& totals);
/// One JSON object in one line.
QByteArray checkJson(const CheckedFile& checked);
QByteArray checkJson(const CheckTotals& totals);
