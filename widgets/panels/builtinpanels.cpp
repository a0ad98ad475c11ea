#include "widgets/panels/bargauge/bargaugeview.h"
#include "widgets/panels/gauge/gaugeview.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/piechart/pieview.h"
#include "widgets/panels/placeholder/placeholderview.h"
#include "widgets/panels/stat/statview.h"
#include "widgets/panels/table/tableview.h"
#include "widgets/panels/text/textview.h"
#include "widgets/panels/timeseries/timeseriesview.h"

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
    add<StatView>(registry, "stat", QCoreApplication::translate("Panels", "Stat"));
    add<GaugeView>(registry, "gauge", QCoreApplication::translate("Panels", "Gauge"));
    add<BarGaugeView>(registry, "bargauge", QCoreApplication::translate("Panels", "Bar gauge"));
    add<PieView>(registry, "piechart", QCoreApplication::translate("Panels", "Pie chart"));
    add<TableView>(registry, "table", QCoreApplication::translate("Panels", "Table"));
    add<TextView>(registry, "text", QCoreApplication::translate("Panels", "Text"));
    add<TimeSeriesView>(registry, "timeseries", QCoreApplication::translate("Panels", "Time series"));
    add<PlaceholderView>(registry, "placeholder", QCoreApplication::translate("Panels", "Placeholder"));
}
