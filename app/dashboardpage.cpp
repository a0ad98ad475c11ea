#include "app/dashboardpage.h"

#include "app/dashboardlinks.h"
#include "app/paneldialogs.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/variablebar.h"
#include "widgets/theme/icon.h"
#include "widgets/view/dashboardview.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

DashboardPage::DashboardPage(LoadedDashboard loaded, QString file, const DashboardSession::Overrides& overrides,
                             Services& services, QWidget* parent)
    : QWidget(parent)
    , m_file(std::move(file))
    , m_report(std::move(loaded.report))
    , m_session(std::make_unique<DashboardSession>(std::move(loaded.dashboard), services.session(), overrides))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_links = new DashboardLinks(*m_session, m_file, services.pool(), this);
    buildBar(layout);
    m_variables = new VariableBar(this);
    m_variables->setContentsMargins(16, 0, 16, 8);
    layout->addWidget(m_variables);
    m_view = new DashboardView(*m_session, services.panelTypes(), this);
    layout->addWidget(m_view, 1);

    connect(m_variables, &VariableBar::valuePicked, m_session.get(), &DashboardSession::setVariable);
    connect(m_session.get(), &DashboardSession::variablesChanged, this,
            [this] { m_variables->setVariables(m_session->variables()); });
    connect(m_session.get(), &DashboardSession::variablesChanged, m_links, &DashboardLinks::updateTitles);
    connect(m_links, &DashboardLinks::linkActivated, this, &DashboardPage::linkActivated);
    connect(m_session.get(), &DashboardSession::rangeChanged, this, &DashboardPage::updateTime);
    connect(m_session.get(), &DashboardSession::refreshIntervalChanged, this,
            [this] { m_refresh->setInterval(m_session->refreshInterval()); });
    connect(m_view, &DashboardView::linkActivated, this, &DashboardPage::linkActivated);
    connect(m_view, &DashboardView::panelMenuRequested, this, &DashboardPage::showPanelMenu);
    updateTime();
    m_refresh->setInterval(m_session->refreshInterval());
    m_variables->setVariables(m_session->variables());
}

DashboardPage::~DashboardPage()
{
    delete m_view; // before the session they show
    delete m_links;
}

void DashboardPage::buildBar(QLayout* layout)
{
    m_bar = new QWidget(this);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    m_title = new QLabel(title(), m_bar);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setToolTip(m_session->dashboard().description);
    row->addWidget(m_title, 1);
    row->addWidget(m_links);
    buildControls(row);
    layout->addWidget(m_bar);
}

void DashboardPage::buildControls(QLayout* row)
{
    m_findings = new QToolButton(m_bar);
    m_findings->setVisible(!m_report.findings.empty());
    m_findings->setText(QString::number(m_report.findings.size()));
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setToolTip(tr("What of this file is not shown as it is"));
    connect(m_findings, &QToolButton::clicked, this, &DashboardPage::showFindings);
    m_time = new TimeRangePicker(m_bar);
    m_zoomOut = new QToolButton(m_bar);
    m_zoomOut->setToolTip(tr("Zoom out"));
    m_refresh = new RefreshPicker(m_bar);

    const TimePickerSpec& spec = m_session->dashboard().timePicker;
    std::vector<QuickRange> own;
    for (const auto& [range, name] : spec.quickRanges)
        own.push_back({range, name});
    m_time->setQuickRanges(std::move(own));
    m_refresh->setIntervals(spec.refreshIntervals);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_findings, m_time, m_zoomOut, m_refresh})
        row->addWidget(widget);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_time, m_zoomOut})
        widget->setVisible(!spec.hidden);

    connect(m_time, &TimeRangePicker::rangePicked, m_session.get(), &DashboardSession::setRawRange);
    connect(m_zoomOut, &QToolButton::clicked, m_session.get(), &DashboardSession::zoomOut);
    connect(m_refresh, &RefreshPicker::refreshRequested, m_session.get(), &DashboardSession::refresh);
    connect(m_refresh, &RefreshPicker::intervalPicked, m_session.get(), &DashboardSession::setRefreshInterval);
}

QString DashboardPage::title() const
{
    const QString& title = m_session->dashboard().title;
    return title.isEmpty() ? QFileInfo(m_file).completeBaseName() : title;
}

void DashboardPage::setTheme(const Theme& theme)
{
    m_title->setFont(theme.sized(18, 500));
    m_findings->setIcon(themedIcon(IconName::Warning, theme.warning));
    m_zoomOut->setIcon(themedIcon(IconName::ZoomOut, theme.text));
    m_time->setTheme(theme);
    m_refresh->setTheme(theme);
    m_variables->setTheme(theme);
    m_view->setTheme(theme);
}

void DashboardPage::setKiosk(bool kiosk)
{
    m_bar->setVisible(!kiosk);
    m_variables->setMaximumHeight(kiosk ? 0 : QWIDGETSIZE_MAX);
    m_view->setPadding(kiosk ? 8 : 16);
}

void DashboardPage::start()
{
    m_session->start();
}

void DashboardPage::updateTime()
{
    m_time->setRange(m_session->rawRange(), m_session->timeContext());
}

void DashboardPage::openTimePicker()
{
    if (m_bar->isVisible())
        m_time->open();
}

void DashboardPage::toggleFullPanel()
{
    m_view->setFullPanel(m_view->fullPanel() ? std::nullopt : m_view->hoveredPanel());
}

void DashboardPage::showFindings()
{
    showFindingsDialog(m_report, title(), this);
}

void DashboardPage::showPanelMenu(const PanelId& panel, const QPoint& globalPos)
{
    QMenu menu(this);
    const bool full = m_view->fullPanel().has_value();
    menu.addAction(full ? tr("Back to the dashboard") : tr("View full size"), this,
                   [this, panel, full] { m_view->setFullPanel(full ? std::nullopt : std::optional(panel)); });
    menu.addAction(tr("Inspect"), this, [this, panel] { showInspector(*m_session, panel, this); });
    menu.addSeparator();
    menu.addAction(tr("Copy data as CSV"), this, [this, panel] { copyCsv(*m_session->data(panel)); });
    menu.addAction(tr("Copy picture"), this, [this, panel] { copyPicture(*m_view, panel); });
    menu.exec(globalPos);
}
