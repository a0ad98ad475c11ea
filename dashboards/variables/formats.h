#pragma once

#include "dashboards/variables/interpolate.h"

/// What a format works on: a list, or one text that formats must not treat as a list.
struct FormatInput
{
    QStringList values;
    bool isList = false;
    QString name; ///< of the variable
    QString text; ///< what `text` shows
    bool isInAddress = false; ///< a whole variable that addresses carry: its letters are spared as there
};

/// One of the formats by name with its arguments after colons ("join: ; "); an unknown one acts as glob.
QString applyFormat(const FormatInput& input, const QString& format);

/// What an All value stands for, texts included.
FormatInput formatInput(const VariableValue& value, const QString& name);
