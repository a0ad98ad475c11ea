#include "datasources/yamlreader.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace {

constexpr int maxDepth = 64;
constexpr int maxValues = 100'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Yaml", text);
}

QString kindOf(const YAML::Node& node)
{
    if (node.IsMap())
        return tr("a map");
    if (node.IsSequence())
        return tr("a list");
    return node.IsScalar() ? tr("a single value") : tr("empty");
}

QString key(const YAML::Node& node)
{
    return node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

bool isQuoted(const YAML::Node& node)
{
    return node.Tag() == "!" || node.Tag() == "tag:yaml.org,2002:str";
}

std::optional<Json> specialScalar(const QString& text)
{
    static const QHash<QString, Json> words = {
        {QStringLiteral("true"), true},
        {QStringLiteral("True"), true},
        {QStringLiteral("TRUE"), true},
        {QStringLiteral("false"), false},
        {QStringLiteral("False"), false},
        {QStringLiteral("FALSE"), false},
        {QStringLiteral("null"), nullptr},
        {QStringLiteral("Null"), nullptr},
        {QStringLiteral("NULL"), nullptr},
        {QStringLiteral("~"), nullptr},
        {QString(), nullptr},
    };
    const auto it = words.constFind(text);
    return it == words.cend() ? std::nullopt : std::optional(*it);
}

/// Plain numbers as YAML 1.2 reads them: 12, 0x1f, 0o17, 1.5e3.
std::optional<Json> numberScalar(const QString& text)
{
    bool ok = false;
    const auto prefixed = [&](QLatin1String prefix, int base) {
        return text.startsWith(prefix) ? text.mid(prefix.size()).toLongLong(&ok, base) : 0;
    };
    if (const qint64 v = prefixed(QLatin1String("0x"), 16); ok)
        return Json(v);
    if (const qint64 v = prefixed(QLatin1String("0o"), 8); ok)
        return Json(v);
    if (const qint64 v = text.toLongLong(&ok); ok)
        return Json(v);
    const QChar first = text.front();
    const bool startsLikeANumber = first.isDigit() || QStringLiteral("+-.").contains(first);
    if (const double v = text.toDouble(&ok); ok && startsLikeANumber && std::isfinite(v))
        return Json(v);
    return std::nullopt;
}

} // namespace

void YamlReader::fail(const YAML::Node& node, const QString& sentence)
{
    if (m_error)
        return;
    const YAML::Mark mark = node.IsDefined() ? node.Mark() : YAML::Mark::null_mark();
    const QString place =
        mark.is_null() ? QString() : tr(" (line %1, column %2)").arg(mark.line + 1).arg(mark.column + 1);
    m_error = Error {Error::Kind::Config, sentence + place + QLatin1Char('.'), {}};
}

QString YamlReader::expanded(const YAML::Node& node, const QString& path)
{
    if (!m_lookup)
        return QString::fromStdString(node.Scalar());
    QStringList missing;
    const auto text = expandVariables(QString::fromStdString(node.Scalar()), *m_lookup, missing);
    for (const QString& name : missing)
        m_warnings << tr("%1: the environment variable %2 is not set.").arg(path, name);
    if (!text)
        fail(node, path + QLatin1String(": ") + text.error().text);
    return text ? *text : QString();
}

QString YamlReader::text(const YAML::Node& node, const QString& path)
{
    if (!node.IsDefined() || node.IsNull() || m_error)
        return {};
    if (!node.IsScalar()) {
        fail(node, tr("%1 must be a text, not %2").arg(path, kindOf(node)));
        return {};
    }
    return expanded(node, path);
}

bool YamlReader::boolean(const YAML::Node& node, const QString& path)
{
    static const QStringList yes = {QStringLiteral("1"), QStringLiteral("t"), QStringLiteral("true")};
    static const QStringList no = {QString(), QStringLiteral("0"), QStringLiteral("f"), QStringLiteral("false"),
                                   QStringLiteral("null")};
    if (!node.IsDefined() || node.IsNull() || m_error)
        return false;
    if (!node.IsScalar()) {
        fail(node, tr("%1 must be true or false, not %2").arg(path, kindOf(node)));
        return false;
    }
    const QString word = expanded(node, path).toLower();
    if (!yes.contains(word) && !no.contains(word))
        fail(node, tr("%1 must be true or false").arg(path));
    return yes.contains(word);
}

Json YamlReader::json(const YAML::Node& node, const QString& path)
{
    return value(node, path, 0);
}

Json YamlReader::value(const YAML::Node& node, const QString& path, int depth)
{
    if (!node.IsDefined() || node.IsNull() || m_error)
        return nullptr;
    if (depth > maxDepth || ++m_values > maxValues) {
        fail(node, tr("%1 is nested too deeply or too large").arg(path));
        return nullptr;
    }
    if (node.IsScalar())
        return scalar(node, path);
    if (node.IsSequence()) {
        Json list = Json::array();
        for (size_t i = 0; i < node.size() && !m_error; ++i)
            list.push_back(value(node[i], QStringLiteral("%1[%2]").arg(path).arg(i), depth + 1));
        return list;
    }
    Json map = Json::object();
    for (const auto& entry : node) {
        const QString name = key(entry.first);
        map[name.toStdString()] = value(entry.second, path + QLatin1Char('.') + name, depth + 1);
    }
    return map;
}

Json YamlReader::scalar(const YAML::Node& node, const QString& path)
{
    const QString written = QString::fromStdString(node.Scalar());
    if (!isQuoted(node)) {
        if (const auto special = specialScalar(written))
            return *special;
        if (const auto number = numberScalar(written))
            return *number;
    }
    return expanded(node, path).toStdString();
}

bool YamlReader::isMap(const YAML::Node& node, const QString& path)
{
    if (!node.IsDefined() || node.IsNull() || m_error)
        return false;
    if (!node.IsMap())
        fail(node, tr("%1 must be a map, not %2").arg(path, kindOf(node)));
    return node.IsMap();
}

bool YamlReader::isList(const YAML::Node& node, const QString& path)
{
    if (!node.IsDefined() || node.IsNull() || m_error)
        return false;
    if (!node.IsSequence())
        fail(node, tr("%1 must be a list, not %2").arg(path, kindOf(node)));
    return node.IsSequence();
}

Error yamlSyntaxError(const YAML::Exception& exception)
{
    const QString place = exception.mark.is_null()
        ? QString()
        : tr(": line %1, column %2").arg(exception.mark.line + 1).arg(exception.mark.column + 1);
    return {Error::Kind::Parse, tr("Not valid YAML%1.").arg(place), QString::fromStdString(exception.msg)};
}
