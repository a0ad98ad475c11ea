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
    m_filling.cancel();
    m_watch.reset();
    if (auto kept = keep(); !kept)
        return kept;
    m_file = m_keptFile;
    keepSecrets(name);
    return Done {};
}

void DatasourceUse::follow(const QString& file)
{
    if (file.isEmpty() || !QFileInfo(file).isFile() || m_file == QFileInfo(file).absoluteFilePath())
        return;
    m_file = QFileInfo(file).absoluteFilePath();
    m_file == m_keptFile ? fillIn() : watch();
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

Result<Done> DatasourceUse::keep()
{
    QDir().mkpath(QFileInfo(m_keptFile).absolutePath());
    QSaveFile file(m_keptFile);
    const Json provisioning {{"apiVersion", 1}, {"datasources", connectionsToJson(m_services.sources().connections())}};
    // The format replaces variables in values; these are values already.
    const QByteArray yaml = jsonutil::dump(provisioning, 2).replace("$", "$$");
    if (file.open(QIODevice::WriteOnly) && file.write(yaml) == yaml.size() && file.commit())
        return Done {};
    return Error {Error::Kind::Config, tr("The datasources cannot be kept in %1.").arg(m_keptFile), file.errorString()};
}

void DatasourceUse::keepSecrets(const QString& name)
{
    m_writing.clear();
    for (const ConnectionConfig& connection : m_services.sources().connections())
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
void DatasourceUse::fillIn()
{
    QFile file(m_keptFile);
    const auto json = jsonutil::parse(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    if (!json)
        return;
    std::vector<ConnectionConfig> connections = m_services.sources().connections();
    bool hasSecrets = false;
    for (const ConnectionConfig& kept : connectionsFromJson(jsonutil::array(*json, "datasources")))
        for (ConnectionConfig& connection : connections)
            if (connection.uid == kept.uid && !kept.secrets.empty()) {
                connection.secrets = kept.secrets;
                hasSecrets = true;
            }
    if (!hasSecrets)
        return;
    m_filling = fillSecrets(m_services.secrets(), std::move(connections),
                            [this](const Result<std::vector<ConnectionConfig>>& filled) {
                                if (!filled)
                                    return emit failed(filled.error());
                                m_services.sources().setConnections(*filled);
                                emit changed(m_keptFile);
                            });
}
