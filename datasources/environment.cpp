#include "datasources/environment.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

namespace {

Result<QString> fileText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {
            Error::Kind::Config,
            QCoreApplication::translate("Environment", "The file %1 cannot be read: %2").arg(path, file.errorString()),
            {}};
    return QString::fromUtf8(file.readAll()).trimmed();
}

QString variable(const QString& name, const Environment& lookup, QStringList& missing)
{
    const auto value = lookup ? lookup(name) : std::nullopt;
    if (!value)
        missing << name;
    return value.value_or(QString());
}

} // namespace

Environment systemEnvironment()
{
    return [](const QString& name) -> std::optional<QString> {
        const QByteArray key = name.toLocal8Bit();
        if (!qEnvironmentVariableIsSet(key.constData()))
            return std::nullopt;
        return qEnvironmentVariable(key.constData());
    };
}

Result<QString> expandVariables(const QString& text, const Environment& lookup, QStringList& missing)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(\$\$|\$__file\{([^}]*)\}|\$__env\{([^}]*)\}|\$\{([^}]*)\}|\$([A-Za-z_][A-Za-z0-9_]*))"));
    if (!text.contains(QLatin1Char('$')))
        return text;
    QString expanded;
    qsizetype end = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        expanded += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        if (match.capturedLength() == 2 && match.captured() == QLatin1String("$$")) {
            expanded += QLatin1Char('$');
        } else if (match.lastCapturedIndex() == 1) {
            auto content = fileText(match.captured(1));
            if (!content)
                return content;
            expanded += *content;
        } else {
            expanded += variable(match.captured(match.lastCapturedIndex()).trimmed(), lookup, missing);
        }
    }
    return expanded + text.mid(end);
}
