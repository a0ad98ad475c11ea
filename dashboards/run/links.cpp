#include "dashboards/run/links.h"

#include "dashboards/library/dashboardfiles.h"
#include "dashboards/run/querylink.h"
#include "dashboards/time/intervals.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

namespace {

QString decoded(QStringView text)
{
    QByteArray bytes = text.toUtf8();
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes.replace('+', ' ')));
}

/// The middle of a range and its length, as alerts link to their moment.
void readWindow(const QString& middle, const QString& window, DashboardSession::Overrides& overrides)
{
    bool isMs = false;
    const qint64 written = window.toLongLong(&isMs);
    const auto length = isMs ? std::optional(written) : intervalToMs(window);
    const QDateTime read = QDateTime::fromString(middle, Qt::ISODateWithMs);
    bool isEpoch = false;
    const qint64 epoch = middle.toLongLong(&isEpoch);
    if (!length || !(isEpoch || read.isValid()))
        return;
    const qint64 at = isEpoch ? epoch : read.toMSecsSinceEpoch();
    overrides.from = QString::number(at - *length / 2);
    overrides.to = QString::number(at + *length / 2);
}

/// kiosk, kiosk=1, kiosk=true, and the earlier kiosk=tv.
bool isSwitchedOn(const QString& value)
{
    return value != QLatin1String("0") && value != QLatin1String("false");
}

void readParameter(const QString& key, const QString& value, DashboardLink& link)
{
    DashboardSession::Overrides& overrides = link.overrides;
    if (key.startsWith(QLatin1String("var-")))
        overrides.variables[key.mid(4)] << value;
    else if (key == QLatin1String("from"))
        overrides.from = timeFromUrl(value);
    else if (key == QLatin1String("to"))
        overrides.to = timeFromUrl(value);
    else if (key == QLatin1String("timezone") && !value.isEmpty())
        overrides.timezone = value;
    else if (key == QLatin1String("kiosk"))
        link.kiosk = isSwitchedOn(value);
    else if (key == QLatin1String("autofitpanels"))
        link.fit = isSwitchedOn(value);
    else if (key == QLatin1String("refresh"))
        overrides.refresh = value;
    else if (key == QLatin1String("viewPanel"))
        link.viewPanel = value;
}

void readQuery(QStringView query, DashboardLink& link)
{
    QString middle;
    QString window;
    for (const QStringView part : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString key = decoded(equals < 0 ? part : part.left(equals));
        const QString value = equals < 0 ? QString() : decoded(part.mid(equals + 1));
        if (key == QLatin1String("time"))
            middle = value;
        else if (key == QLatin1String("time.window"))
            window = value;
        else
            readParameter(key, value, link);
    }
    if (!middle.isEmpty() && !window.isEmpty())
        readWindow(middle, window, link.overrides);
}

/// Line breaks and tabs are never part of an address; browsers drop them.
QString tidied(QString url)
{
    static const QRegularExpression breaks(QStringLiteral("[\\x00-\\x1f]"));
    return url.remove(breaks).trimmed();
}

QString withParameter(QString url, QLatin1String parameter)
{
    const qsizetype mark = url.indexOf(u'?');
    if (mark < 0)
        url += u'?';
    else if (mark + 1 < url.size())
        url += u'&';
    return url + parameter;
}

QString fullUrl(const LinkSpec& link)
{
    QString url = link.url;
    if (link.keepTime)
        url = withParameter(url, QLatin1String("$__url_time_range"));
    if (link.includeVars)
        url = withParameter(url, QLatin1String("$__all_variables"));
    return url;
}

/// The same with every text of it interpolated.
Json interpolated(const Json& json, const InterpolateContext& context)
{
    if (const auto text = jsonutil::asString(json))
        return interpolate(*text, context).toStdString();
    Json result = json;
    if (result.is_structured())
        for (auto& [key, value] : result.items())
            value = interpolated(value, context);
    return result;
}

/// {datasourceUid, query} of a link into another view.
std::optional<QString> internalUrl(const Json& internal, const InterpolateContext& context)
{
    const Json* query = jsonutil::find(internal, "query");
    const QString uid = interpolate(jsonutil::string(internal, "datasourceUid"), context);
    if (!query || uid.isEmpty() || !(query->is_object() || query->is_string()))
        return std::nullopt;
    return queryLinkUrl({{}, uid, interpolated(*query, context), {}});
}

InterpolateContext encoding(InterpolateContext context)
{
    context.format = QStringLiteral("uriencode");
    return context;
}

} // namespace

