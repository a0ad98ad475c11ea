#include "widgets/panels/traces/tracesview.h"

#include "dashboards/traces/spanlinks.h"
#include "dashboards/traces/tracefind.h"
#include "datasources/data/tracesettingsjson.h"
#include "widgets/theme/tooltiptext.h"
#include "widgets/traces/spandetailview.h"
#include "widgets/traces/tracefindbar.h"
#include "widgets/traces/traceminimap.h"
#include "widgets/traces/tracetext.h"
#include "widgets/traces/tracetimeline.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr int smallHeight = 220; // below, minimap and bar give their room to the rows
constexpr int smallWidth = 480;
constexpr int detailBesideWidth = 640; // below, the detail of a span stands under the timeline

} // namespace

TracesView::TracesView(QWidget* parent) : PanelView(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    buildBar(layout);
    m_minimap = new TraceMinimap(this);
    layout->addWidget(m_minimap);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_timeline = new TraceTimeline(m_splitter);
    m_detail = new SpanDetailView(m_splitter);
    m_detail->hide();
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    layout->addWidget(m_splitter, 1);
    connect(m_minimap, &TraceMinimap::windowChosen, this, &TracesView::setWindowNs);
    connect(m_timeline, &TraceTimeline::windowChosen, this, &TracesView::setWindowNs);
    connect(m_timeline, &TraceTimeline::selectionChanged, this, &TracesView::showSpan);
    connect(m_detail, &SpanDetailView::spanActivated, this, &TracesView::goToSpan);
    connect(m_detail, &SpanDetailView::closed, this, [this] { m_timeline->select(std::nullopt); });
    connect(m_detail, &SpanDetailView::linkChosen, this, &TracesView::followLink);
    connect(m_timeline, &TraceTimeline::viewportPainted, this, [this] {
        if (std::exchange(m_awaitsPaint, m_awaitsPaint && m_working) && !m_working)
            emit painted();
    });
    for (QWidget* widget : std::initializer_list<QWidget*> {m_bar, m_minimap, m_splitter})
        widget->hide();
}

void TracesView::buildBar(QLayout* layout)
{
    m_bar = new QWidget(this);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_choice = new QComboBox(m_bar);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(16);
    m_choice->setAccessibleName(tr("Trace"));
    m_choice->hide();
    connect(m_choice, qOverload<int>(&QComboBox::activated), this, &TracesView::chooseTrace);
    m_headline = new QLabel(m_bar);
    m_headline->setTextFormat(Qt::RichText);
    m_headline->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_find = new TraceFindBar(m_bar);
    m_path = new QToolButton(m_bar);
    m_path->setText(tr("Critical path"));
    m_path->setCheckable(true);
    m_path->setChecked(true);
    m_clocks = new QToolButton(m_bar);
    m_clocks->setText(tr("Adjust clocks"));
    m_clocks->setCheckable(true);
    m_clocks->setToolTip(tr("Moves spans of hosts whose clocks differ into their parents"));
    row->addWidget(m_choice);
    row->addWidget(m_headline, 1);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_find, m_path, m_clocks})
        row->addWidget(widget);
    layout->addWidget(m_bar);
    connect(m_find, &TraceFindBar::changed, this, &TracesView::find);
    connect(m_find, &TraceFindBar::stepped, this, &TracesView::stepFound);
    connect(m_path, &QToolButton::toggled, this, [this](bool shown) { m_timeline->setCriticalPath(shown); });
    connect(m_clocks, &QToolButton::toggled, this, &TracesView::makeScene);
}

void TracesView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_timeline->setAccessibleName(spec->title);
}

void TracesView::setContext(const PanelContext& context)
{
    m_context = context;
    m_minimap->setTheme(context.theme);
    m_timeline->setTheme(context.theme);
    m_detail->setLook(context.theme, context.zone);
    m_find->setTheme(context.theme);
    updateHeadline();
    update();
}

void TracesView::setData(PanelDataPtr data)
{
    m_data = std::move(data);
    updateChoice();
    chooseTrace();
    m_awaitsPaint = true;
    if (!m_trace)
        update();
    else
        m_timeline->viewport()->update();
}

/// Keeps the trace that was chosen, should it come again.
void TracesView::updateChoice()
{
    if (m_offered == m_data->traces)
        return; // a refresh that changed nothing leaves an opened list alone
    m_offered = m_data->traces;
    const QString chosen = m_choice->currentData().toString();
    m_choice->clear();
    m_naming.cancel();
    if (m_offered.size() > 1) // else there is nothing to choose
        for (const TracePtr& trace : m_offered)
            m_choice->addItem(trace->traceId, trace->traceId);
    if (m_choice->count() > 0) {
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
        nameChoices();
    }
    m_choice->setVisible(m_choice->count() > 1);
}

