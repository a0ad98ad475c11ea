#include "widgets/traces/spandetailview.h"

#include "widgets/traces/tracetext.h"

#include <QDateTime>
#include <QUrl>

namespace {

const QString tableStart = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">");

/// Keys have the same share of the width in all tables, so that their values stand in one line.
QString row(const QString& key, const QString& value)
{
    return QStringLiteral("<tr><td class=\"key\" width=\"36%\">%1</td><td>%2</td></tr>")
        .arg(key.toHtmlEscaped(), value.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

QString table(const TraceAttributes& attributes)
{
    QString html = tableStart;
    for (const TraceAttribute& attribute : attributes)
        html += row(attribute.key, attribute.value);
    return html + QStringLiteral("</table>");
}

QString linkLine(const QStringList& titles)
{
    QStringList links;
    for (qsizetype i = 0; i < titles.size(); ++i)
        links << QStringLiteral("<a href=\"link:%1\">%2</a>").arg(i).arg(titles[i].toHtmlEscaped());
    return links.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(links.join(QStringLiteral(" &nbsp; ")));
}

QString heading(const QString& text)
{
    return QStringLiteral("<h4>%1</h4>").arg(text.toHtmlEscaped());
}

} // namespace

SpanDetailView::SpanDetailView(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QStringList parts = url.path().split(QLatin1Char('/'));
        if (url.scheme() == QLatin1String("link"))
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
                       ".warning { color: %2; } a { color: %3; }")
            .arg(theme.textSecondary.name(), theme.warning.name(), theme.link.name()));
    render();
}

void SpanDetailView::show(const TraceScenePtr& scene, std::optional<quint32> span, const QStringList& links)
{
    m_scene = scene;
    m_span = span;
    m_links = links;
    render();
}

void SpanDetailView::render()
{
    if (!m_scene || !m_span || *m_span >= m_scene->trace->size())
        return clear();
    const Trace& trace = *m_scene->trace;
    const quint32 span = *m_span;
    const SpanDetail detail = trace.detail(span);
    const auto whole = double(std::max<qint64>(1, m_scene->summary.durationNs));
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(trace.startNs[span] / 1'000'000, m_zone);
    QString html = QStringLiteral("<b>%1</b> %2")
                       .arg(trace.serviceOf(span).toHtmlEscaped(), trace.operationOf(span).toHtmlEscaped());
    html += linkLine(m_links);
    html += tableStart
        + row(tr("Start"),
              start.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
                  + QStringLiteral("  (+%1)").arg(spanDurationText(trace.startNs[span] - m_scene->summary.startNs)));
    html += row(tr("Duration"),
                QStringLiteral("%1  (%2)")
                    .arg(spanDurationText(trace.durationNs[span]), shareText(double(trace.durationNs[span]) / whole)));
    html += row(tr("Self time"),
                QStringLiteral("%1  (%2)")
                    .arg(spanDurationText(m_scene->selfNs[span]), shareText(double(m_scene->selfNs[span]) / whole)));
    html += row(tr("Span id"), trace.spanId(span)) + QStringLiteral("</table>");
    for (const QString& warning : detail.warnings)
        html += QStringLiteral("<p class=\"warning\">%1</p>").arg(warning.toHtmlEscaped());
    if (trace.has(span, Trace::Orphan))
        html += QStringLiteral("<p class=\"warning\">%1</p>").arg(tr("Its parent is not part of the trace."));
    if (!detail.statusMessage.isEmpty())
        html += heading(tr("Status")) + detail.statusMessage.toHtmlEscaped();
    if (!detail.attributes.empty())
        html += heading(tr("Attributes")) + table(detail.attributes);
    for (const SpanEvent& event : detail.events)
        html +=
            heading(tr("Event %1 at +%2").arg(event.name, spanDurationText(event.timeNs - m_scene->summary.startNs)))
            + table(event.attributes);
    if (!detail.links.empty())
        html += heading(tr("Links"));
    for (const SpanLink& link : detail.links)
        html += QStringLiteral("<a href=\"span:%1/%2\">%1 / %2</a><br>")
                    .arg(link.traceId.toHtmlEscaped(), link.spanId.toHtmlEscaped());
    html += heading(tr("Resource")) + table(trace.processes[trace.process[span]].attributes);
    setHtml(html);
}
