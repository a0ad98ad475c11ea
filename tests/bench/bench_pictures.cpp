#include "dashboards/run/panelpipeline.h"
#include "widgets/panels/heatmap/heatmapmodel.h"
#include "widgets/panels/statetimeline/timelinemodel.h"

#include <benchmark/benchmark.h>

#include <random>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 stepMs = 15'000;

PictureInput inputOf(Frames frames, int columns, const char* options)
{
    auto data = std::make_shared<PanelData>();
    data->frames = std::move(frames);
    data->state = LoadingState::Done;
    data->range = {0, columns * stepMs};
    data->displays = makeDisplays(data->frames, data->display);
    auto spec = std::make_shared<PanelSpec>();
    spec->options = Json::parse(options, nullptr, false);
    PictureInput input;
    input.data = std::move(data);
    input.spec = std::move(spec);
    input.theme = Theme::make(ThemeKind::Dark);
    input.background = input.theme.panel;
    return input;
}

TimeColumn timesOf(int columns)
{
    TimeColumn times;
    for (int i = 0; i < columns; i++)
        times.push_back((i + 1) * stepMs * nsPerMs);
    return times;
}

PictureInput heatmapInput()
{
    constexpr int rows = 200;
    constexpr int columns = 500;
    std::mt19937 random(1);
    std::uniform_real_distribution<double> count(0, 100);
    Frame frame;
    frame.meta.type = QStringLiteral("heatmap-rows");
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(columns)));
    for (int r = 0; r < rows; r++) {
        NumberColumn counts;
        for (int c = 0; c < columns; c++)
            counts.push_back(count(random));
        frame.add(Field(QString::number(r), FieldType::Number, std::move(counts)));
    }
    return inputOf({std::move(frame)}, columns, "{}");
}

PictureInput timelineInput()
{
    constexpr int rows = 200;
    constexpr int columns = 2000;
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(columns)));
    for (int r = 0; r < rows; r++) {
        NumberColumn states;
        for (int c = 0; c < columns; c++)
            states.push_back((c + r) % 7);
        frame.add(Field(QString::number(r), FieldType::Number, std::move(states)));
    }
    return inputOf({std::move(frame)}, columns, R"({"perPage":0})");
}

QSize sizeOf(const benchmark::State& state)
{
    return state.range(0) == 4 ? QSize(3740, 2000) : QSize(1870, 1000);
}

void paint(benchmark::State& state, const PictureInput& input, PictureBuilder builder)
{
    const PictureContent content = builder(input);
    RasterJob job;
    job.size = sizeOf(state);
    job.ratio = double(state.range(0) == 4 ? 2 : 1);
    job.fromMs = content.chart->fromMs;
    job.toMs = content.chart->toMs;
    for (auto _ : state)
        benchmark::DoNotOptimize(content.chart->picture->draw(job));
}

/// 200 rows x 500 columns at 1920x1080 (2) and 3840x2160 (4).
void heatmapPanel(benchmark::State& state)
{
    paint(state, heatmapInput(), buildHeatmap);
}
BENCHMARK(heatmapPanel)->Arg(2)->Arg(4)->Unit(benchmark::kMillisecond);

/// 200 rows x 2,000 changes.
void timelinePanel(benchmark::State& state)
{
    paint(state, timelineInput(), buildStateTimeline);
}
BENCHMARK(timelinePanel)->Arg(2)->Arg(4)->Unit(benchmark::kMillisecond);

void heatmapModel(benchmark::State& state)
{
    const PictureInput input = heatmapInput();
    for (auto _ : state)
        benchmark::DoNotOptimize(buildHeatmap(input));
}
BENCHMARK(heatmapModel)->Unit(benchmark::kMillisecond);

void timelineModel(benchmark::State& state)
{
    const PictureInput input = timelineInput();
    for (auto _ : state)
        benchmark::DoNotOptimize(buildStateTimeline(input));
}
BENCHMARK(timelineModel)->Unit(benchmark::kMillisecond);

} // namespace
