#pragma once

#include "widgets/panels/common/tilepanel.h"
#include "widgets/panels/stat/statlayout.h"
#include "widgets/panels/stat/statoptions.h"

/// Big numbers, each with its sparkline.
class StatView : public TilePanel
{
    Q_OBJECT

public:
    using TilePanel::TilePanel;
    QMargins framePadding() const override { return {0, 0, 0, 0}; }

protected:
    void readOptions(const Json& options) override;
    FieldValuesRequest valuesRequest() const override;
    RepeatRequest repeatRequest() const override;
    void paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile) override;
    bool dependsOnRange() const override { return m_options.graph; }

private:
    struct Shown
    {
        QString title;
        DisplayValue value;
    };
    Shown shown(const QString& title, const DisplayValue& value) const;
    StatTile tileOf(const FieldDisplay& value, const QSizeF& size) const;
    void clipToPanel(QPainter& painter) const;
    void paintBackground(QPainter& painter, const QColor& color, const QRectF& tile) const;
    void paintChart(QPainter& painter, const FieldDisplay& value, const QRectF& box) const;
    void paintPercent(QPainter& painter, double change, const QColor& valueColor, double size,
                      const QPointF& leftCenter) const;
    QColor percentColor(double change, const QColor& valueColor) const;

    StatOptions m_options;
};
