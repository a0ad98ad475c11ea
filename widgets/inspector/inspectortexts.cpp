#include "widgets/inspector/inspectortexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Inspector", text);
}

QString timingText(const Response& response)
{
    const QueryTiming& timing = response.timing;
    qint64 rows = 0;
    for (const Frame& frame : response.frames)
        rows += frame.rows;
    return tr("first byte after %1, received after %2, decoded in %3; %4, %5 frames, %6 rows")
        .arg(durationText(timing.firstByteNs), durationText(timing.receivedNs), durationText(timing.decodeNs),
             bytesText(timing.bytes))
        .arg(response.frames.size())
        .arg(rows);
}

std::vector<Notice> noticesOf(const Response& response)
{
    std::vector<Notice> notices = response.notices;
    for (const Frame& frame : response.frames)
        for (const Notice& notice : frame.meta.notices)
            if (std::find(notices.begin(), notices.end(), notice) == notices.end())
                notices.push_back(notice);
    return notices;
}

QString executedText(const Response& response)
{
    if (!response.executedQuery.isEmpty() || response.frames.empty())
        return response.executedQuery;
    return response.frames.front().meta.executedQuery;
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
}

QString codeBox(const QString& text, const Theme& theme)
{
    return QStringLiteral("<table width='100%' cellpadding='10' cellspacing='0' style='margin-top:6px'><tr>"
                          "<td bgcolor='%1'><span style=\"font-family:'%2','monospace'; white-space:pre-wrap\">%3"
                          "</span></td></tr></table>")
        .arg(theme.secondary.name(), theme.fontMono.families().value(0), escaped(text));
}

QString quiet(const QString& text, const Theme& theme)
{
    return QStringLiteral("<p style='color:%1; margin-top:6px; margin-bottom:0'>%2</p>")
        .arg(theme.textSecondary.name(), escaped(text));
}

const QColor& noticeColor(Notice::Severity severity, const Theme& theme)
{
    const std::array<const QColor*, 3> colors {&theme.link, &theme.warning, &theme.error};
    return *colors[size_t(severity)];
}

QString heading(const QString& text)
{
    return QStringLiteral("<p style='margin-top:16px; margin-bottom:0'><b>%1</b></p>").arg(text.toHtmlEscaped());
}

QString titleOf(const QueryRequest& request, const ConnectionName& name)
{
    return QStringLiteral("%1   (%2)").arg(request.refId.value, name(request.connection));
}

