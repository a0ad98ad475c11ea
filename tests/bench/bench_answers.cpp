// Decoding alerts and traces from bytes in memory, and what is found out about a large trace.
#include "dashboards/alerts/alertsections.h"
#include "dashboards/traces/criticalpath.h"
#include "dashboards/traces/selftime.h"
#include "datasources/alertmanager/alertmanagerdecode.h"
#include "datasources/jaeger/jaegerdecode.h"

#include <benchmark/benchmark.h>

namespace {

constexpr int alertCount = 10'000;
constexpr int spanCount = 100'000;

HttpReply replyOf(std::string body)
{
    HttpReply reply;
    reply.status = 200;
    reply.body = std::move(body);
    reply.body.reserve(reply.body.size() + httpBodyPadding);
    return reply;
}

std::string alertsText()
{
    std::string text = "[";
    for (int i = 0; i < alertCount; ++i) {
        const std::string number = std::to_string(i);
        text += (i == 0 ? "" : ",");
        text += R"({"annotations":{"summary":"pod )" + number
            + R"( restarts too often","runbook_url":"https://runbooks.example/restarts"},)"
            + R"("endsAt":"2026-11-20T10:57:10.940Z","fingerprint":"0e58c8fc5c)" + number
            + R"(","receivers":[{"name":"shop-team"}],)"
            + R"("startsAt":"2026-11-20T10:51:54.861Z","status":{"inhibitedBy":[],"silencedBy":[],"state":"active"},)"
            + R"("updatedAt":"2026-11-20T10:53:10.943Z","generatorURL":"http://127.0.0.1:9090/graph?g0.expr=restarts&g0.tab=1",)"
            + R"("labels":{"alertname":"PodRestarts)" + std::to_string(i % 40)
            + R"(","cluster":"shop-eu-1","namespace":"shop","pod":"order-)" + number
            + R"(","replica":"a","service":"order","severity":"warning","team":"shop"}})";
    }
    return text + "]";
}

std::string jaegerText()
{
    std::string text = R"({"data":[{"traceID":"a2dd0bc460ec356173ab880939bf04fd","spans":[)";
    for (int i = 0; i < spanCount; ++i) {
        const std::string parent = std::to_string(i / 4);
        text += (i == 0 ? "" : ",");
        text += R"({"traceID":"a2dd0bc460ec356173ab880939bf04fd","spanID":")" + std::to_string(i)
            + R"(","operationName":"SELECT shop.orders )" + std::to_string(i % 50) + R"(","references":[)";
        if (i > 0)
            text +=
                R"({"refType":"CHILD_OF","traceID":"a2dd0bc460ec356173ab880939bf04fd","spanID":")" + parent + R"("})";
        text += R"(],"startTime":)" + std::to_string(1795170003500000 + i) + R"(,"duration":)"
            + std::to_string(1000 + (spanCount - i))
            + R"(,"tags":[{"key":"otel.scope.name","type":"string","value":"shop/order"},{"key":"db.system","type":"string","value":"postgresql"},)"
            + R"({"key":"db.statement","type":"string","value":"SELECT id, state, total FROM orders WHERE customer = $1 ORDER BY created DESC LIMIT 20"},)"
            + R"({"key":"net.peer.port","type":"int64","value":5432},{"key":"span.kind","type":"string","value":"client"}],)"
            + R"("logs":[{"timestamp":1795170003600000,"fields":[{"key":"event","type":"string","value":"rows"}]}],"processID":"p)"
            + std::to_string(i % 7) + R"(","warnings":null})";
    }
    text +=
        R"(],"processes":{"p0":{"serviceName":"order","tags":[]},"p1":{"serviceName":"cart","tags":[]}},"warnings":null}]})";
    return text;
}

void decodesTenThousandAlerts(benchmark::State& state)
{
    const HttpReply reply = replyOf(alertsText());
    for (auto _ : state) {
        auto list = decodeAlerts(reply, "http://a", QStringLiteral("a"));
        benchmark::DoNotOptimize(list);
    }
    state.SetBytesProcessed(qint64(state.iterations()) * qint64(reply.body.size()));
}
BENCHMARK(decodesTenThousandAlerts)->Unit(benchmark::kMillisecond);

void arrangesTenThousandAlerts(benchmark::State& state)
{
    const auto list = decodeAlerts(replyOf(alertsText()), "http://a", QStringLiteral("a"));
    for (auto _ : state)
        benchmark::DoNotOptimize(alertSections(*list, {}));
}
BENCHMARK(arrangesTenThousandAlerts)->Unit(benchmark::kMillisecond);

void decodesAHundredThousandSpans(benchmark::State& state)
{
    const std::string text = jaegerText();
    for (auto _ : state) {
        state.PauseTiming();
        HttpReply reply = replyOf(text);
        state.ResumeTiming();
        auto traces = decodeJaegerTraces(reply, "http://a");
        benchmark::DoNotOptimize(traces);
    }
    state.SetBytesProcessed(qint64(state.iterations()) * qint64(text.size()));
}
BENCHMARK(decodesAHundredThousandSpans)->Unit(benchmark::kMillisecond);

void findsPathAndSelfTimes(benchmark::State& state)
{
    HttpReply reply = replyOf(jaegerText());
    const auto traces = decodeJaegerTraces(reply, "http://a");
    for (auto _ : state) {
        benchmark::DoNotOptimize(criticalPath(*traces->front()));
        benchmark::DoNotOptimize(selfTimes(*traces->front()));
    }
}
BENCHMARK(findsPathAndSelfTimes)->Unit(benchmark::kMillisecond);

} // namespace
