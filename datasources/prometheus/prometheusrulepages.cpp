#include "datasources/prometheus/prometheusrulepages.h"

#include "datasources/prometheus/prometheusrules.h"

#include <QCoreApplication>

namespace {

constexpr int mostPages = 10'000; // a server that never ends has no more groups than that

/// Lives in the callbacks of the page that is asked for.
class RulePages : public std::enable_shared_from_this<RulePages>
{
public:
    RulePages(PrometheusApi& api, const QueryRequest& request, Sink sink)
        : m_api(api)
        , m_spec(request.spec)
        , m_uid(request.connection.value)
        , m_sink(std::move(sink))
    {
        m_response.requestText = m_api.describe(callFor({}));
    }

    void ask(const QString& token)
    {
        const auto decode = [spec = m_spec, uid = m_uid](const HttpReply& reply,
                                                         const QByteArray& url) -> Result<Page> {
            auto page = decodePrometheusRulePage(reply, url, uid);
            if (!page)
                return page.error();
            auto filtered = filterAlerts(std::move(page->list), spec);
            if (!filtered)
                return filtered.error();
            page->list = *std::move(filtered);
            return Page {*std::move(page),
                         {reply.timing.queuedNs, reply.timing.firstByteNs, reply.timing.receivedNs, 0,
                          qint64(reply.body.size())}};
        };
        m_asking = m_api.send<Page>(callFor(token), decode, [self = shared_from_this(), token](Result<Page> page) {
            self->answered(token, std::move(page));
        });
    }

    void stop() { m_asking.cancel(); }

private:
    struct Page
    {
        RulePage rules;
        QueryTiming timing;
    };

    /// The server wants to hear how large its pages are whenever it is asked for another one.
    PrometheusApi::Call callFor(const QString& token) const
    {
        ApiParameters parameters {{QStringLiteral("type"), QStringLiteral("alert")}};
        if (!token.isEmpty()) {
            parameters.emplace_back(QStringLiteral("group_limit"), QString::number(m_pageSize));
            parameters.emplace_back(QStringLiteral("group_next_token"), token);
        }
        return {QStringLiteral("/api/v1/rules"), std::move(parameters), PrometheusApi::Verb::Get};
    }

    void answered(const QString& token, Result<Page> page)
    {
        if (!page && token.isEmpty())
            return finish(page.error());
        if (!page) {
            m_response.notices.push_back(
                {Notice::Severity::Warning,
                 QCoreApplication::translate("Prometheus", "Not all rules came: %1").arg(page.error().text)});
            return finish(std::nullopt);
        }
        add(*std::move(page));
        const bool goesOn = !m_next.isEmpty() && m_next != token && ++m_pages < mostPages;
        if (goesOn)
            ask(m_next);
        else
            finish(std::nullopt);
    }

    void add(Page page)
    {
        AlertList& list = page.rules.list;
        if (m_list.rules.empty() && m_list.alerts.empty()) {
            m_list = std::move(list);
        } else {
            m_list.alerts.insert(m_list.alerts.end(), std::make_move_iterator(list.alerts.begin()),
                                 std::make_move_iterator(list.alerts.end()));
            m_list.rules.insert(m_list.rules.end(), std::make_move_iterator(list.rules.begin()),
                                std::make_move_iterator(list.rules.end()));
        }
        m_pageSize = std::max(m_pageSize, page.rules.groups);
        m_next = page.rules.nextToken;
        QueryTiming& timing = m_response.timing;
        timing.queuedNs += page.timing.queuedNs;
        timing.firstByteNs = timing.firstByteNs == 0 ? page.timing.firstByteNs : timing.firstByteNs;
        timing.receivedNs += page.timing.receivedNs;
        timing.bytes += page.timing.bytes;
    }

    void finish(const std::optional<Error>& error)
    {
        const auto done = std::exchange(m_sink.done, nullptr); // who gets it may drop this
        if (error)
            return done(*error);
        m_response.alerts = sharedAlerts(std::move(m_list));
        done(ResponsePtr(std::make_shared<const Response>(std::move(m_response))));
    }

    PrometheusApi& m_api;
    Json m_spec;
    QString m_uid;
    Sink m_sink;
    Pending m_asking;
    Response m_response;
    AlertList m_list;
    QString m_next; ///< names the page that follows; empty: none does
    size_t m_pageSize = 1; ///< groups of the largest page
    int m_pages = 0;
};

} // namespace

Pending askForRules(PrometheusApi& api, const QueryRequest& request, Sink sink)
{
    const auto pages = std::make_shared<RulePages>(api, request, std::move(sink));
    pages->ask({});
    return Pending([pages] { pages->stop(); });
}
