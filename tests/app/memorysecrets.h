#pragma once

#include "datasources/data/answerlater.h"
#include "datasources/secretstore.h"

#include <map>

/// Secrets of a test, one for each connection: nothing reaches the keychain of the machine.
class MemorySecrets : public SecretStore
{
public:
    Pending read(const SecretKey& key, Reply<std::optional<QString>> reply) override
    {
        const auto found = secrets.find(key.connection.value);
        return answerLater(
            std::move(reply),
            Result<std::optional<QString>>(found == secrets.end() ? std::nullopt : std::optional(found->second)));
    }
    Pending write(const SecretKey& key, const QString& secret, Reply<Done> reply) override
    {
        secrets[key.connection.value] = secret;
        reply(Done());
        return {};
    }
    Pending remove(const SecretKey& key, Reply<Done> reply) override
    {
        secrets.erase(key.connection.value);
        reply(Done());
        return {};
    }
    std::map<QString, QString> secrets;
};
