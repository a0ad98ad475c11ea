#pragma once

#include "datasources/datasource.h"
#include "datasources/environment.h"

/// Names one secret: a key of secureJsonData of one connection.
struct SecretKey
{
    ConnectionId connection;
    QString name; ///< basicAuthPassword, httpHeaderValue1...
    friend bool operator==(const SecretKey&, const SecretKey&) = default;
};

/// Keeps the secrets of connections outside of files. Errors never hold a secret.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;

    /// Nothing when no such secret is stored.
    virtual Pending read(const SecretKey& key, Reply<std::optional<QString>> reply) = 0;
    virtual Pending write(const SecretKey& key, const QString& secret, Reply<Done> reply) = 0;
    /// Succeeds as well when no such secret is stored.
    virtual Pending remove(const SecretKey& key, Reply<Done> reply) = 0;
};

/// Reads VEDETTE_SECRET_<uid>_<name> of the environment (upper case, other signs than letters and digits as _), for
/// machines without a keychain. It cannot be written.
class EnvironmentSecretStore : public SecretStore
{
public:
    explicit EnvironmentSecretStore(Environment lookup) : m_lookup(std::move(lookup)) { }

    static QString variableName(const SecretKey& key);

    Pending read(const SecretKey& key, Reply<std::optional<QString>> reply) override;
    Pending write(const SecretKey& key, const QString& secret, Reply<Done> reply) override;
    Pending remove(const SecretKey& key, Reply<Done> reply) override;

private:
    Environment m_lookup;
};

/// Reads the value of every secret that the connections name; those that are not stored stay empty. The store must
/// outlive the Pending.
Pending fillSecrets(SecretStore& store, std::vector<ConnectionConfig> connections,
                    Reply<std::vector<ConnectionConfig>> reply);
