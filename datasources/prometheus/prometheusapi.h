#pragma once

#include "datasources/net/httpclient.h"

#include <memory>

using ApiParameters = std::vector<std::pair<QString, QString>>;

/// The HTTP API of one Prometheus: forms by POST, or GET where the server or the configuration wants that. GUI thread.
class PrometheusApi
{
public:
    enum class Verb
    {
        Get, ///< the path takes no form
        Form, ///< a query
        Metadata ///< a form that older servers refuse with 400
    };
    struct Call
    {
        QString path; ///< "/api/v1/query"
        ApiParameters parameters;
        Verb verb = Verb::Form;
    };

    /// `base` as connectionRequest() gives it.
    PrometheusApi(HttpClient& http, HttpRequest base, bool post, QByteArray customParameters);

    /// `decode` gets the reply and its URL (pool thread), `done` the result (GUI thread).
    template<typename T>
    Pending send(const Call& call, std::function<Result<T>(const HttpReply&, const QByteArray&)> decode,
                 std::function<void(Result<T>)> done)
    {
        struct Outcome
        {
            int status;
            Result<T> result;
        };
        const bool post = usesPost(call);
        const auto getOnly = m_getOnly;
        auto running = std::make_shared<Pending>();
        *running = m_http->send<Outcome>(
            makeRequest(call, post),
            [decode, url = m_base.url](const HttpReply& reply) {
                return Result<Outcome>(Outcome {reply.status, decode(reply, url)});
            },
            [=, http = m_http, url = m_base.url, again = makeRequest(call, false)](Result<Outcome> outcome) {
                if (!outcome)
                    return done(outcome.error());
                if (!post || !refusesForm(call.verb, outcome->status))
                    return done(std::move(outcome->result));
                if (outcome->status != 400)
                    *getOnly = true;
                *running = http->template send<T>(
                    again, [decode, url](const HttpReply& reply) { return decode(reply, url); }, done);
            });
        return Pending([running] { running->cancel(); });
    }

    /// Method and URL with its parameters, without credentials, for the inspector.
    QString describe(const Call& call) const;
    const QByteArray& url() const { return m_base.url; }

private:
    bool usesPost(const Call& call) const { return m_post && !*m_getOnly && call.verb != Verb::Get; }
    static bool refusesForm(Verb verb, int status);
    HttpRequest makeRequest(const Call& call, bool post) const;

    HttpClient* m_http;
    HttpRequest m_base;
    bool m_post;
    QByteArray m_customParameters;
    std::shared_ptr<bool> m_getOnly; ///< found out by an answer; shared with the callbacks
};
