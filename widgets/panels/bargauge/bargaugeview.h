#pragma once

#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/common/barpainter.h"
#include "widgets/panels/common/tilepanel.h"
#include "widgets/panels/common/valuelegend.h"

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
    bool firmMinimum = false; ///< set by hand
    double maximumHeight = 300;
    ValueLegendOptions legend;
    std::optional<double> titleSize;
    std::optional<double> valueSize;
};

/// Values as bars, one under the other or side by side.
class BarGaugeView : public TilePanel
{
    Q_OBJECT

public:
    explicit BarGaugeView(QWidget* parent = nullptr);
    void setContext(const PanelContext& context) override;
    ChartLegend* legend() const { return m_legend; }

protected:
    void readOptions(const Json& options) override;
    FieldValuesRequest valuesRequest() const override;
    RepeatRequest repeatRequest() const override;
    void paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile) override;
    void layoutBeside() override;
    QSizeF tilesSize() override { return m_room.size(); }

private:
    void colorLegend();
    QString widestOf(const std::function<QString(const FieldDisplay&)>& textOf) const;

    BarGaugeOptions m_options;
    ChartLegend* m_legend = nullptr;
    QRect m_room; ///< beside the legend
    QString m_widestTitle; ///< names at the left stand in a column that holds it
    QString m_widestValue; ///< values have one size, in which it fits
};
