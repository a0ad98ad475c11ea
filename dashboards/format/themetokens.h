#pragma once

#include "dashboards/format/palette.h"

#include <QString>

#include <optional>

/// A figure of Grafana's theme by its path, as text: "colors.border.weak" is "rgba(204, 204, 220, 0.12)" in the dark
/// one, "components.tag.colors.3.background" the third colour of tags. nullopt: no such token.
std::optional<QString> themeToken(const QString& path, ThemeKind theme);