/// To sum up a large trace takes longer than a frame.
void TracesView::nameChoices()
{
    m_naming = runInBackground<QStringList>(
        *QThreadPool::globalInstance(),
        [traces = m_offered] {
            QStringList names;
            for (const TracePtr& trace : traces) {
                const TraceSummary summary = summarize(*trace);
                names << QStringLiteral("%1: %2 (%3)")
                             .arg(summary.service, summary.operation, spanDurationText(summary.durationNs));
            }
            return names;
        },
        [this](const QStringList& names) {
            for (int i = 0; i < m_choice->count(); ++i)
                m_choice->setItemText(i, names[i]);
        });
}

void TracesView::chooseTrace()
{
    const auto index = size_t(std::max(0, m_choice->currentIndex()));
    const TracePtr trace = index < m_data->traces.size() ? m_data->traces[index] : nullptr;
    if (trace == m_trace)
        return;
    m_trace = trace;
    makeScene();
}

TraceSettingsPtr TracesView::settingsOf(const TracePtr& trace) const
{
    for (const ResponsePtr& response : m_data->responses)
        if (response && std::find(response->traces.begin(), response->traces.end(), trace) != response->traces.end())
            return traceSettingsOf(response->frames);
    return nullptr;
}

void TracesView::showSpan(std::optional<quint32> span)
{
    // The person acts on what is shown, while the scene of a newer trace may still be in the making.
    const bool known = m_settings && m_scene && span && *span < m_scene->trace->size();
    m_links = known ? spanLinks(*m_scene->trace, *span, *m_settings) : std::vector<QueryLink>();
    QStringList titles;
    for (const QueryLink& link : m_links)
        titles << link.title;
    m_detail->setVisible(span.has_value());
    m_detail->show(m_scene, span, titles);
    showCount();
}

/// The headline has more or less room beside the count.
void TracesView::showCount()
{
    m_find->setCount(m_found.size(), chosenMatch());
    m_bar->layout()->activate();
    updateHeadline();
}

void TracesView::followLink(int link)
{
    if (link >= 0 && size_t(link) < m_links.size())
        emit linkActivated({m_links[size_t(link)].title, queryLinkUrl(m_links[size_t(link)])});
}

void TracesView::goToSpan(const QString& traceId, const QString& spanId)
{
    // The person follows a link of what is shown, while the scene of a newer trace may still be in the making.
    if (m_scene && traceId == m_scene->trace->traceId) {
        if (const auto at = m_scene->trace->ids.find(spanId))
            m_timeline->select(quint32(*at));
        return;
    }
    if (m_settings && !m_settings->datasource.isEmpty()) {
        const QueryLink link {tr("Trace %1").arg(traceId), m_settings->datasource, Json(traceId.toStdString()), {}};
        emit linkActivated({link.title, queryLinkUrl(link)});
    }
}

void TracesView::makeScene()
{
    const bool hasTrace = m_trace && m_trace->size() > 0;
    for (QWidget* widget : std::initializer_list<QWidget*> {m_bar, m_minimap, m_splitter})
        widget->setVisible(hasTrace);
    if (!hasTrace) {
        m_work.cancel();
        m_working = false;
        return;
    }
    m_working = true;
    m_work = runInBackground<TraceScenePtr>(
        *QThreadPool::globalInstance(),
        [trace = m_trace, adjust = m_clocks->isChecked()] { return TraceScene::make(trace, adjust); },
        [this, known = settingsOf(m_trace)](TraceScenePtr scene) { present(std::move(scene), known); });
}

void TracesView::present(TraceScenePtr scene, TraceSettingsPtr settings)
{
    m_working = false;
    m_scene = std::move(scene);
    m_settings = std::move(settings);
    m_found.clear(); // spans of the scene before
    m_timeline->setBarLabel(m_settings ? m_settings->barLabel : SpanBarLabel::Duration,
                            m_settings ? m_settings->barTag : QString());
    m_timeline->setFound(m_found);
    m_timeline->setScene(m_scene);
    m_minimap->setScene(m_scene);
    m_minimap->setWindow(m_timeline->window());
    showSpan(m_timeline->selected());
    updateHeadline();
    fitToSize();
    if (const QString words = m_find->field()->text(); !words.isEmpty())
        find(words);
}

