#include "widgets/panels/table/tablecolumns.h"

#include "dashboards/format/displayname.h"
#include "datasources/data/jsonutil.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

constexpr double smallestWidth = 50;

Qt::Alignment alignmentOf(const Json& custom, const Field& field, CellOptions::Type cell)
{
    const QString align = jsonutil::string(custom, "align", QStringLiteral("auto"));
    if (align == QLatin1String("left"))
        return Qt::AlignLeft;
    if (align == QLatin1String("center"))
        return Qt::AlignHCenter;
    if (align == QLatin1String("right"))
        return Qt::AlignRight;
    const bool isText = cell == CellOptions::Type::Auto || cell == CellOptions::Type::ColorText
        || cell == CellOptions::Type::ColorBackground;
    return field.type == FieldType::Number && isText ? Qt::AlignRight : Qt::AlignLeft;
}

bool isHidden(const Json& custom)
{
    const bool fromViz = jsonutil::boolean(jsonutil::object(custom, "hideFrom"), "viz");
    return fromViz || jsonutil::boolean(custom, "hidden");
}

} // namespace

std::vector<TableColumn> tableColumns(const Frame& frame, const Frames& all)
{
    static const Json none = Json::object();
    std::vector<TableColumn> columns;
    const NameScope names(all);
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        const Field& field = frame.fields[i];
        const Json& custom = field.config->custom ? *field.config->custom : none;
        if (isHidden(custom))
            continue;
        TableColumn column;
        column.field = i;
        column.title = fieldDisplayName(field, frame, names);
        column.cell = cellOptions(field);
        column.alignment = alignmentOf(custom, field, column.cell.type);
        if (column.cell.type == CellOptions::Type::Nested && column.title == QLatin1String("__nestedFrames"))
            column.title = QCoreApplication::translate("TableView", "Details");
        if (const auto width = jsonutil::optNumber(custom, "width"); width && *width > 0)
            column.width = std::clamp(*width, smallestWidth, 5000.0);
        column.minWidth = std::clamp(jsonutil::number(custom, "minWidth", 150), smallestWidth, 5000.0);
        column.filterable = jsonutil::boolean(custom, "filterable");
        column.inspect = jsonutil::boolean(custom, "inspect");
        column.wrapHeader = jsonutil::boolean(custom, "wrapHeaderText");
        column.styleField = jsonutil::string(custom, "styleField");
        column.tooltipField = jsonutil::string(jsonutil::object(custom, "tooltip"), "field");
        column.sortable = jsonutil::boolean(custom, "sortable", true);
        column.footer = jsonutil::strings(jsonutil::object(custom, "footer"), "reducers");
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<double> columnWidths(const std::vector<TableColumn>& columns, double available)
{
    double left = available;
    int sharing = 0;
    for (const TableColumn& column : columns) {
        if (column.width)
            left -= *column.width;
        else
            ++sharing;
    }
    std::vector<double> widths;
    widths.reserve(columns.size());
    for (const TableColumn& column : columns)
        widths.push_back(column.width ? *column.width : std::max(left / sharing, column.minWidth));
    return widths;
}
