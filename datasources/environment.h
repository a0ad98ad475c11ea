#pragma once

#include "datasources/data/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

/// Values of environment variables by name; nothing for one that is not set. Injected, so that tests decide.
using Environment = std::function<std::optional<QString>(const QString& name)>;
Environment systemEnvironment();

/// Replaces $NAME, ${NAME}, $__env{NAME} and $__file{path} (its text without blanks around); `$$` is a dollar sign.
/// Names that are not set become empty and are added to `missing`. What comes from a variable is not expanded again.
Result<QString> expandVariables(const QString& text, const Environment& lookup, QStringList& missing);
