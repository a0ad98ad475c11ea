#include "widgets/panels/logs/logspanel.h"

#include "dashboards/logs/logcontext.h"
#include "dashboards/run/querylink.h"
#include "widgets/logs/logdetailspane.h"
#include "widgets/logs/logsidebar.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/logs/logexplorer.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

LogOptions logOptionsFromJson(const Json& json)
{
    LogOptions options;
    options.showTime = jsonutil::boolean(json, "showTime");
    options.showLabels = jsonutil::boolean(json, "showLabels");
    options.showCommonLabels = jsonutil::boolean(json, "showCommonLabels");
    options.showLevel = jsonutil::boolean(json, "showLevel");
    options.wrap = jsonutil::boolean(json, "wrapLogMessage");
    options.prettyJson = jsonutil::boolean(json, "prettifyLogMessage");
    options.details = jsonutil::boolean(json, "enableLogDetails", true) && !jsonutil::boolean(json, "noInteractions");
    options.detailsBeside = jsonutil::string(json, "detailsMode") == QLatin1String("sidebar");
    options.attributes = jsonutil::boolean(json, "showLogAttributes");
    options.endless = jsonutil::boolean(json, "enableInfiniteScrolling");
    options.smallFont = jsonutil::string(json, "fontSize") == QLatin1String("small");
    options.nanoseconds = jsonutil::string(json, "timestampResolution") == QLatin1String("ns");
    options.newestFirst = jsonutil::string(json, "sortOrder") != QLatin1String("Ascending");
    options.colours = jsonutil::boolean(json, "syntaxHighlighting");
    options.controls = jsonutil::boolean(json, "showControls");
    options.dedup = logDedupOf(jsonutil::string(json, "dedupStrategy"));
    options.fields = jsonutil::strings(json, "displayedFields");
    if (const qint64 ns = jsonutil::string(json, "markedNs").toLongLong(); ns > 0)
        options.marked = LogMark {ns, jsonutil::string(json, "markedLine")};
    return options;
}

LogsPanel::LogsPanel(QWidget* parent) : PanelView(parent), m_view(new LogView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    connect(m_view, &LogView::linesPainted, this, &PanelView::painted, Qt::QueuedConnection);
    connect(m_view, &LogView::rowHovered, this, &PanelView::hovered);
    connect(m_view, &LogView::filterAdded, this, &LogsPanel::filter);
    connect(m_view, &LogView::exploreRequested, this, [this] { openLines(expr()); });
    connect(m_view, &LogView::liveRequested, this, &PanelView::liveRequested);
    connect(m_view, &LogView::linkActivated, this, [this](const QString& title, const QString& url, bool newWindow) {
        emit linkActivated({title, url, newWindow});
    });
    connect(m_view, &LogView::contextRequested, this, &LogsPanel::openContext);
    connect(m_view, &LogView::edgeApproached, this, &LogsPanel::askFurther);
}

bool LogsPanel::isDrawing() const
{
    return m_view->isArranging() || (m_explorer && m_explorer->isDrawing());
}

QString LogsPanel::source() const
{
    const QueryRequest* request = m_data ? lineRequest(*m_data) : nullptr;
    return request ? request->connection.value : QString();
}

QString LogsPanel::expr() const
{
    const QueryRequest* request = m_data ? lineRequest(*m_data) : nullptr;
    return request ? jsonutil::string(request->spec, "expr") : QString();
}

void LogsPanel::openContext(quint32 row)
{
    if (const auto link = logContextLink(*m_view->lines(), row, source(), expr()))
        emit linkActivated({link->title, queryLinkUrl(*link)});
}

void LogsPanel::openLines(const QString& expr)
{
    emit linkActivated({expr, queryLinkUrl({expr, source(), Json(expr.toStdString()), std::nullopt})});
}

/// A view of one query has no filters of its own: it opens a narrower query, with a way back.
void LogsPanel::filter(const QString& key, const QString& op, const QString& value)
{
    const QString narrowed = m_explorer ? m_explorer->narrowed(key, op, value) : QString();
    if (narrowed.isEmpty())
        emit filterAdded(key, op, value);
    else
        openLines(narrowed);
}

void LogsPanel::applyOptions()
{
    constexpr int leastWidth = 600; // for lines with something beside them
    LogOptions options = m_options;
    options.detailsBeside = m_pane && options.detailsBeside && width() >= leastWidth;
    if (m_pane && !options.detailsBeside)
        m_pane->hide();
    m_view->setOptions(options);
}

void LogsPanel::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    applyOptions();
}

