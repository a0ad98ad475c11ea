#include "app/dashboardpage.h"

#include "app/alertactions.h"
#include "app/dashboardbar.h"
#include "app/dashboardentries.h"
#include "app/dashboardlinks.h"
#include "app/edit/pagedocument.h"
#include "app/mappingdialog.h"
#include "app/messagebox.h"
#include "app/noticebar.h"
#include "app/panelactions.h"
#include "app/rangehistory.h"
#include "app/reportpanel.h"
#include "app/taborder.h"
#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/variables/variablesources.h"
#include "dashboards/variables/variableurl.h"
#include "widgets/controls/cappedscroll.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/controls/variablebar.h"
#include "widgets/view/dashboardview.h"

#include <QFileInfo>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int reportWidth = 380;

/// What can be filtered by, from the datasource of an ad-hoc variable; source and session outlive the control.
TagSource tagsOf(DataSources& sources, DashboardSession& session, const DataSourceRef& reference)
{
    return [&sources, &session, reference](const QString& key, Reply<QStringList> reply) {
        const auto id = resolveDataSource(reference, sources, session.interpolateContext({}));
        DataSource* source = id ? sources.find(*id) : nullptr;
        if (!source)
            return Pending();
        return key.isEmpty() ? source->tagKeys(session.range(), std::move(reply))
                             : source->tagValues(key, session.range(), std::move(reply));
    };
}

} // namespace

