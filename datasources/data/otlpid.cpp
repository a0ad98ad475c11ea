#include "datasources/data/otlpid.h"

#include <QByteArray>

std::optional<std::string> hexOfBase64Id(std::string_view id, size_t digits)
{
    if (id.size() == digits || id.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos)
        return std::nullopt;
    const bool isForAddresses = id.find_first_of("-_") != std::string_view::npos;
    const QByteArray::Base64Options alphabet =
        isForAddresses ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
    const auto bytes = QByteArray::fromBase64Encoding(QByteArray(id.data(), qsizetype(id.size())),
                                                      alphabet | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || size_t(bytes.decoded.size()) * 2 != digits)
        return std::nullopt;
    return bytes.decoded.toHex().toStdString();
}
