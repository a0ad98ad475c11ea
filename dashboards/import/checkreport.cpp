#include "dashboards/import/checkreport.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CheckReport", text);
}

const char* severityName(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return "error";
    case Finding::Severity::Unsupported:
        return "unsupported";
    case Finding::Severity::Ignored:
        break;
    }
    return "ignored";
}

OrderedJson findingJson(const Finding& finding)
{
    return {{"severity", severityName(finding.severity)},
            {"path", finding.path.toStdString()},
            {"what", finding.what.toStdString()}};
}

QString findingText(const Finding& finding)
{
    const QString severity = QLatin1String(severityName(finding.severity));
    return QStringLiteral("  %1  %2: %3").arg(severity, finding.path, finding.what);
}

} // namespace

CheckedFile checkDashboard(const QString& file, const QByteArray& bytes, const Capabilities& capabilities)
{
    CheckedFile checked;
    checked.file = file;
    auto loaded = loadDashboard(bytes, capabilities);
    if (!loaded) {
        checked.error = loaded.error();
        return checked;
    }
    checked.title = loaded->dashboard.title;
    checked.report = std::move(loaded->report);
    return checked;
}

void CheckTotals::add(const CheckedFile& checked)
{
    if (checked.error) {
        ++failed;
        return;
    }
    ++dashboards;
    panels += checked.report.panels;
    native += checked.report.nativePanels;
    placeholder += checked.report.placeholderPanels;
    libraryReferences += checked.report.libraryReferences;
}

QString checkText(const CheckedFile& checked)
{
    if (checked.error)
        return QStringLiteral("%1: %2").arg(checked.file, checked.error->text);
    const ImportReport& report = checked.report;
    QString text = tr("%1: %2 (%3, schema %4), %5 panels")
                       .arg(checked.file, checked.title, report.kind)
                       .arg(report.schemaVersion)
                       .arg(report.panels);
    if (report.libraryReferences > 0)
        text += tr(", %1 library references without a definition").arg(report.libraryReferences);
    for (const Finding& finding : report.findings)
        text += QLatin1Char('\n') + findingText(finding);
    return text;
}

QString checkText(const CheckTotals& totals)
{
    return QStringLiteral("%1 dashboards, %2 panels, %3 native, %4 placeholder, %5 failed")
        .arg(totals.dashboards)
        .arg(totals.panels)
        .arg(totals.native)
        .arg(totals.placeholder)
        .arg(totals.failed);
}

QByteArray checkJson(const CheckedFile& checked)
{
    OrderedJson json {{"file", checked.file.toStdString()}};
    if (checked.error) {
        json["error"] = checked.error->text.toStdString();
        return jsonutil::dump(json);
    }
    const ImportReport& report = checked.report;
    json["title"] = checked.title.toStdString();
    json["kind"] = report.kind.toStdString();
    json["schemaVersion"] = report.schemaVersion;
    json["panels"] = report.panels;
    json["native"] = report.nativePanels;
    json["placeholder"] = report.placeholderPanels;
    json["libraryReferences"] = report.libraryReferences;
    json["findings"] = OrderedJson::array();
    for (const Finding& finding : report.findings)
        json["findings"].push_back(findingJson(finding));
    return jsonutil::dump(json);
}

QByteArray checkJson(const CheckTotals& totals)
{
    const OrderedJson json {{"dashboards", totals.dashboards}, {"panels", totals.panels},
                            {"native", totals.native},         {"placeholder", totals.placeholder},
                            {"failed", totals.failed},         {"libraryReferences", totals.libraryReferences}};
    return jsonutil::dump(json);
}
