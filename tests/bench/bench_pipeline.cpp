// From an answer's text to what a panel of many series is given, and what of it stays in memory.

#include "dashboards/run/panelpipeline.h"
#include "datasources/prometheus/prometheusdecode.h"
#include "datasources/prometheus/prometheusframes.h"

#include <benchmark/benchmark.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

constexpr int points = 360;
constexpr qint64 stepMs = 15'000;

/// A matrix with eight labels a series.
std::string makeMatrix(int series)
{
    std::string text = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    quint64 seed = 42;
    for (int s = 0; s < series; ++s) {
        const std::string number = std::to_string(s);
        text += s ? "," : "";
        text += R"({"metric":{"__name__":"load","cluster":"eu-west-1","cpu":")" + number + R"(","instance":"10.0.0.)"
            + number + R"(:9100","job":"node","mode":"user","region":"eu","zone":"a)" + number + R"("},"values":[)";
        for (int i = 0; i < points; ++i) {
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            text += (i ? ",[" : "[") + std::to_string(1'700'000'000 + i * (stepMs / 1000)) + ",\""
                + std::to_string(double(seed >> 11) / 1e13) + "\"]";
        }
        text += "]}";
    }
    text += "]}}";
    text.reserve(text.size() + httpBodyPadding);
    return text;
}

ResponsePtr decoded(const std::string& body, const QString& legendFormat)
{
    auto answer = decodePrometheus(body, QStringLiteral("bench"));
    auto response = std::make_shared<Response>();
    if (answer)
        response->frames = shapePrometheusFrames(
            std::move(answer->frames), {QStringLiteral("A"), QStringLiteral("load"), legendFormat, {}, stepMs});
    return response;
}

PipelineInput inputOf(ResponsePtr response)
{
    PipelineInput input;
    input.responses = {std::move(response)};
    input.refIds = {RefId(QStringLiteral("A"))};
    input.plan.shown = input.refIds;
    auto registry = std::make_shared<Transformations>();
    registerBuiltinTransformations(*registry);
    input.registry = registry;
    input.fieldConfig.defaults.unit = QStringLiteral("bytes");
    input.fieldConfig.defaults.color = FieldColor {QStringLiteral("palette-classic"), {}, {}, {}};
    input.fieldConfig.defaults.custom =
        std::make_shared<const Json>(Json {{"drawStyle", "line"},
                                           {"lineWidth", 1},
                                           {"fillOpacity", 10},
                                           {"showPoints", "never"},
                                           {"stacking", {{"mode", "none"}, {"group", "A"}}},
                                           {"hideFrom", {{"viz", false}, {"legend", false}}},
                                           {"axisPlacement", "auto"},
                                           {"scaleDistribution", {{"type", "linear"}}},
                                           {"spanNulls", false}});
    return input;
}

double heapBytes()
{
#ifdef __GLIBC__
    const struct mallinfo2 heap = mallinfo2();
    return double(heap.uordblks + heap.hblkhd);
#else
    return 0;
#endif
}

/// Series without a legend format are named by their labels; with __auto by those that differ.
void shapeAnswer(benchmark::State& state)
{
    const std::string body = makeMatrix(int(state.range(0)));
    const QString format = state.range(1) ? QStringLiteral("__auto") : QString();
    for (auto _ : state)
        benchmark::DoNotOptimize(decoded(body, format));
}
BENCHMARK(shapeAnswer)->ArgsProduct({{20, 1000}, {0, 1}})->ArgNames({"series", "auto"})->Unit(benchmark::kMillisecond);

void pipeline(benchmark::State& state)
{
    const PipelineInput input = inputOf(decoded(makeMatrix(int(state.range(0))), {}));
    for (auto _ : state)
        benchmark::DoNotOptimize(runPipeline(input));
}
BENCHMARK(pipeline)->Arg(20)->Arg(1000)->ArgName("series")->Unit(benchmark::kMillisecond);

/// Heap that an answer and the panel data made of it hold, for each sample.
void keptBytes(benchmark::State& state)
{
    const std::string body = makeMatrix(int(state.range(0)));
    double kept = 0;
    for (auto _ : state) {
        const double before = heapBytes();
        const PipelineInput input = inputOf(decoded(body, {}));
        const PipelineOutput output = runPipeline(input);
        kept = heapBytes() - before;
        benchmark::DoNotOptimize(output);
    }
    state.counters["bytesPerSample"] = kept / (double(state.range(0)) * points);
}
BENCHMARK(keptBytes)->Arg(20)->Arg(1000)->ArgName("series")->Unit(benchmark::kMillisecond);

} // namespace
