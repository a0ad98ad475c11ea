#pragma once

#include <QString>

/// What libcurl and OpenSSL know about a TLS connection that failed.
struct TlsFailure
{
    int curlCode = 0;
    long verifyResult = 0; ///< OpenSSL's X509_V_ERR_...; 0 when the chain is good
    QString words; ///< libcurl's own, for the reason code in them
};

/// One sentence for a person; the words of the libraries stay out of it.
QString tlsSentence(const QString& place, const TlsFailure& failure);
