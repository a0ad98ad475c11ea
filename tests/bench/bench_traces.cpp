// Decoding of traces and alerts on one core.

#include "datasources/alertmanager/alertmanagerdecode.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "tests/bench/traceanswers.h"

#include <benchmark/benchmark.h>

#include <optional>

namespace {

std::string alerts(int count)
{
    std::string text = "[";
    for (int i = 0; i < count; ++i) {
        text += i ? "," : "";
        text += R"({"annotations":{"description":"The pool of order-)" + std::to_string(i)
            + R"( is used up.","summary":"Database pool exhausted"},"endsAt":"2026-11-20T11:04:00.123Z","fingerprint":")"
            + hex(i)
            + R"(","receivers":[{"name":"oncall"}],"startsAt":"2026-11-20T10:54:00.123Z","status":{)"
              R"("inhibitedBy":[],"silencedBy":[],"state":"active"},"updatedAt":"2026-11-20T11:00:00.123Z",)"
              R"("generatorURL":"http://prometheus:9090/graph?g0.expr=up","labels":{"alertname":"Pool)"
            + std::to_string(i % 50) + R"(","job":"shop","namespace":"shop","pod":"order-)" + std::to_string(i)
            + R"(","service":"order","severity":"critical"}})";
    }
    return text + "]";
}

template<typename Make, typename Decode>
void decode(benchmark::State& state, const Make& make, const Decode& decodeReply)
{
    const std::string body = make(int(state.range(0)));
    HttpReply reply;
    std::optional<decltype(decodeReply(reply))> result;
    for (auto _ : state) {
        state.PauseTiming();
        result.reset(); // what is decoded lives until the next answer comes
        reply = replyOf(body); // decoders take the body
        state.ResumeTiming();
        result.emplace(decodeReply(reply));
        if (!*result)
            state.SkipWithError("not decoded");
        benchmark::DoNotOptimize(result);
    }
    state.SetBytesProcessed(qint64(state.iterations()) * qint64(body.size()));
}

void decodeJaeger(benchmark::State& state)
{
    decode(state, jaegerTrace, [](HttpReply& reply) { return decodeJaegerTraces(reply, "http://jaeger"); });
}

void decodeOtlp(benchmark::State& state)
{
    decode(state, otlpTrace, [](HttpReply& reply) { return decodeOtlpTraces(reply, "http://jaeger"); });
}

void decodeAlertList(benchmark::State& state)
{
    decode(state, alerts, [](HttpReply& reply) { return decodeAlerts(reply, "http://am", QStringLiteral("am")); });
}

} // namespace

BENCHMARK(decodeJaeger)->Arg(2000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(decodeOtlp)->Arg(2000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(decodeAlertList)->Arg(10'000)->Unit(benchmark::kMillisecond);
