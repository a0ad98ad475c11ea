#pragma once

#include "datasources/data/frame.h"
#include "datasources/loki/lokimetadata.h"

/// A table of field, type, cardinality and parsers; the parsers of structured metadata are an empty text.
Frame lokiFieldsFrame(const std::vector<LokiDetectedField>& fields);
/// A table of one column with the field's name.
Frame lokiFieldValuesFrame(const QString& field, const QStringList& values);
/// One row of streams, chunks, entries and bytes; none when all are 0.
Frame lokiSizeFrame(const LokiIndexStats& stats);
/// Labels as columns of texts, and their bytes; most bytes first.
Frame lokiVolumeFrame(const std::vector<LokiVolume>& volumes);
/// A table of one query; of none when it is empty.
Frame lokiQueryFrame(const QString& query);
/// A table of pattern, level and lines.
Frame lokiPatternsFrame(const std::vector<LokiPattern>& patterns);
