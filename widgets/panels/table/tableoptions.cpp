#include "widgets/panels/table/tableoptions.h"

#include <algorithm>

namespace {

int rowHeight(const QString& cellHeight)
{
    if (cellHeight == QLatin1String("md"))
        return 42;
    return cellHeight == QLatin1String("lg") ? 48 : 36;
}

} // namespace

TableOptions tableOptionsFromJson(const Json& options)
{
    TableOptions table;
    table.showHeader = jsonutil::boolean(options, "showHeader", true);
    table.typeIcons = jsonutil::boolean(options, "showTypeIcons");
    table.rowHeight = rowHeight(jsonutil::string(options, "cellHeight"));
    table.growingRows = jsonutil::string(options, "cellHeight") == QLatin1String("auto");
    table.maxRowHeight = std::clamp(jsonutil::integer(options, "maxRowHeight"), 0, 5000);
    table.frameIndex = std::max(0, jsonutil::integer(options, "frameIndex"));
    table.frozenColumns = std::clamp(jsonutil::integer(jsonutil::object(options, "frozenColumns"), "left"), 0, 100);
    const Json& footer = jsonutil::object(options, "footer");
    table.pagination = jsonutil::boolean(options, "enablePagination", jsonutil::boolean(footer, "enablePagination"));
    table.pageSize = std::clamp(jsonutil::integer(options, "pageSize"), 0, 100000);
    for (const Json& key : jsonutil::array(options, "sortBy"))
        table.sortBy.push_back({jsonutil::string(key, "displayName"), jsonutil::boolean(key, "desc")});
    table.footer = jsonutil::boolean(footer, "show");
    table.footerReducers = jsonutil::strings(footer, "reducer");
    table.footerFields = jsonutil::strings(footer, "fields");
    table.footerFields.removeAll(QString());
    table.footerCountsRows = jsonutil::boolean(footer, "countRows");
    return table;
}
