#include "dashboards/model/dashboarddocument.h"

#include <variant>

namespace {

using Step = std::variant<std::string, size_t>;
using Path = std::vector<Step>;

/// Nothing for a path that is none: a bracket left open, an empty key.
std::optional<Path> parsePath(const QString& text)
{
    Path path;
    for (const QString& part : text.split(QLatin1Char('.'))) {
        const QStringList pieces = part.split(QLatin1Char('['));
        if (pieces.front().isEmpty())
            return std::nullopt;
        path.emplace_back(pieces.front().toStdString());
        for (const QString& piece : pieces.mid(1)) {
            bool ok = false;
            const qulonglong index = piece.chopped(1).toULongLong(&ok);
            if (!ok || !piece.endsWith(QLatin1Char(']')))
                return std::nullopt;
            path.emplace_back(size_t(index));
        }
    }
    return path;
}

OrderedJson* child(OrderedJson& parent, const Step& step)
{
    if (const auto* key = std::get_if<std::string>(&step)) {
        if (!parent.is_object())
            return nullptr;
        const auto it = parent.find(*key);
        return it == parent.end() ? nullptr : &*it;
    }
    const size_t index = std::get<size_t>(step);
    return parent.is_array() && index < parent.size() ? &parent[index] : nullptr;
}

OrderedJson* follow(OrderedJson& root, const Path& path, size_t steps)
{
    OrderedJson* here = &root;
    for (size_t i = 0; here && i < steps; ++i)
        here = child(*here, path[i]);
    return here;
}

/// Blanks before the first key; 0 for a file in one line.
int indentOf(const QByteArray& bytes)
{
    const auto lineEnd = bytes.indexOf('\n');
    int blanks = 0;
    while (lineEnd >= 0 && lineEnd + 1 + blanks < bytes.size() && bytes[lineEnd + 1 + blanks] == ' ')
        ++blanks;
    return lineEnd < 0 || bytes.trimmed().indexOf('\n') < 0 ? -1 : qBound(1, blanks, 8);
}

} // namespace

Result<DashboardDocument> DashboardDocument::fromBytes(const QByteArray& bytes)
{
    Result<OrderedJson> json = jsonutil::parseOrdered(bytes);
    if (!json)
        return json.error();
    DashboardDocument document;
    document.m_bytes = bytes;
    document.m_json = std::move(*json);
    document.m_indent = indentOf(bytes);
    return document;
}

OrderedJson* DashboardDocument::find(const QString& path)
{
    const auto steps = parsePath(path);
    return steps ? follow(m_json, *steps, steps->size()) : nullptr;
}

const OrderedJson* DashboardDocument::value(const QString& path) const
{
    return const_cast<DashboardDocument*>(this)->find(path); // find changes nothing
}

bool DashboardDocument::setValue(const QString& path, OrderedJson value)
{
    const auto steps = parsePath(path);
    OrderedJson* parent = steps ? follow(m_json, *steps, steps->size() - 1) : nullptr;
    if (!parent)
        return false;
    OrderedJson* present = child(*parent, steps->back());
    if (present && *present == value)
        return true;
    const auto* key = std::get_if<std::string>(&steps->back());
    if (present)
        *present = std::move(value);
    else if (key && parent->is_object())
        (*parent)[*key] = std::move(value);
    else
        return false;
    m_edited = true;
    return true;
}

bool DashboardDocument::removeValue(const QString& path)
{
    const auto steps = parsePath(path);
    OrderedJson* parent = steps ? follow(m_json, *steps, steps->size() - 1) : nullptr;
    if (!parent || !child(*parent, steps->back()))
        return false;
    if (const auto* key = std::get_if<std::string>(&steps->back()))
        parent->erase(*key);
    else
        parent->erase(std::get<size_t>(steps->back()));
    m_edited = true;
    return true;
}

QByteArray DashboardDocument::toBytes() const
{
    if (!m_edited)
        return m_bytes;
    QByteArray text = jsonutil::dump(m_json, m_indent);
    if (m_bytes.endsWith('\n'))
        text += '\n';
    return text;
}
