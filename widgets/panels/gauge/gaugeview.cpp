#include "widgets/panels/gauge/gaugeview.h"

#include "widgets/panels/common/sparkline.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/valuetext.h"

#include <QPainterPath>
#include <QRegularExpression>
#include <QtMath>

#include <cmath>

namespace {

/// A stretch of a ring between two radii; angles in degrees, clockwise from three o'clock.
QPainterPath ringPath(const QPointF& center, double outer, double inner, double from, double sweep)
{
    QPainterPath path;
    if (outer <= inner || inner < 0 || sweep <= 0)
        return path;
    const auto circle = [&](double radius) {
        return QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius);
    };
    // Qt counts angles against the clock.
    path.arcMoveTo(circle(outer), -from);
    path.arcTo(circle(outer), -from, -sweep);
    path.arcTo(circle(inner), -(from + sweep), sweep);
    path.closeSubpath();
    return path;
}

QPointF onCircle(const QPointF& center, double radius, double degrees)
{
    const double angle = qDegreesToRadians(degrees);
    return center + QPointF(std::cos(angle), std::sin(angle)) * radius;
}

/// Gauges of Grafana 13 have effects and a sparkline unless told otherwise; those of older files had neither.
bool isRadialGauge(const PanelSpec& spec)
{
    constexpr double first = 13; // version
    static const QRegularExpression leading(QStringLiteral("^\\d+(\\.\\d+)?"));
    return !jsonutil::string(spec.options, "shape").isEmpty()
        || leading.match(spec.pluginVersion).captured().toDouble() >= first;
}

/// Older gauges drew the band of thresholds only where these colour the values, too.
bool coloredByThresholds(const FieldConfig& config)
{
    const QString mode = config.color ? config.color->mode : QString();
    return mode.isEmpty() || mode == QLatin1String("thresholds");
}

} // namespace

void GaugeView::readOptions(const Json& options)
{
    m_options = {};
    m_options.circle = jsonutil::string(options, "shape") == QLatin1String("circle");
    m_options.rounded = jsonutil::string(options, "barShape") == QLatin1String("rounded");
    const bool radial = isRadialGauge(*spec());
    m_options.markers = jsonutil::boolean(options, "showThresholdMarkers", true)
        && (radial || coloredByThresholds(spec()->fieldConfig.defaults));
    m_options.labels = jsonutil::boolean(options, "showThresholdLabels", false);
    m_options.widthFactor = std::clamp(jsonutil::number(options, "barWidthFactor", 0.5), 0.1, 1.0);
    m_options.segments = std::clamp(jsonutil::integer(options, "segmentCount", 1), 1, 100);
    m_options.segmentSpacing = std::clamp(jsonutil::number(options, "segmentSpacing", 0.3), 0.0, 1.0);
    m_options.neutral = jsonutil::optNumber(options, "neutral");
    m_options.effects = gaugeEffectsFromJson(options, radial);
    m_options.sparkline = jsonutil::boolean(options, "sparkline", radial);
    m_options.orientation = repeatOrientation(jsonutil::string(options, "orientation"));
    m_options.firmMinimum = jsonutil::string(options, "sizing") == QLatin1String("manual");
    if (m_options.firmMinimum)
        m_options.minimum = {std::clamp(jsonutil::number(options, "minVizWidth", 75), 0.0, 2000.0),
                             std::clamp(jsonutil::number(options, "minVizHeight", 75), 0.0, 2000.0)};
    m_options.titleSize = userTextSize(options, "titleSize");
    m_options.valueSize = userTextSize(options, "valueSize");
    const QString mode = jsonutil::string(options, "textMode", QStringLiteral("auto"));
    m_options.showTitle = mode != QLatin1String("value") && mode != QLatin1String("none");
    m_options.showValue = mode != QLatin1String("name") && mode != QLatin1String("none");
}

FieldValuesRequest GaugeView::valuesRequest() const
{
    FieldValuesRequest request;
    request.hideSingleTitle = true;
    request.sparkline = m_options.sparkline;
    return request;
}

RepeatRequest GaugeView::repeatRequest() const
{
    RepeatRequest request;
    request.gap = 8;
    request.orientation = m_options.orientation;
    request.autoGrid = true;
    // One gauge never scrolls: it shrinks with its panel.
    if (values().size() > 1)
        request.minimum = m_options.minimum;
    request.firmMinimum = m_options.firmMinimum;
    return request;
}

