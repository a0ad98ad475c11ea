#pragma once

#include "dashboards/variables/interpolate.h"
#include "dashboards/variables/variableoptions.h"

/// The values of var-name in a link; one empty text stands for nothing chosen.
QStringList urlValues(const VariableValue& value);
/// Ad-hoc filters in a link: job|=|api, further values of one filter behind; bars and commas inside are written
/// __gfp__ and __gfc__. No filters are one empty text.
QStringList urlValues(const std::vector<AdhocFilter>& filters);
/// Texts that are no filter are left out.
std::vector<AdhocFilter> filtersFromUrl(const QStringList& urlValues);
/// `All` and the custom All text both mean All where All is offered.
QStringList valuesFromUrl(const QStringList& urlValues, bool includeAll, const QString& allValue);
