#pragma once

#include <QString>
#include <QStringView>

/// One variable as a text names it: $name, [[name:format]], ${name.path:format}.
struct VariableReference
{
    qsizetype start = 0;
    qsizetype end = 0;
    QStringView name;
    QStringView path; ///< after the dot, or from the bracket on: 0, labels.job, ["region"]
    QStringView format;
};

/// The next reference at or after a position; false when there is none.
bool findReference(QStringView text, qsizetype from, VariableReference& reference);

/// `a["b"][0].c` as `a.b.0.c`.
QString plainPath(QStringView path);
