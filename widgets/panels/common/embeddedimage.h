#pragma once

#include <QImage>

/// The picture inside the text of an address: data:image/png;base64,... Null for every other text and for
/// pictures that are not made of pixels: nothing is fetched.
QImage embeddedImage(const QString& text);
