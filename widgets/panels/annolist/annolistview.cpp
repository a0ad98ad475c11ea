#include "widgets/panels/annolist/annolistview.h"

#include "dashboards/time/datemath.h"
#include "dashboards/time/intervals.h"
#include "widgets/controls/elidedlabel.h"
#include "widgets/panels/common/rowlist.h"

#include <QLabel>
#include <QTextDocumentFragment>

#include <algorithm>

namespace {

constexpr int originHeight = 22;
constexpr int originMargin = 8;
constexpr int leastForOrigin = 120; ///< px: lower panels have room for rows alone

qint64 durationOf(const Json& json, const char* key)
{
    constexpr qint64 usual = 600'000;
    return std::max<qint64>(0, intervalToMs(jsonutil::string(json, key, QStringLiteral("10m"))).value_or(usual));
}

QString plainText(const QString& text)
{
    const QString cut = text.left(2000);
    return cut.contains(u'<') ? QTextDocumentFragment::fromHtml(cut).toPlainText() : cut;
}

} // namespace

AnnoListOptions annoListOptionsFromJson(const Json& json)
{
    AnnoListOptions options;
    options.limit = std::clamp(jsonutil::integer(json, "limit", 10), 0, 10'000);
    options.tags = jsonutil::strings(json, "tags");
    options.onlyInTimeRange = jsonutil::boolean(json, "onlyInTimeRange");
    options.showTags = jsonutil::boolean(json, "showTags", true);
    options.showTime = jsonutil::boolean(json, "showTime", true);
    options.beforeMs = durationOf(json, "navigateBefore");
    options.afterMs = durationOf(json, "navigateAfter");
    return options;
}

std::vector<Annotation> listedAnnotations(const PanelData& data, const AnnoListOptions& options)
{
    std::vector<Annotation> listed;
    for (const Annotation& annotation : data.annotations) {
        const bool tagged = std::all_of(options.tags.begin(), options.tags.end(),
                                        [&](const QString& tag) { return annotation.tags.contains(tag); });
        const bool inRange = !options.onlyInTimeRange
            || (annotation.timeMs <= data.range.toMs
                && std::max(annotation.timeMs, annotation.timeEndMs) >= data.range.fromMs);
        if (tagged && inRange)
            listed.push_back(annotation);
    }
    std::stable_sort(listed.begin(), listed.end(),
                     [](const Annotation& a, const Annotation& b) { return a.timeMs > b.timeMs; });
    listed.resize(std::min(listed.size(), size_t(options.limit)));
    return listed;
}

AnnoListView::AnnoListView(QWidget* parent) : PanelView(parent)
{
    m_list = new RowList(this);
    m_list->hide();
    const QString origin = tr("From the dashboard's queries; what is noted in Grafana itself is not shown");
    m_note = new QLabel(tr("No annotations found") + QLatin1Char('\n') + origin, this);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_origin = new ElidedLabel(origin, this);
    m_origin->setToolTip(origin);
    m_origin->hide();
    connect(m_list, &RowList::rowClicked, this, &AnnoListView::open);
    connect(m_list, &RowList::painted, this, &PanelView::painted);
}

void AnnoListView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = annoListOptionsFromJson(m_spec->options);
    rebuild();
}

void AnnoListView::setContext(const PanelContext& context)
{
    m_context = context;
    m_list->setTheme(context.theme, m_spec && m_spec->transparent ? context.theme.canvas : context.theme.panel);
    m_note->setFont(context.theme.font);
    m_origin->setFont(context.theme.fontSmall);
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, context.theme.textSecondary);
    m_note->setPalette(palette);
    m_origin->setPalette(palette);
    rebuild();
}

void AnnoListView::setData(PanelDataPtr data)
{
    m_data = std::move(data);
    rebuild();
}

void AnnoListView::rebuild()
{
    if (!m_data || !m_spec)
        return;
    m_listed = listedAnnotations(*m_data, m_options);
    std::vector<ListRow> rows;
    for (const Annotation& annotation : m_listed) {
        ListRow row;
        const QString title = plainText(annotation.title);
        const QString text = plainText(annotation.text);
        row.title = title.isEmpty() ? text : title;
        if (row.title.trimmed().isEmpty())
            row.title = annotation.source;
        row.detail = title.isEmpty() ? QString() : text;
        if (m_options.showTags)
            row.tags = annotation.tags;
        if (m_options.showTime)
            row.trailing = formatMoment(annotation.timeMs, QStringLiteral("YYYY-MM-DD HH:mm:ss"), m_context.zone);
        row.mark = toQColor(annotation.color);
        rows.push_back(std::move(row));
    }
    m_list->setRows(std::move(rows));
    arrange();
    m_list->viewport()->update(); // every answer ends in a paint, an equal one, too
    if (m_listed.empty())
        emit painted();
}

void AnnoListView::open(int row)
{
    const Annotation& annotation = m_listed[size_t(row)];
    emit rangeSelected(annotation.timeMs - m_options.beforeMs,
                       std::max(annotation.timeMs, annotation.timeEndMs) + m_options.afterMs);
}

QString AnnoListView::note() const
{
    if (m_listed.empty())
        return m_note->text();
    return m_origin->isHidden() ? QString() : m_origin->text();
}

void AnnoListView::arrange()
{
    const bool empty = m_listed.empty();
    m_note->setVisible(empty);
    m_list->setVisible(!empty);
    m_origin->setVisible(!empty && height() >= leastForOrigin);
    m_note->setGeometry(rect());
    const int below = m_origin->isHidden() ? 0 : originHeight;
    m_list->setGeometry(rect().adjusted(0, 0, 0, -below));
    m_origin->setGeometry(originMargin, height() - originHeight, std::max(0, width() - 2 * originMargin), originHeight);
}

void AnnoListView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrange();
}
