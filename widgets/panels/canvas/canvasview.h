#pragma once

#include "datasources/data/pending.h"
#include "widgets/panels/canvas/canvaselements.h"
#include "widgets/panels/panelview.h"

#include <QPixmap>

#include <map>

/// Elements placed freely: texts and colours follow the newest values. Nothing can be edited.
class CanvasView : public PanelView
{
    Q_OBJECT

public:
    explicit CanvasView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    QString leftOut() const override;
    bool isDrawing() const override;
    bool drawsNoData() const override { return true; }
    QMargins framePadding() const override { return {0, 0, 0, 0}; }

    /// What is painted, parents before their children.
    struct Placed
    {
        const CanvasElement* element = nullptr;
        QRectF rect;
        QRectF parent;
        QString text;
        QString image; ///< address of a picture
        QColor background;
        QColor border;
        QColor textColor;
        QColor fill;
    };
    const std::vector<Placed>& placed() const { return m_placed; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void relayout();
    void readPictures();
    void place(const std::vector<CanvasElement>& elements, const QRectF& parent, const CanvasData& data);
    void paintElement(QPainter& painter, const Placed& placed) const;
    void paintShape(QPainter& painter, const Placed& placed) const;
    void paintText(QPainter& painter, const Placed& placed) const;
    void paintConnections(QPainter& painter, const Placed& placed) const;
    const Placed* linkedAt(QPointF position) const;

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    std::vector<CanvasElement> m_elements;
    bool m_isCut = false; ///< there are more
    std::vector<Placed> m_placed;
    std::map<QString, QPixmap> m_pictures; ///< by address, of what is placed; null: there is none in it
    std::map<QString, Pending> m_reading;
};
