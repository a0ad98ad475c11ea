#pragma once

#include "widgets/panels/table/tablemodel.h"

/// How a field of the row wants a cell to look.
struct CellStyle
{
    std::optional<QColor> text;
    std::optional<QColor> background;
    bool bold = false;
    bool italic = false;
    bool underlined = false;
    bool struck = false;
};

/// Reads the CSS properties of a JSON object that say how text and ground look; all others are left out.
CellStyle cellStyleFromJson(const QString& json, const Palette& palette);

/// The style of a cell by the field its column names; nothing where it names none.
CellStyle cellStyle(const TableModel& model, int row, int column, const Palette& palette);
