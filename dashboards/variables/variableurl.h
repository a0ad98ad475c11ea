#pragma once

#include "dashboards/variables/interpolate.h"
#include "dashboards/variables/variableoptions.h"

/// The values of var-name in a link; one empty text stands for nothing chosen.
QStringList urlValues(const VariableValue& value);
/// `All` and the custom All text both mean All where All is offered.
QStringList valuesFromUrl(const QStringList& urlValues, bool includeAll, const QString& allValue);
