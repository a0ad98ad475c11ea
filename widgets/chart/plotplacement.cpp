#include "widgets/chart/plotplacement.h"

#include "dashboards/chart/chartlayout.h"
#include "dashboards/time/datemath.h"
#include "widgets/chart/annotationclusters.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace {

constexpr double leastPlot = 1;
constexpr double labelSpace = 18; ///< px between two labels of an x axis
constexpr double gapBetweenGiven = 8;
constexpr double timeAxisPx = 21; ///< at type of 12 px
constexpr double timeFontPx = 12;
constexpr double noticePx = 14; ///< above the plot, of a text in its corner
constexpr QSizeF leastWithAxes(80, 30);
constexpr double titleGap = 8; ///< px above the title of an x axis
constexpr double leastWithTitles = 80; ///< px; where there is less, the data needs it more
constexpr double leastBetweenLabels = 10; ///< px from one label of a value axis to the next

using Measure = std::function<double(const QString&)>;

ValueAxis valueAxis(const ChartScale& scale)
{
    ValueAxis axis;
    axis.scale = scale.options;
    if (scale.hasRange)
        axis.range = std::pair(scale.min, scale.max);
    axis.right = scale.right;
    axis.binary = scale.binary;
    if (scale.fixedWidth > 0)
        axis.fixedWidthPx = scale.fixedWidth;
    axis.tickSpacePx = scale.tickSpacePx;
    axis.labelledTo = scale.labelledTo;
    axis.text = scale.text;
    return axis;
}

void placeTicks(const ChartScale& scale, const AxisLayout& laid, const QRectF& plot, AxisPlacement& axis)
{
    const PlotScale map(scale.options, scale.min, scale.max, plot.height());
    double labelled = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < laid.ticks.values.size(); i++) {
        const double y = map.toPx(laid.ticks.values[i]);
        // On a logarithmic axis ticks without room for a label still have their line.
        const bool drawn = laid.ticks.isShown(i) || scale.options.type != ScaleType::Linear;
        if (!drawn || !std::isfinite(y) || y <= -1 || y >= plot.height() + 1)
            continue;
        QString text = i < laid.labels.size() ? laid.labels[i] : QString();
        if (std::abs(labelled - y) < leastBetweenLabels)
            text.clear();
        if (!text.isEmpty())
            labelled = y;
        axis.ticks.push_back({plot.top() + y, text});
    }
}

AxisTicks powerTicks(const ChartX& x, double from, double to, double widthPx, double spacePx)
{
    constexpr double dust = 1e-9; // edges went through a logarithm and back
    const bool symlog = x.scale.type == ScaleType::Symlog;
    const double threshold = x.scale.linearThreshold > 0 ? x.scale.linearThreshold : 1;
    return logTicksWithin(symlog ? from - std::abs(from) * dust : from, to + std::abs(to) * dust,
                          x.scale.logBase == 2 ? 2 : 10, widthPx, spacePx,
                          symlog ? std::optional(threshold) : std::nullopt);
}

/// True when each label has room beside its neighbour.
bool standApart(const AxisTicks& ticks, const std::vector<QString>& labels, const Measure& measure)
{
    constexpr double gap = 6;
    for (size_t i = 1; i < labels.size(); i++)
        if ((measure(labels[i - 1]) + measure(labels[i])) / 2 + gap > ticks.spacePx)
            return false;
    return true;
}

/// Ticks of an axis of numbers, as positions in ms.
AxisLabelling numberLabelling(const ChartModel& model, double widthPx, const Measure& measure)
{
    const ChartX& x = model.x;
    const auto text = [&x](double value, std::optional<int> decimals) {
        return x.text ? x.text(value, decimals) : QString::number(value, 'f', decimals.value_or(0));
    };
    const double from = x.valueAt(model.fromMs);
    const double to = x.valueAt(model.toMs);
    const auto decimals = incrementDecimals(std::abs(to - from) / 10);
    const double widest = std::max(measure(text(from, decimals)), measure(text(to, decimals)));
    AxisLabelling result;
    const auto label = [&] {
        result.labels.clear();
        const auto digits = result.ticks.logarithmic ? std::nullopt : incrementDecimals(result.ticks.increment);
        for (size_t i = 0; i < result.ticks.values.size(); i++)
            result.labels.push_back(result.ticks.isShown(i) ? text(result.ticks.values[i], digits) : QString());
    };
    if (x.scale.type != ScaleType::Linear)
        result.ticks = powerTicks(x, from, to, widthPx, widest + labelSpace);
    if (!result.ticks.logarithmic || result.ticks.shownCount() < 2) {
        // Grafana asks the number of most weight how far ticks are apart; where that is too close, the widest says it.
        const double sample = measure(text(std::max(std::abs(from), std::abs(to)), std::nullopt));
        result.ticks = linearTicks(from, to, widthPx, sample + labelSpace, false);
        label();
        if (!standApart(result.ticks, result.labels, measure))
            result.ticks = linearTicks(from, to, widthPx, widest + labelSpace, false);
    }
    label();
    for (double& value : result.ticks.values)
        value = x.positionOf(value);
    return result;
}

