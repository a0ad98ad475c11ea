#include "app/dashboardbar.h"

#include "app/dashboardlinks.h"
#include "app/reportpanel.h"
#include "dashboards/run/dashboardsession.h"
#include "widgets/controls/elidedlabel.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/theme/tooltiptext.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace {

constexpr int margin = 16;
constexpr int spacing = 8;
constexpr int widestReserve = 240; // room that the title keeps before links go into the menu
constexpr int leastTitle = 48;

} // namespace

DashboardBar::DashboardBar(Parts parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_leave(new ToolSegment(ToolSegment::Place::Alone, this))
    , m_title(new ElidedLabel({}, this))
    , m_star(new ToolSegment(ToolSegment::Place::Alone, this))
    , m_more(new ToolSegment(ToolSegment::Place::Alone, this))
    , m_findings(new ToolSegment(ToolSegment::Place::Alone, this))
    , m_sources(new ToolSegment(ToolSegment::Place::Alone, this))
    , m_back(new ToolSegment(ToolSegment::Place::First, this))
    , m_time(new TimeRangePicker(this))
    , m_forward(new ToolSegment(ToolSegment::Place::Middle, this))
    , m_zoomOut(new ToolSegment(ToolSegment::Place::Last, this))
    , m_refresh(new RefreshPicker(this))
{
    buildNotes();
    buildTimes();
    buildRefresh();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(margin, spacing, margin, spacing);
    row->setSpacing(spacing);
    m_leave->setSymbol(IconName::ChevronLeft);
    m_leave->hide();
    connect(m_leave, &QToolButton::clicked, this, &DashboardBar::backRequested);
    row->addWidget(m_leave);
    m_title->setToolTip(markdownToolTip(m_parts.session.dashboard().description));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // it gives way before any button does
    m_title->setMinimumWidth(1);
    row->addWidget(m_title, 1);
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_star, &m_parts.links, m_more, m_findings, m_sources, m_times, m_refresh})
        row->addWidget(widget);
    m_more->setSymbol(IconName::Menu);
    m_more->setToolTip(tr("More"));
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, [this] {
        QMenu* menu = newPopupMenu(this);
        fillMenu(*menu);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
    });
}

void DashboardBar::buildNotes()
{
    m_star->setObjectName(QStringLiteral("star"));
    m_star->setSymbol(IconName::Star);
    m_star->hide();
    connect(m_star, &QToolButton::clicked, this, &DashboardBar::starRequested);
    m_findings->setSymbol(IconName::Warning);
    m_findings->setText(QString::number(m_parts.report.findings.size()));
    m_findings->setToolTip(tr("What of this file is not shown as it is"));
    connect(m_findings, &QToolButton::clicked, this, &DashboardBar::findingsRequested);
    m_sources->setSymbol(IconName::Link);
    m_sources->setText(QString::number(m_parts.sources));
    m_sources->setToolTip(tr("Datasources whose connection can be chosen"));
    connect(m_sources, &QToolButton::clicked, this, &DashboardBar::sourcesRequested);
}

void DashboardBar::buildTimes()
{
    DashboardSession& session = m_parts.session;
    m_back->setSymbol(IconName::Back);
    m_back->setToolTip(tr("Back by half the range"));
    m_forward->setSymbol(IconName::Forward);
    m_forward->setToolTip(tr("Forward by half the range"));
    m_zoomOut->setSymbol(IconName::ZoomOut);
    m_zoomOut->setToolTip(tr("Zoom out"));
    m_times = segmentGroup({m_back, m_time, m_forward, m_zoomOut}, this);
    const TimePickerSpec& spec = session.dashboard().timePicker;
    std::vector<QuickRange> own;
    for (const auto& [range, name] : spec.quickRanges)
        own.push_back({range, name});
    m_time->setQuickRanges(std::move(own));
    m_times->setVisible(!spec.hidden);
    const auto update = [this, &session] { m_time->setRange(session.rawRange(), session.timeContext()); };
    connect(&session, &DashboardSession::rangeChanged, this, update);
    connect(m_time, &TimeRangePicker::rangePicked, &session, &DashboardSession::setRawRange);
    connect(m_time, &TimeRangePicker::zonePicked, &session, &DashboardSession::setTimezone);
    connect(m_back, &QToolButton::clicked, &session, [&session] { session.shiftRange(-0.5); });
    connect(m_forward, &QToolButton::clicked, &session, [&session] { session.shiftRange(0.5); });
    connect(m_zoomOut, &QToolButton::clicked, &session, &DashboardSession::zoomOut);
    update();
}

void DashboardBar::buildRefresh()
{
    DashboardSession& session = m_parts.session;
    m_refresh->setIntervals(session.dashboard().timePicker.refreshIntervals);
    const auto update = [this, &session] { m_refresh->setInterval(session.refreshInterval()); };
    connect(&session, &DashboardSession::refreshIntervalChanged, this, update);
    connect(m_refresh, &RefreshPicker::refreshRequested, &session, &DashboardSession::refresh);
    connect(m_refresh, &RefreshPicker::intervalPicked, &session, &DashboardSession::setRefreshInterval);
    update();
}

