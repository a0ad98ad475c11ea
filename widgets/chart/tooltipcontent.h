#pragma once

#include <QColor>
#include <QImage>
#include <QString>

#include <vector>

/// What a tooltip says.
struct TooltipContent
{
    struct Row
    {
        QColor color; ///< invalid: no mark
        QString name;
        QString value;
        bool bold = false;
        bool dashed = false;
    };
    QString header;
    std::vector<Row> rows;
    int leftOut = 0; ///< rows that were not made, because nobody would read them
    QImage picture; ///< under the rows; its device pixel ratio says how large
    QString note; ///< text under all
    bool isEmpty() const { return rows.empty() && note.isEmpty(); }
};