double GaugeView::neutralOf(const FieldDisplay& value, const GaugeScale& scale) const
{
    std::optional<double> neutral = m_options.neutral;
    if (value.field.config->custom && !neutral)
        neutral = jsonutil::optNumber(*value.field.config->custom, "neutral");
    return std::clamp(neutral.value_or(scale.range.min), scale.range.min, std::max(scale.range.min, scale.range.max));
}

void GaugeView::paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile)
{
    GaugeTile input;
    input.size = tile.size();
    input.title = m_options.showTitle ? value.title : QString();
    input.value = value.display.full();
    input.markers = m_options.markers;
    input.labels = m_options.labels;
    input.circle = m_options.circle;
    input.rounded = m_options.rounded;
    input.widthFactor = m_options.widthFactor;
    input.titleSize = m_options.titleSize;
    input.valueSize = m_options.valueSize;
    GaugeLayout layout = layoutGauge(input, measure());
    layout.center += tile.topLeft();
    layout.title.translate(tile.topLeft());
    if (layout.numberAlone && m_options.showValue) {
        paintNumber(painter, layout, value, tile);
        return;
    }

    const GaugeScale scale = gaugeScaleOf(value.field, value.display);
    if (m_options.effects.centerGlow && !std::isnan(scale.value))
        paintCenterGlow(painter, layout, toQColor(value.display.color));
    paintBand(painter, layout, scale, value);
    const auto bands = gaugeBands(value.field, value.display, scale.range, theme().palette);
    if (m_options.markers)
        paintRing(painter, layout, scale, bands);
    if (layout.labelSize > 0)
        paintLabels(painter, layout, scale, bands, tile.bottom());
    if (m_options.sparkline)
        paintSparkline(painter, layout, value);
    if (m_options.showValue)
        paintNumber(painter, layout, value, tile);
    if (!input.title.isEmpty()) {
        painter.setPen(theme().text);
        drawElided(painter, theme().sized(layout.titleSize), layout.title, Qt::AlignCenter, input.title);
    }
}

void GaugeView::paintNumber(QPainter& painter, const GaugeLayout& layout, const FieldDisplay& value,
                            const QRectF& tile) const
{
    // In an arc the number stands a little under the middle, in a ring on it; a sparkline wants room below.
    double down = m_options.circle || layout.numberAlone ? 0 : layout.valueSize * 0.26;
    if (m_options.sparkline && !layout.numberAlone)
        down -= layout.valueSize * 0.3;
    const QRectF box(tile.left(), layout.center.y() + down - layout.valueSize, tile.width(), layout.valueSize * 2);
    DisplayValue whole = value.display; // the unit is as large as the number here
    whole.text = value.display.full();
    whole.prefix.clear();
    whole.suffix.clear();
    painter.setPen(toQColor(value.display.color));
    drawValueText(painter, {whole, layout.valueSize, 400}, theme(), box, Qt::AlignHCenter);
}

void GaugeView::paintSparkline(QPainter& painter, const GaugeLayout& layout, const FieldDisplay& value) const
{
    const double inner = layout.outer - layout.ring - layout.band;
    const double width = inner * 1.1;
    const double height = std::min(inner * 0.36, 60.0);
    if (!value.hasSparkline || height < 8)
        return;
    const QColor color = toQColor(value.display.color);
    Sparkline line;
    line.time = value.sparklineTime;
    line.values = value.field;
    line.range = data() ? data()->range : TimeRange();
    line.line = color;
    line.fill = withAlpha(color, 0.2);
    const double top = layout.center.y() + (m_options.showValue ? layout.valueSize * 0.45 : 0);
    drawSparkline(painter, line, QRectF(layout.center.x() - width / 2, top, width, height));
}

BandBrushRequest GaugeView::brushRequest(const GaugeLayout& layout, const GaugeScale& scale,
                                         const FieldDisplay& value) const
{
    const auto& mode = value.field.config->color;
    const bool scheme = mode && isContinuousScheme(mode->mode);
    return {layout, scale, toQColor(value.display.color), scheme ? displayOf(value) : nullptr, theme().isDark()};
}

