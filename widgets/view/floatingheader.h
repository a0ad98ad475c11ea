#pragma once

#include <QWidget>

#include <functional>

/// What a panel without a title says at its upper edge: badge, age and icons lie over its picture, which has all of the
/// panel. Covers only the places it is given; clicks there are its parent's.
class FloatingHeader : public QWidget
{
public:
    using Paint = std::function<void(QPainter&)>;
    FloatingHeader(QWidget* parent, Paint paint);

    /// Places in the parent; none hides it.
    void cover(const QRegion& places);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Paint m_paint; ///< in the parent's coordinates
    QRegion m_places;
};
