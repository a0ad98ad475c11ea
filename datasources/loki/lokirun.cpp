#include "datasources/loki/lokirun.h"

#include "datasources/data/answerlater.h"
#include "datasources/loki/lokichunks.h"
#include "datasources/loki/lokidecode.h"
#include "datasources/loki/lokipages.h"
#include "datasources/prometheus/prometheusframes.h"
#include "datasources/prometheus/stepmath.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QRegularExpression>

namespace {

constexpr qsizetype longestGetQuery = 4000; // gateways cut longer addresses

QString tr(const char* text)
{
    return QCoreApplication::translate("Loki", text);
}

struct PartAnswer
{
    LokiAnswer answer;
    Frames series; ///< of all parts so far, still without names
    QueryTiming timing;
};

/// Held by the running request's callback and by the Pending.
struct RunState
{
    PrometheusApi* api;
    LokiQuery query;
    Sink sink;
    std::optional<LokiPages> pages; ///< of a query for lines
    std::vector<LokiChunk> chunks; ///< of a query for numbers over time: still to be asked, the next one last
    Frames series; ///< of those that answered, without names
    Pending running;
    Response response;
    double processedBytes = 0;
    double processedLines = 0;
    bool limitKnown = false; ///< the server named its limit once
};
using RunPtr = std::shared_ptr<RunState>;

void sendPage(const RunPtr& state);

PrometheusApi::Call callOf(const LokiQuery& query, const std::optional<LokiPages::Page>& page)
{
    using Verb = PrometheusApi::Verb;
    PrometheusApi::Call call;
    call.verb = query.expr.size() > longestGetQuery ? Verb::Form : Verb::Get;
    call.parameters.emplace_back(QStringLiteral("query"), query.expr);
    if (query.kind == LokiQuery::Kind::Instant) {
        call.path = QStringLiteral("/loki/api/v1/query");
        call.parameters.emplace_back(QStringLiteral("time"), QString::number(query.toNs));
        return call;
    }
    call.path = QStringLiteral("/loki/api/v1/query_range");
    call.parameters.emplace_back(QStringLiteral("start"), QString::number(page ? page->fromNs : query.fromNs));
    call.parameters.emplace_back(QStringLiteral("end"), QString::number(page ? page->toNs : query.toNs));
    if (page) {
        call.parameters.emplace_back(QStringLiteral("limit"), QString::number(page->limit));
        call.parameters.emplace_back(QStringLiteral("direction"),
                                     query.newestFirst ? QStringLiteral("backward") : QStringLiteral("forward"));
    } else {
        call.parameters.emplace_back(QStringLiteral("step"), goDuration(query.stepMs));
    }
    return call;
}

/// Pool thread. `later`: the series of parts behind this one.
Result<PartAnswer> decodePart(const HttpReply& reply, const QByteArray& url, const LokiQuery& query,
                              const Frames& later)
{
    QElapsedTimer clock;
    clock.start();
    auto answer = decodeLokiReply(reply, url, query.newestFirst);
    if (!answer) {
        Error error = answer.error();
        if (const QString place = lokiErrorPlace(error.text, query.expr); !place.isEmpty())
            error.detail += QLatin1Char('\n') + place;
        return error;
    }
    Frames series;
    if (!answer->logs) {
        series = later.empty() ? answer->frames : withEarlierSeries(later, answer->frames);
        // A series without labels is named {}, as Grafana names it for Loki.
        const qint64 step = query.kind == LokiQuery::Kind::Range ? query.stepMs : 0;
        answer->frames =
            shapePrometheusFrames(series, {query.refId, QStringLiteral("{}"), query.legendFormat, QString(), step});
    }
    const QueryTiming timing {reply.timing.queuedNs, reply.timing.firstByteNs, reply.timing.receivedNs,
                              clock.nsecsElapsed(), qint64(reply.body.size())};
    return PartAnswer {std::move(*answer), std::move(series), timing};
}

void add(RunState& state, PartAnswer& part)
{
    QueryTiming& sum = state.response.timing;
    if (sum.bytes == 0) {
        sum.queuedNs = part.timing.queuedNs;
        sum.firstByteNs = part.timing.firstByteNs;
    }
    sum.receivedNs += part.timing.receivedNs;
    sum.decodeNs += part.timing.decodeNs;
    sum.bytes += part.timing.bytes;
    state.processedBytes += jsonutil::number(part.answer.stats, "totalBytesProcessed");
    state.processedLines += jsonutil::number(part.answer.stats, "totalLinesProcessed");
    auto& notices = state.response.notices;
    for (Notice& notice : part.answer.notices)
        if (std::find(notices.begin(), notices.end(), notice) == notices.end())
            notices.push_back(std::move(notice));
    state.response.frames = std::move(part.answer.frames);
    state.series = std::move(part.series);
}

Response responseSoFar(const RunState& state)
{
    Response response = state.response;
    if (state.pages) {
        response.logs = state.pages->lines();
        response.derivedFields = state.query.derivedFields;
    }
    const QLocale locale = QLocale::c();
    if (state.processedLines > 0)
        response.executedQuery += QStringLiteral("\nProcessed: %1, %2 lines")
                                      .arg(locale.formattedDataSize(qint64(state.processedBytes)),
                                           locale.toString(qint64(state.processedLines)));
    return response;
}

/// "(10000 > 5000)" of the refusal of a limit: what the server allows; 0 when the error is another one.
int allowedLimit(const Error& error)
{
    static const QRegularExpression pattern(QStringLiteral("max entries limit.*\\((\\d+) > (\\d+)\\)"));
    return pattern.match(error.text).captured(2).toInt();
}

void onPart(const RunPtr& state, Result<PartAnswer> part)
{
    if (!part) {
        const int allowed = state->pages && !state->limitKnown ? allowedLimit(part.error()) : 0;
        if (allowed > 0) {
            state->limitKnown = true;
            state->pages->limitPages(allowed);
            return sendPage(state);
        }
        const auto done = std::move(state->sink.done);
        return done(part.error());
    }
    add(*state, *part);
    if (state->pages)
        state->pages->take(part->answer.logs ? part->answer.logs : std::make_shared<const LogLines>());
    if (state->pages ? state->pages->next().has_value() : !state->chunks.empty()) {
        sendPage(state);
        if (const auto partial = state->sink.partial)
            partial(std::make_shared<const Response>(responseSoFar(*state)));
        return;
    }
    if (state->pages && state->pages->skippedLines())
        state->response.notices.push_back(
            {Notice::Severity::Warning,
             tr("More lines have one equal time than the server gives at once; some of them are missing.")});
    const auto done = std::move(state->sink.done);
    done(ResponsePtr(std::make_shared<const Response>(responseSoFar(*state))));
}

void sendPage(const RunPtr& state)
{
    const auto page = state->pages ? state->pages->next() : std::nullopt;
    LokiQuery query = state->query;
    if (!state->chunks.empty()) {
        query.fromNs = state->chunks.back().fromNs;
        query.toNs = state->chunks.back().toNs;
        state->chunks.pop_back();
    }
    const PrometheusApi::Call call = callOf(query, page);
    if (state->response.requestText.isEmpty())
        state->response.requestText = state->api->describe(call);
    // The Pending is replaced while its own callback runs: the callback holds what it needs.
    state->running = state->api->send<PartAnswer>(
        call,
        [query, later = state->series](const HttpReply& reply, const QByteArray& url) {
            return decodePart(reply, url, query, later);
        },
        [weak = std::weak_ptr(state)](Result<PartAnswer> part) {
            if (const RunPtr alive = weak.lock())
                onPart(alive, std::move(part));
        });
}

} // namespace

Pending runLokiQuery(PrometheusApi& api, const LokiQuery& query, Sink sink)
{
    auto state = std::make_shared<RunState>();
    state->api = &api;
    state->query = query;
    state->sink = std::move(sink);
    state->response.executedQuery = describeLokiQuery(query);
    if (query.kind == LokiQuery::Kind::Lines)
        state->pages.emplace(query.fromNs, query.toNs, query.maxLines, query.newestFirst);
    if (query.kind == LokiQuery::Kind::Range && query.toNs - query.fromNs > 0)
        state->chunks = lokiChunks(query.fromNs, query.toNs, query.stepMs);
    const bool nothing = query.kind == LokiQuery::Kind::Nothing || (state->pages && !state->pages->next());
    if (nothing)
        return answerLater(std::move(state->sink.done),
                           Result<ResponsePtr>(std::make_shared<const Response>(responseSoFar(*state))));
    sendPage(state);
    return Pending([state]() mutable {
        state->running.cancel();
        state.reset();
    });
}
