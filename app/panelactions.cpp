#include "app/panelactions.h"

#include "app/comparemenu.h"
#include "dashboards/library/dashboardfiles.h"
#include "dashboards/run/links.h"
#include "dashboards/variables/variablevalues.h"
#include "widgets/inspector/frameexport.h"
#include "widgets/view/dashboardview.h"
#include "widgets/view/panelhost.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace {

struct PictureKind
{
    PictureFormat format;
    const char* suffix;
};
constexpr std::array pictureKinds = {PictureKind {PictureFormat::Png, "png"}, PictureKind {PictureFormat::Svg, "svg"},
                                     PictureKind {PictureFormat::Pdf, "pdf"}};

QString suffixOf(PictureFormat format)
{
    return QString::fromLatin1(pictureKinds[size_t(format)].suffix);
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

/// Is there anything to write as CSV or JSON?
bool hasTable(const PanelData& data)
{
    return (data.logs && !data.logs->isEmpty()) || !data.traces.empty() || (data.alerts && !data.alerts->alerts.empty())
        || std::any_of(data.frames.begin(), data.frames.end(), [](const Frame& frame) { return frame.rows > 0; });
}

QString shellQuoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

} // namespace

PanelActions::PanelActions(DashboardSession& session, DashboardView& view, Source source, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_view(view)
    , m_source(std::move(source))
    , m_window(window)
    , m_theme(Theme::make(ThemeKind::Dark))
{
    connect(&session, &DashboardSession::dataChanged, this, [this](const PanelId& panel) {
        if (Inspector* open = inspector(panel); open && open->isVisible())
            open->setData(m_session.data(panel));
    });
}

PanelActions::~PanelActions()
{
    for (const QPointer<QDialog>& dialog : std::as_const(m_inspectors))
        delete dialog; // they ask this object
}

void PanelActions::setTheme(const Theme& theme)
{
    m_theme = theme;
    for (const QPointer<QDialog>& dialog : std::as_const(m_inspectors))
        if (dialog)
            dialog->findChild<Inspector*>()->setTheme(theme);
}

void PanelActions::fillMenu(QMenu& menu, const PanelId& panel)
{
    const bool full = m_view.fullPanel().has_value();
    menu.addAction(full ? tr("Back to the dashboard") : tr("View full size"), QKeySequence(QStringLiteral("V")), this,
                   [this, panel] { viewFull(panel); });
    menu.addAction(tr("Edit JSON..."), QKeySequence(QStringLiteral("E")), this,
                   [this, panel] { emit editRequested(panel); });
    menu.addSeparator();
    QMenu* inspectMenu = menu.addMenu(tr("Inspect"));
    struct Entry
    {
        QString text;
        Inspector::Tab tab;
    };
    for (const Entry& entry : {Entry {tr("Data"), Inspector::Tab::Data}, Entry {tr("Stats"), Inspector::Tab::Stats},
                               Entry {tr("JSON"), Inspector::Tab::Json}, Entry {tr("Query"), Inspector::Tab::Query},
                               Entry {tr("Error"), Inspector::Tab::Error}}) {
        if (entry.tab == Inspector::Tab::Error && !m_session.data(panel)->error)
            continue;
        QAction* action =
            inspectMenu->addAction(entry.text, this, [this, panel, tab = entry.tab] { inspect(panel, tab); });
        if (entry.tab == Inspector::Tab::Data)
            action->setShortcut(QKeySequence(QStringLiteral("I")));
    }
    addCompareMenu(menu, m_session, panel);
    fillCopyMenu(menu, panel);
}

void PanelActions::fillCopyMenu(QMenu& menu, const PanelId& panel)
{
    QMenu* copy = menu.addMenu(tr("Copy"));
    const bool data = hasTable(*m_session.data(panel));
    copy->addAction(tr("Data as CSV"), this, [this, panel] { copyCsv(panel); })->setEnabled(data);
    copy->addAction(tr("Data as JSON"), this, [this, panel] { copyJson(panel); })->setEnabled(data);
    copy->addAction(tr("Picture"), this, [this, panel] { copyPicture(panel); })
        ->setEnabled(m_view.host(panel) != nullptr);
    if (canLink()) {
        copy->addSeparator();
        copy->addAction(tr("Link"), QKeySequence(QStringLiteral("P, S")), this,
                        [this, panel] { QGuiApplication::clipboard()->setText(link(panel)); });
        copy->addAction(tr("Command line"), this, [this] { QGuiApplication::clipboard()->setText(commandLine()); });
    }
    QMenu* save = menu.addMenu(tr("Save picture"));
    for (const PictureKind& kind : pictureKinds)
        save->addAction(tr("As %1...").arg(suffixOf(kind.format).toUpper()), this,
                        [this, panel, format = kind.format] { savePicture(panel, format); });
}

void PanelActions::viewFull(const PanelId& panel)
{
    m_view.setFullPanel(m_view.fullPanel() ? std::nullopt : std::optional(panel));
}

QString PanelActions::titleOf(const PanelId& panel) const
{
    for (const LivePanel& live : m_session.panels())
        if (live.id == panel && !live.title.isEmpty())
            return live.title;
    return tr("Panel %1").arg(panel.value);
}

QString PanelActions::fileName(const PanelId& panel) const
{
    const QString slug = dashboardSlug(titleOf(panel));
    return slug.isEmpty() ? QStringLiteral("panel-") + panel.value : slug;
}

Inspector* PanelActions::inspector(const PanelId& panel) const
{
    const QPointer<QDialog> dialog = m_inspectors.value(panel);
    return dialog ? dialog->findChild<Inspector*>() : nullptr;
}

Inspector* PanelActions::inspect(const PanelId& panel, Inspector::Tab tab)
{
    QPointer<QDialog>& dialog = m_inspectors[panel];
    if (!dialog) {
        dialog = new QDialog(m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Inspect: %1").arg(titleOf(panel)));
        auto* layout = new QVBoxLayout(dialog);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* made = new Inspector(m_theme, m_source.connectionName, dialog);
        layout->addWidget(made);
        connect(made, &Inspector::saveRequested, this, [this, panel](const QString& suffix, const QByteArray& bytes) {
            saveBytes(fileName(panel), suffix, bytes);
        });
        made->setPanelJson(m_source.panelJson(panel));
        constexpr QSize wanted(1000, 680);
        dialog->resize(wanted.boundedTo(m_window->window()->size()).expandedTo({480, 360}));
    }
    auto* shown = dialog->findChild<Inspector*>();
    shown->setData(m_session.data(panel));
    shown->showTab(tab);
    dialog->show();
    dialog->raise();
    return shown;
}

void PanelActions::copyCsv(const PanelId& panel) const
{
    const PanelDataPtr data = asFrames(m_session.data(panel));
    const auto joined = joinedByTime(data->frames);
    QGuiApplication::clipboard()->setText(joined ? frameToCsv(*joined) : framesToCsv(data->frames));
}

void PanelActions::copyJson(const PanelId& panel) const
{
    constexpr int indent = 2;
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(jsonutil::dump(framesToJson(asFrames(m_session.data(panel))->frames), indent)));
}

void PanelActions::copyPicture(const PanelId& panel) const
{
    if (PanelHost* host = m_view.host(panel))
        QGuiApplication::clipboard()->setImage(pictureOf(*host));
}

bool PanelActions::writePicture(const PanelId& panel, PictureFormat format, const QString& file) const
{
    PanelHost* host = m_view.host(panel);
    return host && writeFile(file, pictureFile(*host, format, titleOf(panel)));
}

void PanelActions::savePicture(const PanelId& panel, PictureFormat format)
{
    PanelHost* host = m_view.host(panel);
    if (host) // drawn before the dialog covers it
        saveBytes(fileName(panel), suffixOf(format), pictureFile(*host, format, titleOf(panel)));
}

void PanelActions::saveBytes(const QString& name, const QString& suffix, const QByteArray& bytes)
{
    const QString file =
        QFileDialog::getSaveFileName(m_window, tr("Save %1").arg(name), QDir::home().filePath(name + u'.' + suffix),
                                     QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (!file.isEmpty() && !writeFile(file, bytes))
        emit failed(tr("Cannot write %1.").arg(file));
}

QString PanelActions::link(const PanelId& panel) const
{
    const Dashboard& dashboard = m_session.dashboard();
    const QString state =
        interpolate(QStringLiteral("${__url_time_range}&${__all_variables}"), m_session.interpolateContext({}));
    QString link = dashboardPath(dashboard.uid, m_source.title) + u'?' + state;
    if (!link.endsWith(u'&'))
        link += u'&';
    return link + QStringLiteral("viewPanel=panel-") + panel.value;
}

QString PanelActions::commandLine() const
{
    const RawTimeRange range = m_session.rawRange();
    QStringList words {QStringLiteral("vedette"), shellQuoted(m_source.file)};
    words << QStringLiteral("--from") << shellQuoted(range.from) << QStringLiteral("--to") << shellQuoted(range.to);
    if (m_session.timezone() != m_session.dashboard().timezone)
        words << QStringLiteral("--timezone") << shellQuoted(m_session.timezone());
    for (const VariableState& variable : m_session.variables())
        for (const QString& value : carriedValues(variable))
            words << QStringLiteral("--var") << shellQuoted(variable.spec.name + u'=' + value);
    return words.join(u' ');
}
