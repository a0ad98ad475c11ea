#include "app/datasourceuse.h"

#include "app/filewatch.h"
#include "app/services.h"
#include "datasources/connections.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

DatasourceUse::DatasourceUse(Services& services, QString keptFile)
    : m_services(services)
    , m_keptFile(std::move(keptFile))
{ }

DatasourceUse::~DatasourceUse() = default;

Result<Done> DatasourceUse::useFile(const QString& file)
{
    if (auto used = m_services.useDatasources(file); !used)
        return used;
    m_filling.cancel();
    m_file = QFileInfo(file).absoluteFilePath();
    watch();
    return Done {};
}

Result<Done> DatasourceUse::useText(const QString& name, const QByteArray& yaml)
{
    if (auto used = m_services.useDatasources(name, yaml); !used)
        return used;
    keepPresent(name);
    return Done {};
}

void DatasourceUse::useConnections(std::vector<ConnectionConfig> connections)
{
    const std::vector<ConnectionConfig> before =
        isKept() ? m_services.sources().connections() : decltype(connections)();
    m_services.sources().setConnections(std::move(connections));
    keepPresent(tr("the datasources"));
    for (const ConnectionConfig& old : before) {
        const ConnectionConfig* now = m_services.sources().config(old.uid);
        for (const auto& secret : old.secrets)
            if (!now || !now->secrets.contains(secret.first))
                m_writing.push_back(m_services.secrets().remove({old.uid, secret.first}, [](const auto&) {}));
    }
}

/// What is asked now is asked at the next start, too.
void DatasourceUse::keepPresent(const QString& name)
{
    m_filling.cancel();
    m_watch.reset();
    m_writing.clear();
    m_file.clear();
    std::vector<ConnectionConfig> connections;
    for (const ConnectionConfig& connection : m_services.sources().connections())
        connections.push_back(withUserInfoApart(connection));
    if (auto kept = keep(connections); !kept) {
        // They are in use all the same: the windows hear of that first.
        QMetaObject::invokeMethod(
            this, [this, error = kept.error()] { emit failed(error); }, Qt::QueuedConnection);
        return;
    }
    m_file = m_keptFile;
    keepSecrets(name, connections);
}

void DatasourceUse::follow(const QString& file, const std::function<void()>& ready)
{
    const bool known = file.isEmpty() || !QFileInfo(file).isFile() || m_file == QFileInfo(file).absoluteFilePath();
    if (!known)
        m_file = QFileInfo(file).absoluteFilePath();
    if (!known && m_file == m_keptFile)
        return fillIn(ready);
    if (!known)
        watch();
    ready();
}

/// A file that somebody is in the middle of writing leaves the datasources as they are; its reason is told.
void DatasourceUse::watch()
{
    QFile content(m_file);
    m_watch = std::make_unique<FileWatch>(m_file, content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray(),
                                          m_services.pool());
    connect(m_watch.get(), &FileWatch::changed, this, [this, file = m_file](const QByteArray& yaml) {
        if (const auto used = m_services.useDatasources(file, yaml); !used)
            emit failed(used.error());
        else
            emit changed(file);
    });
}

Result<Done> DatasourceUse::keep(const std::vector<ConnectionConfig>& connections)
{
    QDir().mkpath(QFileInfo(m_keptFile).absolutePath());
    QSaveFile file(m_keptFile);
    const Json provisioning {{"apiVersion", 1}, {"datasources", connectionsToJson(connections)}};
    // The format replaces variables in values; these are values already.
    const QByteArray yaml = jsonutil::dump(provisioning, 2).replace("$", "$$");
    if (file.open(QIODevice::WriteOnly) && file.write(yaml) == yaml.size() && file.commit())
        return Done {};
    return Error {Error::Kind::Config, tr("The datasources cannot be kept in %1.").arg(m_keptFile), file.errorString()};
}

void DatasourceUse::keepSecrets(const QString& name, const std::vector<ConnectionConfig>& connections)
{
    for (const ConnectionConfig& connection : connections)
        for (const auto& [key, secret] : connection.secrets)
            m_writing.push_back(
                m_services.secrets().write({connection.uid, key}, secret, [this, name](const auto& done) {
                    if (!done)
                        emit failed(
                            {Error::Kind::Config,
                             tr("The keychain does not keep the passwords of %1: they are missing after the next "
                                "start.")
                                 .arg(name),
                             done.error().text});
                }));
}

/// The kept file names the secrets of what was pasted.
void DatasourceUse::fillIn(const std::function<void()>& ready)
{
    QFile file(m_keptFile);
    const auto json = jsonutil::parse(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    if (!json)
        return ready();
    std::vector<ConnectionConfig> connections = m_services.sources().connections();
    bool hasSecrets = false;
    for (const ConnectionConfig& kept : connectionsFromJson(jsonutil::array(*json, "datasources")))
        for (ConnectionConfig& connection : connections)
            if (connection.uid == kept.uid && !kept.secrets.empty()) {
                connection.secrets = kept.secrets;
                hasSecrets = true;
            }
    if (!hasSecrets)
        return ready();
    m_filling = fillSecrets(m_services.secrets(), std::move(connections),
                            [this, ready](const Result<std::vector<ConnectionConfig>>& filled) {
                                if (filled) {
                                    m_services.sources().setConnections(*filled);
                                    emit this->filled();
                                }
                                ready();
                                if (!filled)
                                    emit failed(filled.error());
                            });
}
