#pragma once

#include "dashboards/library/dashboardproviders.h"

#include <QObject>

#include <memory>

class FileWatch;
class Services;

/// What the library of all windows reads: folders a person chose and those that provisioning files name. The files are
/// followed while they change. GUI thread only.
class LibraryFolders : public QObject
{
    Q_OBJECT

public:
    explicit LibraryFolders(Services& services);
    ~LibraryFolders() override;

    /// The library reads these from now on: folders, the provisioning files in them, and provisioning files. What
    /// cannot be read is told by failed(), the others count.
    void set(const QStringList& paths);
    /// One provisioning file in place of everything; a text from elsewhere is below the person's home.
    Result<DashboardProviders> use(const QString& name, const QByteArray& yaml);

signals:
    void failed(const Error& error);

private:
    struct Source
    {
        std::vector<LibraryRoot> roots;
        std::unique_ptr<FileWatch> watch;
    };
    void addFile(const QString& file, const QByteArray& yaml);
    void addFilesOf(const QString& folder);
    void follow(size_t source, const QString& file, const QByteArray& yaml);
    void apply();

    Services& m_services;
    std::vector<Source> m_sources; ///< in the order of the paths
};
