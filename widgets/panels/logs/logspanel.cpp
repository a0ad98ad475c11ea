#include "widgets/panels/logs/logspanel.h"

#include "dashboards/logs/logcontext.h"
#include "dashboards/run/querylink.h"
#include "widgets/logs/logsidebar.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/logs/logexplorer.h"
#include "widgets/panels/timeseries/timeseriesview.h"

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

void LogsPanel::makeExplorer()
{
    m_explorer = new LogExplorer(m_view, this);
    layout()->addWidget(m_explorer);
    // The chart is mostly the last to be drawn, and paints itself alone.
    connect(&m_explorer->volume(), &PanelView::painted, this, &PanelView::painted, Qt::QueuedConnection);
    connect(&m_explorer->sidebar().list(), &RowList::painted, this, &PanelView::painted, Qt::QueuedConnection);
    connect(m_explorer, &LogExplorer::queryRequested, this, &LogsPanel::openLines);
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
    m_view->setOptions(logOptionsFromJson(spec->options));
    if (!m_explorer && jsonutil::boolean(spec->options, "explore"))
        makeExplorer();
    if (m_explorer)
        m_explorer->setSpec(std::move(spec));
}

void LogsPanel::setContext(const PanelContext& context)
{
    m_view->setTheme(context.theme);
    m_view->setZone(context.zone);
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
    m_view->setLines(data->logs, data->derivedFields);
    if (m_explorer)
        m_explorer->setData(data);
}
