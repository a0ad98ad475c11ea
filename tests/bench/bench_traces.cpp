// Decoding of traces and alerts on one core.

#include "datasources/alertmanager/alertmanagerdecode.h"
#include "datasources/jaeger/jaegerdecode.h"

#include <benchmark/benchmark.h>

namespace {

HttpReply replyOf(std::string body)
{
    HttpReply reply;
    reply.status = 200;
    reply.contentType = "application/json";
    reply.body = std::move(body);
    reply.body.reserve(reply.body.size() + httpBodyPadding);
    return reply;
}

std::string hex(int number)
{
    return QByteArray::number(number, 16).rightJustified(16, '0').toStdString();
}

/// One trace in Jaeger's own form, some 700 bytes a span, four children to each parent.
std::string jaegerTrace(int spans)
{
    std::string text = R"({"data":[{"traceID":"0fa2f165a950c71f54d97e2c8463d740","spans":[)";
    for (int i = 0; i < spans; ++i) {
        text += i ? "," : "";
        text += R"({"traceID":"0fa2f165a950c71f54d97e2c8463d740","spanID":")" + hex(i + 1)
            + R"(","operationName":"POST /v1/orders/)" + std::to_string(i % 40) + R"(","references":[)";
        if (i > 0)
            text += R"({"refType":"CHILD_OF","traceID":"0fa2f165a950c71f54d97e2c8463d740","spanID":")"
                + hex((i - 1) / 4 + 1) + "\"}";
        text += R"(],"startTime":)" + std::to_string(1'795'171'277'733'152LL + i) + R"(,"duration":)"
            + std::to_string(500'000 - i % 1000)
            + R"(,"tags":[{"key":"otel.scope.name","type":"string","value":"shop/order"},{"key":"http.request.method",)"
              R"("type":"string","value":"POST"},{"key":"http.response.status_code","type":"int64","value":200},)"
              R"({"key":"http.route","type":"string","value":"/v1/orders"},{"key":"server.port","type":"int64",)"
              R"("value":8080},{"key":"span.kind","type":"string","value":"server"}],"logs":[],"processID":"p)"
            + std::to_string(i % 8 + 1) + R"(","warnings":null})";
    }
    text += R"(],"processes":{)";
    for (int i = 1; i <= 8; ++i)
        text += (i > 1 ? ",\"p" : "\"p") + std::to_string(i) + R"(":{"serviceName":"service-)" + std::to_string(i)
            + R"(","tags":[{"key":"host.name","type":"string","value":"h"}]})";
    return text + R"(},"warnings":null}],"total":0,"limit":0,"offset":0,"errors":null})";
}

/// The same as OTLP.
std::string otlpTrace(int spans)
{
    std::string text = R"({"result":{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":)"
                       R"({"stringValue":"order"}}]},"scopeSpans":[{"scope":{"name":"shop/order"},"spans":[)";
    for (int i = 0; i < spans; ++i) {
        text += i ? "," : "";
        text += R"({"traceId":"0fa2f165a950c71f54d97e2c8463d740","spanId":")" + hex(i + 1) + R"(","parentSpanId":")"
            + (i > 0 ? hex((i - 1) / 4 + 1) : std::string()) + R"(","name":"POST /v1/orders/)" + std::to_string(i % 40)
            + R"(","kind":2,"startTimeUnixNano":")" + std::to_string(1'795'171'277'733'152'000LL + i)
            + R"(","endTimeUnixNano":")" + std::to_string(1'795'171'278'233'152'000LL + i)
            + R"(","attributes":[{"key":"http.request.method","value":{"stringValue":"POST"}},{"key":)"
              R"("http.response.status_code","value":{"intValue":"200"}},{"key":"http.route","value":{"stringValue":)"
              R"("/v1/orders"}},{"key":"server.port","value":{"intValue":"8080"}}],"status":{}})";
    }
    return text + "]}]}]}}";
}

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
    for (auto _ : state) {
        state.PauseTiming();
        HttpReply reply = replyOf(body); // decoders take the body
        state.ResumeTiming();
        const auto result = decodeReply(reply);
        if (!result)
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
