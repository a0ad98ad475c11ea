// What panels cost in the GUI thread: a frame of scrolling in a long table, a refresh of charts with many shapes.

#include "dashboards/graphlayout/graphlayout.h"
#include "dashboards/run/panelpipeline.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/barchart/barchartview.h"
#include "widgets/panels/flamegraph/flamegraphview.h"
#include "widgets/panels/table/tablemodel.h"
#include "widgets/panels/table/tableview.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>

#include <benchmark/benchmark.h>

namespace {

constexpr QSize fullHd(1900, 1000);
constexpr QSize ultraHd(3820, 2080);

std::shared_ptr<PanelData> dataOf(Frame frame)
{
    auto data = std::make_shared<PanelData>();
    data->frames.push_back(std::move(frame));
    data->revision = 1;
    data->state = LoadingState::Done;
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

Frame longTable(int rows)
{
    Frame frame;
    StringColumn names;
    for (int i = 0; i < rows; i++)
        names.push_back(QStringLiteral("host-%1.example.net").arg(i * 7919LL % rows));
    frame.add(Field(QStringLiteral("host"), FieldType::String, std::move(names)));
    for (int c = 0; c < 8; c++) {
        NumberColumn values;
        for (int i = 0; i < rows; i++)
            values.push_back(i * (c + 17) % 9973 / 7.0);
        frame.add(Field(QStringLiteral("value %1").arg(c), FieldType::Number, std::move(values)));
    }
    return frame;
}

void prepare(PanelView& view, QSize size)
{
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view.setContext(context);
    view.setSpec(std::make_shared<PanelSpec>());
    view.resize(size);
    view.show();
}

/// One frame of scrolling by 40 px through 100,000 rows.
void tableScroll(benchmark::State& state)
{
    TableView view;
    prepare(view, state.range(0) ? ultraHd : fullHd);
    view.setData(dataOf(longTable(100000)));
    QImage picture(view.size(), QImage::Format_ARGB32_Premultiplied);
    int position = 0;
    for (auto _ : state) {
        view.grid().verticalScrollBar()->setValue(position += 40);
        view.render(&picture);
    }
}
BENCHMARK(tableScroll)->Arg(0)->Arg(1)->ArgNames({"4K"})->Unit(benchmark::kMillisecond);

/// What the GUI thread does when a column of 100,000 texts is sorted; the pool does the rest.
void tableSortClick(benchmark::State& state)
{
    TableView view;
    prepare(view, fullHd);
    view.setData(dataOf(longTable(100000)));
    bool descending = false;
    for (auto _ : state) {
        descending = !descending;
        view.model().setSorting({{0, descending}});
        state.PauseTiming();
        while (view.model().isSorting())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        state.ResumeTiming();
    }
}
BENCHMARK(tableSortClick)->Unit(benchmark::kMillisecond);

/// 200 categories of 10 bars each, laid out and painted anew.
void barChart(benchmark::State& state)
{
    Frame frame;
    StringColumn names;
    for (int i = 0; i < 200; i++)
        names.push_back(QStringLiteral("category %1").arg(i));
    frame.add(Field(QStringLiteral("name"), FieldType::String, std::move(names)));
    for (int c = 0; c < 10; c++)
        frame.add(Field(QStringLiteral("v%1").arg(c), FieldType::Number, NumberColumn(200, c + 1.0)));
    BarChartView view;
    prepare(view, state.range(0) ? ultraHd : fullHd);
    auto data = dataOf(std::move(frame));
    QImage picture(view.size(), QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        auto next = std::make_shared<PanelData>(*data);
        next->revision = ++data->revision;
        view.setData(next);
        while (view.isDrawing())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        view.render(&picture);
    }
}
BENCHMARK(barChart)->Arg(0)->Arg(1)->ArgNames({"4K"})->Unit(benchmark::kMillisecond);

/// The mouse moves a px further over 20 series x 1,440 points: crosshair, dots, a tooltip of all series and what is
/// painted again for them, until the window has it.
void hoverPanel(benchmark::State& state)
{
    constexpr int points = 1440;
    constexpr qint64 nsPerSecond = 1'000'000'000;
    auto data = std::make_shared<PanelData>();
    for (int s = 0; s < 20; s++) {
        Frame frame;
        TimeColumn times;
        NumberColumn values;
        for (int i = 0; i < points; i++) {
            times.push_back(i * nsPerSecond);
            values.push_back(s * 10 + i * (s + 17) % 97 / 10.0);
        }
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
        frame.add(Field(QStringLiteral("series %1").arg(s), FieldType::Number, std::move(values)));
        data->frames.push_back(std::move(frame));
    }
    data->range = {0, points * 1000};
    data->revision = 1;
    data->state = LoadingState::Done;
    data->displays = makeDisplays(data->frames, data->display);
    TimeSeriesView view;
    prepare(view, state.range(0) ? ultraHd : fullHd);
    auto spec = std::make_shared<PanelSpec>();
    spec->options = {{"tooltip", {{"mode", "multi"}}}};
    view.setSpec(spec);
    view.setData(data);
    while (view.isDrawing())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    auto* chart = view.findChild<ChartView*>();
    const QRectF plot = chart->placement().plot;
    double x = plot.left();
    for (auto _ : state) {
        x = x + 1 < plot.right() ? x + 1 : plot.left();
        QMouseEvent move(QEvent::MouseMove, QPointF(x, plot.center().y()), QPointF(), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(chart, &move);
        QCoreApplication::processEvents();
    }
}
BENCHMARK(hoverPanel)->Arg(0)->Arg(1)->ArgNames({"4K"})->Unit(benchmark::kMicrosecond);

/// A profile of 100,000 frames painted.
void flameGraph(benchmark::State& state)
{
    Frame frame;
    NumberColumn levels {0};
    NumberColumn values {1e9};
    StringColumn labels {QStringLiteral("total")};
    for (int i = 0; i < 100000; i++) {
        levels.push_back(1 + i % 25);
        values.push_back(i % 25 == 0 ? 1e9 / 4000 : 1e9 / 4000 * (25 - i % 25) / 25);
        labels.push_back(QStringLiteral("package%1.Function%2").arg(i % 40).arg(i % 2000));
    }
    frame.add(Field(QStringLiteral("level"), FieldType::Number, std::move(levels)));
    frame.add(Field(QStringLiteral("value"), FieldType::Number, std::move(values)));
    frame.add(Field(QStringLiteral("label"), FieldType::String, std::move(labels)));
    FlameGraphView view;
    prepare(view, fullHd);
    view.setData(dataOf(std::move(frame)));
    QImage picture(view.size(), QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state)
        view.render(&picture);
}
BENCHMARK(flameGraph)->Unit(benchmark::kMillisecond);

/// Places of a graph of services; in the pool.
void graphLayout(benchmark::State& state)
{
    GraphLayoutRequest request;
    request.nodes = int(state.range(0));
    request.kind = GraphLayoutKind(state.range(1));
    for (int i = 1; i < request.nodes; i++)
        request.edges.push_back({i * 7919 % i, i});
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutGraph(request));
}
BENCHMARK(graphLayout)
    ->ArgsProduct({{50, 500}, {int(GraphLayoutKind::Layered), int(GraphLayoutKind::Force)}})
    ->ArgNames({"nodes", "kind"})
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
