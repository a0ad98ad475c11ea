#include "widgets/panels/logs/logexplorer.h"

#include "dashboards/format/fieldoverrides.h"
#include "dashboards/logs/logvolume.h"
#include "dashboards/run/panelpipeline.h"
#include "widgets/logs/logqueryedit.h"
#include "widgets/logs/logsidebar.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

namespace {

constexpr int volumeHeight = 120;
constexpr int leastHeightWithVolume = 320;
constexpr int leastHeightWithQuery = 200;
constexpr int sidebarWidth = 300;
constexpr int leastWidthWithSidebar = 760;

/// What a supporting query answered; nullptr while it has not.
const Response* supporting(const PanelData& data, const char* name)
{
    for (size_t i = 0; i < data.responses.size() && i < data.requests.size(); ++i)
        if (data.responses[i] && jsonutil::string(data.requests[i].spec, "supportingQueryType") == QLatin1String(name))
            return data.responses[i].get();
    return nullptr;
}

Frame firstFrame(const Response* response)
{
    return response && !response->frames.empty() ? response->frames.front() : Frame();
}

} // namespace

const QueryRequest* lineRequest(const PanelData& data)
{
    const QueryRequest* found = nullptr;
    for (size_t i = 0; i < data.responses.size(); ++i) {
        if (!data.responses[i] || !data.responses[i]->logs)
            continue;
        if (i >= data.requests.size() || !data.requests[i].spec.is_object() || !data.requests[i].spec.contains("expr"))
            return nullptr;
        if (found && found->connection != data.requests[i].connection)
            return nullptr; // a line does not say which of them gave it
        found = found ? found : &data.requests[i];
    }
    return found;
}

