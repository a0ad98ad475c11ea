#pragma once

#include "widgets/panels/flamegraph/flamedata.h"
#include "widgets/theme/theme.h"

enum class FlameColoring
{
    ByPackage, ///< functions of one package share a colour
    ByValue ///< the wider, the redder
};

/// The part of a function's name that says where it belongs: up to the first dot behind the last directory, of files
/// their directory.
QString flamePackage(const QString& label);

/// Colours of labels, found once per theme.
class FlameColors
{
public:
    FlameColors() = default;
    FlameColors(const FlameTree& tree, FlameColoring coloring, ThemeKind theme);
    QColor of(const FlameNode& node) const;

private:
    FlameColoring m_coloring = FlameColoring::ByPackage;
    double m_total = 0;
    std::vector<QColor> m_labels;
};
