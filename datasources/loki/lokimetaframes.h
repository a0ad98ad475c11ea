#pragma once

#include "datasources/data/frame.h"
#include "datasources/loki/lokimetadata.h"

/// A table of field, type, cardinality and parsers; the parsers of structured metadata are an empty text.
Frame lokiFieldsFrame(const std::vector<LokiDetectedField>& fields);
/// A table of pattern, level and lines.
Frame lokiPatternsFrame(const std::vector<LokiPattern>& patterns);
