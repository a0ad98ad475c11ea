#pragma once

#include "dashboards/library/libraryelements.h"
#include "datasources/data/pending.h"
#include "datasources/data/result.h"
#include "datasources/net/httprequest.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <map>
#include <vector>

class HttpClient;

struct GrafanaImportOptions
{
    QString url; ///< of the Grafana, with its path if it has one
    HttpAuth auth; ///< bearer: a token of a service account. Never logged, never in a text.
    TlsOptions tls;
    QString folder; ///< where the dashboards go; Grafana's folders become folders below it
    QStringList uids; ///< only these; empty: all
};

struct GrafanaImportReport
{
    struct Failure
    {
        QString title;
        Error error;
    };
    int written = 0;
    int unchanged = 0; ///< the file already held the same
    QStringList files; ///< written and unchanged ones
    std::vector<Failure> failures;
    std::optional<Error> error; ///< why nothing could be listed, or the import ended early
    bool cancelled = false;
};

/// Copies the dashboards of a running Grafana into a folder, one file each, by its HTTP API. Lives in the GUI thread;
/// files are written in the pool of the HTTP client.
class GrafanaImport : public QObject
{
    Q_OBJECT

public:
    GrafanaImport(HttpClient& http, GrafanaImportOptions options, QObject* parent = nullptr);
    ~GrafanaImport() override;

    void start();
    /// What was written stays; finished() follows at once.
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    /// `total` is 0 while dashboards are being listed.
    void progressed(int done, int total, const QString& title);
    void finished(const GrafanaImportReport& report);

private:
    struct Item
    {
        QString uid;
        QString title;
        QString folderUid;
        QString folderTitle;
        QString path; ///< of its file
    };
    struct Page
    {
        std::vector<Item> items;
        size_t entries = 0; ///< of the answer; a full page is followed by another one
    };
    struct Saved
    {
        bool changed = false;
        bool otherApi = false; ///< nothing was saved: only Grafana's newer API serves it
    };

    static Result<Page> decodePage(const HttpReply& reply, const QByteArray& url);
    HttpRequest request(const QString& path) const;
    void askPage(int page);
    void takePage(int page, const Page& answer);
    void askFolders();
    void takeFolder(const QString& uid, const QStringList& path);
    void planFiles();
    void askElements(int page);
    void takeElements(int page, Result<ElementsPage> answer);
    void askMore();
    void askDashboard(const Item& item, const QString& path, bool mayFallBack);
    void takeDashboard(const Item& item, const Result<Saved>& saved);
    void finish(std::optional<Error> error);

    HttpClient& m_http;
    GrafanaImportOptions m_options;
    std::vector<Item> m_items;
    QHash<QString, QStringList> m_folders; ///< uid -> titles from the top
    LibraryElements m_collected; ///< of the pages that have come
    std::shared_ptr<const LibraryElements> m_elements; ///< once all have; decoders share them
    size_t m_next = 0; ///< the next item to ask for
    int m_done = 0;
    bool m_running = false;
    GrafanaImportReport m_report;
    std::map<QString, Pending> m_pending; ///< by the uid or page that is asked for
};
