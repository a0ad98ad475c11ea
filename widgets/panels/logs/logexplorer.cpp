#include "widgets/panels/logs/logexplorer.h"

#include "dashboards/format/fieldoverrides.h"
#include "dashboards/run/panelpipeline.h"
#include "dashboards/run/querylink.h"
#include "widgets/logs/loglevelbar.h"
#include "widgets/logs/logqueryedit.h"
#include "widgets/logs/logsidebar.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QHBoxLayout>
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
    , m_summary(new QWidget(this))
    , m_levels(new LogLevelBar(m_summary))
    , m_estimate(new QLabel(m_summary))
    , m_volume(new TimeSeriesView(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_sidebar(new LogSidebar(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_query);
    layout->addWidget(m_summary);
    layout->addWidget(m_volume);
    layout->addWidget(m_splitter, 1);
    auto* summary = new QHBoxLayout(m_summary);
    summary->setContentsMargins(8, 0, 8, 0);
    summary->addWidget(m_levels);
    summary->addWidget(m_estimate, 1);
    m_estimate->setTextFormat(Qt::PlainText);
    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_levels->setMinimumWidth(1); // a narrow view cuts it
    m_summary->hide();
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
    connect(m_volume, &PanelView::linkActivated, this, &LogExplorer::linkActivated);
    connect(m_levels, &LogLevelBar::levelClicked, this, [this](size_t index, bool without) {
        if (const QString query = ofLevel(m_totals[index], without); !query.isEmpty())
            emit queryRequested(query);
    });
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

QString LogExplorer::ofLevel(const LevelTotal& total, bool without) const
{
    const QString query = expr();
    if (query.isEmpty() || total.values.isEmpty())
        return {};
    LogFieldSummary field = m_sidebar->fieldOf(total.label);
    if (field.origin == LogField::Origin::Parsed && field.parser.isEmpty() && total.label == QLatin1String("level"))
        field.origin = LogField::Origin::Stream; // the server counted by it, and none of the lines shown has it
    const auto [op, value] = levelFilter(total, without);
    return withFieldFilter(query, field, op, value);
}

/// A click on a bar leaves the lines of its level.
void LogExplorer::linkLevels(Frames& volume) const
{
    const QueryRequest* request = m_data ? lineRequest(*m_data) : nullptr;
    if (!request)
        return;
    for (Frame& frame : volume) {
        Field& value = frame.fields.back();
        const LogLevel level = logLevelOf(value.labels.value(QStringLiteral("level")).toStdString());
        const auto total = std::find_if(m_totals.begin(), m_totals.end(),
                                        [level](const LevelTotal& one) { return one.level == level; });
        const QString query = total == m_totals.end() ? QString() : ofLevel(*total, false);
        if (query.isEmpty())
            continue;
        FieldConfig config = *value.config;
        DataLink link;
        link.title = tr("Only lines of this level");
        link.internal = std::make_shared<const Json>(
            Json {{"datasourceUid", request->connection.value.toStdString()}, {"query", query.toStdString()}});
        link.oneClick = true;
        config.links = {std::move(link)};
        value.config = std::make_shared<const FieldConfig>(std::move(config));
    }
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
    m_levels->setTheme(context.theme);
    m_sidebar->setTheme(context.theme);
    m_estimate->setFont(context.theme.fontSmall);
    QPalette palette = m_estimate->palette();
    palette.setColor(QPalette::WindowText, context.theme.textSecondary);
    m_estimate->setPalette(palette);
    m_splitter->setStyleSheet(QStringLiteral("QSplitter::handle { background: %1; }").arg(context.theme.border.name()));
    if (m_data)
        m_volume->setData(volumeData(levelsOverTime(m_data->display.palette)));
}

/// As the server counts all lines; where it does not, those that are here are counted.
Frames LogExplorer::levelsOverTime(const Palette& palette) const
{
    constexpr qint64 pointsPerBar = 10; // bars of some ten pixels
    const Response* answer = supporting(*m_data, "logsVolume");
    if (answer && !answer->frames.empty())
        return logVolumeOfSeries(answer->frames, palette);
    const QueryRequest* request = lineRequest(*m_data);
    return request && m_data->logs
        ? logVolume(*m_data->logs, m_data->range, std::max<qint64>(1, request->intervalMs) * pointsPerBar, palette)
        : Frames();
}

PanelDataPtr LogExplorer::volumeData(Frames volume) const
{
    auto shown = std::make_shared<PanelData>(*m_data);
    OverrideContext overrides;
    overrides.palette = m_data->display.palette;
    shown->logs = nullptr;
    linkLevels(volume);
    shown->frames = applyFieldOverrides(volume, m_spec ? m_spec->fieldConfig : FieldConfigSource(), overrides);
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
    m_sidebar->setContents(data->logs,
                           {firstFrame(supporting(*data, "detectedFields")), firstFrame(supporting(*data, "patterns")),
                            firstFrame(supporting(*data, "indexVolume"))});
    showVolume();
}

/// After the sidebar, which knows what kind of field tells the level.
void LogExplorer::showVolume()
{
    const Response* answer = supporting(*m_data, "logsVolume");
    const bool counted = answer && !answer->frames.empty();
    if (!counted && m_data->state == LoadingState::Loading)
        return; // the server's counts may still come
    Frames volume = levelsOverTime(m_data->display.palette);
    m_totals = levelTotals(counted ? answer->frames : volume);
    if (!counted)
        for (LevelTotal& total : m_totals)
            total.values.clear(); // the server may have other words for it
    m_levels->setTotals(m_totals);
    QStringList told {estimate()};
    if (!counted && !m_totals.empty())
        told << tr("bars: of the lines shown");
    told.removeAll(QString());
    m_estimate->setText(told.join(QStringLiteral(" \u00b7 ")));
    m_hasBars = !m_totals.empty();
    m_volume->setData(volumeData(std::move(volume)));
    arrange();
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
    const bool hasRoom = height() >= leastHeightWithVolume && !(m_data && m_data->live);
    const int besides = m_levels->sizeHint().width() + 40;
    m_volume->setVisible(hasRoom && m_hasBars);
    m_estimate->setVisible(!m_estimate->text().isEmpty() && width() >= besides + m_estimate->sizeHint().width());
    m_summary->setVisible(hasRoom && (!m_estimate->text().isEmpty() || !m_totals.empty()));
    m_sidebar->setVisible(width() >= leastWidthWithSidebar);
    m_query->setVisible(height() >= leastHeightWithQuery && !m_query->text().isEmpty());
}

void LogExplorer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}