LogExplorer::LogExplorer(LogView* lines, QWidget* parent)
    : QWidget(parent)
    , m_query(new LogQueryEdit(this))
    , m_estimate(new QLabel(this))
    , m_volume(new TimeSeriesView(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_sidebar(new LogSidebar(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_query);
    layout->addWidget(m_estimate);
    layout->addWidget(m_volume);
    layout->addWidget(m_splitter, 1);
    m_estimate->setTextFormat(Qt::PlainText);
    m_estimate->setIndent(8);
    m_estimate->hide();
    m_volume->setFixedHeight(volumeHeight);
    m_splitter->addWidget(lines);
    m_splitter->addWidget(m_sidebar);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({10'000, sidebarWidth});
    m_splitter->setHandleWidth(1); // Qt widens what the mouse can grab
    m_sidebar->setMinimumWidth(180);
    connect(m_volume, &PanelView::rangeSelected, this, &LogExplorer::rangeSelected);
    connect(m_volume, &PanelView::zoomOutRequested, this, &LogExplorer::zoomOutRequested);
    connect(lines, &LogView::rowHovered, m_volume, &TimeSeriesView::setCrosshair);
    connect(m_query, &LogQueryEdit::runRequested, this, &LogExplorer::queryRequested);
    connectSidebar();
}

void LogExplorer::connectSidebar()
{
    connect(m_sidebar, &LogSidebar::fieldFilterRequested, this,
            [this](const LogFieldSummary& field, const QString& op, const QString& value) {
                if (const QString query = expr(); !query.isEmpty())
                    emit queryRequested(withFieldFilter(query, field, op, value));
            });
    connect(m_sidebar, &LogSidebar::patternFilterRequested, this, [this](const QString& pattern, bool without) {
        if (const QString query = expr(); !query.isEmpty())
            emit queryRequested(withPatternFilter(query, pattern, without));
    });
    connect(m_sidebar, &LogSidebar::streamsFilterRequested, this, [this](const Labels& labels) {
        QString query = expr();
        if (query.isEmpty())
            return;
        for (auto it = labels.cbegin(); it != labels.cend(); ++it)
            query =
                withFieldFilter(query, {it.key(), LogField::Origin::Stream, {}, 1}, QStringLiteral("="), it.value());
        emit queryRequested(query);
    });
    connect(m_sidebar, &LogSidebar::allValuesRequested, this, [this](const QString& field) {
        if (const QString query = expr(); !query.isEmpty())
            emit valuesRequested(query, field);
    });
}

QString LogExplorer::expr() const
{
    const QueryRequest* request = m_data ? lineRequest(*m_data) : nullptr;
    return request ? jsonutil::string(request->spec, "expr") : QString();
}

/// The panel's own query: it is there before its lines are, and when it has none.
void LogExplorer::showQuery()
{
    QString asked;
    for (const TargetSpec& target : m_spec ? m_spec->targets : std::vector<TargetSpec>())
        if (!jsonutil::find(target.query, "supportingQueryType") && asked.isEmpty())
            asked = jsonutil::string(target.query, "expr");
    const Frame formatted = firstFrame(m_data ? supporting(*m_data, "formatQuery") : nullptr);
    const Field* queries = formatted.byName(QStringLiteral("query"));
    const auto* texts = queries ? queries->as<StringColumn>() : nullptr;
    m_query->setQuery(asked, texts && !texts->empty() ? texts->front() : QString());
}

QString LogExplorer::estimate() const
{
    const Response* answer = m_data ? supporting(*m_data, "indexStats") : nullptr;
    const Frame size = firstFrame(answer);
    const Field* bytes = size.byName(QStringLiteral("bytes"));
    const Field* entries = size.byName(QStringLiteral("entries"));
    const Field* streams = size.byName(QStringLiteral("streams"));
    if (!bytes || !entries || !streams || size.rows == 0)
        return {};
    const QLocale locale(QLocale::English); // with its groups of three digits
    return tr("To read: about %1 · lines: %2 · streams: %3")
        .arg(locale.formattedDataSize(qint64(bytes->numberAt(0))), locale.toString(qint64(entries->numberAt(0))),
             locale.toString(qint64(streams->numberAt(0))));
}

void LogExplorer::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_volume->setSpec(m_spec);
    showQuery();
}

void LogExplorer::setContext(const PanelContext& context)
{
    m_volume->setContext(context);
    m_query->setTheme(context.theme);
    m_sidebar->setTheme(context.theme);
    m_estimate->setFont(context.theme.fontSmall);
    QPalette palette = m_estimate->palette();
    palette.setColor(QPalette::WindowText, context.theme.textSecondary);
    m_estimate->setPalette(palette);
    m_splitter->setStyleSheet(QStringLiteral("QSplitter::handle { background: %1; }").arg(context.theme.border.name()));
    if (m_data)
        m_volume->setData(volumeData());
}

PanelDataPtr LogExplorer::volumeData() const
{
    auto shown = std::make_shared<PanelData>(*m_data);
    const Response* answer = supporting(*m_data, "logsVolume");
    OverrideContext overrides;
    overrides.palette = m_data->display.palette;
    shown->logs = nullptr;
    shown->frames = applyFieldOverrides(logVolumeOfSeries(answer ? answer->frames : Frames(), overrides.palette),
                                        m_spec ? m_spec->fieldConfig : FieldConfigSource(), overrides);
    shown->displays = makeDisplays(shown->frames, m_data->display);
    return shown;
}

void LogExplorer::setData(const PanelDataPtr& data)
{
    m_data = data;
    m_estimate->setText(estimate());
    showQuery();
    arrange();
    if (data->state == LoadingState::Loading && (!data->logs || data->logs->isEmpty()))
        return; // no word about lines that may still come
    m_volume->setData(volumeData());
    m_sidebar->setContents(data->logs,
                           {firstFrame(supporting(*data, "detectedFields")), firstFrame(supporting(*data, "patterns")),
                            firstFrame(supporting(*data, "indexVolume"))});
}

bool LogExplorer::isDrawing() const
{
    return (m_volume->isVisible() && m_volume->isDrawing()) || (m_sidebar->isVisible() && m_sidebar->isCounting());
}

QString LogExplorer::narrowed(const QString& field, const QString& op, const QString& value) const
{
    const QString query = expr();
    return query.isEmpty() ? query : withFieldFilter(query, m_sidebar->fieldOf(field), op, value);
}

void LogExplorer::arrange()
{
    // A chart of a fixed range says nothing about lines as they come.
    m_volume->setVisible(height() >= leastHeightWithVolume && !(m_data && m_data->live));
    m_estimate->setVisible(m_volume->isVisibleTo(this) && !m_estimate->text().isEmpty());
    m_sidebar->setVisible(width() >= leastWidthWithSidebar);
    m_query->setVisible(height() >= leastHeightWithQuery && !m_query->text().isEmpty());
}

void LogExplorer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}
