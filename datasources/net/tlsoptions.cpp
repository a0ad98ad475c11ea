#include "datasources/net/tlsoptions.h"

#include <QCoreApplication>

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
    return Error {Error::Kind::Config,
                  QCoreApplication::translate("Http", "The certificates of this connection cannot be used."),
                  {}};
}
