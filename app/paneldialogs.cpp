#include "app/paneldialogs.h"

#include "widgets/view/dashboardview.h"
#include "widgets/view/panelhost.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PanelDialogs", text);
}

QString severityText(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return tr("error");
    case Finding::Severity::Unsupported:
        return tr("not supported");
    case Finding::Severity::Ignored:
        return tr("ignored");
    }
    return {};
}

QString csvCell(const Field& field, qsizetype row)
{
    if (const TimeColumn* times = field.times()) {
        if (size_t(row) >= times->size() || (*times)[size_t(row)] == nullTime)
            return {};
        return QDateTime::fromMSecsSinceEpoch((*times)[size_t(row)] / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs);
    }
    const Value value = field.at(row);
    if (const auto* number = std::get_if<double>(&value))
        return jsNumberText(*number);
    if (const auto* text = std::get_if<QString>(&value)) {
        QString quoted = *text;
        quoted.replace(QLatin1Char('"'), QLatin1String("\"\""));
        return QLatin1Char('"') + quoted + QLatin1Char('"');
    }
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* json = std::get_if<JsonPtr>(&value))
        return QLatin1Char('"')
            + QString::fromUtf8(jsonutil::dump(**json)).replace(QLatin1Char('"'), QLatin1String("\"\""))
            + QLatin1Char('"');
    return {};
}

QPlainTextEdit* textPage(const QString& text, QWidget* parent)
{
    auto* edit = new QPlainTextEdit(text, parent);
    edit->setReadOnly(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFont(QFont(QStringLiteral("monospace")));
    return edit;
}

QString queryText(const PanelData& data)
{
    QString text;
    for (size_t i = 0; i < data.responses.size(); ++i) {
        const ResponsePtr& response = data.responses[i];
        if (!response)
            continue;
        const QString refId = i < data.requests.size() ? data.requests[i].refId.value : QString();
        const QueryTiming& timing = response->timing;
        text += refId + QLatin1Char('\n') + response->executedQuery + QLatin1Char('\n') + response->requestText
            + QLatin1Char('\n')
            + tr("first byte %1 ms, received %2 ms, decoded in %3 ms, %4 bytes, %5 frames")
                  .arg(double(timing.firstByteNs) / 1e6, 0, 'f', 1)
                  .arg(double(timing.receivedNs) / 1e6, 0, 'f', 1)
                  .arg(double(timing.decodeNs) / 1e6, 0, 'f', 2)
                  .arg(timing.bytes)
                  .arg(response->frames.size())
            + QStringLiteral("\n\n");
    }
    if (data.error)
        text += data.error->text + QLatin1Char('\n') + data.error->detail + QLatin1Char('\n');
    return text;
}

void resizeAndShow(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(960, 640);
    dialog->show();
}

} // namespace

QString framesToCsv(const Frames& frames)
{
    QString csv;
    for (const Frame& frame : frames) {
        QStringList header;
        for (const Field& field : frame.fields) {
            QString name = field.state.displayName.isEmpty() ? field.name : field.state.displayName;
            header << QLatin1Char('"') + name.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        }
        csv += header.join(QLatin1Char(',')) + QLatin1Char('\n');
        for (qsizetype row = 0; row < frame.rows; ++row) {
            QStringList cells;
            for (const Field& field : frame.fields)
                cells << csvCell(field, row);
            csv += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
        }
        csv += QLatin1Char('\n');
    }
    return csv;
}

void copyCsv(const PanelData& data)
{
    QGuiApplication::clipboard()->setText(framesToCsv(data.frames));
}

void copyPicture(const DashboardView& view, const PanelId& panel)
{
    if (PanelHost* host = view.host(panel))
        QGuiApplication::clipboard()->setPixmap(host->grab());
}

void showFindingsDialog(const ImportReport& report, const QString& title, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setWindowTitle(tr("Import of %1").arg(title));
    auto* layout = new QVBoxLayout(dialog);
    auto* list = new QTreeWidget(dialog);
    list->setColumnCount(3);
    list->setHeaderLabels({tr("Severity"), tr("Place in the file"), tr("What you will see")});
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    for (const Finding& finding : report.findings)
        new QTreeWidgetItem(list, {severityText(finding.severity), finding.path, finding.what});
    list->resizeColumnToContents(0);
    list->setColumnWidth(1, 260);
    layout->addWidget(list);
    resizeAndShow(dialog);
}

void showInspector(const DashboardSession& session, const PanelId& panel, QWidget* parent)
{
    const PanelDataPtr data = session.data(panel);
    auto* dialog = new QDialog(parent);
    dialog->setWindowTitle(tr("Inspect panel %1").arg(panel.value));
    auto* layout = new QVBoxLayout(dialog);
    auto* tabs = new QTabWidget(dialog);
    tabs->addTab(textPage(queryText(*data), tabs), tr("Query"));
    tabs->addTab(textPage(framesToCsv(data->frames).left(2'000'000), tabs), tr("Data"));
    for (const LivePanel& live : session.panels())
        if (live.id == panel)
            tabs->addTab(textPage(QString::fromUtf8(jsonutil::dump(live.spec->options, 2)) + QLatin1Char('\n')
                                      + QString::fromUtf8(jsonutil::dump(live.spec->fieldConfig.defaultsJson, 2)),
                                  tabs),
                         tr("Options"));
    layout->addWidget(tabs);
    resizeAndShow(dialog);
}
