#pragma once

#include "datasources/secretstore.h"

/// Secrets in the keychain of the desktop (Secret Service, KWallet). Never falls back to a file.
class KeychainSecretStore : public SecretStore
{
public:
    Pending read(const SecretKey& key, Reply<std::optional<QString>> reply) override;
    Pending write(const SecretKey& key, const QString& secret, Reply<Done> reply) override;
    Pending remove(const SecretKey& key, Reply<Done> reply) override;
};
