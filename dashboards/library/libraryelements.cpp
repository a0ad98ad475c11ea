#include "dashboards/library/libraryelements.h"

namespace {

constexpr int maxDepth = 8; // rows hold panels, and panels nothing

void collectOne(const OrderedJson& panel, const OrderedJson& elements, OrderedJson& used)
{
    const QString uid = jsonutil::string(jsonutil::object(panel, "libraryPanel"), "uid");
    const auto element = uid.isEmpty() ? elements.end() : elements.find(uid.toStdString());
    if (element != elements.end())
        used[uid.toStdString()] = *element;
}

void collect(const OrderedJson& owner, const OrderedJson& elements, OrderedJson& used, int depth)
{
    if (depth > maxDepth)
        return;
    for (const OrderedJson& panel : jsonutil::array(owner, "panels")) {
        collectOne(panel, elements, used);
        collect(panel, elements, used, depth + 1);
    }
}

} // namespace

OrderedJson libraryElementsOf(const OrderedJson& answer)
{
    OrderedJson elements = OrderedJson::object();
    for (const OrderedJson& element : jsonutil::array(jsonutil::object(answer, "result"), "elements")) {
        const QString uid = jsonutil::string(element, "uid");
        const OrderedJson& model = jsonutil::object(element, "model");
        if (!uid.isEmpty() && !model.empty())
            elements[uid.toStdString()] = {{"name", jsonutil::string(element, "name").toStdString()},
                                           {"uid", uid.toStdString()},
                                           {"kind", 1},
                                           {"model", model}};
    }
    return elements;
}

void addLibraryElements(OrderedJson& dashboard, const OrderedJson& elements)
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
