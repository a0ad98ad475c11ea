#pragma once

#include "widgets/theme/theme.h"

class QWidget;

/// The whole text of a cell in a window over the panel, to be read and copied; JSON stands in lines. The window ends
/// itself.
void showWholeValue(QWidget* panel, const Theme& theme, const QString& text, const QPoint& globalPosition);
/// The text as it is shown there.
QString wholeValueText(const QString& text);
