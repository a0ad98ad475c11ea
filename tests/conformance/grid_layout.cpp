#include "dashboards/model/gridlayout.h"
#include "tests/conformance/conformance.h"

namespace {

GridPos posOf(const Json& item)
{
    return {jsonutil::integer(item, "x"), jsonutil::integer(item, "y"), jsonutil::integer(item, "w"),
            jsonutil::integer(item, "h")};
}

Json layoutJson(const Json& before, const std::function<GridPos(size_t)>& pos)
{
    Json layout = Json::array();
    for (size_t i = 0; i < before.size(); ++i) {
        const GridPos p = pos(i);
        layout.push_back({{"i", before[i]["i"]}, {"x", p.x}, {"y", p.y}, {"w", p.w}, {"h", p.h}});
    }
    return {{"layout", layout}};
}

Json compacted(const Json& layout)
{
    std::vector<grid::Item> items;
    for (const Json& item : layout)
        items.push_back({posOf(item), jsonutil::boolean(item, "static")});
    grid::correctBounds(items);
    grid::compact(items);
    return layoutJson(layout, [&](size_t i) { return items[i].pos; });
}

Json fitted(const Json& layout, int height)
{
    std::vector<GridPos> items;
    for (const Json& item : layout)
        items.push_back(posOf(item));
    grid::fitInHeight(items, height);
    return layoutJson(layout, [&](size_t i) { return items[i]; });
}

} // namespace

Json runGridLayout(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    const Json& layout = jsonutil::array(c.input, "layout");
    if (fn == QLatin1String("compact"))
        return compacted(layout);
    if (fn == QLatin1String("fitInHeight"))
        return fitted(layout, jsonutil::integer(c.input, "height"));
    if (fn != QLatin1String("position"))
        return skipped();
    const QRect r = grid::pixelRect(posOf(c.input), jsonutil::integer(c.input, "containerWidth"));
    return {{"left", r.left()}, {"top", r.top()}, {"width", r.width()}, {"height", r.height()}};
}
