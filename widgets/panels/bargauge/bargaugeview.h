#pragma once

#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/common/barpainter.h"
#include "widgets/panels/common/tilepanel.h"
#include "widgets/panels/piechart/pielegend.h"

struct BarGaugeOptions
{
    enum class ValueMode
    {
        Color,
        Text,
        Hidden
    };
    BarStyle::Mode mode = BarStyle::Mode::Gradient;
    ValueMode valueMode = ValueMode::Color;
    NamePlacement placement = NamePlacement::Auto;
    RepeatOrientation orientation = RepeatOrientation::Auto;
    bool unfilled = true;
    QSizeF minimum {8, 16};
    double maximumHeight = 300;
    PieLegendOptions legend;
    std::optional<double> titleSize;
    std::optional<double> valueSize;
};

/// Values as bars, one under the other or side by side.
class BarGaugeView : public TilePanel
{
    Q_OBJECT

public:
    using TilePanel::TilePanel;

protected:
    void readOptions(const Json& options) override;
    FieldValuesRequest valuesRequest() const override;
    RepeatRequest repeatRequest() const override;
    void paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile) override;
    void layoutBeside() override;
    QSizeF tilesSize() override;
    void paintBeside(QPainter& painter) override;

private:
    std::vector<PieSlice> legendItems() const;

    BarGaugeOptions m_options;
    std::vector<PieSlice> m_legendItems; ///< as laid out, like its place
    QRectF m_legend;
};
