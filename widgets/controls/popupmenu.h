#pragma once

#include <QMenu>

/// A menu to fill and to popup(), which deletes itself when it closes. None lies on the stack of an exec(): its owner
/// may be replaced while it is open, and so may what it was opened for: actions keep what they need, with a context
/// object.
QMenu* newPopupMenu(QWidget* owner);
