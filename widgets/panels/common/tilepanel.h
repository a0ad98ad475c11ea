#pragma once

#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/repeater.h"
#include "widgets/panels/common/textfit.h"

/// A panel that paints one tile per reduced value (stat, gauge, bar gauge). Layout is made when something changed,
/// tiles out of sight are not painted, a wheel scrolls what does not fit.
class TilePanel : public PanelView
{
    Q_OBJECT

public:
    explicit TilePanel(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }

    const std::vector<FieldDisplay>& values() const { return m_values; }
    const RepeatLayout& tileLayout(); ///< as of now; makes it when needed

protected:
    virtual void readOptions(const Json& options) = 0;
    virtual FieldValuesRequest valuesRequest() const = 0;
    /// Size and count are filled in by the caller.
    virtual RepeatRequest repeatRequest() const = 0;
    virtual void paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile) = 0;
    /// Called when the size, the values or the theme changed, for what stands beside the tiles.
    virtual void layoutBeside() { }
    /// The part of the panel where the tiles stand, from the top left corner.
    virtual QSizeF tilesSize() { return size(); }
    /// False when a new time range over the same frames changes nothing.
    virtual bool dependsOnRange() const { return false; }

    const PanelSpec* spec() const { return m_spec.get(); }
    const PanelData* data() const { return m_data.get(); }
    const Theme& theme() const { return m_context.theme; }
    const AlignmentTexts& alignment() const { return m_alignment; }
    const MeasureAt14& measure() const { return m_measure; }
    /// The processor behind a value; nullptr for "no data".
    const DisplayProcessor* displayOf(const FieldDisplay& value) const;

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void rebuild();
    void paintScrollBars(QPainter& painter);
    const FieldDisplay* valueAt(const QPointF& position);
    QPointF clampedOffset(const QPointF& offset);

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    std::vector<FieldDisplay> m_values;
    AlignmentTexts m_alignment;
    TextMeasurer m_measurer;
    MeasureAt14 m_measure;
    RepeatLayout m_layout;
    bool m_layoutStale = true;
    QPointF m_offset; ///< of scrolling
};