DashboardPage::DashboardPage(OpenedDashboard opened, const DashboardSession::Overrides& overrides, Context context,
                             QWidget* parent)
    : QWidget(parent)
    , m_file(std::move(opened.id))
    , m_report(std::move(opened.loaded.report))
    , m_services(context.services)
    , m_mappingKey(std::move(opened.mappingKey))
    , m_missing(std::move(opened.missing))
    , m_session(
          std::make_unique<DashboardSession>(std::move(opened.loaded.dashboard), context.services.session(), overrides))
    , m_ranges(new RangeHistory(*m_session, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_links = new DashboardLinks(*m_session, m_file, context.services.pool(), context.library, this);
    m_bar = new DashboardBar({*m_session, *m_links, m_report, m_missing.size()}, this);
    layout->addWidget(m_bar);
    connect(m_bar, &DashboardBar::findingsRequested, this, &DashboardPage::toggleReport);
    connect(m_bar, &DashboardBar::sourcesRequested, this, &DashboardPage::mapDataSources);
    connect(m_bar, &DashboardBar::backRequested, this, &DashboardPage::backRequested);
    connect(m_bar, &DashboardBar::starRequested, this, &DashboardPage::starRequested);
    followStar(context.library);
    m_variables = new VariableBar(this);
    m_variables->setContentsMargins(16, 0, 16, 8);
    m_variableArea = new CappedScroll(m_variables, this);
    layout->addWidget(m_variableArea);
    m_banner = new NoticeBar(this);
    layout->addWidget(m_banner);
    buildBody(layout, context.services);
    m_view->setDashboards(dashboardEntries(m_file, context.services.pool(), &context.library));
    buildDocument(context, opened.bytes);

    const auto tags = [this](const VariableSpec& spec) {
        return tagsOf(m_services.sources(), *m_session, spec.datasource);
    };
    m_variables->setTags(tags);
    m_view->setTags(tags);
    connect(m_variables, &VariableBar::valuePicked, m_session.get(), &DashboardSession::setVariable);
    connect(m_session.get(), &DashboardSession::variablesChanged, this, &DashboardPage::updateVariables);
    connect(m_session.get(), &DashboardSession::variablesChanged, m_links, &DashboardLinks::updateTitles);
    connect(m_links, &DashboardLinks::linkActivated, this, &DashboardPage::linkActivated);
    connect(m_view, &DashboardView::linkActivated, this, &DashboardPage::linkActivated);
    auto* alerts = new AlertActions(*m_session, context.services.sources(), this);
    connect(m_view, &DashboardView::silenceRequested, alerts, &AlertActions::silence);
    connect(m_view, &DashboardView::silenceEndRequested, alerts, &AlertActions::endSilences);
    connect(m_view, &DashboardView::panelMenuRequested, this, &DashboardPage::showPanelMenu);
    updateVariables();
    if (!opened.isMapped)
        offerMapping();
}

/// What was pasted and single queries have no file to star.
void DashboardPage::followStar(const DashboardLibrary& library)
{
    if (m_file.isEmpty())
        return;
    const auto show = [this, &library] { m_bar->setStarred(library.isStarred(m_file)); };
    connect(&library, &DashboardLibrary::stateChanged, this, show);
    show();
}

DashboardPage::~DashboardPage()
{
    delete m_document; // it speaks through the view
    delete m_actions; // its windows show panels of the session
    delete m_view; // before the session they show
    delete m_links;
}

void DashboardPage::buildBody(QLayout* layout, Services& services)
{
    m_body = new QSplitter(this);
    m_body->setChildrenCollapsible(false);
    m_body->setHandleWidth(1);
    m_view = new DashboardView(*m_session, services.panelTypes(), m_body);
    m_reportPanel = new ReportPanel(m_body);
    m_reportPanel->setReport(m_report, m_session->dashboard().panels);
    m_reportPanel->hide();
    m_view->setMinimumWidth(reportWidth / 2);
    m_reportPanel->setMinimumWidth(reportWidth / 2);
    m_body->setStretchFactor(0, 1);
    m_body->setStretchFactor(1, 0);
    static_cast<QBoxLayout*>(layout)->addWidget(m_body, 1);
    connect(m_reportPanel, &ReportPanel::closeRequested, this, &DashboardPage::toggleReport);
    connect(m_reportPanel, &ReportPanel::findingActivated, this, &DashboardPage::showFinding);

    const DataSources& sources = services.sources();
    m_actions = new PanelActions(*m_session, *m_view,
                                 {[this](const PanelId& panel) { return panelJson(panel); },
                                  [&sources](const ConnectionId& id) {
                                      const ConnectionConfig* config = sources.config(id);
                                      return config ? config->name : id.value;
                                  },
                                  title(), m_file},
                                 this);
    connect(m_actions, &PanelActions::failed, this,
            [this](const QString& what) { openMessage(this, QMessageBox::Warning, title(), what); });
}

void DashboardPage::buildDocument(Context& context, const QByteArray& bytes)
{
    if (!context.editor)
        context.editor = std::make_unique<DashboardEditor>(m_file, bytes);
    m_document =
        new PageDocument({*m_session, *m_view, *m_banner, context.services, title()}, std::move(context.editor), this);
    connect(m_document, &PageDocument::reloadRequested, this, &DashboardPage::reloadRequested);
    connect(m_document, &PageDocument::stateChanged, this, &DashboardPage::updateTitle);
    connect(m_actions, &PanelActions::editRequested, m_document, &PageDocument::editPanel);
    updateTitle();
}

void DashboardPage::offerMapping()
{
    QStringList names;
    for (const MissingDataSource& missing : m_missing)
        if (!missing.isAnswered)
            names << missing.reference;
    constexpr int mostNamed = 4;
    if (names.size() > mostNamed)
        names = names.mid(0, mostNamed) << QStringLiteral("...");
    m_banner->tell(
        tr("Datasources of this dashboard are not configured here: %1.").arg(names.join(QStringLiteral(", "))),
        {{tr("Choose connections..."), [this] { mapDataSources(); }},
         {tr("Add a datasource..."), [this] { emit datasourcesRequested(); }}});
}

void DashboardPage::mapDataSources()
{
    auto* dialog = new MappingDialog(m_missing, m_services.mappings().of(m_mappingKey), m_services.sources(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto kept = m_services.mappings().set(m_mappingKey, dialog->mapping()); !kept)
            m_banner->tell(kept.error().text, {});
        emit reloadRequested(m_document->editor().document().toBytes());
    });
    dialog->open();
}

void DashboardPage::updateTitle()
{
    const bool edited = m_document->editor().isEdited();
    m_bar->setTitle(edited ? title() + QStringLiteral("  •  ") + tr("not saved") : title());
    emit editedChanged(edited);
}

ViewState DashboardPage::viewState() const
{
    ViewState state;
    const RawTimeRange range = m_session->rawRange();
    state.overrides = {range.from, range.to, m_session->refreshInterval(), {}, m_session->timezone()};
    for (const VariableState& variable : m_session->variables())
        if (variable.spec.type == VariableSpec::Type::AdHoc)
            state.overrides.variables[variable.spec.name] = urlValues(variable.spec.filters);
        else if (variable.spec.type != VariableSpec::Type::Constant)
            state.overrides.variables[variable.spec.name] = variable.value.values;
    for (const LivePanel& panel : m_session->panels()) {
        if (panel.spec->isRow())
            state.collapsedRows[panel.id] = panel.collapsed;
        if (const QString with = m_session->timeCompare(panel.id); !with.isEmpty())
            state.compared[panel.id] = with;
    }
    state.openTabs = m_session->openTabs();
    state.fitsToHeight = m_view->fitsToHeight();
    state.fullPanel = m_view->fullPanel();
    state.scroll = m_view->verticalScrollBar()->value();
    state.reportShown = !m_reportPanel->isHidden();
    return state;
}

