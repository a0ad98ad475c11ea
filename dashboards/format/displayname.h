#pragma once

#include "datasources/data/frame.h"

/// getFieldDisplayName of @grafana/data 13.2: configured name, legend of the source, else built from names and labels
/// that differ over all frames; equal names in one frame get " 1", " 2".
QString fieldDisplayName(const Field& field, const Frame& frame, const Frames& all);
/// The name of a field whose frame is not known: labels and the source's legend say nothing then.
QString fieldDisplayName(const Field& field);
/// {{label}} becomes the label's value; of a label that is missing or empty its name stays.
QString renderLegend(const QString& format, const Labels& labels);
/// getFrameDisplayName: its name, else its only value field's, else "Series (refId)" or "Series (index)".
QString frameDisplayName(const Frame& frame, std::optional<int> index = {});
