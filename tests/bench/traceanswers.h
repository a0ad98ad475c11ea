#pragma once

#include "datasources/net/httprequest.h"

#include <string>

// Answers that servers of traces give, of any size.

inline HttpReply replyOf(const std::string& body)
{
    HttpReply reply;
    reply.status = 200;
    reply.contentType = "application/json";
    reply.body.reserve(body.size() + httpBodyPadding); // as they come from the network: nothing is copied for more room
    reply.body = body;
    return reply;
}

inline std::string hex(int number)
{
    return QByteArray::number(number, 16).rightJustified(16, '0').toStdString();
}

/// One trace in Jaeger's own form, some 700 bytes a span, four children to each parent.
inline std::string jaegerTrace(int spans)
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
inline std::string otlpTrace(int spans)
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
