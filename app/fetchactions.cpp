#include "app/fetchactions.h"

#include "app/requestdialog.h"
#include "datasources/net/httpclient.h"

namespace {

constexpr qint64 longestAnswer = 1 << 20; ///< bytes
constexpr qsizetype mostShown = 200; ///< characters of it

/// What the server said in a few words: its plain text, or the message of its JSON.
QString wordsOf(const HttpReply& reply)
{
    const QByteArray body(reply.body.data(), qsizetype(reply.body.size()));
    QString words;
    if (reply.contentType.startsWith("text/plain"))
        words = QString::fromUtf8(body);
    else if (const auto json = jsonutil::parse(body))
        words = json->is_string() ? *jsonutil::asString(*json) : jsonutil::string(*json, "message");
    words = words.simplified();
    return words.size() > mostShown ? words.left(mostShown) + QStringLiteral("…") : words;
}

Result<QString> readAnswer(const HttpReply& reply, const QByteArray& url)
{
    if (reply.status >= 300 && reply.status < 400)
        return Error {Error::Kind::Http,
                      FetchActions::tr("%1 sends the request elsewhere (%2); it was not sent there.")
                          .arg(httpPlace(url), QString::fromUtf8(reply.header("location")).left(mostShown)),
                      {}};
    if (reply.status < 200 || reply.status > 299)
        return httpStatusError(reply, url);
    const QString words = wordsOf(reply);
    return words.isEmpty()
        ? FetchActions::tr("%1 accepted it (%2).").arg(httpPlace(url)).arg(reply.status)
        : FetchActions::tr("%1 accepted it (%2): %3").arg(httpPlace(url)).arg(reply.status).arg(words);
}

} // namespace

FetchActions::FetchActions(HttpClient& http, QWidget* window) : QObject(window), m_http(http), m_window(window) { }

void FetchActions::ask(const ResolvedAction& action)
{
    if (action.action.variables.empty())
        if (const auto request = actionRequest(action, {}); !request) {
            emit failed(request.error());
            return;
        }
    auto* dialog = new RequestDialog(action, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RequestDialog::agreed, this, &FetchActions::send);
    dialog->open();
}

void FetchActions::send(const ActionRequest& request)
{
    HttpRequest http;
    http.method = request.method;
    http.url = request.url;
    http.headers = request.headers;
    http.body = request.body;
    http.sizeLimit = longestAnswer;
    http.followRedirects = false;
    if (m_open == 0)
        m_running.clear();
    ++m_open;
    m_running.push_back(m_http.send<QString>(
        std::move(http), [url = request.url](HttpReply& reply) { return readAnswer(reply, url); },
        [this, title = request.title](const Result<QString>& answer) {
            --m_open;
            const auto named = [&title](const QString& text) {
                return title.isEmpty() ? text : tr("%1: %2", "action and what came of it").arg(title, text);
            };
            if (answer)
                emit succeeded(named(*answer));
            else
                emit failed({answer.error().kind, named(answer.error().text), answer.error().detail});
        }));
}
