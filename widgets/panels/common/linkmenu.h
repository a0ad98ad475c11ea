#pragma once

#include "widgets/panels/panelview.h"

using LinkChosen = std::function<void(const LinkTarget&)>;

/// The only link at once, or the one chosen from a menu; `chosen` is not called when the parent is gone by then.
void chooseLink(QWidget* parent, const std::vector<LinkTarget>& links, const QPoint& globalPosition,
                const LinkChosen& chosen);
/// The link a click follows at once (oneClick), else the one chosen from a menu, even of a single link.
void offerLinks(QWidget* parent, const std::vector<LinkTarget>& links, const QPoint& globalPosition,
                const LinkChosen& chosen);
