#include "widgets/chart/plotplacement.h"

#include "dashboards/chart/chartlayout.h"
#include "widgets/chart/annotationclusters.h"
#include "widgets/chart/tickplacement.h"
#include "widgets/chart/uprightplacement.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastPlot = 1;
constexpr double timeAxisPx = 21; ///< at type of 12 px
constexpr double timeFontPx = 12;
constexpr double titleGap = 8; ///< px above the title of an x axis
constexpr double leastBetweenLabels = 10; ///< px from one label of a value axis to the next

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
        m_placement.lanes = annotationLanes(model);
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
        m_placement.times = placedTimes(m_model, {laid.time.ticks, laid.time.labels}, m_placement.plot);
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
            placeTicks(scale, {laid.values[i].ticks, laid.values[i].labels}, m_placement.plot, leastBetweenLabels,
                       axis);
            m_placement.axes.push_back(std::move(axis));
        }
    }

    std::vector<PlacedTick> timesOf(const QTimeZone& zone) const
    {
        const double width = m_placement.plot.width();
        const double space = timeTickSpacing(m_frame.fromMs, m_frame.toMs, width, m_frame.measure, zone);
        return placedTimes(m_model, timeLabelling({m_frame.fromMs, m_frame.toMs}, width, space, zone),
                           m_placement.plot);
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
    if (model.upright)
        return placeUpright(model, size, font);
    return Placer(model, size, font, before).place();
}
