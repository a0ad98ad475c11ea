#include "dashboards/import/containers.h"

#include "dashboards/import/wrappers.h"
#include "dashboards/import/yamljson.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

constexpr size_t mostDashboards = 10'000;
constexpr int maxDepth = 4; // lists of lists are not followed for ever

Error holdsNone(const Json* resource)
{
    const QString kind = resource ? jsonutil::string(*resource, "kind") : QString();
    return {Error::Kind::Parse,
            kind.isEmpty() ? tr("The file is not a dashboard and holds none.")
                           : tr("The file is a resource of kind \"%1\" that holds no dashboards.").arg(kind),
            {}};
}

bool isKind(const Json& json, QLatin1String kind)
{
    return jsonutil::string(json, "kind") == kind;
}

QString nameOf(const Json& resource)
{
    return jsonutil::string(jsonutil::object(resource, "metadata"), "name");
}

/// Takes dashboards out of resources that hold others.
class Unpacking
{
public:
    /// False when the value holds no other: it may be a dashboard itself.
    bool open(const Json& json, int depth = 0)
    {
        if (json.is_array() && depth == 0 && !json.empty() && jsonutil::find(json.front(), "kind")) {
            for (const Json& item : json)
                if (!open(item, depth + 1))
                    addResource(item);
            return true;
        }
        if (!json.is_object() || depth > maxDepth)
            return false;
        const Json* items = jsonutil::find(json, "items");
        if (items && items->is_array() && jsonutil::string(json, "kind").endsWith(QLatin1String("List"))) {
            for (const Json& item : *items)
                openItem(json, item, depth);
            return true;
        }
        if (isKind(json, QLatin1String("ConfigMap"))) {
            addTexts(jsonutil::object(json, "data"));
            return true;
        }
        const Json& spec = jsonutil::object(json, "spec");
        if (isKind(json, QLatin1String("GrafanaDashboard")) && spec.contains("json")) {
            add(nameOf(json), jsonutil::string(spec, "json").toUtf8());
            return true;
        }
        return false;
    }

    void addResource(const Json& resource)
    {
        if (isDashboardKind(jsonutil::string(resource, "kind")))
            add(nameOf(resource), jsonutil::dump(resource));
    }

    std::vector<FoundDashboard> take() { return std::move(m_found); }
    bool isEmpty() const { return m_found.empty(); }

private:
    /// Servers leave the kind of items out that the list's own says.
    void openItem(const Json& list, const Json& item, int depth)
    {
        if (!item.is_object() || item.contains("kind")) {
            if (!open(item, depth + 1))
                addResource(item);
            return;
        }
        Json named = item;
        named["kind"] = jsonutil::string(list, "kind").chopped(4).toStdString();
        if (const Json* version = jsonutil::find(list, "apiVersion"); version && !item.contains("apiVersion"))
            named["apiVersion"] = *version;
        openItem(list, named, depth);
    }

    /// Config maps carry each dashboard as a text under a file name.
    void addTexts(const Json& data)
    {
        for (const auto& [name, text] : data.items())
            if (text.is_string() && looksLikeJson(QByteArray::fromStdString(text.get_ref<const std::string&>())))
                add(jsonutil::text(name), QByteArray::fromStdString(text.get_ref<const std::string&>()));
    }

    void add(const QString& name, QByteArray bytes)
    {
        if (m_found.size() < mostDashboards && !bytes.isEmpty())
            m_found.push_back({name, std::move(bytes)});
    }

    std::vector<FoundDashboard> m_found;
};

/// Only these words open a resource that holds dashboards; a dashboard itself is not parsed twice for it.
bool mayHoldOthers(const QByteArray& bytes)
{
    return bytes.trimmed().startsWith('[') || bytes.contains("\"ConfigMap") || bytes.contains("List\"")
        || bytes.contains("\"GrafanaDashboard\"");
}

void numberEqualNames(std::vector<FoundDashboard>& found)
{
    QHash<QString, int> seen;
    for (FoundDashboard& dashboard : found)
        if (const int before = seen[dashboard.name]++; before > 0)
            dashboard.name += QStringLiteral(" %1").arg(before + 1);
}

Result<std::vector<FoundDashboard>> inJson(const QByteArray& bytes)
{
    std::vector<FoundDashboard> itself {{QString(), bytes}};
    if (!mayHoldOthers(bytes))
        return itself;
    const auto json = jsonutil::parse(bytes);
    if (!json)
        return json.error();
    Unpacking unpacking;
    if (!unpacking.open(*json))
        return itself;
    if (unpacking.isEmpty())
        return holdsNone(&*json);
    return unpacking.take();
}

/// Nearly any text is a YAML text; one that means to be a dashboard or a resource has such a line.
bool meansToBeYaml(const QByteArray& bytes)
{
    for (const char* key : {"apiVersion:", "kind:", "title:", "panels:", "spec:"})
        if (bytes.contains(key))
            return true;
    return false;
}

Result<std::vector<FoundDashboard>> inYaml(const QByteArray& bytes)
{
    if (!meansToBeYaml(bytes))
        if (const auto json = jsonutil::parse(bytes); !json)
            return json.error();
    const auto documents = jsonFromYaml(bytes);
    if (!documents)
        return documents.error();
    Unpacking unpacking;
    for (const Json& document : *documents)
        if (!unpacking.open(document))
            unpacking.addResource(document);
    if (!unpacking.isEmpty())
        return unpacking.take();
    // A dashboard written as YAML without a resource around it.
    if (documents->size() == 1 && documents->front().is_object() && !documents->front().contains("kind"))
        return std::vector<FoundDashboard> {{QString(), jsonutil::dump(documents->front())}};
    return holdsNone(documents->empty() ? nullptr : &documents->front());
}

} // namespace

bool looksLikeJson(const QByteArray& bytes)
{
    qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.size() && QByteArrayView(" \t\r\n").contains(bytes[at]))
        ++at;
    return at < bytes.size() && (bytes[at] == '{' || bytes[at] == '[');
}

Result<std::vector<FoundDashboard>> dashboardsIn(const QByteArray& bytes)
{
    auto found = looksLikeJson(bytes) ? inJson(bytes) : inYaml(bytes);
    if (found)
        numberEqualNames(*found);
    return found;
}
