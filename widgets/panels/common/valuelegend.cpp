#include "widgets/panels/common/valuelegend.h"

#include "widgets/panels/common/legendpanel.h"

#include <QCoreApplication>

#include <limits>

namespace {

QString valueTitle()
{
    return QCoreApplication::translate("Panels", "Value");
}

QString percentTitle()
{
    return QCoreApplication::translate("Panels", "Percent");
}

} // namespace

ValueLegendOptions valueLegendOptions(const Json& options)
{
    ValueLegendOptions legend;
    legend.layout = legendOptionsFromJson(options);
    const QStringList values = jsonutil::strings(jsonutil::object(options, "legend"), "values");
    legend.values = values.contains(QLatin1String("value"));
    legend.percent = values.contains(QLatin1String("percent"));
    if (legend.layout.sortBy == QLatin1String("Value")) // as files write it, whatever the language
        legend.layout.sortBy = valueTitle();
    if (legend.layout.sortBy == QLatin1String("Percent"))
        legend.layout.sortBy = percentTitle();
    return legend;
}

QString percentText(double part, int decimals)
{
    return toFixed(part * 100, decimals) + QLatin1Char('%');
}

LegendItem valueLegendItem(const ValueLegendOptions& options, const QString& title, const DisplayValue& value,
                           const QString& share)
{
    LegendItem item;
    item.name = title;
    item.color = toQColor(value.color);
    // One number beside a name in a list needs no title.
    const bool titled = options.layout.table || (options.values && options.percent);
    if (options.values)
        item.calcs.push_back({titled ? valueTitle() : QString(), value.full(), value.numeric});
    if (options.percent)
        item.calcs.push_back({titled ? percentTitle() : QString(), share, value.numeric});
    return item;
}