void GaugeView::paintBand(QPainter& painter, const GaugeLayout& layout, const GaugeScale& scale,
                          const FieldDisplay& value) const
{
    const double outer = layout.outer - layout.ring;
    const double inner = outer - layout.band;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().secondary);
    painter.drawPath(ringPath(layout.center, outer, inner, layout.from, layout.sweep));
    if (std::isnan(scale.value))
        return;
    const double neutral = filledPart(neutralOf(value, scale), scale.range);
    const double filled = filledPart(scale.value, scale.range);
    const double start = layout.angleAt(std::min(neutral, filled));
    const double sweep = layout.sweep * std::abs(filled - neutral);
    const QColor color = toQColor(value.display.color);
    if (m_options.effects.barGlow)
        paintBarGlow(painter, layout, start, sweep, color);
    painter.setPen(Qt::NoPen);
    const BandBrushRequest brush = brushRequest(layout, scale, value);
    painter.setBrush(m_options.effects.gradient ? gradientBandBrush(brush) : QBrush(color));
    painter.drawPath(ringPath(layout.center, outer - 1, inner, start, sweep));
    if (m_options.rounded && sweep > 0) {
        const double radius = (layout.band - 1) / 2;
        for (const double end : {start, start + sweep}) {
            // A cap reaches beyond the seam of a gradient, so each has the one colour of its end.
            if (m_options.effects.gradient)
                painter.setBrush(bandColor(brush, (end - layout.from) / layout.sweep));
            painter.drawEllipse(onCircle(layout.center, inner + radius, end), radius, radius);
        }
    }
    if (m_options.segments > 1) {
        const double gap = layout.sweep / m_options.segments * m_options.segmentSpacing;
        painter.setBrush(theme().panel);
        for (int i = 1; i < m_options.segments; ++i)
            painter.drawPath(ringPath(layout.center, outer + 0.5, inner - 0.5,
                                      layout.angleAt(double(i) / m_options.segments) - gap / 2, gap));
    }
    if (sweep > 0)
        paintEndpoint(painter, layout, filled >= neutral ? start + sweep : start, color, m_options.effects.endpoint);
}

void GaugeView::paintRing(QPainter& painter, const GaugeLayout& layout, const GaugeScale& scale,
                          const std::vector<GaugeBand>& bands) const
{
    const double width = std::max(1.0, layout.ring - 1.25);
    painter.setPen(Qt::NoPen);
    for (const GaugeBand& band : bands) {
        const double from = filledPart(band.from, scale.range);
        const double to = filledPart(band.to, scale.range);
        painter.setBrush(band.color);
        painter.drawPath(ringPath(layout.center, layout.outer, layout.outer - width, layout.angleAt(from),
                                  layout.sweep * (to - from)));
    }
}

void GaugeView::paintLabels(QPainter& painter, const GaugeLayout& layout, const GaugeScale& scale,
                            const std::vector<GaugeBand>& bands, double bottom) const
{
    const QFont font = theme().sizedNumbers(layout.labelSize);
    const QFontMetricsF metrics(font);
    const double radius = layout.outer + layout.labelSize / 2 + 1.5;
    painter.setFont(font);
    painter.setPen(theme().text);
    const auto label = [&](double at) {
        double angle = layout.angleAt(filledPart(at, scale.range));
        const QString text = jsNumberText(std::round(at * 100) / 100);
        const double half = metrics.horizontalAdvance(text) / 2;
        const double towardsTop = angle > 270 ? -1 : 1;
        const auto lowest = [&] {
            return onCircle(layout.center, radius, angle).y() + half * std::abs(std::cos(qDegreesToRadians(angle)))
                + layout.labelSize / 2 * std::max(0.0, std::sin(qDegreesToRadians(angle)));
        };
        for (int degrees = 0; degrees < 30 && lowest() > bottom; ++degrees)
            angle += towardsTop;
        painter.save();
        painter.translate(onCircle(layout.center, radius, angle));
        painter.rotate(angle + 90);
        painter.drawText(QPointF(-metrics.horizontalAdvance(text) / 2, (metrics.ascent() - metrics.descent()) / 2),
                         text);
        painter.restore();
    };
    for (const GaugeBand& band : bands)
        label(band.from);
    if (!m_options.circle)
        label(scale.range.max);
}
