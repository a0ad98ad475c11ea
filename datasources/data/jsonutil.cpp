#include "datasources/data/jsonutil.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace jsonutil {

namespace {

constexpr int maxDepth = 512;

/// Nesting deeper than maxDepth would exhaust the stack of the recursive destructors; found before parsing.
bool tooDeep(const QByteArray& text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

QString tr(const char* text)
{
    return QCoreApplication::translate("Json", text);
}

/// What stands around a place; nothing where that is no text but bytes.
QString excerpt(const QByteArray& text, qsizetype place)
{
    QString around = QString::fromUtf8(text.mid(qMax<qsizetype>(0, place - 20), 40));
    while (around.startsWith(QChar::ReplacementCharacter)) // of a letter cut in two
        around.remove(0, 1);
    while (around.endsWith(QChar::ReplacementCharacter))
        around.chop(1);
    const bool isText = std::none_of(around.cbegin(), around.cend(), [](QChar c) {
        return c == QChar::ReplacementCharacter || (c.category() == QChar::Other_Control && !c.isSpace());
    });
    return isText ? around : QString();
}

Error parseError(const QByteArray& text, size_t offset)
{
    const auto end = qsizetype(std::min(offset, size_t(text.size())));
    const QByteArray before = text.left(end);
    const auto line = before.count('\n') + 1;
    const auto column = end - (before.lastIndexOf('\n') + 1);
    return {Error::Kind::Parse, tr("Not valid JSON: line %1, column %2.").arg(line).arg(qMax<qsizetype>(1, column)),
            excerpt(text, end)};
}

/// Remembers where nlohmann's parser gave up; it builds nothing.
template<typename J>
struct PositionSax : nlohmann::json_sax<J>
{
    using Base = nlohmann::json_sax<J>;
    size_t position = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(typename Base::number_integer_t) override { return true; }
    bool number_unsigned(typename Base::number_unsigned_t) override { return true; }
    bool number_float(typename Base::number_float_t, const typename Base::string_t&) override { return true; }
    bool string(typename Base::string_t&) override { return true; }
    bool binary(typename Base::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(typename Base::string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override
    {
        position = at;
        return false;
    }
};

template<typename J>
Result<J> parseAs(const QByteArray& text)
{
    if (tooDeep(text))
        return Error {Error::Kind::Parse, tr("The JSON is nested more than %1 levels deep.").arg(maxDepth), {}};
    const auto begin = text.startsWith("\xEF\xBB\xBF") ? text.begin() + 3 : text.begin();
    J value = J::parse(begin, text.end(), nullptr, false);
    if (!value.is_discarded())
        return value;
    PositionSax<J> sax;
    J::sax_parse(begin, text.end(), &sax);
    return parseError(text, sax.position);
}

} // namespace

Result<Json> parse(const QByteArray& text)
{
    return parseAs<Json>(text);
}

Result<OrderedJson> parseOrdered(const QByteArray& text)
{
    return parseAs<OrderedJson>(text);
}

int toInt(double value, int fallback)
{
    if (std::isnan(value))
        return fallback;
    if (value >= double(std::numeric_limits<int>::max()))
        return std::numeric_limits<int>::max();
    if (value <= double(std::numeric_limits<int>::min()))
        return std::numeric_limits<int>::min();
    return int(value);
}

QByteArray dump(const Json& value, int indent)
{
    return QByteArray::fromStdString(value.dump(indent, ' ', false, Json::error_handler_t::replace));
}

QByteArray dump(const OrderedJson& value, int indent)
{
    return QByteArray::fromStdString(value.dump(indent, ' ', false, OrderedJson::error_handler_t::replace));
}

} // namespace jsonutil
