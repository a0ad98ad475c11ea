#include "dashboards/library/grafanaimport.h"

#include "dashboards/library/dashboardfiles.h"
#include "datasources/data/jsonutil.h"
#include "datasources/net/httpclient.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSet>
#include <QUrl>

namespace {

constexpr int pageSize = 500;
constexpr int mostPages = 200;
constexpr size_t atOnce = 4; ///< a Grafana that serves people should not notice
constexpr qint64 mostBytes = 100LL << 20;

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// A title as one part of a path: nothing that leads elsewhere or that a file system refuses.
QString pathPart(const QString& title)
{
    QString part;
    for (const QChar c : title.simplified())
        part += c < u' ' || QStringLiteral("/\\:*?\"<>|").contains(c) ? QChar(u'-') : c;
    while (part.startsWith(u'.'))
        part.remove(0, 1);
    return part.isEmpty() ? QStringLiteral("untitled") : part.left(100);
}

Result<OrderedJson> jsonOf(const HttpReply& reply, const QByteArray& url)
{
    if (reply.status < 200 || reply.status >= 300)
        return httpStatusError(reply, url);
    return jsonutil::parseOrdered(QByteArray::fromStdString(reply.body));
}

/// The uid of a dashboard that is already in the file; empty when there is none.
QString uidInFile(const QString& path)
{
    QFile file(path);
    if (file.size() > mostBytes || !file.open(QIODevice::ReadOnly))
        return {};
    const auto json = jsonutil::parse(file.readAll());
    if (!json)
        return {};
    const QString name = jsonutil::string(jsonutil::object(*json, "metadata"), "name");
    return jsonutil::string(*json, "uid", name);
}

/// True when the file changed.
Result<bool> writeFile(const QString& path, const QByteArray& bytes)
{
    QFile old(path);
    if (old.open(QIODevice::ReadOnly) && old.readAll() == bytes)
        return false;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error {Error::Kind::Config, GrafanaImport::tr("Cannot write %1: %2.").arg(path, file.errorString()), {}};
    return true;
}

/// The dashboard of an API answer: without what Grafana says about it, and without the number it has there.
OrderedJson dashboardOf(OrderedJson answer)
{
    const auto inner = answer.find("dashboard");
    OrderedJson dashboard = inner != answer.end() && inner->is_object() ? OrderedJson(*inner) : std::move(answer);
    if (dashboard.contains("id"))
        dashboard["id"] = nullptr;
    return dashboard;
}

} // namespace

