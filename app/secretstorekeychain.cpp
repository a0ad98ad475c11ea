#include "app/secretstorekeychain.h"

#include <QCoreApplication>
#include <QPointer>
#include <qt6keychain/keychain.h>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Keychain", text);
}

Error keychainError(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Error::Kind::Auth, tr("The keychain refused access."), job.errorString()};
    case QKeychain::NoBackendAvailable:
        return {Error::Kind::Config, tr("This desktop has no keychain to keep passwords in."), job.errorString()};
    default:
        return {Error::Kind::Config, tr("The keychain did not answer as expected."), job.errorString()};
    }
}

/// Starts the job, which deletes itself. Cancelling stops only the answer: a keychain that asks its user cannot be
/// called back.
template<typename Job>
Pending start(Job* job, const SecretKey& key, std::function<void(Job&)> finished)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key.connection.value + QLatin1Char('/') + key.name);
    const auto connection = QObject::connect(job, &QKeychain::Job::finished, job,
                                             [job, finished = std::move(finished)] { finished(*job); });
    job->start();
    return Pending([connection] { QObject::disconnect(connection); });
}

QString service()
{
    return QStringLiteral("vedette");
}

} // namespace

Pending KeychainSecretStore::read(const SecretKey& key, Reply<std::optional<QString>> reply)
{
    using Secret = std::optional<QString>;
    return start<QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(service()), key,
                                             [reply = std::move(reply)](QKeychain::ReadPasswordJob& job) {
                                                 if (job.error() == QKeychain::NoError)
                                                     reply(Secret(job.textData()));
                                                 else if (job.error() == QKeychain::EntryNotFound)
                                                     reply(Secret());
                                                 else
                                                     reply(keychainError(job));
                                             });
}

Pending KeychainSecretStore::write(const SecretKey& key, const QString& secret, Reply<Done> reply)
{
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setTextData(secret);
    return start<QKeychain::WritePasswordJob>(job, key, [reply = std::move(reply)](QKeychain::WritePasswordJob& done) {
        reply(done.error() == QKeychain::NoError ? Result<Done>(Done()) : Result<Done>(keychainError(done)));
    });
}

Pending KeychainSecretStore::remove(const SecretKey& key, Reply<Done> reply)
{
    return start<QKeychain::DeletePasswordJob>(
        new QKeychain::DeletePasswordJob(service()), key,
        [reply = std::move(reply)](QKeychain::DeletePasswordJob& job) {
            const bool gone = job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
            reply(gone ? Result<Done>(Done()) : Result<Done>(keychainError(job)));
        });
}
