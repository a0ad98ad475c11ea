#pragma once

#include "dashboards/format/displayprocessor.h"
#include "datasources/data/jsonutil.h"
#include "widgets/chart/chartlegend.h"

/// options.legend of the panels that show reduced values (slices, bars).
struct ValueLegendOptions
{
    LegendOptions layout;
    bool values = false;
    bool percent = false;
};
ValueLegendOptions valueLegendOptions(const Json& options);

/// Share of the whole, 0 to 1, as legends and labels write it.
QString percentText(double part, int decimals = 0);

/// A value as a legend names it; `share` is written where the options ask for shares.
LegendItem valueLegendItem(const ValueLegendOptions& options, const QString& title, const DisplayValue& value,
                           const QString& share = {});
