#include "widgets/view/dashboardview.h"

#include "dashboards/model/gridlayout.h"
#include "dashboards/time/datemath.h"
#include "widgets/view/dashboardtabs.h"
#include "widgets/view/panelhost.h"
#include "widgets/view/partvariables.h"
#include "widgets/view/rowheader.h"

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSet>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>

namespace {
constexpr int usualFramePx = 18; ///< border and padding of most panels, left and right together
/// So many panels all ask for a picture, wherever they stand; files that make thousands do not keep a person waiting
/// for what is not in it.
constexpr size_t mostAskedUnseen = 1000;
} // namespace

DashboardView::DashboardView(DashboardSession& session, const PanelTypes& types, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_types(types)
    , m_theme(Theme::make(ThemeKind::Dark))
    , m_canvas(new QWidget)
    , m_emptiness(new QLabel(tr("This dashboard has no panels."), m_canvas))
    , m_cursorSync(session.dashboard().cursorSync)
    , m_sliding(session.dashboard().liveNow)
{
    setWidget(m_canvas);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(true);
    m_canvas->setAutoFillBackground(false);
    m_emptiness->setAlignment(Qt::AlignCenter);
    m_emptiness->setWordWrap(true);
    connect(&session, &DashboardSession::panelsChanged, this, &DashboardView::rebuild);
    connect(&session, &DashboardSession::dataChanged, this, &DashboardView::updateData);
    connect(&session, &DashboardSession::refreshFinished, this, [this](quint64 refresh) {
        m_answeredRefresh = refresh;
        checkPainted();
    });
    connect(&session, &DashboardSession::rangeChanged, this, [this] {
        for (auto& [id, host] : m_hosts)
            host->setContext(contextFor(id));
    });
    connect(&session, &DashboardSession::crosshairShown, this, [this](std::optional<double> timeMs) {
        for (auto& [id, host] : m_hosts)
            if (host->isVisible())
                host->view()->setCrosshair(timeMs);
    });
    connect(&m_ageTimer, &QTimer::timeout, this, &DashboardView::updateAges);
    m_ageTimer.start(1000);
    constexpr int wheelRestsMs = 300;
    m_wheelTimer.setParent(this);
    m_wheelTimer.setObjectName(QStringLiteral("wheel"));
    m_wheelTimer.setSingleShot(true);
    m_wheelTimer.setInterval(wheelRestsMs);
    connect(&m_wheelTimer, &QTimer::timeout, this, [this] { qApp->removeEventFilter(this); });
    rebuild();
}

DashboardView::~DashboardView() = default;

void DashboardView::setTheme(const Theme& theme)
{
    m_theme = theme;
    QPalette palette = viewport()->palette();
    palette.setColor(QPalette::Window, theme.canvas);
    viewport()->setPalette(palette);
    QPalette quiet = m_emptiness->palette();
    quiet.setColor(QPalette::WindowText, theme.textSecondary);
    m_emptiness->setPalette(quiet);
    for (auto& [id, host] : m_hosts)
        host->setContext(contextFor(id));
    for (auto& [id, row] : m_rows)
        row->setTheme(theme);
    for (auto& [id, variables] : m_variables)
        variables->setTheme(theme);
    m_session.setPalette(theme.palette);
}

void DashboardView::setDashboards(decltype(PanelContext::dashboards) find)
{
    m_dashboards = std::move(find);
    for (auto& [id, host] : m_hosts)
        host->setContext(contextFor(id));
}

void DashboardView::setTags(std::function<TagSource(const VariableSpec& spec)> tags)
{
    m_tags = std::move(tags);
    for (auto& [id, variables] : m_variables)
        variables->setTags(m_tags);
}

void DashboardView::setPadding(int px)
{
    m_padding = px;
    layoutPanels();
}

void DashboardView::setPlaces(std::map<PanelId, GridPos> places)
{
    m_places = std::move(places);
    layoutPanels();
}

void DashboardView::setFullPanel(std::optional<PanelId> panel)
{
    m_full = std::move(panel);
    layoutPanels();
    verticalScrollBar()->setValue(0);
}

void DashboardView::setAllVisible(bool all)
{
    m_allVisible = all;
    updateVisible();
}

void DashboardView::setFitToHeight(bool fit)
{
    m_fitToHeight = fit;
    layoutPanels();
}

void DashboardView::showPanel(const PanelId& panel)
{
    setFullPanel(std::nullopt);
    for (const PanelSpec& row : m_session.dashboard().panels)
        for (const PanelSpec& child : row.panels)
            if (child.id == panel && m_geometry.find(panel) == m_geometry.end())
                m_session.setRowCollapsed(row.id, false);
    const auto rect = m_geometry.find(panel);
    if (rect == m_geometry.end())
        return;
    verticalScrollBar()->setValue(rect->second.top() - m_padding);
    if (PanelHost* shown = host(panel))
        shown->mark();
}

void DashboardView::cycleCursorSync()
{
    m_cursorSync = CursorSync((int(m_cursorSync) + 1) % 3);
    for (auto& [id, host] : m_hosts) {
        host->view()->setCrosshair(std::nullopt);
        host->setContext(contextFor(id));
    }
}

void DashboardView::setSliding(bool sliding)
{
    m_sliding = sliding;
    for (auto& [id, host] : m_hosts)
        host->setContext(contextFor(id));
}

std::optional<PanelId> DashboardView::hoveredPanel() const
{
    for (const auto& [id, host] : m_hosts)
        if (host->isVisible() && host->underMouse())
            return id;
    return std::nullopt;
}

PartVariables* DashboardView::variablesOf(const PanelId& part) const
{
    const auto it = m_variables.find(part);
    return it == m_variables.end() ? nullptr : it->second;
}

PanelHost* DashboardView::host(const PanelId& id) const
{
    const auto it = m_hosts.find(id);
    return it == m_hosts.end() ? nullptr : it->second;
}

PanelContext DashboardView::contextFor(const PanelId& id) const
{
    PanelContext context;
    context.theme = m_theme;
    context.zone = m_session.zone();
    context.cursorSync = m_cursorSync;
    context.live = m_sliding;
    context.interpolate = [this, id](const QString& text) {
        return interpolate(text, m_session.interpolateContext(id));
    };
    context.variables = [this, id] { return m_session.interpolateContext(id); };
    context.dashboards = m_dashboards;
    return context;
}

void DashboardView::rebuild()
{
    QSet<PanelId> present;
    for (const LivePanel& panel : m_session.panels()) {
        present.insert(panel.id);
        if (const auto host = m_hosts.find(panel.id); host != m_hosts.end())
            host->second->setPanel(panel);
        if (panel.spec->isTabs())
            showTabs(panel);
        if (!panel.variables.isEmpty())
            showVariables(panel);
        if (!panel.spec->isRow())
            continue;
        RowHeader*& row = m_rows[panel.id];
        if (row) {
            row->setRow(panel);
            continue;
        }
        row = new RowHeader(panel, m_canvas);
        row->setTheme(m_theme);
        connect(row, &RowHeader::toggled, &m_session, &DashboardSession::setRowCollapsed);
    }
    for (const LivePanel& panel : m_session.panels())
        if (panel.variables.isEmpty() && m_variables.count(panel.id) > 0)
            m_variables[panel.id]->setNames({}); // collapsed, or another tab
    const auto removeGone = [&present](auto& widgets) {
        for (auto it = widgets.begin(); it != widgets.end();) {
            if (present.contains(it->first)) {
                ++it;
            } else {
                it->second->hide();
                it->second->deleteLater();
                it = widgets.erase(it);
            }
        }
    };
    removeGone(m_hosts);
    removeGone(m_rows);
    removeGone(m_tabs);
    removeGone(m_variables);
    layoutPanels();
}

void DashboardView::showTabs(const LivePanel& bar)
{
    DashboardTabs*& tabs = m_tabs[bar.id];
    if (tabs) {
        tabs->setBar(bar);
        return;
    }
    tabs = new DashboardTabs(bar, m_canvas);
    connect(tabs, &DashboardTabs::tabChosen, &m_session, &DashboardSession::setOpenTab);
}

void DashboardView::showVariables(const LivePanel& part)
{
    PartVariables*& variables = m_variables[part.id];
    if (!variables) {
        variables = new PartVariables(m_session, m_canvas);
        variables->setTheme(m_theme);
        variables->setTags(m_tags);
    }
    variables->setNames(part.variables);
}

QRect DashboardView::gridRect(int width) const
{
    return {m_padding, m_padding, std::max(1, width - 2 * m_padding), 0};
}

int DashboardView::contentHeight(int width) const
{
    int bottom = 0;
    const std::vector<LivePanel> panels = m_session.panelsFor({gridRect(width).width(), 0}); // no height to fill
    for (const GridPos& pos : positions(panels, width))
        if (pos.h > 0)
            bottom = std::max(bottom, grid::pixelRect(pos, gridRect(width).width()).bottom() + 1);
    return bottom + 2 * m_padding;
}

/// Of all panels; those of hidden ones are empty.
std::vector<GridPos> DashboardView::positions(const std::vector<LivePanel>& panels, int width) const
{
    std::vector<GridPos> positions;
    std::vector<int> lines;
    for (const LivePanel& panel : panels) {
        const auto place = m_places.find(panel.id);
        positions.push_back(panel.hidden                  ? GridPos {0, 0, 0, 0}
                                : place == m_places.end() ? panel.gridPos
                                                          : place->second);
        lines.push_back(panel.autoColumns > 0 ? panel.gridPos.y : -1); // its columns follow the width already
    }
    if (m_places.empty() && gridRect(width).width() < grid::sideBySidePx)
        grid::stack(positions, lines);
    return positions;
}

void DashboardView::layoutPanels()
{
    const int width = viewport()->width();
    const int height = viewport()->height();
    m_session.setGridSize({gridRect(width).width(), height - 2 * m_padding}); // may lead here again, and ends there
    std::vector<GridPos> positions =
        this->positions(m_session.panels(), this->width()); // a scroll bar must not decide on columns
    if (m_fitToHeight)
        grid::fitInHeight(positions, height - 2 * m_padding);
    m_geometry.clear();
    int bottom = 0;
    for (size_t i = 0; i < positions.size(); ++i) {
        const LivePanel& panel = m_session.panels()[i];
        if (panel.hidden || (m_full && panel.id != *m_full))
            continue;
        QRect rect = grid::pixelRect(positions[i], gridRect(width).width());
        if (panel.autoColumns > 0 && m_places.empty()) {
            const auto [left, wide] = grid::autoColumnPx(panel.autoColumn, panel.autoColumns, gridRect(width).width());
            rect = QRect(left, rect.top(), wide, rect.height());
        }
        rect.translate(gridRect(width).topLeft());
        if (m_full)
            rect = QRect(QPoint(), viewport()->size()).adjusted(m_padding, m_padding, -m_padding, -m_padding);
        m_geometry[panel.id] = rect;
        bottom = std::max(bottom, rect.bottom() + 1);
    }
    m_canvas->resize(width, std::max(height, bottom + m_padding));
    tellEmptiness();
    layoutHeadings();
    updateVisible();
}

void DashboardView::tellEmptiness()
{
    m_emptiness->setVisible(m_geometry.empty());
    m_emptiness->setGeometry(m_canvas->rect().adjusted(m_padding, m_padding, -m_padding, -m_padding));
}

void DashboardView::layoutHeadings()
{
    const auto place = [this](auto& widgets, const std::function<QRect(const QRect&)>& part) {
        for (auto& [id, widget] : widgets) {
            const auto rect = m_geometry.find(id);
            if (rect != m_geometry.end())
                widget->setGeometry(part(rect->second)); // before it shows, or it stands under the mouse for a moment
            widget->setVisible(rect != m_geometry.end());
        }
    };
    const auto heading = [](const QRect& rect) {
        return QRect(rect.topLeft(), QSize(rect.width(), std::min(rect.height(), grid::rowHeightPx)));
    };
    place(m_tabs, heading);
    place(m_rows, heading);
    place(m_variables, [](const QRect& rect) { return rect.adjusted(0, grid::rowHeightPx + grid::gapPx / 2, 0, 0); });
}

void DashboardView::updateVisible()
{
    const QRect screen(0, verticalScrollBar()->value(), viewport()->width(), viewport()->height());
    const QRect nearby = screen.adjusted(0, -screen.height() / 2, 0, screen.height() / 2);
    const bool all = m_allVisible && m_session.panels().size() <= mostAskedUnseen;
    for (const LivePanel& panel : m_session.panels()) {
        if (panel.spec->isPart())
            continue;
        const auto rect = m_geometry.find(panel.id);
        const bool shown = rect != m_geometry.end();
        const bool visible = shown && (all || rect->second.intersects(screen));
        PanelHost* host = this->host(panel.id);
        if (!host && shown && rect->second.intersects(nearby))
            host = makeHost(panel);
        if (host && shown)
            host->setGeometry(rect->second);
        if (host)
            host->setVisible(shown);
        const int unmade = visible ? std::max(0, rect->second.width() - usualFramePx) : 0;
        m_session.setPanelVisible(panel.id, visible, host ? host->contentWidth() : unmade);
    }
}

PanelHost* DashboardView::makeHost(const LivePanel& panel)
{
    const PanelType* type = m_types.find(panel.spec->type);
    if (!type)
        type = m_types.find(QStringLiteral("placeholder"));
    auto* host = new PanelHost(panel, type->create(nullptr), m_canvas);
    m_hosts[panel.id] = host;
    host->setContext(contextFor(panel.id));
    host->setData(m_session.data(panel.id));
    connectView(host);
    return host;
}

void DashboardView::connectView(PanelHost* host)
{
    const PanelId id = host->panel().id;
    PanelView* view = host->view();
    connect(host, &PanelHost::menuRequested, this, &DashboardView::panelMenuRequested);
    connect(host, &PanelHost::fullViewRequested, this,
            [this](const PanelId& panel) { setFullPanel(m_full ? std::optional<PanelId>() : std::optional(panel)); });
    connect(view, &PanelView::rangeSelected, this, [this](qint64 from, qint64 to) {
        m_session.setAbsoluteRange({from, to});
    });
    connect(view, &PanelView::zoomOutRequested, this, [this] { m_session.zoomOut(); });
    connect(view, &PanelView::linkActivated, this, &DashboardView::linkActivated);
    connect(view, &PanelView::liveRequested, this, [this, id](bool live) { m_session.setPanelLive(id, live); });
    connect(view, &PanelView::linesRequested, this, [this, id](int most) { m_session.setPanelLines(id, most); });
    connect(host, &PanelHost::linkActivated, this, &DashboardView::linkActivated);
    connect(view, &PanelView::silenceRequested, this, &DashboardView::silenceRequested);
    connect(view, &PanelView::silenceEndRequested, this, &DashboardView::silenceEndRequested);
    connect(view, &PanelView::hovered, this, [this, id](std::optional<double> time) { shareCrosshair(id, time); });
    connect(view, &PanelView::filterAdded, this, [this](const QString& key, const QString& op, const QString& value) {
        m_session.addAdhocFilter({key, op, value, {}});
    });
    connect(host, &PanelHost::painted, this, [this](const PanelId& panel) {
        emit panelPainted(panel);
        checkPainted();
    });
}

void DashboardView::updateData(const PanelId& id)
{
    if (PanelHost* panel = host(id)) {
        panel->setData(m_session.data(id));
        panel->updateAge(m_session.nowMs(), dueMs());
    }
}

/// How often answers are due, 0: never. An absolute range is not asked again by itself, so its pictures do not age.
qint64 DashboardView::dueMs() const
{
    return isDateMath(m_session.rawRange().to) ? m_session.refreshIntervalMs() : 0;
}

void DashboardView::shareCrosshair(const PanelId& from, std::optional<double> timeMs)
{
    m_session.setCrosshair(timeMs); // linked windows follow whatever the dashboard says of its own panels
    if (m_cursorSync == CursorSync::Off)
        return;
    for (auto& [id, host] : m_hosts)
        if (id != from && host->isVisible())
            host->view()->setCrosshair(timeMs);
}

bool DashboardView::isPainting() const
{
    const QRect screen(0, verticalScrollBar()->value(), viewport()->width(), viewport()->height());
    return std::any_of(m_hosts.begin(), m_hosts.end(), [&screen](const auto& entry) {
        const PanelHost* host = entry.second;
        return host->isVisible() && host->geometry().intersects(screen)
            && (host->awaitsPaint() || (host->view()->isVisible() && host->view()->isDrawing()));
    });
}

void DashboardView::checkPainted()
{
    if (!m_answeredRefresh || isPainting())
        return;
    emit refreshPainted(*std::exchange(m_answeredRefresh, std::nullopt));
}

void DashboardView::updateAges()
{
    const qint64 now = m_session.nowMs();
    for (auto& [id, host] : m_hosts)
        host->updateAge(now, dueMs());
}

void DashboardView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    layoutPanels();
}

