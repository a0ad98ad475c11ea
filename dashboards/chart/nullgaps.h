#pragma once

#include "datasources/data/frame.h"

/// Puts a null after every gap longer than the field's interval (config.intervalMs, or custom.insertNulls ms), so that
/// lines break there. The frame comes back unchanged (columns shared) when no gap is found. applyNullInsertThreshold.
Frame insertNulls(const Frame& frame, std::optional<std::pair<qint64, qint64>> rangeNs = {});
