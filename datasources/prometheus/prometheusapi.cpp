#include "datasources/prometheus/prometheusapi.h"

#include "datasources/net/httpaddress.h"

namespace {

QByteArray joined(const QByteArray& a, const QByteArray& b)
{
    return a.isEmpty() || b.isEmpty() ? a + b : a + '&' + b;
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
        request.url = httpAddress(m_base.url, call.path, m_customParameters);
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        request.body = form;
    } else {
        request.url = httpAddress(m_base.url, call.path, joined(form, m_customParameters));
    }
    return request;
}

QString PrometheusApi::describe(const Call& call) const
{
    const QByteArray url = httpAddress(m_base.url, call.path, formText(call.parameters));
    return describeRequest(usesPost(call) ? "POST" : "GET", url);
}
