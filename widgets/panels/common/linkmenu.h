#pragma once

#include "widgets/panels/panelview.h"

/// The only link, or the one chosen from a menu; nullopt when none was chosen.
std::optional<LinkTarget> chooseLink(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition);
/// The link a click follows at once (oneClick), else the one chosen from a menu, even of a single link.
std::optional<LinkTarget> offerLinks(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition);
