#pragma once

#include "datasources/data/result.h"
#include "datasources/datasource.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class FileWatch;
class Services;

/// Which datasources the windows ask and where they came from. A provisioning file is followed while it changes; what
/// was pasted or set up here is kept in a file of the same format without its secrets, which the keychain keeps. GUI
/// thread only.
class DatasourceUse : public QObject
{
    Q_OBJECT

public:
    /// `keptFile` holds what was pasted.
    DatasourceUse(Services& services, QString keptFile);
    ~DatasourceUse() override;

    /// A file in Grafana's provisioning format, from now on as it changes.
    Result<Done> useFile(const QString& file);
    /// The same as a text from elsewhere; `name` is for a person.
    Result<Done> useText(const QString& name, const QByteArray& yaml);
    /// Those that a person set up here, kept as what was pasted is.
    void useConnections(std::vector<ConnectionConfig> connections);
    /// The datasources of this file are in use already, since the start of the program: fills in what the keychain
    /// keeps and follows the file. `ready` is called when nothing is missing any more, or cannot be had: before that
    /// servers would be asked without their passwords.
    void follow(const QString& file, const std::function<void()>& ready);

    const QString& file() const { return m_file; } ///< to be used again at the next start
    bool isKept() const { return m_file == m_keptFile; } ///< not a file of a person

signals:
    void changed(const QString& name); ///< others are asked now, by themselves: the file changed
    void filled(); ///< the same ones, with their passwords
    void failed(const Error& error);

private:
    void watch();
    void keepPresent(const QString& name);
    Result<Done> keep(const std::vector<ConnectionConfig>& connections);
    void keepSecrets(const QString& name, const std::vector<ConnectionConfig>& connections);
    void fillIn(const std::function<void()>& ready);

    Services& m_services;
    QString m_keptFile;
    QString m_file;
    std::unique_ptr<FileWatch> m_watch;
    Pending m_filling;
    std::vector<Pending> m_writing;
};
