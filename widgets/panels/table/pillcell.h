#pragma once

#include "widgets/panels/table/tablemodel.h"
#include "widgets/theme/theme.h"

#include <QRectF>

class QPainter;

/// One of the coloured words of a cell.
struct Pill
{
    QString text;
    QColor color;
    QRectF rect;
};

/// The words of a value: the items of a list, or what stands between commas.
QStringList pillTexts(const QString& value);
/// Colour of a word: the value's own when mappings or a fixed colour give one, else one of a palette by its text.
QColor pillColor(const QString& text, const Field& field, const DisplayValue& value, const Palette& palette);

/// The words of a cell side by side, in the middle of `content`; where `wraps` is set they go on in further lines.
std::vector<Pill> cellPills(const TableModel& model, const QModelIndex& index, const QRectF& content,
                            const Theme& theme, bool wraps);
/// Height of all lines of words in that width.
double pillsHeight(const TableModel& model, const QModelIndex& index, double width, const Theme& theme);
void drawPills(QPainter& painter, const std::vector<Pill>& pills, const Theme& theme);
