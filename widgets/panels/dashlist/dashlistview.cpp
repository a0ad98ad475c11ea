#include "widgets/panels/dashlist/dashlistview.h"

#include "widgets/panels/common/rowlist.h"

#include <QLabel>

#include <algorithm>

namespace {

using Entries = std::vector<DashboardEntry>;

bool hasAllTags(const DashboardEntry& entry, const QStringList& tags)
{
    return std::all_of(tags.begin(), tags.end(), [&](const QString& tag) { return entry.tags.contains(tag); });
}

Entries filtered(const Entries& all, const std::function<bool(const DashboardEntry&)>& keep, int most)
{
    Entries kept;
    for (const DashboardEntry& entry : all)
        if (int(kept.size()) < most && keep(entry))
            kept.push_back(entry);
    return kept;
}

Entries byTitle(Entries entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const DashboardEntry& a, const DashboardEntry& b) {
        return a.title.compare(b.title, Qt::CaseInsensitive) < 0;
    });
    return entries;
}

} // namespace

DashListOptions dashListOptionsFromJson(const Json& json)
{
    DashListOptions options;
    options.starred = jsonutil::boolean(json, "showStarred", true);
    options.recent = jsonutil::boolean(json, "showRecentlyViewed");
    options.search = jsonutil::boolean(json, "showSearch");
    options.headings = jsonutil::boolean(json, "showHeadings", true);
    options.folderNames = jsonutil::boolean(json, "showFolderNames", true);
    options.keepTime = jsonutil::boolean(json, "keepTime");
    options.includeVariables = jsonutil::boolean(json, "includeVars");
    options.maxItems = std::clamp(jsonutil::integer(json, "maxItems", 10), 0, 1000);
    options.query = jsonutil::string(json, "query");
    options.folder = jsonutil::string(json, "folderUID");
    options.tags = jsonutil::strings(json, "tags");
    return options;
}

std::vector<DashListSection> dashListSections(const Entries& all, const DashListOptions& options, const QString& query)
{
    std::vector<DashListSection> sections;
    const auto add = [&](const QString& heading, Entries entries) {
        if (!entries.empty())
            sections.push_back({options.headings ? heading : QString(), std::move(entries)});
    };
    if (options.starred)
        add(DashListView::tr("Starred dashboards"),
            filtered(
                byTitle(all), [](const DashboardEntry& e) { return e.starred; }, options.maxItems));
    if (options.recent) {
        Entries recent = filtered(
            all, [](const DashboardEntry& e) { return e.recent > 0; }, int(all.size()));
        std::stable_sort(recent.begin(), recent.end(),
                         [](const DashboardEntry& a, const DashboardEntry& b) { return a.recent < b.recent; });
        recent.resize(std::min(recent.size(), size_t(options.maxItems)));
        add(DashListView::tr("Recently viewed dashboards"), std::move(recent));
    }
    if (options.search)
        add(DashListView::tr("Search"),
            filtered(
                byTitle(all),
                [&](const DashboardEntry& e) {
                    const bool inFolder =
                        options.folder.isEmpty() || e.folder == options.folder || e.folderUid == options.folder;
                    return inFolder && hasAllTags(e, options.tags) && e.title.contains(query, Qt::CaseInsensitive);
                },
                options.maxItems));
    return sections;
}

DashListView::DashListView(QWidget* parent) : PanelView(parent)
{
    m_list = new RowList(this);
    m_note = new QLabel(this);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_note->hide();
    connect(m_list, &RowList::rowClicked, this, &DashListView::open);
    connect(m_list, &RowList::painted, this, &PanelView::painted);
}

void DashListView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = dashListOptionsFromJson(m_spec->options);
    load();
}

void DashListView::setContext(const PanelContext& context)
{
    m_context = context;
    m_list->setTheme(context.theme, m_spec && m_spec->transparent ? context.theme.canvas : context.theme.panel);
    m_note->setFont(context.theme.font);
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, context.theme.textSecondary);
    m_note->setPalette(palette);
    load();
}

void DashListView::setData(PanelDataPtr data)
{
    Q_UNUSED(data)
    load();
}

void DashListView::load()
{
    if (!m_spec || !m_context.interpolate)
        return;
    m_isLoading = m_context.dashboards != nullptr;
    if (m_isLoading)
        m_loading = m_context.dashboards([this](const Entries& all) { present(all); });
    else
        present({});
}

void DashListView::present(const Entries& all)
{
    m_isLoading = false;
    QString parameters;
    if (m_options.keepTime)
        parameters += QStringLiteral("${__url_time_range}");
    if (m_options.includeVariables)
        parameters += (parameters.isEmpty() ? QString() : QStringLiteral("&")) + QStringLiteral("${__all_variables}");
    parameters = parameters.isEmpty() ? QString() : QLatin1Char('?') + m_context.interpolate(parameters);
    std::vector<ListRow> rows;
    m_urls.clear();
    for (const DashListSection& section : dashListSections(all, m_options, m_context.interpolate(m_options.query))) {
        if (!section.heading.isEmpty()) {
            ListRow heading;
            heading.title = section.heading;
            heading.heading = true;
            rows.push_back(std::move(heading));
            m_urls.emplace_back();
        }
        for (const DashboardEntry& entry : section.entries) {
            ListRow row;
            row.title = entry.title;
            row.detail = m_options.folderNames ? entry.folder : QString();
            row.tags = entry.tags;
            row.starred = entry.starred;
            rows.push_back(std::move(row));
            m_urls.push_back(entry.url + parameters);
        }
    }
    m_note->setText(tr("No dashboards"));
    m_note->setVisible(rows.empty());
    m_list->setVisible(!rows.empty());
    m_list->setRows(std::move(rows));
    m_list->viewport()->update(); // every answer ends in a paint, an equal one, too
    if (m_list->isHidden())
        emit painted();
}

void DashListView::open(int row)
{
    LinkTarget target;
    target.title = m_list->rows()[size_t(row)].title;
    target.url = m_urls[size_t(row)];
    emit linkActivated(target);
}

void DashListView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    m_list->setGeometry(rect());
    m_note->setGeometry(rect());
}
