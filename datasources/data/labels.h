#pragma once

#include <QMap>
#include <QString>

/// Label name to value, sorted by name.
using Labels = QMap<QString, QString>;

/// `{a="1", b="2"}`, sorted; empty labels give `{}` or, with withoutBraces, "". Grafana's formatLabels.
QString formatLabels(const Labels& labels, bool withoutBraces = false);