QString row(const QStringList& cells, const QString& color)
{
    // At the bottom: lines of Chinese are higher, most of it above their letters.
    QString html = QStringLiteral("<tr>");
    for (int i = 0; i < cells.size(); ++i)
        html += QStringLiteral("<td align='%1' style='color:%2; padding:5px 24px 5px 0; vertical-align:bottom'>%3</td>")
                    .arg(i == 0 ? QStringLiteral("left") : QStringLiteral("right"), color, cells[i].toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

QString momentText(qint64 ms, const QTimeZone& zone)
{
    return ms == 0 ? QStringLiteral("-")
                   : QDateTime::fromMSecsSinceEpoch(ms, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

struct Sums
{
    qint64 slowestNs = 0;
    qint64 decodeNs = 0;
    qint64 bytes = 0;
    qint64 rows = 0;
};

Sums sumsOf(const PanelData& data)
{
    Sums sums;
    for (const ResponsePtr& response : data.responses) {
        if (!response)
            continue;
        sums.slowestNs = std::max(sums.slowestNs, response->timing.queuedNs + response->timing.receivedNs);
        sums.decodeNs += response->timing.decodeNs;
        sums.bytes += response->timing.bytes;
    }
    for (const Frame& frame : data.frames)
        sums.rows += frame.rows;
    return sums;
}

QString sumTable(const PanelData& data, const Theme& theme)
{
    const Sums sums = sumsOf(data);
    size_t fields = 0;
    for (const Frame& frame : data.frames)
        fields += frame.fields.size();
    const QTimeZone& zone = data.display.zone;
    const std::vector<std::pair<QString, QString>> lines {
        {tr("Queries"), QString::number(data.requests.size())},
        {tr("Slowest answer"), durationText(sums.slowestNs)},
        {tr("Decoding"), durationText(sums.decodeNs)},
        {tr("Received"), bytesText(sums.bytes)},
        {tr("Frames shown"), QString::number(data.frames.size())},
        {tr("Fields shown"), QString::number(fields)},
        {tr("Rows shown"), QString::number(sums.rows)},
        {tr("From"), momentText(data.range.fromMs, zone)},
        {tr("To"), momentText(data.range.toMs, zone)},
        {tr("Answer came"), momentText(data.receivedMs, zone)},
        {tr("Newest sample"), momentText(data.newestSampleMs, zone)},
    };
    QString html = QStringLiteral("<table cellspacing='0' style='margin-top:8px'>");
    for (const auto& [name, value] : lines)
        html += row({name, value}, theme.text.name());
    return html + QStringLiteral("</table>");
}

} // namespace

QString bytesText(qint64 bytes)
{
    constexpr double step = 1000;
    if (bytes < qint64(step))
        return QStringLiteral("%1 B").arg(bytes);
    if (double(bytes) < step * step)
        return QStringLiteral("%1 kB").arg(double(bytes) / step, 0, 'f', 1);
    return QStringLiteral("%1 MB").arg(double(bytes) / step / step, 0, 'f', 1);
}

QString durationText(qint64 ns)
{
    const double ms = double(ns) / 1e6;
    if (ms < 10)
        return QStringLiteral("%1 ms").arg(ms, 0, 'f', 2);
    if (ms < 1000)
        return QStringLiteral("%1 ms").arg(ms, 0, 'f', 0);
    return QStringLiteral("%1 s").arg(ms / 1000, 0, 'f', 2);
}

QString queryHtml(const PanelData& data, const ConnectionName& name, const Theme& theme)
{
    QString html;
    for (size_t i = 0; i < data.requests.size(); ++i) {
        const QueryRequest& request = data.requests[i];
        html += heading(titleOf(request, name));
        const ResponsePtr response = i < data.responses.size() ? data.responses[i] : nullptr;
        if (!response) {
            html += codeBox(QString::fromUtf8(jsonutil::dump(request.spec, 2)), theme);
            html += quiet(tr("No answer yet."), theme);
            continue;
        }
        html += codeBox(executedText(*response), theme);
        for (const Notice& notice : noticesOf(*response))
            html += QStringLiteral("<p style='color:%1; margin-top:6px; margin-bottom:0'>%2</p>")
                        .arg(noticeColor(notice.severity, theme).name(), escaped(notice.text));
        if (!response->requestText.isEmpty())
            html += quiet(response->requestText, theme);
        html += quiet(timingText(*response), theme);
    }
    return html.isEmpty() ? quiet(tr("This panel asks nothing."), theme) : html;
}

QString queryText(const PanelData& data, const ConnectionName& name)
{
    QStringList parts;
    for (size_t i = 0; i < data.requests.size(); ++i) {
        QStringList lines {titleOf(data.requests[i], name)};
        const ResponsePtr response = i < data.responses.size() ? data.responses[i] : nullptr;
        if (response) {
            lines << executedText(*response) << response->requestText;
            for (const Notice& notice : noticesOf(*response))
                lines << notice.text;
            lines << timingText(*response);
        }
        lines.removeAll(QString());
        parts << lines.join(u'\n');
    }
    return parts.join(QStringLiteral("\n\n"));
}

QString statsHtml(const PanelData& data, const Theme& theme)
{
    QString html = sumTable(data, theme);
    if (data.responses.empty())
        return html;
    html += heading(tr("Each query"));
    html += QStringLiteral("<table cellspacing='0' style='margin-top:4px'>");
    html += row({tr("Query"), tr("Waited"), tr("First byte"), tr("Received after"), tr("Decoding"), tr("Size")},
                theme.textSecondary.name());
    for (size_t i = 0; i < data.responses.size(); ++i) {
        const ResponsePtr& response = data.responses[i];
        if (!response)
            continue;
        const QueryTiming& timing = response->timing;
        const QString refId = i < data.requests.size() ? data.requests[i].refId.value : QString();
        html += row({refId, durationText(timing.queuedNs), durationText(timing.firstByteNs),
                     durationText(timing.receivedNs), durationText(timing.decodeNs), bytesText(timing.bytes)},
                    theme.text.name());
    }
    return html + QStringLiteral("</table>");
}

QString errorHtml(const Error& error, const Theme& theme)
{
    QString html = QStringLiteral("<p style='color:%1; margin-top:12px'><b>%2</b></p>")
                       .arg(theme.error.name(), escaped(error.text));
    if (!error.detail.isEmpty())
        html += codeBox(error.detail, theme);
    return html;
}
