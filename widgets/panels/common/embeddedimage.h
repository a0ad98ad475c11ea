#pragma once

#include <QImage>

/// The picture inside the text of an address: data:image/png;base64,... Null for every other text: nothing is fetched.
QImage embeddedImage(const QString& text);
