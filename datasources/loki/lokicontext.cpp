#include "datasources/loki/lokicontext.h"

#include "datasources/data/matcher.h"
#include "datasources/loki/lokirun.h"

#include <QSet>

#include <array>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 weekNs = 7 * 86'400 * 1'000 * nsPerMs;
constexpr qint64 hourMs = 3'600'000;

/// Held by the Pending; the callbacks know it weakly.
struct ContextState
{
    PrometheusApi* api;
    LokiQuery query;
    Sink sink;
    Pending asking; ///< which streams there are
    std::array<Pending, 2> running; ///< before, behind
    std::array<ResponsePtr, 2> sides;
};
using ContextPtr = std::shared_ptr<ContextState>;

QString selectorOf(const Labels& stream)
{
    QStringList matchers;
    for (auto it = stream.cbegin(); it != stream.cend(); ++it)
        if (!it.value().isEmpty())
            matchers << matcherText({it.key(), Matcher::Op::Equal, it.value()});
    return u'{' + matchers.join(QLatin1String(", ")) + u'}';
}

ResponsePtr joined(const ContextState& state)
{
    auto response = std::make_shared<Response>(*state.sides[0]);
    response->logs = LogLines::merge({state.sides[0]->logs, state.sides[1]->logs});
    response->derivedFields = state.query.derivedFields;
    for (const Notice& notice : state.sides[1]->notices)
        if (std::find(response->notices.begin(), response->notices.end(), notice) == response->notices.end())
            response->notices.push_back(notice);
    const QueryTiming& behind = state.sides[1]->timing;
    response->timing.decodeNs += behind.decodeNs;
    response->timing.bytes += behind.bytes;
    response->timing.receivedNs = std::max(response->timing.receivedNs, behind.receivedNs);
    return response;
}

void onSide(const ContextPtr& state, size_t side, Result<ResponsePtr> answer)
{
    if (!state->sink.done)
        return;
    if (!answer) {
        std::exchange(state->sink.done, nullptr)(answer.error());
        return;
    }
    state->sides[side] = *std::move(answer);
    if (state->sides[0] && state->sides[1])
        std::exchange(state->sink.done, nullptr)(joined(*state));
}

void askBothSides(const ContextPtr& state, const Labels& stream)
{
    for (const size_t side : {size_t(0), size_t(1)}) {
        LokiQuery query = state->query;
        query.kind = LokiQuery::Kind::Lines;
        query.expr = selectorOf(stream);
        query.newestFirst = side == 0;
        query.fromNs = side == 0 ? query.spotNs - weekNs : query.spotNs; // the line itself is the first behind
        query.toNs = side == 0 ? query.spotNs : query.spotNs + weekNs;
        const auto done = [weak = std::weak_ptr(state), side](Result<ResponsePtr> answer) {
            if (const ContextPtr alive = weak.lock())
                onSide(alive, side, std::move(answer));
        };
        state->running[side] = runLokiQuery(*state->api, query, {{}, done});
    }
}

} // namespace

Labels streamOfLine(const std::vector<Labels>& streams, const Labels& line)
{
    const Labels* own = nullptr;
    QSet<QString> names;
    for (const Labels& stream : streams) {
        bool all = true;
        for (auto it = stream.cbegin(); it != stream.cend(); ++it) {
            names.insert(it.key());
            all = all && line.value(it.key()) == it.value();
        }
        if (all && (!own || stream.size() > own->size()))
            own = &stream;
    }
    if (own)
        return *own;
    Labels known;
    for (auto it = line.cbegin(); it != line.cend(); ++it)
        if (names.isEmpty() || names.contains(it.key()))
            known.insert(it.key(), it.value());
    return known;
}

Pending runLokiContext(PrometheusApi& api, const LokiQuery& query, const AskLokiSeries& askSeries, Sink sink)
{
    auto state = std::make_shared<ContextState>();
    state->api = &api;
    state->query = query;
    state->sink = std::move(sink);
    const qint64 atMs = query.spotNs / nsPerMs;
    state->asking = askSeries(query.expr, {atMs - hourMs, atMs + hourMs},
                              [weak = std::weak_ptr(state)](const Result<std::vector<Labels>>& streams) {
                                  const ContextPtr alive = weak.lock();
                                  if (!alive)
                                      return;
                                  if (streams)
                                      askBothSides(alive, streamOfLine(*streams, alive->query.spotLabels));
                                  else
                                      std::exchange(alive->sink.done, nullptr)(streams.error());
                              });
    return Pending([state]() mutable {
        state->asking.cancel();
        for (Pending& running : state->running)
            running.cancel();
        state.reset();
    });
}
