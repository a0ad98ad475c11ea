#pragma once

#include "dashboards/variables/interpolate.h"
#include "dashboards/variables/variableoptions.h"

/// The values of var-name in a link; one empty text stands for nothing chosen.
QStringList urlValues(const VariableValue& value);
/// Ad-hoc filters in a link: job|=|api, further values of one filter behind; bars, commas and hashes inside are
/// written __gfp__, __gfc__ and __gfh__. Filters that lack something are left out. None are one empty text.
QStringList urlValues(const std::vector<AdhocFilter>& filters);
/// Texts that are no filter are left out; so are the labels that Grafana writes behind names (job,Job) and where a
/// filter came from (#dashboard#restorable).
std::vector<AdhocFilter> filtersFromUrl(const QStringList& urlValues);
/// `All` and the custom All text both mean All where All is offered.
QStringList valuesFromUrl(const QStringList& urlValues, bool includeAll, const QString& allValue);
