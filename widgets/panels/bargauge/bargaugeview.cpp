#include "widgets/panels/bargauge/bargaugeview.h"

#include "widgets/panels/common/valuetext.h"

#include <algorithm>

namespace {

NamePlacement namePlacement(const QString& option)
{
    if (option == QLatin1String("top"))
        return NamePlacement::Top;
    if (option == QLatin1String("left"))
        return NamePlacement::Left;
    return option == QLatin1String("hidden") ? NamePlacement::Hidden : NamePlacement::Auto;
}

BarGaugeOptions::ValueMode valueMode(const QString& option)
{
    if (option == QLatin1String("text"))
        return BarGaugeOptions::ValueMode::Text;
    return option == QLatin1String("hidden") ? BarGaugeOptions::ValueMode::Hidden : BarGaugeOptions::ValueMode::Color;
}

} // namespace

BarGaugeView::BarGaugeView(QWidget* parent) : TilePanel(parent)
{
    m_legend = new ChartLegend(this);
    m_legend->hide();
}

void BarGaugeView::setContext(const PanelContext& context)
{
    TilePanel::setContext(context);
    colorLegend();
}

void BarGaugeView::colorLegend()
{
    m_legend->setTheme(theme(), spec() && spec()->transparent ? theme().canvas : theme().panel);
    layoutBeside();
}

void BarGaugeView::readOptions(const Json& options)
{
    m_options = {};
    colorLegend();
    m_options.mode = barMode(jsonutil::string(options, "displayMode", QStringLiteral("gradient")));
    m_options.valueMode = valueMode(jsonutil::string(options, "valueMode"));
    m_options.placement = namePlacement(jsonutil::string(options, "namePlacement"));
    m_options.orientation = repeatOrientation(jsonutil::string(options, "orientation"));
    m_options.unfilled = jsonutil::boolean(options, "showUnfilled", true);
    m_options.firmMinimum = jsonutil::string(options, "sizing") == QLatin1String("manual");
    if (m_options.firmMinimum) {
        m_options.minimum = {std::clamp(jsonutil::number(options, "minVizWidth", 8), 0.0, 2000.0),
                             std::clamp(jsonutil::number(options, "minVizHeight", 16), 0.0, 2000.0)};
        m_options.maximumHeight = std::clamp(jsonutil::number(options, "maxVizHeight", 300), 0.0, 2000.0);
    }
    m_options.legend = valueLegendOptions(options);
    if (!jsonutil::boolean(jsonutil::object(options, "legend"), "showLegend"))
        m_options.legend.layout.show = false; // off unless asked for
    m_options.legend.percent = false; // bars are no parts of a whole
    m_options.titleSize = userTextSize(options, "titleSize");
    m_options.valueSize = userTextSize(options, "valueSize");
}

FieldValuesRequest BarGaugeView::valuesRequest() const
{
    FieldValuesRequest request;
    request.hideSingleTitle = true;
    return request;
}

QString BarGaugeView::widestOf(const std::function<QString(const FieldDisplay&)>& textOf) const
{
    QString widestText;
    double widest = 0;
    for (const FieldDisplay& value : values()) {
        const QString text = textOf(value);
        if (const double width = text.isEmpty() ? 0 : measure()(text, 400); width > widest) {
            widest = width;
            widestText = text;
        }
    }
    return widestText;
}

void BarGaugeView::layoutBeside()
{
    m_widestTitle = widestOf([](const FieldDisplay& value) { return value.title; });
    m_widestValue = widestOf([](const FieldDisplay& value) { return value.display.full(); });
    std::vector<LegendItem> items;
    if (m_options.legend.layout.show)
        for (const FieldDisplay& value : values())
            items.push_back(valueLegendItem(m_options.legend, value.title, value.display));
    m_legend->setVisible(!items.empty());
    m_legend->setContent(m_options.legend.layout, std::move(items));
    m_room = rect();
    if (m_legend->isVisibleTo(this))
        m_legend->setGeometry(placeLegend(*m_legend, m_options.legend.layout, rect(), m_room));
}

RepeatRequest BarGaugeView::repeatRequest() const
{
    RepeatRequest request;
    request.gap = m_options.mode == BarStyle::Mode::Lcd ? 2 : 10;
    request.orientation = m_options.orientation;
    request.minimum = m_options.minimum;
    request.firmMinimum = m_options.firmMinimum;
    request.maximumHeight = m_options.maximumHeight;
    return request;
}

void BarGaugeView::paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile)
{
    BarTile input;
    input.size = tile.size();
    input.title = m_widestTitle;
    input.value = m_widestValue;
    input.vertical = tileLayout().orientation == RepeatOrientation::Vertical;
    input.showValue = m_options.valueMode != BarGaugeOptions::ValueMode::Hidden;
    input.placement = m_options.placement;
    input.titleSize = m_options.titleSize;
    input.valueSize = m_options.valueSize;
    const BarGaugeLayout layout = layoutBar(input, measure());

    BarStyle style;
    style.mode = m_options.mode;
    style.vertical = input.vertical;
    style.unfilled = m_options.unfilled;
    const BarValue bar {value.display.numeric, toQColor(value.display.color), gaugeScale(value.field), value.field,
                        displayOf(value)};
    drawBar(painter, bar, style, theme(), layout.bar.translated(tile.topLeft()));

    if (!value.title.isEmpty() && !layout.title.isEmpty()) {
        painter.setPen(theme().text);
        const QRectF box = layout.title.adjusted(0, 0, layout.titleLeft ? -10 : 0, 0).translated(tile.topLeft());
        const Qt::Alignment side = input.vertical ? Qt::AlignHCenter
            : layout.titleLeft                    ? Qt::AlignRight
                                                  : Qt::AlignLeft;
        drawElided(painter, theme().sized(layout.titleSize), box, side | Qt::AlignVCenter, value.title);
    }
    if (!input.showValue)
        return;
    painter.setPen(m_options.valueMode == BarGaugeOptions::ValueMode::Text ? theme().text
                                                                           : toQColor(value.display.color));
    QPointF origin = tile.topLeft();
    if (style.vertical && style.mode == BarStyle::Mode::Lcd) // the value stands on the highest cell
        origin.ry() += std::max(0.0, layout.bar.height() - lcdCells(layout.bar.height(), style).used - 1);
    drawValueText(painter, {value.display, layout.valueSize, 400}, theme(), layout.value.translated(origin),
                  input.vertical ? Qt::AlignHCenter : Qt::AlignRight);
}
