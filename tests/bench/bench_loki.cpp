#include "datasources/data/loglines.h"
#include "datasources/loki/lokidecode.h"

#include <benchmark/benchmark.h>

namespace {

/// `count` lines of about 200 bytes in 20 streams, as Loki writes them; with structured metadata or without.
std::string makeStreams(int count, bool categorized, bool levelLabel)
{
    constexpr int streams = 20;
    std::string text = R"({"status":"success","data":{"resultType":"streams","result":[)";
    for (int s = 0; s < streams; ++s) {
        text += s ? "," : "";
        text += levelLabel ? R"({"stream":{"level":"info","pod":"order-)" : R"({"stream":{"pod":"order-)";
        text += std::to_string(s) + R"(","service":"order"},"values":[)";
        for (int i = 0; i < count / streams; ++i) {
            text += i ? ",[\"" : "[\"";
            text += std::to_string(1'795'172'040'000'000'000 - qint64(i) * 1'000'000 - s);
            text += R"(","ts=2026-11-20T10:54:00.079Z level=info msg=\"request handled\" status=200 bytes=)"
                + std::to_string(i * 7919 % 100000)
                + R"( user_id=5157 method=GET route=/v1/orders duration_ms=529.4 trace_id=9c76f9023f2b7419b3e26df97c)"
                + std::to_string(100000 + i) + R"( span_id=00f067aa0ba902b7 order=17")";
            text += categorized ? R"(,{"structuredMetadata":{"detected_level":"info","trace_id":"9c76f9023f2b7419)"
                    + std::to_string(100000 + i) + "\"}}]"
                                : std::string("]");
        }
        text += "]}";
    }
    text += R"(],"stats":{"summary":{"totalBytesProcessed":1}}}})";
    text.reserve(text.size() + httpBodyPadding);
    return text;
}

void decodeStreams(benchmark::State& state)
{
    const std::string body = makeStreams(int(state.range(0)), state.range(1) != 0, state.range(2) != 0);
    const QString place = QStringLiteral("bench");
    for (auto _ : state) {
        const auto answer = decodeLoki(body, place, true);
        if (!answer || answer->logs->size() != state.range(0))
            state.SkipWithError("not decoded");
        benchmark::DoNotOptimize(answer);
    }
    state.SetBytesProcessed(qint64(state.iterations()) * qint64(body.size()));
}

/// One round of a live view: 500 new lines to the newest 5000.
void followLines(benchmark::State& state)
{
    const QString place = QStringLiteral("bench");
    const auto known = decodeLoki(makeStreams(5000, true, true), place, true);
    const auto fresh = decodeLoki(makeStreams(500, true, true), place, true);
    for (auto _ : state)
        benchmark::DoNotOptimize(LogLines::merge({known->logs, fresh->logs}, 5000));
    state.SetItemsProcessed(state.iterations() * 500);
}

} // namespace

// Lines; structured metadata; a level among the labels (else every line is looked through for one).
BENCHMARK(decodeStreams)
    ->Args({5000, 0, 1})
    ->Args({5000, 1, 1})
    ->Args({5000, 0, 0})
    ->Args({1'000'000, 0, 1})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(followLines)->Unit(benchmark::kMicrosecond);
