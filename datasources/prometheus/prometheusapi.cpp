#include "datasources/prometheus/prometheusapi.h"

#include <QUrl>

namespace {

QByteArray formText(const ApiParameters& parameters)
{
    QByteArray text;
    for (const auto& [name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QByteArray joined(const QByteArray& a, const QByteArray& b)
{
    return a.isEmpty() || b.isEmpty() ? a + b : a + '&' + b;
}

QByteArray addressOf(const QByteArray& base, const QString& path, const QByteArray& query)
{
    return base + QUrl::toPercentEncoding(path, "/") + (query.isEmpty() ? QByteArray() : '?' + query);
}

} // namespace

PrometheusApi::PrometheusApi(HttpClient& http, HttpRequest base, bool post, QByteArray customParameters)
    : m_http(&http)
    , m_base(std::move(base))
    , m_post(post)
    , m_customParameters(std::move(customParameters))
    , m_getOnly(std::make_shared<bool>(false))
{ }

bool PrometheusApi::refusesForm(Verb verb, int status)
{
    return status == 405 || status == 501 || (status == 400 && verb == Verb::Metadata);
}

HttpRequest PrometheusApi::makeRequest(const Call& call, bool post) const
{
    HttpRequest request = m_base;
    const QByteArray form = formText(call.parameters);
    request.headers.emplace_back("Accept", "application/json");
    if (post) {
        request.method = "POST";
        request.url = addressOf(m_base.url, call.path, m_customParameters);
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        request.body = form;
    } else {
        request.url = addressOf(m_base.url, call.path, joined(form, m_customParameters));
    }
    return request;
}

QString PrometheusApi::describe(const Call& call) const
{
    QUrl url = QUrl::fromEncoded(addressOf(m_base.url, call.path, formText(call.parameters)));
    url.setUserInfo(QString());
    return (usesPost(call) ? QStringLiteral("POST ") : QStringLiteral("GET ")) + url.toString(QUrl::FullyEncoded);
}