void DashboardView::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    updateVisible();
    if (!std::exchange(m_renewingHover, true)) // after all that scrolls at once
        QMetaObject::invokeMethod(this, &DashboardView::renewHover, Qt::QueuedConnection);
}

/// The mouse rests, what lies under it has moved: both what it left and what it met hear of that at once.
void DashboardView::renewHover()
{
    m_renewingHover = false;
    QWindow* handle = window()->windowHandle();
    if (!handle || !underMouse() || QApplication::mouseButtons() != Qt::NoButton || QApplication::activePopupWidget())
        return;
    const QPointF at = QCursor::pos();
    QMouseEvent rests(QEvent::MouseMove, handle->mapFromGlobal(at), at, Qt::NoButton, Qt::NoButton,
                      QApplication::keyboardModifiers());
    QCoreApplication::sendEvent(handle, &rests);
}

/// A list or a log that comes under the mouse while the dashboard scrolls does not stop it.
void DashboardView::wheelEvent(QWheelEvent* event)
{
    const int before = verticalScrollBar()->value();
    QScrollArea::wheelEvent(event);
    if (verticalScrollBar()->value() == before)
        return;
    qApp->installEventFilter(this); // once, however often; until the wheel rests
    m_wheelTimer.start();
}

bool DashboardView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel || !m_wheelTimer.isActive())
        return QScrollArea::eventFilter(watched, event);
    const auto* widget = qobject_cast<QWidget*>(watched);
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (!widget || !m_canvas->isAncestorOf(widget) || wheel->modifiers() != Qt::NoModifier
        || wheel->angleDelta().y() == 0)
        return false;
    m_wheelTimer.start();
    QCoreApplication::sendEvent(verticalScrollBar(), event);
    return true;
}