void DashboardPage::restore(const ViewState& state)
{
    if (state.reportShown)
        toggleReport();
    for (const auto& [row, collapsed] : state.collapsedRows)
        m_session->setRowCollapsed(row, collapsed);
    for (auto tab = state.openTabs.begin(); tab != state.openTabs.end(); ++tab)
        m_session->setOpenTab(tab.key(), tab.value());
    for (const auto& [panel, with] : state.compared)
        m_session->setTimeCompare(panel, with);
    m_view->setFitToHeight(state.fitsToHeight);
    if (state.fullPanel)
        m_view->setFullPanel(state.fullPanel);
    layout()->activate(); // the scroll range is that of the final size
    m_view->verticalScrollBar()->setValue(state.scroll);
}

QString DashboardPage::title() const
{
    const QString& title = m_session->dashboard().title;
    return title.isEmpty() ? QFileInfo(m_file).completeBaseName() : title;
}

void DashboardPage::setTheme(const Theme& theme)
{
    m_bar->setTheme(theme);
    m_reportPanel->setTheme(theme);
    m_actions->setTheme(theme);
    m_banner->setTheme(theme);
    m_document->setTheme(theme);
    m_variables->setTheme(theme);
    m_view->setTheme(theme);
}

void DashboardPage::setKiosk(bool kiosk)
{
    m_bar->setVisible(!kiosk);
    m_variableArea->setVisible(!kiosk);
    m_view->setPadding(kiosk ? 8 : 16);
}

void DashboardPage::start()
{
    m_session->start();
    m_view->setFocus(); // the page keys scroll at once
}

bool DashboardPage::focusNextPrevChild(bool next)
{
    QWidget* from = window()->focusWidget();
    std::vector<QWidget*> stops =
        tabStops(*window(), {m_bar, m_variableArea, m_banner, m_view, m_reportPanel}, *m_view->widget());
    stops.erase(std::remove(stops.begin(), stops.end(), m_view), stops.end()); // it shows no focus of its own
    if (stops.empty())
        return QWidget::focusNextPrevChild(next);
    if (!next)
        std::reverse(stops.begin(), stops.end());
    const auto at = std::find(stops.begin(), stops.end(), from);
    QWidget* to = at == stops.end() || at + 1 == stops.end() ? stops.front() : *(at + 1);
    to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void DashboardPage::setBack(const QString& title)
{
    m_bar->setBack(title);
}

/// Those of rows and tabs stand there.
void DashboardPage::updateVariables()
{
    const QSet<QString> elsewhere = variablesOfParts(m_session->dashboard());
    std::vector<VariableState> own;
    for (const VariableState& state : m_session->variables())
        if (!elsewhere.contains(state.base.isEmpty() ? state.spec.name : state.base))
            own.push_back(state);
    m_variables->setVariables(own);
}

void DashboardPage::openTimePicker()
{
    m_bar->openTimePicker();
}

void DashboardPage::toggleFullPanel()
{
    m_view->setFullPanel(m_view->fullPanel() ? std::nullopt : m_view->hoveredPanel());
}

void DashboardPage::toggleReport()
{
    m_reportPanel->setVisible(m_reportPanel->isHidden());
    m_body->setSizes({m_body->width() - reportWidth, reportWidth});
}

void DashboardPage::showFinding(const QString& path)
{
    if (const auto panel = panelAtPath(m_session->dashboard().panels, path))
        m_view->showPanel(*panel);
}

QByteArray DashboardPage::panelJson(const PanelId& panel) const
{
    constexpr int indent = 2;
    const auto& panels = m_session->panels();
    const auto live = std::find_if(panels.begin(), panels.end(), [&](const LivePanel& one) { return one.id == panel; });
    if (live == panels.end())
        return {};
    const DashboardDocument& document = m_document->editor().document();
    const OrderedJson* json = document.panelJson(live->spec->id);
    if (!json)
        json = document.value(live->spec->jsonPath);
    return json ? jsonutil::dump(*json, indent) : QByteArray();
}

void DashboardPage::showPanelMenu(const PanelId& panel, const QPoint& globalPos)
{
    QMenu* menu = newPopupMenu(this);
    m_actions->fillMenu(*menu, panel);
    menu->popup(globalPos);
}
