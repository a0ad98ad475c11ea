#pragma once

#include "datasources/data/frame.h"

/// getFieldDisplayName of @grafana/data 13.2: configured name, legend of the source, else built from names and labels
/// that differ over all frames; equal names in one frame get " 1", " 2".
QString fieldDisplayName(const Field& field, const Frame& frame, const Frames& all);
/// getFrameDisplayName: its name, else its only value field's, else "Series (refId)" or "Series (index)".
QString frameDisplayName(const Frame& frame, std::optional<int> index = {});
