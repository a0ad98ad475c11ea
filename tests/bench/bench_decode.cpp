#include "datasources/prometheus/prometheusdecode.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <charconv>

namespace {

/// A matrix of `series` x 1440 samples as Prometheus writes it, 20 MB for 500 series.
std::string makeMatrix(int series)
{
    std::string text = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    quint64 seed = 42;
    for (int s = 0; s < series; ++s) {
        text += s ? "," : "";
        text += R"({"metric":{"__name__":"http_requests_total","instance":"10.0.0.)";
        text += std::to_string(s);
        text += R"(:8080","job":"shop","method":"GET","status":"200"},"values":[)";
        for (int i = 0; i < 1440; ++i) {
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            char number[32];
            const auto end = std::to_chars(number, number + sizeof number, double(seed >> 11) / 1e13).ptr;
            text += i ? ",[" : "[";
            text += std::to_string(1'700'000'000 + i * 15);
            text += ",\"";
            text.append(number, end);
            text += "\"]";
        }
        text += "]}";
    }
    text += "]}}";
    text.reserve(text.size() + httpBodyPadding);
    return text;
}

void decodeMatrix(benchmark::State& state)
{
    const std::string body = makeMatrix(int(state.range(0)));
    const QString place = QStringLiteral("bench");
    for (auto _ : state) {
        const auto answer = decodePrometheus(body, place);
        if (!answer || answer->frames.size() != size_t(state.range(0)))
            state.SkipWithError("not decoded");
        benchmark::DoNotOptimize(answer);
    }
    state.SetBytesProcessed(qint64(state.iterations()) * qint64(body.size()));
}

/// The least that can be done with simdjson on-demand and std::from_chars: the yardstick of decodeMatrix.
size_t walk(simdjson::ondemand::parser& parser, const std::string& body, std::vector<std::vector<double>>& times,
            std::vector<std::vector<double>>& values)
{
    auto document = parser.iterate(body.data(), body.size(), body.capacity());
    for (auto series : document["data"]["result"].get_array()) {
        std::vector<double> t;
        std::vector<double> v;
        if (!times.empty()) {
            t.reserve(times.back().size());
            v.reserve(times.back().size());
        }
        for (auto pair : series["values"].get_array()) {
            int i = 0;
            for (auto item : pair.get_array()) {
                const std::string_view token = item.raw_json_token();
                double number = 0;
                std::from_chars(token.data() + i, token.data() + token.size(), number);
                (i++ == 0 ? t : v).push_back(number);
            }
        }
        times.push_back(std::move(t));
        values.push_back(std::move(v));
    }
    return values.size();
}

void bareSimdjson(benchmark::State& state)
{
    const std::string body = makeMatrix(int(state.range(0)));
    simdjson::ondemand::parser parser;
    for (auto _ : state) {
        std::vector<std::vector<double>> times;
        std::vector<std::vector<double>> values;
        benchmark::DoNotOptimize(walk(parser, body, times, values));
    }
    state.SetBytesProcessed(qint64(state.iterations()) * qint64(body.size()));
}

} // namespace

BENCHMARK(decodeMatrix)->Arg(500)->Arg(20)->Unit(benchmark::kMillisecond);
BENCHMARK(bareSimdjson)->Arg(500)->Arg(20)->Unit(benchmark::kMillisecond);
