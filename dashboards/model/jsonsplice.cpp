#include "dashboards/model/jsonsplice.h"

namespace jsonsplice {

namespace {

struct Span
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// One member of an object or item of a list.
struct Member
{
    Span key; ///< with its quotes; empty in a list
    Span value;
};

class Scanner
{
public:
    explicit Scanner(const QByteArray& text, qsizetype at = 0) : m_text(text), m_at(at) { }

    qsizetype at() const { return m_at; }
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    void step() { ++m_at; }

    void skipBlanks()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r'))
            ++m_at;
    }

    Span value()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        if (peek() == '"')
            skipString();
        else if (peek() == '{' || peek() == '[')
            skipNested();
        else
            while (!atEnd() && !QByteArrayView(",]} \n\r\t").contains(peek()))
                ++m_at;
        return {begin, m_at};
    }

private:
    void skipString()
    {
        for (++m_at; !atEnd() && peek() != '"'; ++m_at)
            if (peek() == '\\')
                ++m_at;
        ++m_at;
    }

    void skipNested()
    {
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                skipString();
                continue;
            }
            if (c == '{' || c == '[')
                ++depth;
            if (c == '}' || c == ']')
                --depth;
            ++m_at;
        } while (depth > 0 && !atEnd());
    }

    const QByteArray& m_text;
    qsizetype m_at;
};

/// The members of the object or list that begins there.
std::vector<Member> membersOf(const QByteArray& text, const Span& container)
{
    std::vector<Member> members;
    const bool isObject = text[container.begin] == '{';
    Scanner scan(text, container.begin + 1);
    while (true) {
        scan.skipBlanks();
        if (scan.at() >= container.end - 1)
            return members;
        Member member;
        if (isObject) {
            member.key = scan.value();
            scan.skipBlanks();
            scan.step(); // the colon
        }
        member.value = scan.value();
        members.push_back(member);
        scan.skipBlanks();
        if (scan.peek() != ',')
            return members;
        scan.step();
    }
}

QByteArray part(const QByteArray& text, const Span& span)
{
    return text.mid(span.begin, span.end - span.begin);
}

bool isKey(const QByteArray& text, const Span& span, const std::string& key)
{
    const QByteArray written = part(text, span);
    if (!written.contains('\\'))
        return written.size() == qsizetype(key.size()) + 2 && written.mid(1, written.size() - 2) == key.c_str();
    const auto parsed = jsonutil::parse(written);
    return parsed && jsonutil::asString(*parsed) == QString::fromStdString(key);
}

/// The index among the members; of equal keys the last counts, as in the parsed document.
std::optional<size_t> indexOf(const QByteArray& text, const std::vector<Member>& members, const JsonStep& step)
{
    if (const auto* index = std::get_if<size_t>(&step))
        return *index < members.size() ? std::optional(*index) : std::nullopt;
    for (size_t i = members.size(); i-- > 0;)
        if (isKey(text, members[i].key, std::get<std::string>(step)))
            return i;
    return std::nullopt;
}

struct Place
{
    Span container; ///< the object or list that holds the last step
    std::vector<Member> members;
    std::optional<size_t> index;
};

bool fits(const QByteArray& text, const Span& container, const JsonStep& step)
{
    return text.mid(container.begin, 1) == (std::holds_alternative<std::string>(step) ? "{" : "[");
}

std::optional<Place> placeOf(const QByteArray& text, const JsonPath& path)
{
    Scanner scan(text, text.startsWith("\xEF\xBB\xBF") ? 3 : 0);
    Place place {scan.value(), {}, {}};
    for (size_t i = 0; i < path.size(); ++i) {
        if (!fits(text, place.container, path[i]))
            return std::nullopt;
        place.members = membersOf(text, place.container);
        place.index = indexOf(text, place.members, path[i]);
        if (i + 1 == path.size())
            return place;
        if (!place.index)
            return std::nullopt;
        place.container = place.members[*place.index].value;
    }
    return std::nullopt;
}

