#pragma once

#include <QString>

/// A geometry as well-known text with two decimals: POINT(7.45 46.95). Takes GeoJSON; every other text stays as it is.
QString geoText(const QString& value);
