#pragma once

#include "widgets/panels/common/tilepanel.h"
#include "widgets/panels/gauge/gaugeeffects.h"
#include "widgets/panels/gauge/gaugelayout.h"
#include "widgets/panels/gauge/gaugethresholds.h"

struct GaugeOptions
{
    bool circle = false;
    bool rounded = false; ///< ends of the band
    bool markers = true;
    bool labels = false;
    double widthFactor = 0.5;
    int segments = 1;
    double segmentSpacing = 0.3;
    std::optional<double> neutral; ///< where the band starts instead of at the minimum
    RepeatOrientation orientation = RepeatOrientation::Auto;
    QSizeF minimum {75, 75};
    bool firmMinimum = false; ///< set by hand
    std::optional<double> titleSize;
    std::optional<double> valueSize;
    GaugeEffects effects;
    bool sparkline = false; ///< under the number
    bool showTitle = true;
    bool showValue = true;
};

/// Values on arcs or rings with their thresholds around them.
class GaugeView : public TilePanel
{
    Q_OBJECT

public:
    using TilePanel::TilePanel;

protected:
    bool dependsOnRange() const override { return m_options.sparkline; }
    void readOptions(const Json& options) override;
    FieldValuesRequest valuesRequest() const override;
    RepeatRequest repeatRequest() const override;
    void paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile) override;

private:
    void paintBand(QPainter& painter, const GaugeLayout& layout, const GaugeScale& scale,
                   const FieldDisplay& value) const;
    void paintSparkline(QPainter& painter, const GaugeLayout& layout, const FieldDisplay& value) const;
    void paintNumber(QPainter& painter, const GaugeLayout& layout, const FieldDisplay& value, const QRectF& tile) const;
    BandBrushRequest brushRequest(const GaugeLayout& layout, const GaugeScale& scale, const FieldDisplay& value) const;
    void paintRing(QPainter& painter, const GaugeLayout& layout, const GaugeScale& scale,
                   const std::vector<GaugeBand>& bands) const;
    /// Labels that would reach below `bottom` move up along the arc.
    void paintLabels(QPainter& painter, const GaugeLayout& layout, const GaugeScale& scale,
                     const std::vector<GaugeBand>& bands, double bottom) const;
    double neutralOf(const FieldDisplay& value, const GaugeScale& scale) const;

    GaugeOptions m_options;
};
