#include "dashboards/time/momentformat.h"
#include "dashboards/variables/interpolate.h"
#include "dashboards/variables/variableoptions.h"

#include <benchmark/benchmark.h>

namespace {

void formatTimes(benchmark::State& state)
{
    const MomentFormat format(QStringLiteral("YYYY-MM-DD HH:mm:ss"), QTimeZone("America/New_York"));
    qint64 ms = 1'715'780'730'123;
    for (auto _ : state) {
        benchmark::DoNotOptimize(format.format(ms));
        ms += 15'000;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(formatTimes);

/// A query of 2 kB that names 20 variables.
void interpolateQuery(benchmark::State& state)
{
    auto scope = std::make_shared<VariableScope>();
    QString text;
    for (int i = 0; i < 20; ++i) {
        VariableValue value;
        value.values = {QStringLiteral("first"), QStringLiteral("second.value")};
        value.multi = true;
        scope->set(QStringLiteral("variable%1").arg(i), value);
        text += QString(85, QLatin1Char('x')) + QStringLiteral("{a=~\"${variable%1:regex}\"}").arg(i);
    }
    InterpolateContext context;
    context.scope = scope;
    for (auto _ : state)
        benchmark::DoNotOptimize(interpolate(text, context));
    state.counters["characters"] = double(text.size());
}
BENCHMARK(interpolateQuery)->Unit(benchmark::kMicrosecond);

/// 50,000 values through a regex and the sort of the argument.
void filterAndSort(benchmark::State& state)
{
    VariableOptions answer;
    for (int i = 0; i < 50'000; ++i) {
        const QString value = QStringLiteral("instance-%1.example.com:9100").arg((i * 7919) % 50'000);
        answer.push_back({value, value, {}});
    }
    const OptionRules rules {QStringLiteral("/^(.*):\\d+$/"), false, int(state.range(0))};
    for (auto _ : state)
        benchmark::DoNotOptimize(queryOptions(answer, rules));
}
BENCHMARK(filterAndSort)->Arg(0)->Arg(1)->Arg(3)->Arg(5)->Arg(7)->Unit(benchmark::kMillisecond);

} // namespace
