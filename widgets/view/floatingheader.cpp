#include "widgets/view/floatingheader.h"

#include <QPainter>

FloatingHeader::FloatingHeader(QWidget* parent, Paint paint) : QWidget(parent), m_paint(std::move(paint))
{
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

void FloatingHeader::cover(const QRegion& places)
{
    if (places == m_places) {
        update();
        return;
    }
    m_places = places;
    setVisible(!places.isEmpty());
    if (places.isEmpty())
        return;
    setGeometry(places.boundingRect());
    setMask(places.translated(-pos()));
    raise();
    update();
}

void FloatingHeader::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-pos());
    m_paint(painter);
}
