#include "app/dashboardlinks.h"

#include "dashboards/run/links.h"
#include "datasources/data/background.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/controls/toolsegment.h"
#include "widgets/panels/panelview.h"
#include "widgets/theme/tooltiptext.h"

#include <QFileInfo>
#include <QHBoxLayout>

namespace {

constexpr qsizetype mostOffered = 100;
constexpr int gap = 8;

QString plainText(QString text)
{
    return text.replace(u'&', QLatin1String("&&"));
}

} // namespace

DashboardLinks::DashboardLinks(DashboardSession& session, QString file, QThreadPool& pool,
                               const DashboardLibrary& library, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_file(std::move(file))
    , m_pool(pool)
    , m_library(library)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    for (const LinkSpec& link : session.dashboard().links) {
        auto* button = new ToolSegment(ToolSegment::Place::Alone, this);
        button->setSymbol(IconName::Link);
        button->setArrow(link.kind == LinkSpec::Kind::Dashboards);
        connect(button, &QToolButton::clicked, this, [this, link, button] { activate(link, button); });
        row->addWidget(button);
        m_buttons.push_back(button);
    }
    showFirst(m_buttons.size());
    updateTitles();
}

void DashboardLinks::setTheme(const Theme& theme)
{
    for (ToolSegment* button : m_buttons)
        button->setTheme(theme);
}

void DashboardLinks::updateTitles()
{
    const InterpolateContext context = m_session.interpolateContext({});
    const std::vector<LinkSpec>& links = m_session.dashboard().links;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const LinkSpec& link = links[i];
        QString title = interpolate(link.title, context);
        if (title.isEmpty())
            title = link.kind == LinkSpec::Kind::Link ? link.url : link.tags.join(QLatin1String(", "));
        if (title.isEmpty())
            title = tr("Dashboards");
        m_buttons[i]->setText(title);
        const bool refused = link.kind == LinkSpec::Kind::Link && !resolveDashboardLink(link, context);
        m_buttons[i]->setEnabled(!refused);
        m_buttons[i]->setToolTip(plainToolTip(refused ? tr("This address is not opened: %1").arg(link.url)
                                                      : interpolate(link.tooltip, context)));
    }
}

void DashboardLinks::showFirst(size_t count)
{
    m_shown = count;
    for (size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setVisible(i < count);
    setVisible(count > 0);
}

int DashboardLinks::widthOf(size_t count) const
{
    int width = 0;
    for (size_t i = 0; i < std::min(count, m_buttons.size()); ++i)
        width += m_buttons[i]->sizeHint().width() + (i > 0 ? gap : 0);
    return width;
}

void DashboardLinks::addHidden(QMenu& menu, QWidget& anchor)
{
    const std::vector<LinkSpec>& links = m_session.dashboard().links;
    for (size_t i = m_shown; i < m_buttons.size(); ++i) {
        QAction* action = menu.addAction(plainText(m_buttons[i]->text()), this,
                                         [this, link = links[i], &anchor] { activate(link, &anchor); });
        action->setEnabled(m_buttons[i]->isEnabled());
    }
}

void DashboardLinks::activate(const LinkSpec& link, QWidget* anchor)
{
    if (link.kind == LinkSpec::Kind::Link)
        follow(link);
    else
        searchTagged(link, anchor);
}

void DashboardLinks::follow(const LinkSpec& link)
{
    if (const auto resolved = resolveDashboardLink(link, m_session.interpolateContext({})))
        emit linkActivated({resolved->title, resolved->url, resolved->newWindow});
}

std::vector<DashboardFile> DashboardLinks::taggedInLibrary(const QStringList& tags) const
{
    std::vector<DashboardFile> files;
    for (const LibraryEntryPtr& entry : m_library.entries())
        files.push_back({entry->file, entry->uid, entry->title, entry->tags});
    return dashboardsWithTags(std::move(files), tags);
}

void DashboardLinks::searchTagged(const LinkSpec& link, QWidget* anchor)
{
    if (const auto files = taggedInLibrary(link.tags); !files.empty()) {
        offer(link, files, anchor);
        return;
    }
    const QString folder = QFileInfo(m_file).absolutePath();
    m_search = runInBackground<std::vector<DashboardFile>>(
        m_pool, [folder, tags = link.tags] { return dashboardsWithTags(dashboardFilesIn(folder), tags); },
        [this, link, anchor](const std::vector<DashboardFile>& files) { offer(link, files, anchor); });
}

void DashboardLinks::offer(const LinkSpec& link, const std::vector<DashboardFile>& files, QWidget* anchor)
{
    QMenu* menu = newPopupMenu(anchor);
    for (const DashboardFile& file : files) {
        LinkSpec target = link;
        target.url = file.uid.isEmpty() ? dashboardUrlOfSlug(dashboardSlug(file.title)) : dashboardUrl(file.uid);
        menu->addAction(plainText(file.title), this, [this, target] { follow(target); });
        if (menu->actions().size() >= mostOffered)
            break;
    }
    if (menu->isEmpty())
        menu->addAction(tr("No dashboards with these tags in this folder"))->setEnabled(false);
    menu->popup(anchor->mapToGlobal(anchor->rect().bottomLeft()));
}