/// Given ticks, thinned out evenly until their labels stand apart.
AxisLabelling givenLabelling(const ChartModel& model, double widthPx, const Measure& measure)
{
    double widest = 0;
    for (const auto& [at, text] : model.x.ticks)
        widest = std::max(widest, measure(text));
    const double range = std::max(model.toMs - model.fromMs, 1e-9);
    const double spacing = model.x.ticks.size() < 2 ? widthPx
                                                    : (model.x.ticks.back().first - model.x.ticks.front().first)
            / double(model.x.ticks.size() - 1) / range * widthPx;
    const auto stride = size_t(std::clamp(std::ceil((widest + gapBetweenGiven) / std::max(spacing, 1e-3)), 1.0, 1e6));
    AxisLabelling result;
    result.ticks.increment = 1;
    for (size_t i = 0; i < model.x.ticks.size(); i += stride) {
        result.ticks.values.push_back(model.x.ticks[i].first);
        result.labels.push_back(model.x.ticks[i].second);
    }
    return result;
}

class Placer
{
public:
    Placer(const ChartModel& model, QSizeF size, const QFont& font, const PlotPlacement& before)
        : m_model(model)
        , m_size(size)
        , m_before(before)
        , m_metrics(font)
        , m_timeAxis(timeAxisHeight(font))
    {
        m_frame.fromMs = model.fromMs;
        m_frame.toMs = std::max(model.toMs, model.fromMs + (model.x.kind == ChartX::Kind::Time ? 1 : 1e-6));
        m_frame.zone = model.zone;
        m_frame.measure = [this](const QString& text) { return m_metrics.horizontalAdvance(text); };
        m_frame.timeShown = !model.x.hidden;
        if (model.x.kind == ChartX::Kind::Number)
            m_frame.labelling = [this](double width) { return numberLabelling(m_model, width, m_frame.measure); };
        else if (model.x.kind == ChartX::Kind::Given)
            m_frame.labelling = [this](double width) { return givenLabelling(m_model, width, m_frame.measure); };
        m_bare = size.width() < leastWithAxes.width() || size.height() < leastWithAxes.height();
        if (m_bare) {
            m_frame.timeShown = false;
            return;
        }
        placeLanes();
        if (!model.x.hidden)
            m_zones = model.x.moreZones;
        m_frame.belowPx = double(m_zones.size()) * m_timeAxis + m_timeAxis - timeAxisPx + titleHeight()
            + double(m_placement.lanes.size()) * annotationLanePx;
    }

    PlotPlacement place()
    {
        for (size_t i = 0; i < m_model.scales.size(); i++) {
            const ChartScale& scale = m_model.scales[i];
            if (m_bare || scale.hidden || !scale.hasRange)
                continue;
            m_axes.push_back(valueAxis(scale));
            m_axes.back().labelled = titled(scale.label);
            m_scales.push_back(int(i));
            for (const AxisPlacement& axis : m_before.axes)
                if (axis.key == scale.key && axis.right == scale.right)
                    m_axes.back().leastWidthPx = axis.labelSize;
        }
        const double above = m_bare || m_model.notice.isEmpty() ? 0 : noticePx;
        const ChartLayout laid = layoutChart({m_size.width(), m_size.height() - above}, m_frame, m_axes);
        m_placement.plot = QRectF(std::round(laid.plotLeftPx), std::round(laid.plotTopPx) + above,
                                  std::max(leastPlot, std::round(laid.plotWidthPx)),
                                  std::max(leastPlot, std::round(laid.plotHeightPx)));
        placeAxes(laid);
        m_placement.annotations = shownAnnotations(m_model, m_placement.plot.width());
        m_placement.times = placedTimes(laid.time.ticks, laid.time.labels);
        m_placement.timesName = m_zones.empty() ? QString() : m_model.x.zoneName;
        for (const auto& [zone, name] : m_zones)
            m_placement.moreTimes.push_back({name, timesOf(zone)});
        const double timeAxes = m_frame.timeShown ? m_timeAxis * double(1 + m_placement.moreTimes.size()) : 0;
        m_placement.lanesTop = m_placement.plot.bottom() + timeAxes + annotationLanePx / 4;
        if (titleHeight() > 0)
            // type above 12 px grows into the gap, from the axis down and with room for its descenders
            m_placement.titleTop =
                m_placement.lanesTop - annotationLanePx / 4 + std::max(0.0, titleGap - 2 * (m_timeAxis - timeAxisPx));
        m_placement.lanesTop += titleHeight();
        return std::move(m_placement);
    }

private:
    bool titled(const QString& title) const { return !title.isEmpty() && m_size.height() >= leastWithTitles; }

