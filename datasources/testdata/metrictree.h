#pragma once

#include <QStringList>

/// The tree behind variable queries of the test data: A to H, below each AA to AH, six levels deep. A query is a path
/// such as `*`, `A.*` or `A.{AA,AB}.*`; one that begins with "value" gives itself.
QStringList queryMetricTree(const QString& query);