/// The value's text with further lines at the place's depth.
QByteArray written(const OrderedJson& value, const QByteArray& unit, const QByteArray& lead)
{
    if (unit.isEmpty())
        return jsonutil::dump(value);
    QByteArray text = jsonutil::dump(value, 1); // one blank a level, turned into the file's own
    QByteArray result;
    for (const QByteArray& line : text.split('\n')) {
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == ' ')
            ++depth;
        if (!result.isEmpty())
            result += '\n' + lead + unit.repeated(depth);
        result += line.mid(depth);
    }
    return result;
}

/// Blanks at the start of the line that holds the position.
QByteArray leadOf(const QByteArray& text, qsizetype at)
{
    const qsizetype line = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    qsizetype end = line;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
        ++end;
    return text.mid(line, end - line);
}

void add(QByteArray& text, const Place& place, const std::string& key, const OrderedJson& value)
{
    const QByteArray unit = indentOf(text);
    const QByteArray name = jsonutil::dump(OrderedJson(key)) + (unit.isEmpty() ? ":" : ": ");
    if (!place.members.empty()) {
        const Member& last = place.members.back();
        // The new key stands like the one before it: on a line of its own, or behind it.
        const qsizetype gap = text.lastIndexOf('\n', last.key.begin);
        const bool ownLine = gap > place.container.begin;
        const QByteArray lead = leadOf(text, last.key.begin);
        const QByteArray before = ownLine ? ",\n" + lead : QByteArray(unit.isEmpty() ? "," : ", ");
        text.insert(last.value.end, before + name + (ownLine ? written(value, unit, lead) : jsonutil::dump(value)));
        return;
    }
    const QByteArray outer = leadOf(text, place.container.begin);
    const QByteArray lead = outer + unit;
    const QByteArray inside =
        unit.isEmpty() ? name + jsonutil::dump(value) : '\n' + lead + name + written(value, unit, lead) + '\n' + outer;
    text.replace(place.container.begin, place.container.end - place.container.begin, '{' + inside + '}');
}

} // namespace

QByteArray indentOf(const QByteArray& text)
{
    const qsizetype brace = text.indexOf('{');
    const qsizetype line = text.indexOf('\n', std::max<qsizetype>(0, brace));
    if (brace < 0 || line < 0 || text.trimmed().indexOf('\n') < 0)
        return {};
    qsizetype end = line + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t') && end - line <= 8)
        ++end;
    return end == line + 1 ? QByteArray("  ") : text.mid(line + 1, end - line - 1);
}

bool set(QByteArray& text, const JsonPath& path, const OrderedJson& value)
{
    const auto place = placeOf(text, path);
    if (!place)
        return false;
    if (place->index) {
        const Span& old = place->members[*place->index].value;
        text.replace(old.begin, old.end - old.begin, written(value, indentOf(text), leadOf(text, old.begin)));
        return true;
    }
    const auto* key = std::get_if<std::string>(&path.back());
    if (key)
        add(text, *place, *key, value);
    return key != nullptr;
}

bool remove(QByteArray& text, const JsonPath& path)
{
    const auto place = placeOf(text, path);
    if (!place || !place->index)
        return false;
    const auto& members = place->members;
    const size_t i = *place->index;
    const auto begin = [](const Member& member) {
        return member.key.end > member.key.begin ? member.key.begin : member.value.begin;
    };
    // With the comma before it; the first one takes the comma behind it.
    qsizetype from = i > 0 ? members[i - 1].value.end : begin(members[i]);
    qsizetype to = members[i].value.end;
    if (i == 0 && members.size() > 1)
        to = begin(members[1]);
    else if (members.size() == 1) {
        from = place->container.begin + 1;
        to = place->container.end - 1;
    }
    text.remove(from, to - from);
    return true;
}

} // namespace jsonsplice
