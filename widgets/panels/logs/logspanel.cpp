#include "widgets/panels/logs/logspanel.h"

#include "dashboards/logs/logcontext.h"
#include "widgets/logs/logview.h"

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
    options.controls = jsonutil::boolean(json, "showControls");
    options.dedup = logDedupOf(jsonutil::string(json, "dedupStrategy"));
    options.fields = jsonutil::strings(json, "displayedFields");
    return options;
}

LogsPanel::LogsPanel(QWidget* parent) : PanelView(parent), m_view(new LogView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    connect(m_view, &LogView::linesPainted, this, &PanelView::painted, Qt::QueuedConnection);
    connect(m_view, &LogView::rowHovered, this, &PanelView::hovered);
    connect(m_view, &LogView::filterAdded, this, &PanelView::filterAdded);
    connect(m_view, &LogView::liveRequested, this, &PanelView::liveRequested);
    connect(m_view, &LogView::linkActivated, this, [this](const QString& title, const QString& url, bool newWindow) {
        emit linkActivated({title, url, newWindow});
    });
    connect(m_view, &LogView::contextRequested, this, &LogsPanel::openContext);
}

bool LogsPanel::isDrawing() const
{
    return m_view->isArranging();
}

QString LogsPanel::source() const
{
    for (size_t i = 0; i < m_data->responses.size() && i < m_data->requests.size(); ++i)
        if (m_data->responses[i] && m_data->responses[i]->logs && m_data->requests[i].spec.is_object()
            && m_data->requests[i].spec.contains("expr"))
            return m_data->requests[i].connection.value;
    return {};
}

void LogsPanel::openContext(quint32 row)
{
    if (const auto link = logContextLink(*m_view->lines(), row, source()))
        emit linkActivated({link->title, queryLinkUrl(*link)});
}

void LogsPanel::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_view->setOptions(logOptionsFromJson(spec->options));
}

void LogsPanel::setContext(const PanelContext& context)
{
    m_view->setTheme(context.theme);
    m_view->setZone(context.zone);
}

void LogsPanel::setData(PanelDataPtr data)
{
    m_data = data;
    m_view->setContextPossible(!source().isEmpty());
    // Only what a source gave as lines can be followed; frames come with each refresh.
    const bool canFollow = std::any_of(data->responses.begin(), data->responses.end(),
                                       [](const ResponsePtr& response) { return response && response->logs; });
    m_view->setLive(canFollow, data->live);
    m_view->setEmptyText(!data->live ? QString() : data->error ? data->error->text : tr("Waiting for lines..."));
    m_view->setLines(data->logs, data->derivedFields);
}