void DashboardBar::setTheme(const Theme& theme)
{
    m_title->setFont(theme.sized(18, 500));
    const auto& findings = m_parts.report.findings;
    const auto worst = std::min_element(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return int(a.severity) < int(b.severity);
    });
    const auto severity = worst == findings.end() ? Finding::Severity::Ignored : worst->severity;
    m_findings->setSymbol(severity == Finding::Severity::Ignored ? IconName::Info : IconName::Warning);
    m_findings->setSymbolColor(severityColor(severity, theme));
    for (ToolSegment* segment : std::initializer_list<ToolSegment*> {m_leave, m_star, m_more, m_findings, m_sources,
                                                                     m_back, m_time, m_forward, m_zoomOut})
        segment->setTheme(theme);
    m_parts.links.setTheme(theme);
    m_refresh->setTheme(theme);
    m_theme = theme;
    showStar();
    fit();
}

void DashboardBar::setStarred(std::optional<bool> starred)
{
    m_starred = starred;
    showStar();
    fit();
}

void DashboardBar::showStar()
{
    const bool on = m_starred.value_or(false);
    m_star->setSymbolColor(on ? m_theme.warning : QColor());
    m_star->setToolTip(on ? tr("Take the star from this dashboard (D F)") : tr("Star this dashboard (D F)"));
    m_star->setAccessibleName(m_star->toolTip());
}

void DashboardBar::setTitle(const QString& title)
{
    m_title->setText(title);
}

void DashboardBar::setBack(const QString& title)
{
    m_leave->setVisible(!title.isEmpty());
    m_leave->setText(tr("Back"));
    m_leave->setToolTip(plainToolTip(tr("Back to %1 (Esc)").arg(title)));
    fit();
}

void DashboardBar::openTimePicker()
{
    if (isVisible())
        m_time->open();
}

bool DashboardBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit(); // a text changed its width
    return QWidget::event(event);
}

void DashboardBar::resizeEvent(QResizeEvent* event)
{
    fit();
    QWidget::resizeEvent(event);
}

bool DashboardBar::fits(const Choice& choice) const
{
    int needed = 2 * margin + (choice.links > 0 ? std::min(widestReserve, m_title->sizeHint().width()) : leastTitle);
    const auto add = [&needed](const QWidget& widget, bool shown, int gap) {
        needed += shown ? gap + widget.sizeHint().width() : 0;
    };
    needed += choice.links > 0 ? spacing + m_parts.links.widthOf(choice.links) : 0;
    add(*m_leave, !m_leave->isHidden(), spacing);
    add(*m_more, choice.more, spacing);
    add(*m_star, choice.notes && m_starred, spacing);
    add(*m_findings, choice.notes && hasFindings(), spacing);
    add(*m_sources, choice.notes && m_parts.sources > 0, spacing);
    add(*m_refresh, true, spacing);
    const bool times = !m_parts.session.dashboard().timePicker.hidden;
    add(*m_time, times, spacing);
    for (const ToolSegment* step : {m_back, m_forward, m_zoomOut})
        add(*step, times && choice.steps, 0);
    return needed <= width();
}

/// Takes away one thing after the other until the rest has room.
void DashboardBar::fit()
{
    Choice choice {m_parts.links.count(), true, true, false};
    while (choice.links > 0 && !fits(choice)) {
        --choice.links;
        choice.more = true;
    }
    for (bool* part : {&choice.steps, &choice.notes}) {
        if (fits(choice))
            break;
        *part = false;
        choice.more = true;
    }
    apply(choice);
}

void DashboardBar::apply(const Choice& choice)
{
    m_parts.links.showFirst(choice.links);
    m_more->setVisible(choice.more);
    for (ToolSegment* step : {m_back, m_forward, m_zoomOut})
        step->setVisible(choice.steps);
    m_time->setPlace(choice.steps ? ToolSegment::Place::Middle : ToolSegment::Place::Alone);
    m_star->setVisible(choice.notes && m_starred);
    m_findings->setVisible(choice.notes && hasFindings());
    m_sources->setVisible(choice.notes && m_parts.sources > 0);
}

void DashboardBar::fillMenu(QMenu& menu)
{
    m_parts.links.addHidden(menu, *m_more);
    if (m_back->isHidden())
        for (ToolSegment* step : {m_back, m_forward, m_zoomOut})
            menu.addAction(step->toolTip(), step, &QToolButton::click);
    if (m_star->isHidden() && m_starred)
        menu.addAction(m_star->toolTip(), this, &DashboardBar::starRequested);
    if (m_findings->isHidden() && hasFindings())
        menu.addAction(m_findings->toolTip(), this, &DashboardBar::findingsRequested);
    if (m_sources->isHidden() && m_parts.sources > 0)
        menu.addAction(m_sources->toolTip(), this, &DashboardBar::sourcesRequested);
}

bool DashboardBar::hasFindings() const
{
    return !m_parts.report.findings.empty();
}

QStringList DashboardBar::menuTexts()
{
    QMenu menu;
    if (!m_more->isHidden())
        fillMenu(menu);
    QStringList texts;
    for (const QAction* action : menu.actions())
        texts << action->text();
    return texts;
}
