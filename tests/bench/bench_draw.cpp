#include "widgets/chart/seriesraster.h"

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

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
