#include "datasources/net/tlsoptions.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <curl/curl.h>

namespace {

CURLcode setBlob(CURL* easy, CURLoption option, const QByteArray& pem)
{
    if (pem.isEmpty())
        return CURLE_OK;
    // curl reads the blob while connecting, which may be after the request value is gone: let it copy.
    curl_blob blob {const_cast<char*>(pem.constData()), size_t(pem.size()), CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}

Error unusable()
{
    return {Error::Kind::Config,
            QCoreApplication::translate("Http", "The certificates of this connection cannot be used."),
            {}};
}

/// Of any kind; null when the text holds none.
QSslKey privateKey(const QByteArray& pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    return {};
}

} // namespace

Result<Done> applyTls(CURL* easy, const TlsOptions& options)
{
    bool ok = setBlob(easy, CURLOPT_CAINFO_BLOB, options.caPem) == CURLE_OK
        && setBlob(easy, CURLOPT_SSLCERT_BLOB, options.clientCertificatePem) == CURLE_OK
        && setBlob(easy, CURLOPT_SSLKEY_BLOB, options.clientKeyPem) == CURLE_OK;
    if (!options.caFile.isEmpty())
        ok = curl_easy_setopt(easy, CURLOPT_CAINFO, options.caFile.toLocal8Bit().constData()) == CURLE_OK && ok;
    if (options.skipVerify) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (ok)
        return Done {};
    return unusable();
}

Result<QSslConfiguration> sslConfiguration(const TlsOptions& options)
{
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    QByteArray authorities = options.caPem;
    if (!options.caFile.isEmpty()) {
        QFile file(options.caFile);
        if (!file.open(QIODevice::ReadOnly))
            return unusable();
        authorities = file.readAll();
    }
    if (!authorities.isEmpty()) {
        const auto certificates = QSslCertificate::fromData(authorities, QSsl::Pem);
        if (certificates.isEmpty())
            return unusable();
        ssl.setCaCertificates(certificates);
    }
    if (!options.clientCertificatePem.isEmpty()) {
        const auto chain = QSslCertificate::fromData(options.clientCertificatePem, QSsl::Pem);
        const QSslKey key = privateKey(options.clientKeyPem);
        if (chain.isEmpty() || key.isNull())
            return unusable();
        ssl.setLocalCertificateChain(chain);
        ssl.setPrivateKey(key);
    }
    if (options.skipVerify)
        ssl.setPeerVerifyMode(QSslSocket::VerifyNone);
    return ssl;
}
