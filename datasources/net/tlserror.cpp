#include "datasources/net/tlserror.h"

#include <QCoreApplication>

#include <curl/curl.h>

#include <algorithm>
#include <array>

namespace {

struct Sentence
{
    long code;
    const char* text;
};

// Results of the check of a certificate chain: X509_V_ERR_... of OpenSSL.
constexpr std::array chainSentences = {
    Sentence {9, QT_TRANSLATE_NOOP("Http", "The certificate of %1 is not valid yet.")},
    Sentence {10, QT_TRANSLATE_NOOP("Http", "The certificate of %1 has expired.")},
    Sentence {18, QT_TRANSLATE_NOOP("Http", "The certificate of %1 is self-signed and not trusted here.")},
    Sentence {19,
              QT_TRANSLATE_NOOP("Http", "The certificate of %1 is signed by an authority that is not trusted here.")},
    Sentence {20,
              QT_TRANSLATE_NOOP("Http", "The certificate of %1 is signed by an authority that is not trusted here.")},
    Sentence {21,
              QT_TRANSLATE_NOOP("Http", "The certificate of %1 is signed by an authority that is not trusted here.")},
    Sentence {23, QT_TRANSLATE_NOOP("Http", "The certificate of %1 was revoked.")},
    Sentence {62, QT_TRANSLATE_NOOP("Http", "The certificate of %1 belongs to another name.")},
    Sentence {64, QT_TRANSLATE_NOOP("Http", "The certificate of %1 belongs to another name.")}};

// Reasons of a broken handshake: SSL_R_... of OpenSSL.
constexpr std::array handshakeSentences = {
    Sentence {0x10b, QT_TRANSLATE_NOOP("Http", "%1 does not speak TLS; its address may begin with http, not https.")},
    Sentence {0x9c, QT_TRANSLATE_NOOP("Http", "%1 does not speak TLS; its address may begin with http, not https.")},
    Sentence {0x42e, QT_TRANSLATE_NOOP("Http", "%1 speaks a version of TLS that is not accepted here.")},
    Sentence {0x102, QT_TRANSLATE_NOOP("Http", "%1 speaks a version of TLS that is not accepted here.")},
    Sentence {0x45c, QT_TRANSLATE_NOOP("Http", "%1 asks for a client certificate.")},
    Sentence {0x410, QT_TRANSLATE_NOOP("Http", "%1 ended the secure connection; it may want a client certificate.")},
    Sentence {0x412, QT_TRANSLATE_NOOP("Http", "%1 does not accept the client certificate.")},
    Sentence {0x418, QT_TRANSLATE_NOOP("Http", "%1 does not accept the client certificate.")}};

// What else libcurl tells apart.
constexpr std::array curlSentences = {
    Sentence {CURLE_SSL_CERTPROBLEM,
              QT_TRANSLATE_NOOP("Http", "The client certificate or its key for %1 cannot be used.")},
    Sentence {CURLE_SSL_CACERT_BADFILE, QT_TRANSLATE_NOOP("Http", "The trusted certificates for %1 cannot be read.")},
    Sentence {CURLE_SSL_ISSUER_ERROR,
              QT_TRANSLATE_NOOP("Http", "The certificate of %1 is signed by an authority that is not trusted here.")},
    Sentence {CURLE_SSL_INVALIDCERTSTATUS, QT_TRANSLATE_NOOP("Http", "The certificate of %1 was revoked.")},
    // The chain is good, so it is the name.
    Sentence {CURLE_PEER_FAILED_VERIFICATION,
              QT_TRANSLATE_NOOP("Http", "The certificate of %1 belongs to another name.")}};

template<size_t N>
const char* find(const std::array<Sentence, N>& table, long code)
{
    const auto it = std::find_if(table.begin(), table.end(), [code](const Sentence& row) { return row.code == code; });
    return it == table.end() ? nullptr : it->text;
}

/// The reason within "error:0A00010B:SSL routines::..."; 0 without one. The upper bits name the library.
long reasonOf(const QString& words)
{
    const QString mark = QStringLiteral("error:");
    const qsizetype at = words.indexOf(mark);
    constexpr uint reasonBits = 0x7fffff;
    return at < 0 ? 0 : long(words.mid(at + mark.size(), 8).toUInt(nullptr, 16) & reasonBits);
}

} // namespace

QString tlsSentence(const QString& place, const TlsFailure& failure)
{
    const char* text = nullptr;
    if (failure.verifyResult != 0)
        text = find(chainSentences, failure.verifyResult);
    if (const long reason = reasonOf(failure.words); !text && reason != 0)
        text = find(handshakeSentences, reason);
    // libcurl starts with 1 and leaves it when it does not get as far as the chain's result, as with another name.
    constexpr long undecided = 1;
    if (!text && (failure.verifyResult == 0 || failure.verifyResult == undecided))
        text = find(curlSentences, failure.curlCode);
    if (!text)
        text = QT_TRANSLATE_NOOP("Http", "No secure connection to %1 can be made.");
    return QCoreApplication::translate("Http", text).arg(place);
}