QString TracesView::headline() const
{
    if (!m_scene)
        return {};
    const TraceSummary& summary = m_scene->summary;
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(summary.startNs / 1'000'000, m_context.zone);
    QStringList parts {start.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")), spanDurationText(summary.durationNs),
                       tr("Spans: %1").arg(summary.spans), tr("Services: %1").arg(summary.services.size())};
    if (summary.errors > 0)
        parts << tr("Errors: %1").arg(summary.errors);
    if (summary.orphans > 0)
        parts << tr("Without their parent: %1").arg(summary.orphans);
    if (m_scene->movedSpans > 0)
        parts << tr("Moved: %1").arg(m_scene->movedSpans);
    if (const auto& warnings = m_scene->trace->warnings; !warnings.isEmpty())
        parts << tr("Warnings: %1").arg(warnings.size());
    return QStringLiteral("%1: %2  ").arg(summary.service, summary.operation) + parts.join(QStringLiteral(" · "));
}

void TracesView::updateHeadline()
{
    const QString separator = QStringLiteral(" · ");
    const QString text = headline();
    const int end = int(text.indexOf(QLatin1String("  ")));
    QStringList parts = text.mid(end).split(separator);
    const QFontMetrics plain(m_headline->font());
    QFont bold = m_headline->font();
    bold.setBold(true);
    const QFontMetrics ofName(bold);
    const QString name = ofName.elidedText(text.left(end), Qt::ElideRight, m_headline->width());
    const int room = m_headline->width() - ofName.horizontalAdvance(name);
    while (!parts.isEmpty() && plain.horizontalAdvance(parts.join(separator)) > room)
        parts.removeLast(); // the start and the duration come first
    m_headline->setText(
        QStringLiteral("<b>%1</b> <span style=\"color:%2\">%3</span>")
            .arg(name.toHtmlEscaped(), m_context.theme.textSecondary.name(), parts.join(separator).toHtmlEscaped()));
    QStringList tip {text};
    if (m_scene) {
        constexpr qsizetype shownWarnings = 10;
        tip << m_scene->summary.traceId;
        tip += m_scene->trace->warnings.mid(0, shownWarnings);
    }
    m_headline->setToolTip(m_scene ? plainToolTip(tip.join(u'\n')) : QString());
}

void TracesView::find(const QString& text)
{
    if (!m_scene)
        return;
    m_search = runInBackground<std::vector<quint32>>(
        *QThreadPool::globalInstance(), [trace = m_scene->trace, text] { return findSpans(*trace, text); },
        [this](std::vector<quint32> found) {
            m_found = std::move(found);
            m_timeline->setFound(m_found);
            showCount();
        });
}

std::optional<size_t> TracesView::chosenMatch() const
{
    const auto now = m_timeline->selected();
    const auto at = now ? std::find(m_found.begin(), m_found.end(), *now) : m_found.end();
    return at == m_found.end() ? std::nullopt : std::optional(size_t(at - m_found.begin()));
}

void TracesView::stepFound(int by)
{
    if (m_found.empty())
        return;
    const auto chosen = chosenMatch();
    const auto count = qint64(m_found.size());
    const qint64 first = by > 0 ? 0 : count - 1;
    const qint64 next = chosen ? (qint64(*chosen) + by + count) % count : first;
    m_timeline->select(m_found[size_t(next)]);
}

void TracesView::setWindowNs(const TraceWindow& window)
{
    m_timeline->setWindow(window);
    m_minimap->setWindow(window);
}

void TracesView::fitToSize()
{
    const bool hasTrace = m_trace && m_trace->size() > 0;
    m_splitter->setOrientation(width() >= detailBesideWidth ? Qt::Horizontal : Qt::Vertical);
    m_minimap->setVisible(hasTrace && height() >= smallHeight);
    m_bar->setVisible(hasTrace && height() >= smallHeight / 2);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_find, m_path, m_clocks})
        widget->setVisible(width() >= smallWidth);
    m_bar->layout()->activate(); // the headline has its width now
    updateHeadline();
}

void TracesView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    fitToSize();
}

void TracesView::paintEvent(QPaintEvent* /*event*/)
{
    if (m_trace && m_trace->size() > 0)
        return;
    QPainter painter(this);
    painter.setPen(m_context.theme.textSecondary);
    painter.setFont(m_context.theme.font);
    if (m_data && m_data->revision > 0)
        painter.drawText(rect(), Qt::AlignCenter, tr("No trace"));
    painter.end();
    if (std::exchange(m_awaitsPaint, false))
        emit painted();
}
