#include "widgets/panels/alertlist/alertlistview.h"
#include "widgets/panels/annolist/annolistview.h"
#include "widgets/panels/barchart/barchartview.h"
#include "widgets/panels/bargauge/bargaugeview.h"
#include "widgets/panels/candlestick/candlestickview.h"
#include "widgets/panels/canvas/canvasview.h"
#include "widgets/panels/common/picturepanel.h"
#include "widgets/panels/dashlist/dashlistview.h"
#include "widgets/panels/flamegraph/flamegraphview.h"
#include "widgets/panels/gauge/gaugeview.h"
#include "widgets/panels/geomap/geomapview.h"
#include "widgets/panels/heatmap/heatmapmodel.h"
#include "widgets/panels/histogram/histogrammodel.h"
#include "widgets/panels/logs/logspanel.h"
#include "widgets/panels/nodegraph/nodegraphview.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/piechart/pieview.h"
#include "widgets/panels/placeholder/placeholderview.h"
#include "widgets/panels/stat/statview.h"
#include "widgets/panels/statetimeline/timelinemodel.h"
#include "widgets/panels/table/tableview.h"
#include "widgets/panels/text/textview.h"
#include "widgets/panels/timeseries/timeseriesview.h"
#include "widgets/panels/traces/tracesview.h"
#include "widgets/panels/trend/trendview.h"
#include "widgets/panels/xychart/xychartview.h"

#include <QCoreApplication>

namespace {

template<typename View>
void add(PanelTypes& registry, const char* id, const QString& name)
{
    registry.add({QString::fromLatin1(id), name, [](QWidget* parent) -> PanelView* { return new View(parent); }});
}

void addPicture(PanelTypes& registry, const char* id, const QString& name, PictureBuilder builder)
{
    registry.add({QString::fromLatin1(id), name,
                  [builder](QWidget* parent) -> PanelView* { return new PicturePanel(builder, parent); }});
}

} // namespace

void registerBuiltinPanels(PanelTypes& registry)
{
    add<AlertListView>(registry, "alertlist", QCoreApplication::translate("Panels", "Alert list"));
    add<AlertListView>(registry, "alertGroups", QCoreApplication::translate("Panels", "Alert groups"));
    add<StatView>(registry, "stat", QCoreApplication::translate("Panels", "Stat"));
    add<GaugeView>(registry, "gauge", QCoreApplication::translate("Panels", "Gauge"));
    add<BarGaugeView>(registry, "bargauge", QCoreApplication::translate("Panels", "Bar gauge"));
    add<PieView>(registry, "piechart", QCoreApplication::translate("Panels", "Pie chart"));
    add<LogsPanel>(registry, "logs", QCoreApplication::translate("Panels", "Logs"));
    add<TableView>(registry, "table", QCoreApplication::translate("Panels", "Table"));
    add<TextView>(registry, "text", QCoreApplication::translate("Panels", "Text"));
    add<TracesView>(registry, "traces", QCoreApplication::translate("Panels", "Traces"));
    add<BarChartView>(registry, "barchart", QCoreApplication::translate("Panels", "Bar chart"));
    add<CandlestickView>(registry, "candlestick", QCoreApplication::translate("Panels", "Candlestick"));
    add<TrendView>(registry, "trend", QCoreApplication::translate("Panels", "Trend"));
    add<XYChartView>(registry, "xychart", QCoreApplication::translate("Panels", "XY chart"));
    add<FlameGraphView>(registry, "flamegraph", QCoreApplication::translate("Panels", "Flame graph"));
    add<NodeGraphView>(registry, "nodeGraph", QCoreApplication::translate("Panels", "Node graph"));
    add<TimeSeriesView>(registry, "timeseries", QCoreApplication::translate("Panels", "Time series"));
    addPicture(registry, "heatmap", QCoreApplication::translate("Panels", "Heatmap"), buildHeatmap);
    addPicture(registry, "histogram", QCoreApplication::translate("Panels", "Histogram"), buildHistogram);
    addPicture(registry, "state-timeline", QCoreApplication::translate("Panels", "State timeline"), buildStateTimeline);
    addPicture(registry, "status-history", QCoreApplication::translate("Panels", "Status history"), buildStatusHistory);
    add<GeomapView>(registry, "geomap", QCoreApplication::translate("Panels", "Geomap"));
    add<DashListView>(registry, "dashlist", QCoreApplication::translate("Panels", "Dashboard list"));
    add<AnnoListView>(registry, "annolist", QCoreApplication::translate("Panels", "Annotations list"));
    add<CanvasView>(registry, "canvas", QCoreApplication::translate("Panels", "Canvas"));
    add<PlaceholderView>(registry, "placeholder", QCoreApplication::translate("Panels", "Placeholder"));
}
