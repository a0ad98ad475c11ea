#pragma once

#include "datasources/data/jsonutil.h"

/// The documents of a YAML text as JSON; `$` stands for itself. Large files and aliases of aliases are refused.
Result<std::vector<Json>> jsonFromYaml(const QByteArray& yaml);
