#pragma once

#include <QByteArray>
#include <QImage>

class QWidget;

enum class PictureFormat
{
    Png,
    Svg,
    Pdf
};

/// The widget as it stands on the screen, without what only the mouse brings up.
QImage pictureOf(QWidget& widget);
/// The widget as a file of that format; SVG and PDF keep texts and shapes as such.
QByteArray pictureFile(QWidget& widget, PictureFormat format, const QString& title);
