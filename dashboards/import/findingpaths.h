#pragma once

#include "dashboards/import/importreport.h"

#include <QByteArray>

/// Conversions move keys about: a finding whose path is not in the file gets that of the nearest place that is there.
void settlePaths(const QByteArray& dashboard, ImportReport& report);
