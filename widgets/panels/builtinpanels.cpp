#include "widgets/panels/panelview.h"

void registerBuiltinPanels(PanelTypes& registry)
{
    Q_UNUSED(registry)
}