std::optional<QString> timeFromUrl(const QString& text)
{
    if (text.contains(QLatin1String("now")))
        return text;
    static const std::pair<qsizetype, QString> forms[] = {{8, QStringLiteral("yyyyMMdd")},
                                                          {15, QStringLiteral("yyyyMMdd'T'HHmmss")},
                                                          {19, QStringLiteral("yyyy-MM-dd HH:mm:ss")},
                                                          {24, QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz'Z'")}};
    for (const auto& [length, form] : forms) {
        if (text.size() != length)
            continue;
        QDateTime read = QDateTime::fromString(text, form);
        read.setTimeSpec(Qt::UTC);
        if (read.isValid())
            return QString::number(read.toMSecsSinceEpoch());
    }
    static const QRegularExpression leadingNumber(QStringLiteral("^\\s*([+-]?\\d{1,16})"));
    const auto number = leadingNumber.match(text);
    return number.hasMatch() ? std::optional(QString::number(number.captured(1).toLongLong())) : std::nullopt;
}

std::optional<DashboardLink> parseDashboardLink(const QString& address)
{
    static const QRegularExpression byUid(QStringLiteral("^(?:/?|/.*/)d(?:-solo)?/([^/]+)(?:/([^/]*))?/?$"));
    static const QRegularExpression bySlug(QStringLiteral("^(?:/?|/.*/)dashboard/db/([^/]+)/?$"));
    const QString url = tidied(address);
    const QStringView whole = QStringView(url).left(url.contains(u'#') ? url.indexOf(u'#') : url.size());
    const qsizetype mark = whole.indexOf(u'?');
    const QString path = whole.left(mark < 0 ? whole.size() : mark).toString();
    if (path.startsWith(QLatin1String("//")) || path.contains(u':') || path.contains(u'\\'))
        return std::nullopt;
    DashboardLink link;
    if (const auto match = byUid.match(path); match.hasMatch()) {
        link.uid = decoded(match.capturedView(1));
        link.slug = decoded(match.capturedView(2));
    } else if (const auto old = bySlug.match(path); old.hasMatch()) {
        link.slug = decoded(old.capturedView(1));
    } else if (!path.isEmpty() || mark < 0) {
        return std::nullopt;
    }
    if (mark >= 0)
        readQuery(whole.mid(mark + 1), link);
    return link;
}

QString dashboardUrl(const QString& uid)
{
    return QStringLiteral("/d/") + QString::fromLatin1(QUrl::toPercentEncoding(uid));
}

QString dashboardUrlOfSlug(const QString& slug)
{
    return QStringLiteral("/dashboard/db/") + QString::fromLatin1(QUrl::toPercentEncoding(slug));
}

QString dashboardPath(const QString& uid, const QString& title)
{
    const QString slug = dashboardSlug(title);
    return uid.isEmpty() ? dashboardUrlOfSlug(slug) : dashboardUrl(uid) + u'/' + slug;
}

QString safeUrl(const QString& address)
{
    QString url = tidied(address);
    if (parseDashboardLink(url))
        return url;
    const QUrl parsed(url, QUrl::TolerantMode);
    const bool web = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    return web && parsed.isValid() && !parsed.host().isEmpty() ? url : QString();
}

std::optional<ResolvedLink> resolveDashboardLink(const LinkSpec& link, const InterpolateContext& context)
{
    ResolvedLink resolved;
    resolved.url = safeUrl(interpolate(fullUrl(link), context));
    if (resolved.url.isEmpty())
        return std::nullopt;
    resolved.title = interpolate(link.title, context);
    resolved.tooltip = interpolate(link.tooltip, context);
    resolved.newWindow = link.targetBlank;
    return resolved;
}

std::vector<ResolvedLink> resolvePanelLinks(const std::vector<LinkSpec>& links, const InterpolateContext& context)
{
    std::vector<ResolvedLink> resolved;
    for (const LinkSpec& link : links) {
        const QString url = safeUrl(interpolate(fullUrl(link), encoding(context)));
        if (!url.isEmpty())
            resolved.push_back(
                {interpolate(link.title, context), url, interpolate(link.tooltip, context), link.targetBlank, false});
    }
    return resolved;
}

std::vector<ResolvedLink> resolveDataLinks(const DataContext& data, const InterpolateContext& outer)
{
    std::vector<ResolvedLink> resolved;
    if (!data.field || !data.frame)
        return resolved;
    const InterpolateContext context = withDataContext(outer, data);
    for (const DataLink& link : data.field->config->links) {
        if (link.internal) {
            if (const auto url = internalUrl(*link.internal, context))
                resolved.push_back({interpolate(link.title, context), *url, {}, false, link.oneClick});
            continue;
        }
        const QString url = safeUrl(interpolate(link.url, encoding(context)));
        if (!url.isEmpty())
            resolved.push_back({interpolate(link.title, context), url, {}, link.targetBlank, link.oneClick});
    }
    return resolved;
}