    double titleHeight() const { return m_bare || m_model.x.hidden || !titled(m_model.x.label) ? 0 : axisTitlePx; }

    void placeLanes()
    {
        if (!m_model.annotationLanes)
            return;
        constexpr qsizetype most = 8;
        for (const Annotation& annotation : m_model.annotations)
            if (!m_placement.lanes.contains(annotation.source) && m_placement.lanes.size() < most)
                m_placement.lanes << annotation.source;
    }

    void placeAxes(const ChartLayout& laid)
    {
        double left = m_placement.plot.left();
        double right = m_placement.plot.right();
        for (size_t i = 0; i < m_axes.size(); i++) {
            const ChartScale& scale = m_model.scales[size_t(m_scales[i])];
            AxisPlacement axis;
            axis.scale = m_scales[i];
            axis.key = scale.key;
            axis.right = scale.right;
            axis.labelSize = laid.values[i].sizePx;
            axis.size = axis.labelSize + (titled(scale.label) ? axisTitlePx : 0);
            axis.edge = scale.right ? right : left;
            (scale.right ? right : left) += scale.right ? axis.size : -axis.size;
            placeTicks(scale, laid.values[i], m_placement.plot, axis);
            m_placement.axes.push_back(std::move(axis));
        }
    }

    std::vector<PlacedTick> placedTimes(const AxisTicks& ticks, const std::vector<QString>& labels) const
    {
        std::vector<PlacedTick> placed;
        for (size_t i = 0; i < std::min(ticks.values.size(), labels.size()); i++) {
            const double t = ticks.values[i];
            const double x = m_placement.plot.left()
                + (t - m_frame.fromMs) / (m_frame.toMs - m_frame.fromMs) * m_placement.plot.width();
            const double dust = 1e-9 * (m_frame.toMs - m_frame.fromMs); // of numbers made positions
            if (t >= m_frame.fromMs - dust && t <= m_frame.toMs + dust)
                placed.push_back({x, labels[i]});
        }
        return placed;
    }

    std::vector<PlacedTick> timesOf(const QTimeZone& zone) const
    {
        const double width = m_placement.plot.width();
        const AxisTicks ticks =
            timeTicks(m_frame.fromMs, m_frame.toMs, width,
                      timeTickSpacing(m_frame.fromMs, m_frame.toMs, width, m_frame.measure, zone), zone);
        const QString pattern = timeTickPattern(ticks.increment, m_frame.toMs - m_frame.fromMs);
        std::vector<QString> labels;
        for (const double at : ticks.values)
            labels.push_back(formatMoment(qint64(std::floor(at)), pattern, zone));
        return placedTimes(ticks, labels);
    }

    const ChartModel& m_model;
    QSizeF m_size;
    const PlotPlacement& m_before;
    QFontMetricsF m_metrics;
    double m_timeAxis;
    ChartFrame m_frame;
    bool m_bare = false; ///< too small for axes: the data has all of it
    std::vector<std::pair<QTimeZone, QString>> m_zones; ///< of the time axes below the first
    std::vector<ValueAxis> m_axes;
    std::vector<int> m_scales;
    PlotPlacement m_placement;
};

} // namespace

PlotMap plotMap(const ChartModel& model, const QRectF& plot)
{
    PlotMap map {model.fromMs, model.toMs, plot.size(), {}};
    for (const ChartScale& scale : model.scales)
        map.scales.emplace_back(scale.options, scale.min, scale.max, plot.height());
    return map;
}

double timeAxisHeight(const QFont& font)
{
    return timeAxisPx + std::max(0.0, font.pixelSize() - timeFontPx);
}

PlotPlacement placeChart(const ChartModel& model, QSizeF size, const QFont& font, const PlotPlacement& before)
{
    return Placer(model, size, font, before).place();
}
