#pragma once

#include "datasources/data/result.h"

#include <QByteArray>
#include <QString>

using CURL = void;

/// How a TLS server is trusted and how the client shows who it is. Certificates and keys are PEM texts.
struct TlsOptions
{
    QByteArray caPem; ///< trusted beside nothing else; empty: the system's authorities
    QString caFile; ///< as caPem, read from a file
    QByteArray clientCertificatePem;
    QByteArray clientKeyPem;
    bool skipVerify = false;
    QString serverName; ///< name in the certificate when it differs from the URL's host
    friend bool operator==(const TlsOptions&, const TlsOptions&) = default;
};

/// Sets everything but serverName, which concerns the address as well.
Result<Done> applyTls(CURL* easy, const TlsOptions& options);

class QSslConfiguration;
/// The same for Qt's sockets.
Result<QSslConfiguration> sslConfiguration(const TlsOptions& options);
