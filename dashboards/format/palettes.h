#pragma once

#include "dashboards/format/palette.h"

#include <QStringList>

/// Names of the classic palette's colours in the order of the series.
QStringList classicPaletteNames();
/// Colours of a palette mode in the order of the series; empty for other modes.
QStringList paletteColors(const QString& modeId, const Palette& palette);
/// Picks a colour by a series' name: its value modulo the number of colours.
quint32 nameHash(const QString& name);
/// One of 11 shades of a colour: itself, then a brighter and a darker one in turn.
QString shadeOf(const QString& base, int index, const Palette& palette);
