#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

/// Our own line icons on a 16 x 16 grid.
enum class IconName
{
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    Info,
    Warning,
    Menu,
    Close,
    Search,
    Clock,
    Refresh,
    ZoomOut,
    Check,
    Link,
    Star,
    Folder,
    Dashboard,
    Theme,
    FullScreen,
    Plus,
    Back, ///< in time
    Forward,
    TypeNumber, ///< what a column holds
    TypeText,
    TypeSwitch,
    TypeObject
};

/// Drawn in one colour at `px` logical pixels, crisp at the device's ratio.
QPixmap iconPixmap(IconName name, const QColor& color, int px, qreal ratio);
QIcon themedIcon(IconName name, const QColor& color);
