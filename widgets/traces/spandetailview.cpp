#include "widgets/traces/spandetailview.h"

#include "datasources/data/jsonutil.h"
#include "widgets/traces/tracetext.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>

namespace {

/// Values beyond are cut: a statement of megabytes would hold the interface up.
constexpr qsizetype longestValue = 20'000;
constexpr qsizetype longestLine = 60; // of JSON; longer ones are set out over lines

/// Lists and maps come as one line.
QString readable(const QString& value)
{
    const QString text = value.size() > longestValue ? value.left(longestValue) + QStringLiteral("…") : value;
    const bool mayBeJson = text.startsWith(u'{') || text.startsWith(u'[');
    if (!mayBeJson || text.size() <= longestLine)
        return text;
    const auto json = jsonutil::parseOrdered(text.toUtf8());
    return json ? QString::fromStdString(json->dump(2, ' ', false, OrderedJson::error_handler_t::replace)) : text;
}

/// As it is written, with its lines and indents.
QString lines(const QString& text)
{
    return text.toHtmlEscaped()
        .replace(QLatin1Char('\n'), QLatin1String("<br>"))
        .replace(QLatin1String("  "), QLatin1String("&nbsp; "));
}

/// Rows of keys and values on stripes. Keys have the same share of the width in all tables, so that their values stand
/// in one line.
class Table
{
public:
    explicit Table(const Theme& theme) : m_stripe(theme.secondary.name()) { }

    void add(const QString& key, const QString& value)
    {
        const QString stripe = m_rows++ % 2 == 0 ? QStringLiteral(" bgcolor=\"%1\"").arg(m_stripe) : QString();
        m_html += QStringLiteral("<tr%1><td class=\"key\" width=\"36%\">%2</td><td>%3</td></tr>")
                      .arg(stripe, key.toHtmlEscaped(), lines(value));
    }
    void add(const TraceAttributes& attributes)
    {
        for (const TraceAttribute& attribute : attributes)
            add(attribute.key, readable(attribute.value));
    }
    QString html() const
    {
        return m_rows == 0 ? QString()
                           : QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">") + m_html
                + QStringLiteral("</table>");
    }

private:
    QString m_stripe;
    QString m_html;
    int m_rows = 0;
};

QString table(const TraceAttributes& attributes, const Theme& theme)
{
    Table table(theme);
    table.add(attributes);
    return table.html();
}

QString linkLine(const QStringList& titles)
{
    QStringList links;
    for (qsizetype i = 0; i < titles.size(); ++i)
        links << QStringLiteral("<a class=\"action\" href=\"link:%1\">&nbsp;%2&nbsp;</a>")
                     .arg(i)
                     .arg(titles[i].toHtmlEscaped());
    // Margins end at a table: an empty line keeps its distance.
    return links.isEmpty() ? QString()
                           : QStringLiteral("<p class=\"actions\">%1</p><p class=\"gap\">&nbsp;</p>")
                                 .arg(links.join(QStringLiteral(" &nbsp; ")));
}

QString heading(const QString& text)
{
    return QStringLiteral("<h4>%1</h4>").arg(text.toHtmlEscaped());
}

bool hasKey(const TraceAttributes& attributes, const QString& key)
{
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.key == key; });
}

QString kindText(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Internal:
        return QStringLiteral("internal");
    case SpanKind::Server:
        return QStringLiteral("server");
    case SpanKind::Client:
        return QStringLiteral("client");
    case SpanKind::Producer:
        return QStringLiteral("producer");
    case SpanKind::Consumer:
        return QStringLiteral("consumer");
    case SpanKind::Unspecified:
        break;
    }
    return {};
}

} // namespace

SpanDetailView::SpanDetailView(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QStringList parts = url.path().split(QLatin1Char('/'));
        if (url.scheme() == QLatin1String("close"))
            emit closed();
        else if (url.scheme() == QLatin1String("link"))
            emit linkChosen(url.path().toInt());
        else if (parts.size() == 2)
            emit spanActivated(parts[0], parts[1]);
    });
}

void SpanDetailView::setLook(const Theme& theme, const QTimeZone& zone)
{
    m_theme = theme;
    m_zone = zone;
    setStyleSheet(
        QStringLiteral("QTextBrowser { background: %1; color: %2; }").arg(theme.panel.name(), theme.text.name()));
    document()->setDefaultFont(theme.sized(13));
    document()->setDefaultStyleSheet(
        QStringLiteral("h4 { color: %1; font-weight: normal; margin: 10px 0 2px 0; } td.key { color: %1; } "
                       ".warning { color: %2; } a { color: %3; } "
                       "p.actions { margin: 8px 0 0 0; } p.gap { margin: 0; font-size: 5px; } "
                       "a.action { text-decoration: none; background-color: %4; } "
                       "a.close { text-decoration: none; color: %1; }")
            .arg(theme.textSecondary.name(), theme.warning.name(), theme.link.name(), theme.secondary.name()));
    render();
}

