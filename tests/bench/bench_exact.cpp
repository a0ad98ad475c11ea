#include "dashboards/expressions/expressions.h"
#include "dashboards/format/valueformat.h"
#include "dashboards/transform/transformation.h"

#include <benchmark/benchmark.h>

namespace {

/// Numbers over many powers of ten, as axes and tables hold them; dates within two weeks.
void formatValues(benchmark::State& state, const char* unit)
{
    const ValueFormatter format = valueFormatter(QString::fromUtf8(unit));
    FormatContext context;
    context.zone = QTimeZone("Europe/Berlin");
    std::vector<double> values;
    const bool dates = QByteArray(unit).startsWith("date");
    for (int i = 0; i < 1024; ++i)
        values.push_back(dates ? 1.7e12 + i * 1'234'567.0 : (i * 7919 % 1024) * 1.37 * double(1 << (i % 20)));
    size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(format(values[at], {}, context));
        at = (at + 1) % values.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(formatValues, bytes, "bytes");
BENCHMARK_CAPTURE(formatValues, short, "short");
BENCHMARK_CAPTURE(formatValues, seconds, "s");
BENCHMARK_CAPTURE(formatValues, dateTimeAsIso, "dateTimeAsIso");

Frames seriesOf(int count, int rows, int missEvery)
{
    Frames frames;
    for (int s = 0; s < count; ++s) {
        TimeColumn times;
        NumberColumn values;
        for (int i = 0; i < rows; ++i) {
            if (missEvery > 0 && (i + s) % missEvery == 0)
                continue;
            times.push_back(qint64(i) * 15'000'000'000);
            values.push_back(i * 0.5 + s);
        }
        Frame frame;
        frame.refId = QStringLiteral("A");
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values),
                        {{QStringLiteral("instance"), QString::number(s)}}));
        frames.push_back(std::move(frame));
    }
    return frames;
}

/// 100 series x 10,000 rows; the argument is how often a row is missing (0: never).
void joinByField(benchmark::State& state)
{
    Transformations registry;
    registerBuiltinTransformations(registry);
    TransformationSpec spec;
    spec.id = QStringLiteral("joinByField");
    TransformContext context;
    context.interpolate = [](const QString& text) { return text; };
    const Frames frames = seriesOf(100, 10'000, int(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(transformFrames(frames, {spec}, registry, context));
}
BENCHMARK(joinByField)->Arg(0)->Arg(50)->Unit(benchmark::kMillisecond);

/// $A / $B over 100 series x 10,000 samples each.
void divideSeries(benchmark::State& state)
{
    ExpressionInput input;
    input.answers[RefId(QStringLiteral("A"))] = seriesOf(100, 10'000, 0);
    input.answers[RefId(QStringLiteral("B"))] = seriesOf(100, 10'000, int(state.range(0)));
    const ExpressionSpec spec {RefId(QStringLiteral("C")), false, {{"type", "math"}, {"expression", "$A / $B"}}};
    for (auto _ : state)
        benchmark::DoNotOptimize(runExpressions({spec}, input));
}
BENCHMARK(divideSeries)->Arg(0)->Arg(50)->Unit(benchmark::kMillisecond);

} // namespace
