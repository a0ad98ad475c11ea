#include "dashboards/library/libraryelements.h"

namespace {

constexpr int maxDepth = 8; // rows hold panels, and panels nothing

void collectOne(const OrderedJson& panel, const LibraryElements& elements, OrderedJson& used)
{
    const QString uid = jsonutil::string(jsonutil::object(panel, "libraryPanel"), "uid");
    const auto element = uid.isEmpty() ? elements.end() : elements.find(uid.toStdString());
    if (element != elements.end())
        used[element->first] = element->second;
}

void collect(const OrderedJson& owner, const LibraryElements& elements, OrderedJson& used, int depth)
{
    if (depth > maxDepth)
        return;
    for (const OrderedJson& panel : jsonutil::array(owner, "panels")) {
        collectOne(panel, elements, used);
        collect(panel, elements, used, depth + 1);
    }
}

} // namespace

ElementsPage elementsPageOf(const OrderedJson& answer)
{
    ElementsPage page;
    const OrderedJson& listed = jsonutil::array(jsonutil::object(answer, "result"), "elements");
    page.listed = listed.size();
    for (const OrderedJson& element : listed) {
        const std::string uid = jsonutil::string(element, "uid").toStdString();
        const OrderedJson& model = jsonutil::object(element, "model");
        if (!uid.empty() && !model.empty())
            page.elements[uid] = {
                {"name", jsonutil::string(element, "name").toStdString()}, {"uid", uid}, {"kind", 1}, {"model", model}};
    }
    return page;
}

void addLibraryElements(OrderedJson& dashboard, const LibraryElements& elements)
{
    const auto spec = dashboard.find("spec");
    OrderedJson& body = spec != dashboard.end() && spec->is_object() ? *spec : dashboard;
    OrderedJson used = OrderedJson::object();
    collect(body, elements, used, 0);
    for (const OrderedJson& element : jsonutil::object(body, "elements")) // the v2 form has them in one object
        collectOne(jsonutil::object(element, "spec"), elements, used);
    if (used.empty() || body.contains("__elements"))
        return;
    body["__elements"] = std::move(used);
}