void LogsPanel::makeDetailsPane()
{
    constexpr int paneWidth = 380;
    m_pane = new LogDetailsPane(this);
    m_pane->setMinimumWidth(240);
    m_pane->hide();
    m_beside = new QSplitter(Qt::Horizontal, this);
    m_beside->addWidget(m_view);
    m_beside->addWidget(m_pane);
    m_beside->setStretchFactor(0, 1);
    m_beside->setChildrenCollapsible(false);
    m_beside->setSizes({10'000, paneWidth});
    m_beside->setHandleWidth(1); // Qt widens what the mouse can grab
    layout()->addWidget(m_beside);
    connect(m_view, &LogView::detailsRequested, this, &LogsPanel::showDetails);
    connect(m_view, &LogView::wentTo, this, [this](qsizetype index) {
        if (m_pane->isVisible())
            showDetails(index);
    });
    connect(m_pane, &LogDetailsPane::actionChosen, m_view, &LogView::act);
    connect(m_pane, &LogDetailsPane::closeRequested, m_pane, &QWidget::hide);
}

void LogsPanel::showDetails(qsizetype index)
{
    m_pane->setContent({m_view->timeOf(index), m_view->wholeText(index), m_view->detailsOf(index)});
    m_pane->show();
}

/// Twice as many each time, so that walking far asks seldom; enough when the last question gave fewer.
void LogsPanel::askFurther(bool oldest)
{
    constexpr qsizetype least = 1000;
    constexpr qsizetype most = 1'000'000;
    const QueryRequest* request = m_data ? lineRequest(*m_data) : nullptr;
    if (!request || !m_data->logs || m_data->live || m_data->state == LoadingState::Loading)
        return;
    const bool forward = jsonutil::string(request->spec, "direction") == QLatin1String("forward");
    if (oldest == forward) { // where the lines begin: the next refresh may ask for few again
        if (std::exchange(m_wanted, 0) > 0)
            emit linesRequested(0);
        return;
    }
    const qsizetype here = m_data->logs->size();
    if (here < std::max(m_wanted, jsonutil::integer(request->spec, "maxLines")) || here >= most)
        return;
    m_wanted = int(std::min(most, std::max(2 * here, least)));
    emit linesRequested(m_wanted);
}

/// The first pages of lines that are shown already: the rest is on its way.
bool LogsPanel::isPartOfShown(const PanelData& data) const
{
    return m_wanted > 0 && data.state == LoadingState::Loading && data.logs
        && data.logs->size() < m_view->lines()->size();
}

void LogsPanel::makeExplorer()
{
    m_explorer = new LogExplorer(m_view, this);
    layout()->addWidget(m_explorer);
    // The chart is mostly the last to be drawn, and paints itself alone.
    connect(&m_explorer->volume(), &PanelView::painted, this, &PanelView::painted, Qt::QueuedConnection);
    connect(&m_explorer->sidebar().list(), &RowList::painted, this, &PanelView::painted, Qt::QueuedConnection);
    connect(m_explorer, &LogExplorer::queryRequested, this, &LogsPanel::openLines);
    connect(m_explorer, &LogExplorer::linkActivated, this, &PanelView::linkActivated);
    connect(m_explorer, &LogExplorer::valuesRequested, this, [this](const QString& expr, const QString& field) {
        const Json spec {{"expr", expr.toStdString()},
                         {"supportingQueryType", "detectedFieldValues"},
                         {"field", field.toStdString()}};
        emit linkActivated({field, queryLinkUrl({field, source(), spec, std::nullopt})});
    });
    connect(m_explorer, &LogExplorer::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_explorer, &LogExplorer::zoomOutRequested, this, &PanelView::zoomOutRequested);
}

void LogsPanel::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_options = logOptionsFromJson(spec->options);
    if (!m_explorer && jsonutil::boolean(spec->options, "explore"))
        makeExplorer();
    if (!m_explorer && !m_pane && m_options.detailsBeside)
        makeDetailsPane();
    applyOptions();
    if (m_explorer)
        m_explorer->setSpec(std::move(spec));
}

void LogsPanel::setContext(const PanelContext& context)
{
    m_view->setTheme(context.theme);
    m_view->setZone(context.zone);
    if (m_pane) {
        m_pane->setTheme(context.theme);
        m_beside->setStyleSheet(
            QStringLiteral("QSplitter::handle { background: %1; }").arg(context.theme.border.name()));
    }
    if (m_explorer)
        m_explorer->setContext(context);
}

void LogsPanel::setData(PanelDataPtr data)
{
    m_data = data;
    m_view->setContextPossible(!source().isEmpty());
    m_view->setExplorePossible(!m_explorer && !source().isEmpty());
    // Only what a source gave as lines can be followed; frames come with each refresh.
    const bool canFollow = std::any_of(data->responses.begin(), data->responses.end(),
                                       [](const ResponsePtr& response) { return response && response->logs; });
    m_view->setLive(canFollow, data->live);
    // Other answers of the panel (numbers, what stands around the lines) may have come while there is no line.
    const QString waits = data->error ? data->error->text : tr("Waiting for lines...");
    const QString none = data->state == LoadingState::Loading ? QString() : tr("No log lines");
    m_view->setEmptyText(data->live ? waits : none);
    if (!isPartOfShown(*data))
        m_view->setLines(data->logs, data->derivedFields);
    if (m_explorer)
        m_explorer->setData(data);
}
