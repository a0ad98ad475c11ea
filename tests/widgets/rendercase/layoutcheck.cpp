#include "tests/widgets/rendercase/layoutcheck.h"

#include "datasources/data/jsonutil.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/panelview.h"

#include <QFile>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace {

constexpr double tolerance = 2; ///< px
constexpr double nameInList = 22; ///< from the left of a legend item to its name
constexpr double nameInTable = 38;
constexpr double tableRow = 23.84;

/// A text and the point that both sides measure: middle of the text's side that touches its axis, or of its left side.
struct Mark
{
    QString text;
    QPointF at;
    bool hasX = true;
};

QString pointText(const QPointF& p)
{
    return QStringLiteral("%1,%2").arg(p.x(), 0, 'f', 1).arg(p.y(), 0, 'f', 1);
}

void compare(const QString& what, std::vector<Mark> theirs, std::vector<Mark> ours, QStringList& differences)
{
    for (const Mark& wanted : theirs) {
        size_t best = ours.size();
        double nearest = 1e9;
        for (size_t i = 0; i < ours.size(); i++) {
            const QPointF away = ours[i].at - wanted.at;
            const double distance = std::max(wanted.hasX ? std::abs(away.x()) : 0, std::abs(away.y()));
            if (ours[i].text == wanted.text && distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        if (best == ours.size()) {
            differences << QStringLiteral("%1 \"%2\" is missing").arg(what, wanted.text);
            continue;
        }
        if (nearest > tolerance)
            differences << QStringLiteral("%1 \"%2\" at %3, wanted %4")
                               .arg(what, wanted.text, pointText(ours[best].at), pointText(wanted.at));
        ours.erase(ours.begin() + qsizetype(best));
    }
    for (const Mark& more : ours)
        differences
            << QStringLiteral("%1 \"%2\" at %3 is not in the reference").arg(what, more.text, pointText(more.at));
}

struct Reference
{
    std::vector<Mark> ticks;
    std::vector<Mark> texts; ///< of the legend
    QRectF plot;
};

Reference readReference(const QString& path, const QRectF& legend)
{
    Reference reference;
    QFile file(path);
    const auto json = file.open(QIODevice::ReadOnly) ? jsonutil::parse(file.readAll()) : Result<Json>(Json::array());
    if (!json)
        return reference;
    for (const Json& item : *json) {
        const auto of = [&item](const char* key) { return jsonutil::number(item, key, 0); };
        const QString text = jsonutil::string(item, "text");
        constexpr double halfLine = 6; // of canvas text hung by its top
        if (jsonutil::string(item, "box") == QLatin1String("plot-area"))
            reference.plot = QRectF(of("x"), of("y"), of("w"), of("h"));
        else if (!text.isEmpty() && jsonutil::boolean(item, "canvas"))
            reference.ticks.push_back(
                {text, {of("x"), of("y") + (jsonutil::string(item, "base") == QLatin1String("top") ? halfLine : 0)}});
        else if (!text.isEmpty() && text != QLatin1String("Series color") // words for those who hear the page
                 && legend.contains(QPointF(of("x"), of("y") + of("h") / 2)))
            reference.texts.push_back({text, {of("x"), of("y") + of("h") / 2}});
    }
    return reference;
}

std::vector<Mark> drawnTicks(const ChartView& chart, QPointF origin)
{
    std::vector<Mark> ticks;
    const PlotPlacement& placement = chart.placement();
    constexpr double gap = 5;
    constexpr double timeMiddle = 15;
    for (const PlacedTick& tick : placement.times)
        if (!tick.text.isEmpty())
            ticks.push_back({tick.text, origin + QPointF(tick.position, placement.plot.bottom() + timeMiddle)});
    for (const AxisPlacement& axis : placement.axes) {
        for (const PlacedTick& tick : axis.ticks)
            if (!tick.text.isEmpty())
                ticks.push_back({tick.text, origin + QPointF(axis.edge + (axis.right ? gap : -gap), tick.position)});
        const QString title = chart.model()->scales[size_t(axis.scale)].label;
        if (!title.isEmpty())
            ticks.push_back({title,
                             origin
                                 + QPointF(axis.right ? axis.edge + axis.size : axis.edge - axis.size,
                                           placement.plot.center().y())});
    }
    return ticks;
}

std::vector<Mark> drawnTexts(const ChartLegend& legend, QPointF origin, bool table)
{
    std::vector<Mark> texts;
    for (const int i : legend.order()) {
        const LegendItem& item = legend.items()[size_t(i)];
        const QRectF row = legend.itemRect(i);
        if (row.center().y() >= legend.height())
            continue;
        const QPointF left = origin + QPointF(row.left(), row.center().y());
        texts.push_back({item.name, left + QPointF(table ? nameInTable : nameInList, 0)});
        for (const LegendItem::Calc& calc : item.calcs)
            texts.push_back({calc.text, left});
    }
    if (!table || legend.items().empty())
        return texts;
    const QPointF header = origin + QPointF(nameInTable, tableRow / 2 - legend.verticalScrollBar()->value());
    texts.push_back({QStringLiteral("Name"), header});
    for (const LegendItem::Calc& calc : legend.items().front().calcs)
        texts.push_back({calc.title, header});
    return texts;
}

} // namespace

QStringList layoutDifferences(const PanelView& view, QPoint origin, const QString& layoutFile)
{
    QStringList differences;
    const auto* chart = view.findChild<ChartView*>();
    const auto* legend = view.findChild<ChartLegend*>();
    if (!chart || !chart->model())
        return {QStringLiteral("no chart")};
    const bool hasLegend = legend && legend->isVisible();
    const QRectF legendRect = hasLegend ? QRectF(legend->geometry()).translated(origin) : QRectF();
    const Reference reference = readReference(layoutFile, legendRect);
    const QPointF chartOrigin = origin + chart->pos();
    const QRectF plot = chart->placement().plot.translated(chartOrigin);
    const QRectF& wanted = reference.plot;
    if (std::abs(plot.left() - wanted.left()) > tolerance || std::abs(plot.right() - wanted.right()) > tolerance
        || std::abs(plot.top() - wanted.top()) > tolerance || std::abs(plot.bottom() - wanted.bottom()) > tolerance)
        differences << QStringLiteral("plot %1 to %2, wanted %3 to %4")
                           .arg(pointText(plot.topLeft()), pointText(plot.bottomRight()), pointText(wanted.topLeft()),
                                pointText(wanted.bottomRight()));
    compare(QStringLiteral("tick"), reference.ticks, drawnTicks(*chart, chartOrigin), differences);
    if (!hasLegend)
        return differences;
    const bool table = legend->itemRect(legend->order().front()).width() >= legend->width();
    std::vector<Mark> theirs = reference.texts;
    std::vector<Mark> ours = drawnTexts(*legend, QPointF(legendRect.topLeft()), table);
    const auto isName = [legend](const Mark& mark) {
        return std::any_of(legend->items().begin(), legend->items().end(),
                           [&mark](const LegendItem& item) { return item.name == mark.text; });
    };
    for (Mark& mark : theirs)
        mark.hasX = isName(mark); // values are flush right with digits of another width
    compare(QStringLiteral("legend"), std::move(theirs), std::move(ours), differences);
    return differences;
}
