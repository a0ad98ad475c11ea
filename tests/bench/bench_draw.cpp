#include "widgets/chart/charttooltip.h"
#include "widgets/chart/minmaxpyramid.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"

#include <QGuiApplication>

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;

DrawSeries walk(int index, int points)
{
    std::mt19937 random(static_cast<unsigned>(index) + 1);
    std::normal_distribution<double> step(0, 1);
    auto times = std::make_shared<TimeColumn>();
    auto values = std::make_shared<NumberColumn>();
    double v = 100.0 + index * 7;
    for (int i = 0; i < points; i++) {
        v += step(random);
        times->push_back(i * nsPerSecond);
        values->push_back(std::abs(v));
    }
    DrawSeries series;
    series.times = times;
    series.values = values;
    series.style.color = QColor::fromHsv(index * 47 % 360, 180, 220);
    series.style.points = ShowPoints::Never;
    return series;
}

RasterJob jobOf(int seriesCount, int points, QSize size)
{
    RasterJob job;
    job.size = size;
    job.toMs = points * 1000.0;
    job.scales.push_back({{}, 0, 700});
    for (int i = 0; i < seriesCount; i++)
        job.series.push_back(walk(i, points));
    return job;
}

/// 50 series x 10,000 points in one panel at 1920x1080; line width and fill in percent are the arguments.
void densePanel(benchmark::State& state)
{
    RasterJob job = jobOf(50, 10000, {1870, 1000});
    for (DrawSeries& s : job.series) {
        s.style.lineWidth = double(state.range(0));
        s.style.fillOpacity = double(state.range(1)) / 100;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterSeries(job));
}
BENCHMARK(densePanel)->ArgsProduct({{1, 2, 3}, {0, 10}})->ArgNames({"width", "fill"})->Unit(benchmark::kMillisecond);

/// One panel of a wall: 20 series x 1,440 points at 600x200.
void wallPanel(benchmark::State& state)
{
    RasterJob job = jobOf(20, 1440, {580, 190});
    for (DrawSeries& s : job.series)
        s.style.lineWidth = double(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterSeries(job));
}
BENCHMARK(wallPanel)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

/// The same series over a whole full HD panel: fewer points than columns, so every segment is drawn exactly.
void sparsePanel(benchmark::State& state)
{
    const RasterJob job = jobOf(20, 720, {1870, 1000});
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterSeries(job));
}
BENCHMARK(sparsePanel)->Unit(benchmark::kMillisecond);

QSize screen(int64_t height)
{
    return height > 2000 ? QSize(3780, 2080) : QSize(1870, 1000);
}

/// One full panel of 20 series x 1,440 points; height of the screen, line width and fill in percent.
void fullPanel(benchmark::State& state)
{
    RasterJob job = jobOf(20, 1440, screen(state.range(0)));
    for (DrawSeries& s : job.series) {
        s.style.lineWidth = double(state.range(1));
        s.style.fillOpacity = double(state.range(2)) / 100;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterSeries(job));
}
BENCHMARK(fullPanel)
    ->ArgsProduct({{1080, 2160}, {1, 2, 3, 5, 10}, {0, 10, 50, 100}})
    ->ArgNames({"screen", "width", "fill"})
    ->Unit(benchmark::kMillisecond);

void stack(RasterJob& job)
{
    for (size_t i = 1; i < job.series.size(); i++) {
        auto sums = std::make_shared<NumberColumn>(*job.series[i].values);
        for (size_t row = 0; row < sums->size(); row++)
            (*sums)[row] += (*job.series[i - 1].values)[row];
        job.series[i].values = sums;
        job.series[i].below = int(i) - 1;
    }
    job.scales[0].max = 5000;
}

void fillPairs(RasterJob& job)
{
    for (size_t i = 0; i + 1 < job.series.size(); i += 2)
        job.series[i].below = int(i) + 1;
}

template<typename Change>
void restyle(RasterJob& job, const Change& change)
{
    for (DrawSeries& s : job.series)
        change(s.style);
}

void colorByValue(RasterJob& job)
{
    for (DrawSeries& s : job.series) {
        s.style.gradient = GradientMode::Scheme;
        s.colorOf = [](double v) { return qRgb(200, std::clamp(int(v / 3), 0, 255), 40); };
    }
}

/// What a look changes about a job of plain lines.
struct Look
{
    const char* name;
    void (*apply)(RasterJob& job);
};

