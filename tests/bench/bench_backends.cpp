// What traces, lines and alerts cost between their columns and the screen.

#include "datasources/data/loglines.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "datasources/loki/lokidecode.h"
#include "tests/bench/traceanswers.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/alertlist/alertlistview.h"
#include "widgets/panels/traces/tracesview.h"
#include "widgets/traces/tracetimeline.h"

#include <QCoreApplication>
#include <QFile>
#include <QScrollBar>

#include <benchmark/benchmark.h>

#include <ctime>

namespace {

constexpr QSize shownSize(1900, 1000);

TracePtr largeTrace(int spans)
{
    auto trace = std::make_shared<Trace>();
    for (int i = 0; i < 8; ++i)
        trace->processes.push_back({QStringLiteral("service-%1").arg(i), {}});
    for (int i = 0; i < 40; ++i)
        trace->operations.push_back(QStringLiteral("POST /v1/orders/%1").arg(i));
    for (int i = 0; i < spans; ++i) {
        trace->startNs.push_back(1'795'171'277'733'152'000 + i * 1000LL);
        trace->durationNs.push_back(500'000'000 - i * 1000LL);
        trace->parent.push_back(i == 0 ? Trace::noParent : (i - 1) / 4);
        trace->process.push_back(quint32(i % 8));
        trace->operation.push_back(quint32(i % 40));
        trace->kind.push_back(SpanKind::Server);
        trace->flags.push_back(0);
        trace->ids.add(QString::number(i, 16));
    }
    orderSpans(*trace);
    return trace;
}

template<typename View>
void prepare(View& view)
{
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view.setContext(context);
    view.setSpec(std::make_shared<PanelSpec>());
    view.resize(shownSize);
    view.show();
}

void waitFor(const std::function<bool()>& isDone)
{
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
}

std::shared_ptr<PanelData> dataOf(TracePtr trace)
{
    auto data = std::make_shared<PanelData>();
    data->traces.push_back(std::move(trace));
    data->revision = 1;
    return data;
}

/// From the columns to the picture, the work in the pool included.
void firstPaintOfTrace(benchmark::State& state)
{
    const auto data = dataOf(largeTrace(int(state.range(0))));
    for (auto _ : state) {
        TracesView view;
        prepare(view);
        bool painted = false;
        QObject::connect(&view, &PanelView::painted, &view, [&] { painted = true; });
        view.setData(data);
        waitFor([&] { return painted && view.timeline()->tree().rows().size() > 0; });
    }
}
BENCHMARK(firstPaintOfTrace)->Arg(2000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// What this thread has worked, whatever else the machine did meanwhile.
double threadMs()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    const bool open = file.open(QIODevice::ReadOnly);
    return open ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
}

/// From the bytes of the answer to the picture; what it takes in memory stands beside.
void traceFromBytes(benchmark::State& state)
{
    const std::string body = jaegerTrace(int(state.range(0)));
    const qint64 before = residentBytes();
    qint64 most = 0;
    for (auto _ : state) {
        HttpReply reply = replyOf(body);
        auto traces = decodeJaegerTraces(reply, "http://jaeger");
        if (!traces)
            return state.SkipWithError("not decoded");
        TracesView view;
        prepare(view);
        bool painted = false;
        QObject::connect(&view, &PanelView::painted, &view, [&] { painted = true; });
        view.setData(dataOf(traces->front()));
        waitFor([&] { return painted && view.timeline()->tree().rows().size() > 0; });
        most = std::max(most, residentBytes() - before);
    }
    state.counters["MB"] = double(most) / 1e6;
    state.counters["body_MB"] = double(body.size()) / 1e6;
}
BENCHMARK(traceFromBytes)->Arg(100'000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void scrollTrace(benchmark::State& state)
{
    TracesView view;
    prepare(view);
    view.setData(dataOf(largeTrace(int(state.range(0)))));
    waitFor([&] { return view.timeline()->tree().rows().size() > 0; });
    QImage picture(view.timeline()->viewport()->size(), QImage::Format_RGB32);
    QScrollBar* bar = view.timeline()->verticalScrollBar();
    for (auto _ : state) {
        bar->setValue(bar->value() + 997 > bar->maximum() ? 0 : bar->value() + 997);
        view.timeline()->viewport()->render(&picture);
    }
}
BENCHMARK(scrollTrace)->Arg(100'000)->Unit(benchmark::kMillisecond);

LogLinesPtr manyLines(int count)
{
    LogLinesBuilder builder;
    const std::string rest(160, 'x');
    for (int s = 0; s < 20; ++s) {
        builder.beginStream({{QStringLiteral("pod"), QStringLiteral("order-%1").arg(s)}});
        for (int i = s; i < count; i += 20)
            builder.add(1'795'172'040'000'000'000 + i * 1'000'000LL,
                        "level=info msg=handled n=" + std::to_string(i) + ' ' + rest);
    }
    return builder.finish(false);
}

/// What the GUI thread does until a million new lines are on the screen.
void showLines(benchmark::State& state)
{
    const LogLinesPtr lines = manyLines(int(state.range(0)));
    LogView view;
    view.setTheme(Theme::make(ThemeKind::Dark));
    view.resize(shownSize);
    view.show();
    for (auto _ : state) {
        view.setLines(lines, {});
        state.PauseTiming();
        waitFor([&] { return !view.isArranging(); });
        state.ResumeTiming();
    }
}
BENCHMARK(showLines)->Arg(20'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void scrollLines(benchmark::State& state)
{
    LogView view;
    LogOptions options;
    options.showTime = true;
    options.wrap = state.range(1) != 0;
    view.setTheme(Theme::make(ThemeKind::Dark));
    view.setOptions(options);
    view.resize(shownSize);
    view.show();
    view.setLines(manyLines(int(state.range(0))), {});
    waitFor([&] { return !view.isArranging(); });
    QImage picture(view.viewport()->size(), QImage::Format_RGB32);
    QScrollBar* bar = view.verticalScrollBar();
    for (auto _ : state) {
        bar->setValue(bar->value() + 997 > bar->maximum() ? 0 : bar->value() + 997);
        view.viewport()->render(&picture);
    }
}
BENCHMARK(scrollLines)->ArgsProduct({{1'000'000}, {0, 1}})->ArgNames({"lines", "wrap"})->Unit(benchmark::kMillisecond);

/// One round of a live view, ten of which make a second: 500 lines as the server sends them, decoded, merged with the
/// newest 5,000 and drawn.
void followLines(benchmark::State& state)
{
    constexpr int lines = 500;
    LogView view;
    view.setTheme(Theme::make(ThemeKind::Dark));
    view.resize(shownSize);
    view.show();
    view.setLive(true, true);
    LogLinesPtr known = manyLines(5000);
    QImage picture(view.viewport()->size(), QImage::Format_RGB32);
    qint64 ns = known->timeNs(known->size() - 1);
    for (auto _ : state) {
        state.PauseTiming();
        QByteArray frame = R"({"streams":[{"stream":{"pod":"order-1"},"values":[)";
        for (int i = 0; i < lines; ++i) {
            const QByteArray time = QByteArray::number(++ns);
            frame +=
                (i ? ",[\"" : "[\"") + time + "\",\"level=info msg=handled n=" + time + QByteArray(140, 'x') + "\"]";
        }
        frame += "]}]}";
        state.ResumeTiming();
        const auto fresh = decodeLokiTail(frame, QStringLiteral("bench"));
        known = LogLines::merge({known, fresh->logs}, 5000);
        view.setLines(known, {});
        view.viewport()->render(&picture);
    }
    state.SetItemsProcessed(state.iterations() * lines);
}
BENCHMARK(followLines)->Unit(benchmark::kMillisecond);

/// A refresh of an alert list, the work in the pool included. What the GUI thread does without a break stands beside.
void refreshAlerts(benchmark::State& state)
{
    auto list = std::make_shared<AlertList>();
    for (int i = 0; i < int(state.range(0)); ++i) {
        Alert alert;
        alert.labels = {{QStringLiteral("alertname"), QStringLiteral("Pool%1").arg(i % 50)},
                        {QStringLiteral("pod"), QStringLiteral("order-%1").arg(i)},
                        {QStringLiteral("severity"), QStringLiteral("critical")}};
        alert.annotations = {{QStringLiteral("summary"), QStringLiteral("The pool is used up")}};
        alert.fingerprint = QString::number(i);
        alert.startsAtMs = 1'795'171'277'000 + i;
        list->alerts.push_back(std::move(alert));
    }
    AlertListView view;
    prepare(view);
    QImage picture(shownSize, QImage::Format_RGB32);
    double longestMs = 0;
    for (auto _ : state) {
        auto data = std::make_shared<PanelData>();
        data->alerts = std::make_shared<const AlertList>(*list);
        data->revision = 1;
        const auto work = [&longestMs](const auto& what) {
            const double before = threadMs();
            what();
            longestMs = std::max(longestMs, threadMs() - before);
        };
        work([&] { view.setData(data); });
        waitFor([&] {
            work([] { QCoreApplication::processEvents(); });
            return !view.isDrawing();
        });
        work([&] { view.render(&picture); });
    }
    state.counters["gui_ms"] = longestMs;
}
BENCHMARK(refreshAlerts)->Arg(10'000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

} // namespace
