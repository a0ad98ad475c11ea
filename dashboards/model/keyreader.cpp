#include "dashboards/model/keyreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("KeyReader", text);
}

QString typeName(const Json& value)
{
    switch (value.type()) {
    case Json::value_t::object:
        return tr("an object");
    case Json::value_t::array:
        return tr("a list");
    case Json::value_t::string:
        return tr("a text");
    case Json::value_t::boolean:
        return tr("true or false");
    case Json::value_t::null:
        return tr("empty");
    default:
        return tr("a number");
    }
}

bool isEmptyText(const Json& value)
{
    const auto* text = value.get_ptr<const std::string*>();
    return text && text->empty();
}

} // namespace

KeyReader::KeyReader(const Json& object, QString path, ImportReport& report)
    : m_object(object)
    , m_path(std::move(path))
    , m_report(report)
{ }

QString KeyReader::pathOf(const char* key) const
{
    const QString name = QString::fromUtf8(key);
    return m_path.isEmpty() ? name : m_path + QLatin1Char('.') + name;
}

QString KeyReader::pathOf(const char* key, size_t index) const
{
    return QStringLiteral("%1[%2]").arg(pathOf(key)).arg(index);
}

KeyReader KeyReader::child(const char* key) const
{
    return {object(key), pathOf(key), m_report};
}

void KeyReader::ignored(const char* key, const QString& what) const
{
    m_report.add(Finding::Severity::Ignored, pathOf(key), what);
}

const Json* KeyReader::present(const char* key) const
{
    const Json* value = jsonutil::find(m_object, key);
    return value && !value->is_null() ? value : nullptr;
}

void KeyReader::wrongType(const char* key, const QString& wanted, const Json& value) const
{
    ignored(key, tr("Should be %1 but is %2; the default is used.").arg(wanted, typeName(value)));
}

QString KeyReader::text(const char* key, const QString& fallback) const
{
    const Json* value = present(key);
    if (!value)
        return fallback;
    if (value->is_number())
        return QString::fromStdString(value->dump());
    if (const auto found = jsonutil::asString(*value))
        return *found;
    // `false` is how old files say "none" (refresh, repeat).
    if (*value != false)
        wrongType(key, tr("a text"), *value);
    return fallback;
}

QString KeyReader::line(const char* key) const
{
    constexpr qsizetype longest = 2000; // is measured whenever it is drawn
    const QString whole = text(key);
    if (whole.size() > longest)
        ignored(key, tr("The text ends after %1 of its %2 characters.").arg(longest).arg(whole.size()));
    return whole.left(longest);
}

QStringList KeyReader::texts(const char* key) const
{
    QStringList result;
    const Json* value = present(key);
    if (!value)
        return result;
    if (!value->is_array() && !value->is_string())
        wrongType(key, tr("a list of texts"), *value);
    if (value->is_string() && !value->get_ref<const std::string&>().empty())
        result << *jsonutil::asString(*value);
    if (!value->is_array())
        return result;
    for (const Json& item : *value) {
        if (item.is_string())
            result << *jsonutil::asString(item);
        else if (item.is_primitive() && !item.is_null())
            result << QString::fromStdString(item.dump());
    }
    return result;
}

std::optional<double> KeyReader::number(const char* key) const
{
    const Json* value = present(key);
    if (!value || isEmptyText(*value))
        return std::nullopt;
    const auto found = jsonutil::asNumber(*value);
    if (!found)
        wrongType(key, tr("a number"), *value);
    return found;
}

int KeyReader::integer(const char* key, int fallback, int min, int max) const
{
    const auto found = number(key);
    return found ? std::clamp(jsonutil::toInt(*found, fallback), min, max) : fallback;
}

bool KeyReader::flag(const char* key, bool fallback) const
{
    const Json* value = present(key);
    if (!value)
        return fallback;
    if (value->is_boolean())
        return value->get<bool>();
    if (value->is_number())
        return *value != 0;
    if (*value == "true" || *value == "false" || isEmptyText(*value))
        return *value == "true";
    wrongType(key, tr("true or false"), *value);
    return fallback;
}

const Json& KeyReader::list(const char* key) const
{
    static const Json empty = Json::array();
    const Json* value = present(key);
    if (!value)
        return empty;
    if (value->is_array())
        return *value;
    wrongType(key, tr("a list"), *value);
    return empty;
}

const Json& KeyReader::object(const char* key) const
{
    static const Json empty = Json::object();
    const Json* value = present(key);
    if (!value)
        return empty;
    if (value->is_object())
        return *value;
    wrongType(key, tr("an object"), *value);
    return empty;
}
