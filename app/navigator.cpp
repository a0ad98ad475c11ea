#include "app/navigator.h"

#include "app/fetchactions.h"
#include "dashboards/library/dashboardfiles.h"
#include "datasources/data/background.h"
#include "widgets/panels/panelview.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QUrl>

Navigator::Navigator(DashboardLibrary& library, QThreadPool& pool, HttpClient& http, QWidget* window)
    : QObject(window)
    , m_library(library)
    , m_pool(pool)
    , m_window(window)
    , m_actions(new FetchActions(http, window))
{
    connect(m_actions, &FetchActions::failed, this, &Navigator::failed);
    connect(m_actions, &FetchActions::succeeded, this, &Navigator::succeeded);
}

void Navigator::setOrigin(const QString& file, const QString& uid)
{
    m_file = file;
    m_uid = uid;
}

void Navigator::follow(const LinkTarget& target)
{
    if (target.action) {
        m_actions->ask(*target.action);
        return;
    }
    if (auto query = parseQueryLink(target.url)) {
        query->title = target.title;
        // Queued, as below.
        QMetaObject::invokeMethod(
            this, [this, link = *query] { emit queryRequested(link); }, Qt::QueuedConnection);
        return;
    }
    const QString address = safeUrl(target.url);
    if (address.isEmpty())
        return; // dashboards are untrusted: nothing but the web and other dashboards
    if (const auto link = parseDashboardLink(address)) {
        open(*link);
        return;
    }
    // A whole address of a Grafana whose dashboard lies here is followed here.
    const QUrl url(address);
    const QString below = url.path() + (url.hasQuery() ? u'?' + url.query(QUrl::FullyEncoded) : QString());
    const auto link = parseDashboardLink(below);
    if (link && !link->uid.isEmpty() && !inLibrary(*link).isEmpty())
        open(*link);
    else
        askToLeave(address);
}

void Navigator::askToLeave(const QString& address)
{
    const QUrl url(address);
    QMessageBox question(QMessageBox::Question, tr("Open a link"), tr("Open this address in the browser?"),
                         QMessageBox::Yes | QMessageBox::No, m_window);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(url.toString(QUrl::FullyEncoded)); // as it is sent: nothing looks like what it is not
    if (question.exec() == QMessageBox::Yes)
        QDesktopServices::openUrl(url);
}

QString Navigator::inLibrary(const DashboardLink& link) const
{
    const LibraryEntryPtr entry = link.uid.isEmpty() ? m_library.findBySlug(link.slug) : m_library.findByUid(link.uid);
    return entry ? entry->id() : QString();
}

void Navigator::open(const DashboardLink& link)
{
    QString id = inLibrary(link);
    if (link.isSameDashboard() || (!link.uid.isEmpty() && link.uid == m_uid))
        id = m_file;
    if (id.isEmpty()) {
        openBeside(link);
        return;
    }
    // Queued: the page that goes away may be the one whose click this is.
    QMetaObject::invokeMethod(
        this, [this, id, link] { emit dashboardRequested(id, link); }, Qt::QueuedConnection);
}

void Navigator::openBeside(const DashboardLink& link)
{
    if (m_file.isEmpty())
        return;
    const QString folder = QFileInfo(m_file).absolutePath();
    m_search = runInBackground<QString>(
        m_pool,
        [folder, link] {
            const auto files = dashboardFilesIn(folder);
            const DashboardFile* found = findDashboardFile(files, link.uid, link.slug);
            return found ? found->path : QString();
        },
        [this, folder, link](const QString& found) {
            if (!found.isEmpty())
                emit dashboardRequested(found, link);
            else
                emit failed({Error::Kind::Config,
                             tr("There is no dashboard %1 in the library and in the folder %2.")
                                 .arg(link.uid.isEmpty() ? link.slug : link.uid, folder),
                             {}});
        });
}
