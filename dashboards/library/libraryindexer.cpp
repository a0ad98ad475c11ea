#include "dashboards/import/containers.h"
#include "dashboards/import/wrappers.h"
#include "dashboards/library/libraryscan.h"

#include <QCoreApplication>

#include <simdjson.h>

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr int maxDepth = 64;
constexpr int longestQuery = 4000;
constexpr qsizetype mostLines = 5000; // of one dashboard

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString textAt(const object& parent, const char* key)
{
    std::string_view text;
    return parent[key].get(text) == simdjson::SUCCESS ? toText(text) : QString();
}

std::optional<object> objectAt(const object& parent, const char* key)
{
    object child;
    return parent[key].get(child) == simdjson::SUCCESS ? std::optional(child) : std::nullopt;
}

bool hasList(const object& parent, const char* key)
{
    return parent[key].is_array();
}

/// Keys that hold what a datasource is asked, whatever the datasource.
constexpr std::string_view queryKeys[] = {"expr", "query", "rawSql", "rawQuery", "target", "logql"};

class Indexing
{
public:
    explicit Indexing(LibraryEntry& entry) : m_entry(entry) { }

    void panelsIn(const element& list)
    {
        simdjson::dom::array panels;
        if (list.get(panels) != simdjson::SUCCESS)
            return;
        for (const element item : panels) {
            object panel;
            if (item.get(panel) != simdjson::SUCCESS)
                continue;
            addTitle(textAt(panel, "title"));
            m_entry.panelCount += textAt(panel, "type") == QLatin1String("row") ? 0 : 1;
        }
    }

    void elementOf(const object& panel) // of a v2 document
    {
        if (const auto spec = objectAt(panel, "spec")) {
            addTitle(textAt(*spec, "title"));
            ++m_entry.panelCount;
        }
    }

    void persesPanel(const object& panel)
    {
        if (const auto spec = objectAt(panel, "spec")) {
            if (const auto display = objectAt(*spec, "display"))
                addTitle(textAt(*display, "name"));
            ++m_entry.panelCount;
        }
    }

    /// Queries wherever they stand; panels of rows too.
    void walk(const element& value, int depth)
    {
        if (depth > maxDepth)
            return;
        if (simdjson::dom::array list; value.get(list) == simdjson::SUCCESS) {
            for (const element item : list)
                walk(item, depth + 1);
        } else if (object map; value.get(map) == simdjson::SUCCESS) {
            walk(map, depth);
        }
    }

    void walk(const object& map, int depth = 0)
    {
        for (const auto& [key, item] : map)
            visit(key, item, depth);
    }

private:
    void visit(std::string_view key, const element& item, int depth)
    {
        if (key == "panels" || key == "rows")
            key == "panels" ? panelsIn(item) : titlesIn(item);
        std::string_view text;
        if (item.get(text) != simdjson::SUCCESS)
            walk(item, depth + 1);
        else if (std::find(std::begin(queryKeys), std::end(queryKeys), key) != std::end(queryKeys))
            addQuery(text);
    }

    void titlesIn(const element& list)
    {
        simdjson::dom::array rows;
        if (list.get(rows) != simdjson::SUCCESS)
            return;
        for (const element item : rows)
            if (object row; item.get(row) == simdjson::SUCCESS)
                addTitle(textAt(row, "title"));
    }

    void addTitle(const QString& title)
    {
        if (!title.isEmpty() && m_entry.panels.size() < mostLines)
            m_entry.panels << title;
    }

    void addQuery(std::string_view text)
    {
        if (!text.empty() && m_entry.queries.size() < mostLines)
            m_entry.queries << toText(text.substr(0, longestQuery));
    }

    LibraryEntry& m_entry;
};

struct Body
{
    object json;
    QString name; ///< of the resource around it
};

/// The dashboard's own object: itself, inside "dashboard", or the "spec" of a resource.
std::optional<Body> bodyOf(const object& file)
{
    if (const auto wrapped = objectAt(file, "dashboard"))
        return Body {*wrapped, {}};
    if (hasList(file, "panels") || hasList(file, "rows"))
        return Body {file, {}};
    const auto spec = objectAt(file, "spec");
    const QString kind = textAt(file, "kind");
    if (spec && isDashboardKind(kind)) {
        const auto metadata = objectAt(file, "metadata");
        return Body {*spec, metadata ? textAt(*metadata, "name") : QString()};
    }
    const bool v2 = objectAt(file, "elements") && objectAt(file, "layout");
    const bool empty = !textAt(file, "title").isEmpty() && file["schemaVersion"].error() == simdjson::SUCCESS;
    return v2 || empty ? std::optional(Body {file, {}}) : std::nullopt;
}

bool isDashboard(const object& body)
{
    return hasList(body, "panels") || hasList(body, "rows") || objectAt(body, "elements") || objectAt(body, "panels")
        || body["schemaVersion"].error() == simdjson::SUCCESS;
}

void readBody(const Body& body, LibraryEntry& entry)
{
    const object& json = body.json;
    entry.uid = textAt(json, "uid");
    if (entry.uid.isEmpty())
        entry.uid = body.name;
    entry.title = textAt(json, "title");
    if (const auto display = objectAt(json, "display"); display && entry.title.isEmpty()) // Perses
        entry.title = textAt(*display, "name");
    if (simdjson::dom::array tags; json["tags"].get(tags) == simdjson::SUCCESS)
        for (const element tag : tags)
            if (std::string_view text; tag.get(text) == simdjson::SUCCESS)
                entry.tags << toText(text);
    Indexing indexing(entry);
    if (const auto elements = objectAt(json, "elements"))
        for (const auto& [name, panel] : *elements)
            if (object map; panel.get(map) == simdjson::SUCCESS)
                indexing.elementOf(map);
    if (const auto panels = objectAt(json, "panels"))
        for (const auto& [name, panel] : *panels)
            if (object map; panel.get(map) == simdjson::SUCCESS)
                indexing.persesPanel(map);
    indexing.walk(json);
}

Error broken(simdjson::error_code code)
{
    return {Error::Kind::Parse, QCoreApplication::translate("Library", "Not valid JSON."),
            QString::fromLatin1(simdjson::error_message(code))};
}

/// Nothing for JSON that is no dashboard.
Result<std::optional<LibraryEntry>> entryOf(const QByteArray& bytes)
{
    static thread_local simdjson::dom::parser parser; // keeps its buffers from file to file
    object file;
    const auto code = parser.parse(bytes.constData(), size_t(bytes.size())).get(file);
    if (code == simdjson::INCORRECT_TYPE)
        return std::optional<LibraryEntry>();
    if (code != simdjson::SUCCESS)
        return broken(code);
    const auto body = bodyOf(file);
    if (!body || !isDashboard(body->json))
        return std::optional<LibraryEntry>();
    LibraryEntry entry;
    readBody(*body, entry);
    return std::optional(std::move(entry));
}

} // namespace

Result<std::vector<LibraryEntry>> libraryEntriesOf(const QByteArray& bytes)
{
    const auto found = dashboardsIn(bytes);
    if (!found)
        return found.error();
    std::vector<LibraryEntry> entries;
    for (const FoundDashboard& dashboard : *found) {
        auto entry = entryOf(dashboard.bytes);
        if (!entry && found->size() == 1)
            return entry.error();
        if (!entry || !*entry)
            continue;
        (*entry)->item = dashboard.name;
        entries.push_back(**std::move(entry));
    }
    return entries;
}