void SpanDetailView::show(const TraceScenePtr& scene, std::optional<quint32> span, const QStringList& links)
{
    m_scene = scene;
    m_span = span;
    m_links = links;
    render();
}

QString SpanDetailView::header() const
{
    const Trace& trace = *m_scene->trace;
    return QStringLiteral("<table cellspacing=\"0\" width=\"100%\"><tr><td><b>%1</b> %2</td><td align=\"right\" "
                          "width=\"24\"><a class=\"close\" href=\"close:\">&nbsp;✕&nbsp;</a></td></tr></table>")
        .arg(trace.serviceOf(*m_span).toHtmlEscaped(), trace.operationOf(*m_span).toHtmlEscaped());
}

QString SpanDetailView::facts(const SpanDetail& detail) const
{
    const Trace& trace = *m_scene->trace;
    const quint32 span = *m_span;
    const auto whole = double(std::max<qint64>(1, m_scene->summary.durationNs));
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(trace.startNs[span] / 1'000'000, m_zone);
    const auto ofWhole = [whole](qint64 ns) {
        return QStringLiteral("%1  (%2)").arg(spanDurationText(ns), shareText(double(ns) / whole));
    };
    Table table(m_theme);
    table.add(tr("Start"),
              start.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
                  + QStringLiteral("  (+%1)").arg(spanDurationText(trace.startNs[span] - m_scene->summary.startNs)));
    table.add(tr("Duration"), ofWhole(trace.durationNs[span]));
    table.add(tr("Self time"), ofWhole(m_scene->selfNs[span]));
    // The first interface has both among the attributes.
    const QString kind = kindText(trace.kind[span]);
    if (!kind.isEmpty() && !hasKey(detail.attributes, QStringLiteral("span.kind")))
        table.add(tr("Kind"), kind);
    const bool saysStatus = hasKey(detail.attributes, QStringLiteral("otel.status_code"))
        || hasKey(detail.attributes, QStringLiteral("error"));
    if (trace.has(span, Trace::HasError) && !saysStatus)
        table.add(tr("Status"), tr("Error"));
    table.add(tr("Span id"), trace.spanId(span));
    return table.html();
}

QString SpanDetailView::notes(const SpanDetail& detail) const
{
    QStringList warnings = detail.warnings;
    if (m_scene->trace->has(*m_span, Trace::Orphan))
        warnings << tr("Its parent is not part of the trace.");
    QString html;
    for (const QString& warning : warnings)
        html += QStringLiteral("<p class=\"warning\">%1</p>").arg(warning.toHtmlEscaped());
    if (!detail.statusMessage.isEmpty())
        html += heading(tr("Status")) + lines(readable(detail.statusMessage));
    return html;
}

/// Spans of the same trace by their names.
QString SpanDetailView::references(const SpanDetail& detail) const
{
    const Trace& trace = *m_scene->trace;
    QString html;
    for (const SpanLink& link : detail.links) {
        const auto known = link.traceId == trace.traceId ? trace.ids.find(link.spanId) : std::nullopt;
        const QString text = known ? trace.serviceOf(*known) + QLatin1String(": ") + trace.operationOf(*known)
                                   : link.traceId + QLatin1String(" / ") + link.spanId;
        html += QStringLiteral("<a href=\"span:%1/%2\">%3</a><br>")
                    .arg(link.traceId.toHtmlEscaped(), link.spanId.toHtmlEscaped(), text.toHtmlEscaped());
    }
    return html;
}

void SpanDetailView::render()
{
    if (!m_scene || !m_span || *m_span >= m_scene->trace->size())
        return clear();
    const Trace& trace = *m_scene->trace;
    const SpanDetail detail = trace.detail(*m_span);
    QString html = header() + linkLine(m_links) + facts(detail) + notes(detail);
    if (!detail.attributes.empty())
        html += heading(tr("Attributes")) + table(detail.attributes, m_theme);
    for (const SpanEvent& event : detail.events) {
        const QString at = spanDurationText(event.timeNs - m_scene->summary.startNs);
        html += heading(event.name.isEmpty() ? tr("Event at +%1").arg(at) : tr("Event %1 at +%2").arg(event.name, at))
            + table(event.attributes, m_theme);
    }
    if (!detail.links.empty())
        html += heading(tr("Links")) + references(detail);
    const TraceAttributes& resource = trace.processes[trace.process[*m_span]].attributes;
    if (!resource.empty())
        html += heading(tr("Resource")) + table(resource, m_theme);
    setHtml(html);
}
