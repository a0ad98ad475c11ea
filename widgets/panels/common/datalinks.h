#pragma once

#include "widgets/panels/panelview.h"

/// The cell a data link belongs to.
struct LinkCell
{
    const Frame& frame;
    const Field& field;
    std::optional<qsizetype> row; ///< missing for reduced values
    DisplayValue display;
    const std::vector<DisplayProcessor>* displays = nullptr; ///< of the frame's fields; for ${__data.fields...}
};

/// Replaces ${__value...}, ${__field...}, ${__series.name} and ${__data.fields...}; other variables stay as written.
QString interpolateCell(const QString& text, const LinkCell& cell);
/// A link of a field, ready to open: cell variables first, then the dashboard's.
LinkTarget resolveLink(const DataLink& link, const LinkCell& cell, const PanelContext& context);