GrafanaImport::GrafanaImport(HttpClient& http, GrafanaImportOptions options, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_options(std::move(options))
{
    while (m_options.url.endsWith(u'/'))
        m_options.url.chop(1);
}

GrafanaImport::~GrafanaImport() = default;

HttpRequest GrafanaImport::request(const QString& path) const
{
    HttpRequest request;
    request.url = (m_options.url + path).toUtf8();
    request.headers = {{"Accept", "application/json"}};
    request.auth = m_options.auth;
    request.tls = m_options.tls;
    request.sizeLimit = mostBytes;
    return request;
}

void GrafanaImport::start()
{
    if (m_running)
        return;
    m_running = true;
    m_report = {};
    m_items.clear();
    m_folders.clear();
    m_next = 0;
    m_done = 0;
    emit progressed(0, 0, {});
    askPage(1);
}

void GrafanaImport::cancel()
{
    if (!m_running)
        return;
    m_report.cancelled = true;
    finish({});
}

Result<GrafanaImport::Page> GrafanaImport::decodePage(const HttpReply& reply, const QByteArray& url)
{
    auto json = jsonOf(reply, url);
    if (!json)
        return std::move(json).error();
    if (!json->is_array())
        return Error {Error::Kind::Parse, tr("The address does not answer like a Grafana."), {}};
    Page page;
    page.entries = json->size();
    for (const OrderedJson& entry : *json) {
        Item item {jsonutil::string(entry, "uid"),
                   jsonutil::string(entry, "title"),
                   jsonutil::string(entry, "folderUid"),
                   jsonutil::string(entry, "folderTitle"),
                   {}};
        if (!item.uid.isEmpty())
            page.items.push_back(std::move(item));
    }
    return page;
}

void GrafanaImport::askPage(int page)
{
    const HttpRequest ask =
        request(QStringLiteral("/api/search?type=dash-db&limit=%1&page=%2").arg(pageSize).arg(page));
    m_pending[QStringLiteral("page %1").arg(page)] = m_http.send<Page>(
        ask, [url = ask.url](const HttpReply& reply) { return decodePage(reply, url); },
        [this, page](const Result<Page>& answer) {
            if (answer)
                takePage(page, *answer);
            else
                finish(answer.error());
        });
}

void GrafanaImport::takePage(int page, const Page& answer)
{
    const size_t before = m_items.size();
    QSet<QString> known;
    for (const Item& item : m_items)
        known.insert(item.uid);
    for (const Item& item : answer.items)
        if (!known.contains(item.uid) && (m_options.uids.isEmpty() || m_options.uids.contains(item.uid)))
            m_items.push_back(item);
    // A server without pages answers the same for each.
    const bool repeats = page > 1 && m_items.size() == before && m_options.uids.isEmpty();
    if (answer.entries >= size_t(pageSize) && page < mostPages && !repeats)
        askPage(page + 1);
    else
        askFolders();
}

void GrafanaImport::askFolders()
{
    QHash<QString, QString> titles;
    for (const Item& item : m_items)
        if (!item.folderUid.isEmpty())
            titles.insert(item.folderUid, item.folderTitle);
    if (titles.isEmpty())
        planFiles();
    for (auto it = titles.begin(); it != titles.end(); ++it) {
        const QString& uid = it.key();
        const QString& title = it.value();
        const HttpRequest ask = request(QStringLiteral("/api/folders/") + encoded(uid));
        m_pending[QStringLiteral("folder ") + uid] = m_http.send<QStringList>(
            ask,
            [url = ask.url, title](const HttpReply& reply) -> Result<QStringList> {
                const auto json = jsonOf(reply, url);
                QStringList path;
                if (json) // older ones have no folders in folders
                    for (const OrderedJson& parent : jsonutil::array(*json, "parents"))
                        path << jsonutil::string(parent, "title");
                return path << title;
            },
            [this, uid, title](const Result<QStringList>& path) {
                takeFolder(uid, path ? *path : QStringList {title});
            });
    }
}

void GrafanaImport::takeFolder(const QString& uid, const QStringList& path)
{
    m_folders.insert(uid, path);
    m_pending.erase(QStringLiteral("folder ") + uid);
    const bool waiting = std::any_of(m_pending.begin(), m_pending.end(), [](const auto& entry) {
        return entry.first.startsWith(QLatin1String("folder "));
    });
    if (!waiting)
        planFiles();
}

void GrafanaImport::planFiles()
{
    QSet<QString> taken;
    for (Item& item : m_items) {
        QStringList parts;
        for (const QString& title : m_folders.value(item.folderUid))
            parts << pathPart(title);
        const QString slug = dashboardSlug(item.title).left(100);
        const QString folder = QDir(m_options.folder).filePath(parts.join(u'/'));
        const QString base = QDir(folder).filePath(slug.isEmpty() ? pathPart(item.uid) : slug);
        item.path = base + QLatin1String(".json");
        // Two of one title, or a file that holds another dashboard.
        const bool foreign = QFile::exists(item.path) && uidInFile(item.path) != item.uid;
        if (taken.contains(item.path) || foreign)
            item.path = base + QLatin1Char('-') + pathPart(item.uid) + QLatin1String(".json");
        taken.insert(item.path);
    }
    m_collected.clear();
    if (m_items.empty())
        finish({});
    else
        askElements(1);
}

/// Dashboards only refer to library panels. Without them (an old Grafana, a token that may not) all others come.
void GrafanaImport::askElements(int page)
{
    const HttpRequest ask =
        request(QStringLiteral("/api/library-elements?kind=1&perPage=%1&page=%2").arg(pageSize).arg(page));
    m_pending[QStringLiteral("elements %1").arg(page)] = m_http.send<ElementsPage>(
        ask,
        [url = ask.url](const HttpReply& reply) -> Result<ElementsPage> {
            const auto json = jsonOf(reply, url);
            return json ? elementsPageOf(*json) : ElementsPage();
        },
        [this, page](Result<ElementsPage> answer) { takeElements(page, std::move(answer)); });
}

void GrafanaImport::takeElements(int page, Result<ElementsPage> answer)
{
    const size_t before = m_collected.size();
    if (answer)
        m_collected.merge(answer->elements);
    const bool repeats = page > 1 && m_collected.size() == before; // a server without pages
    if (answer && answer->listed >= size_t(pageSize) && page < mostPages && !repeats) {
        askElements(page + 1);
        return;
    }
    m_elements = std::make_shared<const LibraryElements>(std::move(m_collected));
    askMore();
}

void GrafanaImport::askMore()
{
    while (m_running && m_next < m_items.size() && m_next - size_t(m_done) < atOnce) {
        const Item item = m_items[m_next++];
        askDashboard(item, QStringLiteral("/api/dashboards/uid/") + encoded(item.uid), true);
    }
}

void GrafanaImport::askDashboard(const Item& item, const QString& path, bool mayFallBack)
{
    const HttpRequest ask = request(path);
    // Grafana 12 serves dashboards of the v2 form by its other API alone.
    static constexpr int notAcceptable = 406;
    m_pending[item.uid] = m_http.send<Saved>(
        ask,
        [url = ask.url, file = item.path, elements = m_elements](const HttpReply& reply) -> Result<Saved> {
            auto json = jsonOf(reply, url);
            if (reply.status == notAcceptable)
                return Saved {false, true};
            if (!json)
                return std::move(json).error();
            OrderedJson dashboard = dashboardOf(*std::move(json));
            addLibraryElements(dashboard, *elements);
            const auto written = writeFile(file, jsonutil::dump(dashboard, 2) + '\n');
            return written ? Result<Saved>(Saved {*written, false}) : Result<Saved>(written.error());
        },
        [this, item, mayFallBack](const Result<Saved>& saved) {
            if (saved && saved->otherApi && mayFallBack)
                askDashboard(item,
                             QStringLiteral("/apis/dashboard.grafana.app/v2beta1/namespaces/default/dashboards/")
                                 + encoded(item.uid),
                             false);
            else
                takeDashboard(item, saved);
        });
}

void GrafanaImport::takeDashboard(const Item& item, const Result<Saved>& saved)
{
    ++m_done;
    if (saved && saved->otherApi) {
        m_report.failures.push_back(
            {item.title,
             {Error::Kind::Http, tr("This Grafana does not serve the dashboard in a form that is known."), {}}});
    } else if (saved) {
        ++(saved->changed ? m_report.written : m_report.unchanged);
        m_report.files << item.path;
    } else {
        m_report.failures.push_back({item.title, saved.error()});
    }
    emit progressed(m_done, int(m_items.size()), item.title);
    if (!m_running)
        return; // cancelled by who listens
    if (size_t(m_done) == m_items.size())
        finish({});
    else
        askMore();
}

void GrafanaImport::finish(std::optional<Error> error)
{
    m_running = false;
    m_report.error = std::move(error);
    // A reply may be on the stack above: its Pending ends with the object, or with the next start.
    for (auto& [name, pending] : m_pending)
        pending.cancel();
    emit finished(m_report);
}
