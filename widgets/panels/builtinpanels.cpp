#include "widgets/panels/panelview.h"
#include "widgets/panels/placeholder/placeholderview.h"
#include "widgets/panels/text/textview.h"

#include <QCoreApplication>

namespace {

template<typename View>
void add(PanelTypes& registry, const char* id, const QString& name)
{
    registry.add({QString::fromLatin1(id), name, [](QWidget* parent) -> PanelView* { return new View(parent); }});
}

} // namespace

void registerBuiltinPanels(PanelTypes& registry)
{
    add<TextView>(registry, "text", QCoreApplication::translate("Panels", "Text"));
    add<PlaceholderView>(registry, "placeholder", QCoreApplication::translate("Panels", "Placeholder"));
}
