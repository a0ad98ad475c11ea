#pragma once

#include "widgets/panels/panelview.h"

/// Opens the only link, or offers several in a menu; nullopt when none was chosen.
std::optional<LinkTarget> chooseLink(QWidget* parent, const std::vector<LinkTarget>& links,
                                     const QPoint& globalPosition);
