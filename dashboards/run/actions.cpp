#include "dashboards/run/actions.h"

#include "dashboards/variables/references.h"
#include "dashboards/variables/urlencode.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace {

// Characters that no text may hold stand for the variables of an action until they are known; there are 32 of them.
constexpr char16_t firstMark = 0xFDD0;
constexpr size_t mostVariables = 32;

QString tr(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

Error refused(const QString& text)
{
    return {Error::Kind::Config, text, {}};
}

/// ${key}, $key and [[key]] of the action's own variables, which win over those of the dashboard.
QString marked(const QString& text, const std::vector<ActionVariable>& variables)
{
    QString result;
    qsizetype done = 0;
    VariableReference reference;
    while (findReference(text, reference.end, reference)) {
        const auto found = std::find_if(variables.begin(), variables.end(),
                                        [&](const ActionVariable& variable) { return reference.name == variable.key; });
        if (found == variables.end())
            continue;
        result += QStringView(text).mid(done, reference.start - done);
        result += QChar(char16_t(firstMark + (found - variables.begin())));
        done = reference.end;
    }
    return result += QStringView(text).mid(done);
}

/// The answers in place of the marks.
class Answers
{
public:
    Answers(const std::vector<ActionVariable>& variables, const ActionInputs& inputs)
    {
        for (const ActionVariable& variable : variables)
            m_texts << inputs.value(variable.key);
    }

    QString in(const QString& text, bool encoded = false) const
    {
        QString result;
        for (const QChar c : text) {
            const qsizetype index = c.unicode() - firstMark;
            if (index < 0 || index >= m_texts.size())
                result += c;
            else
                result += encoded ? encodeUri(m_texts[index]) : m_texts[index];
        }
        return result;
    }

private:
    QStringList m_texts;
};

/// Headers that say how the request travels or whom it comes from; pages in a browser may not set them either.
bool isReserved(const QString& header)
{
    static const QStringList names = {QStringLiteral("host"),
                                      QStringLiteral("content-length"),
                                      QStringLiteral("transfer-encoding"),
                                      QStringLiteral("connection"),
                                      QStringLiteral("keep-alive"),
                                      QStringLiteral("upgrade"),
                                      QStringLiteral("expect"),
                                      QStringLiteral("te"),
                                      QStringLiteral("trailer"),
                                      QStringLiteral("cookie"),
                                      QStringLiteral("origin"),
                                      QStringLiteral("referer"),
                                      QStringLiteral("via"),
                                      QStringLiteral("date")};
    const QString lower = header.toLower();
    return names.contains(lower) || lower.startsWith(QLatin1String("proxy-"))
        || lower.startsWith(QLatin1String("sec-"));
}

Result<HttpHeaders> headersOf(const DataAction& action, const Answers& answers)
{
    static const QRegularExpression token(QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"));
    static const QRegularExpression control(QStringLiteral("[\\x00-\\x08\\x0a-\\x1f\\x7f]"));
    HttpHeaders headers;
    bool hasType = false;
    for (const auto& [writtenName, writtenValue] : action.headers) {
        const QString name = answers.in(writtenName).trimmed();
        const QString value = answers.in(writtenValue).trimmed();
        if (!token.match(name).hasMatch() || isReserved(name))
            return refused(tr("This action sets the header %1, which a dashboard may not; it is not sent.").arg(name));
        if (control.match(value).hasMatch())
            return refused(tr("The header %1 of this action has several lines; it is not sent.").arg(name));
        hasType = hasType || name.compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0;
        headers.emplace_back(name.toLatin1(), value.toUtf8());
    }
    if (!hasType && action.method != QLatin1String("GET")) {
        const QString type = answers.in(action.contentType).trimmed();
        if (control.match(type).hasMatch())
            return refused(tr("The header %1 of this action has several lines; it is not sent.")
                               .arg(QStringLiteral("Content-Type")));
        headers.emplace_back("Content-Type", type.isEmpty() ? QByteArray("application/json") : type.toUtf8());
    }
    return headers;
}

Result<QByteArray> addressOf(const DataAction& action, const Answers& answers)
{
    const QString written = answers.in(action.url, true).trimmed();
    QUrl url(written, QUrl::TolerantMode);
    const bool bare = url.host().isEmpty() && url.path().contains(u'@'); // me:secret@host
    if (!url.userInfo().isEmpty() || bare) // first: no other sentence may show it
        return refused(tr("The address of this action holds a user or a password; it is not sent."));
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!web || !url.isValid() || url.host().isEmpty()) {
        const QString shown = url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
        return refused(tr("The address of this action is none of the web; it is not sent: %1").arg(shown.left(200)));
    }
    QStringList query;
    if (url.hasQuery() && !url.query().isEmpty())
        query << url.query(QUrl::FullyEncoded);
    for (const auto& [name, value] : action.queryParams)
        query << encodeUriComponent(answers.in(name)) + QLatin1Char('=') + encodeUriComponent(answers.in(value));
    if (!query.isEmpty())
        url.setQuery(query.join(QLatin1Char('&')));
    url.setFragment(QString());
    return url.toEncoded(QUrl::RemoveFragment);
}

} // namespace

ResolvedAction resolveAction(const DataAction& action, const InterpolateContext& context)
{
    ResolvedAction resolved {action};
    DataAction& made = resolved.action;
    if (made.variables.size() > mostVariables)
        made.variables.resize(mostVariables);
    const auto replace = [&](QString& text) { text = interpolate(marked(text, made.variables), context); };
    made.title = interpolate(made.title, context);
    for (QString* text : {&made.body, &made.contentType, &made.confirmation})
        replace(*text);
    InterpolateContext forAddress = context;
    forAddress.format = QStringLiteral("uriencode"); // as in links
    made.url = interpolate(marked(made.url, made.variables), forAddress);
    for (DataAction::Pairs* pairs : {&made.headers, &made.queryParams}) {
        for (auto& [name, value] : *pairs) {
            replace(name);
            replace(value);
        }
    }
    return resolved;
}

std::vector<ResolvedAction> resolveActions(const DataContext& data, const InterpolateContext& outer)
{
    std::vector<ResolvedAction> resolved;
    if (!data.field || !data.frame)
        return resolved;
    const InterpolateContext context = withDataContext(outer, data);
    for (const DataAction& action : data.field->config->actions)
        resolved.push_back(resolveAction(action, context));
    return resolved;
}

Result<ActionRequest> actionRequest(const ResolvedAction& resolved, const ActionInputs& inputs)
{
    static const QStringList methods = {QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                                        QStringLiteral("PATCH"), QStringLiteral("DELETE")};
    const DataAction& action = resolved.action;
    if (action.type != QLatin1String("fetch"))
        return refused(tr("This action goes by way of a datasource of a Grafana server; it cannot be sent from here."));
    if (!methods.contains(action.method))
        return refused(tr("This action uses the method %1, which none may; it is not sent.").arg(action.method));
    const Answers answers(action.variables, inputs);
    auto url = addressOf(action, answers);
    if (!url)
        return url.error();
    auto headers = headersOf(action, answers);
    if (!headers)
        return headers.error();
    ActionRequest request;
    request.title = action.title;
    request.question = answers.in(action.confirmation);
    request.method = action.method.toLatin1();
    request.url = *std::move(url);
    request.headers = *std::move(headers);
    if (action.method != QLatin1String("GET"))
        request.body = action.body.isEmpty() ? QByteArray("{}") : answers.in(action.body).toUtf8();
    return request;
}