const Look looks[] = {
    {"opacity", [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.gradient = GradientMode::Opacity; }); }},
    {"hue", [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.gradient = GradientMode::Hue; }); }},
    {"scheme", colorByValue},
    {"dashed", [](RasterJob& job) { restyle(job, [](SeriesStyle& s) {
                                        s.dash = {10, 10};
                                    }); }},
    {"dotted",
     [](RasterJob& job) {
         restyle(job, [](SeriesStyle& s) {
             s.dash = {0, 10};
             s.roundCaps = true;
         });
     }},
    {"smooth",
     [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.interpolation = LineInterpolation::Smooth; }); }},
    {"steps",
     [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.interpolation = LineInterpolation::StepAfter; }); }},
    {"bars", [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.draw = DrawStyle::Bars; }); }},
    {"points", [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.draw = DrawStyle::Points; }); }},
    {"lines and points", [](RasterJob& job) { restyle(job, [](SeriesStyle& s) { s.points = ShowPoints::Always; }); }},
    {"stacked", stack},
    {"filled in pairs", fillPairs},
};

/// fullPanel in the other looks that a panel offers; its label names the look.
void fullPanelLook(benchmark::State& state)
{
    const Look& look = looks[state.range(1)];
    RasterJob job = jobOf(20, 1440, screen(state.range(0)));
    restyle(job, [&state](SeriesStyle& s) {
        s.lineWidth = double(state.range(2));
        s.fillOpacity = double(state.range(3)) / 100;
    });
    look.apply(job);
    state.SetLabel(look.name);
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterSeries(job));
}
BENCHMARK(fullPanelLook)
    ->ArgsProduct(
        {{1080, 2160}, benchmark::CreateDenseRange(0, int(std::size(looks)) - 1, 1), {1, 3, 10}, {0, 10, 100}})
    ->ArgNames({"screen", "look", "width", "fill"})
    ->Unit(benchmark::kMillisecond);

/// 1,000 series x 360 points; height of the screen and fill in percent.
void manySeries(benchmark::State& state)
{
    RasterJob job = jobOf(1000, 360, screen(state.range(0)));
    for (DrawSeries& s : job.series)
        s.style.fillOpacity = double(state.range(1)) / 100;
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterSeries(job));
}
BENCHMARK(manySeries)
    ->ArgsProduct({{1080, 2160}, {0, 10}})
    ->ArgNames({"screen", "fill"})
    ->Unit(benchmark::kMillisecond);

/// One frame of panning over 10 million points of which `share` percent are in sight.
void panMillions(benchmark::State& state)
{
    constexpr int points = 10'000'000;
    RasterJob job = jobOf(1, points, screen(1080));
    job.series[0].pyramid = std::make_shared<MinMaxPyramid>(*job.series[0].values);
    job.scales[0].max = 1e4;
    const double whole = job.toMs;
    const double span = whole * double(state.range(0)) / 100;
    double from = 0;
    for (auto _ : state) {
        from = from + span > whole ? 0 : from + span / 100;
        job.fromMs = from;
        job.toMs = from + span;
        benchmark::DoNotOptimize(rasterSeries(job));
    }
}
BENCHMARK(panMillions)->Arg(100)->Arg(20)->Arg(1)->ArgName("share")->Unit(benchmark::kMillisecond);

/// What a moved mouse costs beside its strips: the points under it and the text of the tooltip.
void hover(benchmark::State& state)
{
    ChartModel model;
    const RasterJob job = jobOf(20, 1440, screen(1080));
    model.toMs = job.toMs;
    model.tooltip = TooltipMode::Multi;
    model.scales.emplace_back();
    model.scales[0].hasRange = true;
    model.scales[0].max = 700;
    model.series = job.series;
    for (const DrawSeries& s : job.series)
        model.infos.push_back({QStringLiteral("a series"), DisplayProcessor(), s.values, true});
    PlotPlacement placement;
    placement.plot = QRectF(40, 8, 1870, 1000);
    double x = 0;
    for (auto _ : state) {
        x = x > 1800 ? 0 : x + 1;
        const HoverState found = hoverAt(model, placement, timeAt(model, placement, 40 + x), 400);
        benchmark::DoNotOptimize(tooltipContent(model, found));
    }
}
BENCHMARK(hover)->Unit(benchmark::kMicrosecond);

/// From frames to what the chart draws: ranges, ticks, labels, the legend.
void buildModel(benchmark::State& state)
{
    auto data = std::make_shared<PanelData>();
    const RasterJob job = jobOf(20, 1440, screen(1080));
    data->range = {0, qint64(job.toMs)};
    for (const DrawSeries& s : job.series) {
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, *s.times));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, *s.values));
        data->frames.push_back(std::move(frame));
    }
    TimeSeriesInput input;
    input.data = data;
    input.theme = Theme::make(ThemeKind::Dark);
    for (auto _ : state) {
        const TimeSeriesModel model = buildTimeSeries(input);
        benchmark::DoNotOptimize(placeChart(*model.chart, {580, 220}, input.theme.fontSmall));
    }
}
BENCHMARK(buildModel)->Unit(benchmark::kMicrosecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
