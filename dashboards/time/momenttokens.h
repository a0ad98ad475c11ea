#pragma once

#include "dashboards/time/momentformat.h"

/// Splits a pattern into its tokens; what is no token stays as written, [text] loses its brackets.
std::vector<MomentFormat::Part> compileMoment(const QString& pattern);
