#pragma once

#include "datasources/data/labels.h"

/// The way back from formatLabels(), from any text that holds such pairs: `up{a="1"}`. What is no pair is passed over.
/// Grafana's parseLabels.
Labels parseLabels(const QString& text);
