#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// One way to colour a field, as Grafana's registry lists it.
struct ColorMode
{
    QString id;
    QString name; ///< English
    bool isContinuous = false;
    bool isByValue = false; ///< follows the value, not the series
    bool usesSeriesName = false;
};

/// All modes in the order in which they are offered.
const std::vector<ColorMode>& colorModes();
const ColorMode* findColorMode(const QString& id);
