#include "datasources/secretstore.h"

#include "datasources/data/answerlater.h"

#include <QCoreApplication>

namespace {

Error readOnly()
{
    return {Error::Kind::Config,
            QCoreApplication::translate("SecretStore", "Secrets in environment variables cannot be changed here."),
            {}};
}

/// The reads of one fillSecrets(); lives as long as its Pending.
struct Filling
{
    std::vector<ConnectionConfig> connections;
    std::vector<Pending> reads;
    size_t missing = 0;
    Reply<std::vector<ConnectionConfig>> reply;
};

void takeSecret(const std::shared_ptr<Filling>& filling, size_t index, const QString& name,
                const Result<std::optional<QString>>& secret)
{
    if (!filling->reply)
        return;
    if (secret)
        filling->connections[index].secrets[name] = secret->value_or(QString());
    if (secret && --filling->missing > 0)
        return;
    const auto reply = std::exchange(filling->reply, nullptr);
    if (secret)
        reply(std::move(filling->connections));
    else
        reply(secret.error());
}

} // namespace

QString EnvironmentSecretStore::variableName(const SecretKey& key)
{
    QString name = QStringLiteral("VEDETTE_SECRET_%1_%2").arg(key.connection.value, key.name).toUpper();
    for (QChar& c : name)
        if (!(c.unicode() < 128 && c.isLetterOrNumber()))
            c = QLatin1Char('_');
    return name;
}

Pending EnvironmentSecretStore::read(const SecretKey& key, Reply<std::optional<QString>> reply)
{
    return answerLater(std::move(reply),
                       Result<std::optional<QString>>(m_lookup ? m_lookup(variableName(key)) : std::nullopt));
}

Pending EnvironmentSecretStore::write(const SecretKey&, const QString&, Reply<Done> reply)
{
    return answerLater(std::move(reply), Result<Done>(readOnly()));
}

Pending EnvironmentSecretStore::remove(const SecretKey&, Reply<Done> reply)
{
    return answerLater(std::move(reply), Result<Done>(readOnly()));
}

Pending fillSecrets(SecretStore& store, std::vector<ConnectionConfig> connections,
                    Reply<std::vector<ConnectionConfig>> reply)
{
    const auto filling = std::make_shared<Filling>();
    filling->connections = std::move(connections);
    filling->reply = std::move(reply);
    for (const ConnectionConfig& connection : filling->connections)
        filling->missing += connection.secrets.size();
    if (filling->missing == 0)
        return answerLater(std::exchange(filling->reply, nullptr),
                           Result<std::vector<ConnectionConfig>>(std::move(filling->connections)));
    for (size_t i = 0; i < filling->connections.size(); ++i) {
        for (const auto& [name, unused] : filling->connections[i].secrets) {
            const SecretKey key {filling->connections[i].uid, name};
            auto taken = [weak = std::weak_ptr<Filling>(filling), i, name = name](const auto& secret) {
                if (const auto alive = weak.lock())
                    takeSecret(alive, i, name, secret);
            };
            filling->reads.push_back(store.read(key, std::move(taken)));
        }
    }
    return Pending([filling] { filling->reads.clear(); });
}
