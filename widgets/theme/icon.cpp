#include "widgets/theme/icon.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace {

struct Shape
{
    IconName name;
    const char* path; // SVG path on 16 x 16, stroked with round caps
};

constexpr std::array shapes = {
    Shape {IconName::ChevronDown, "M4 6l4 4 4-4"},
    Shape {IconName::ChevronRight, "M6 4l4 4-4 4"},
    Shape {IconName::ChevronLeft, "M10 4l-4 4 4 4"},
    Shape {IconName::Info, "M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 1 1 0-12.4M8 7.2v4M8 4.8v.1"},
    Shape {IconName::Warning, "M8 2l6.4 11.6H1.600zM8 6.400v3.400M8 11.600v.1"},
    Shape {IconName::Menu, "M8 3.300v.1M8 8v.1M8 12.700v.1"},
    Shape {IconName::Close, "M4 4l8 8M12 4l-8 8"},
    Shape {IconName::Search, "M7 2.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 1 1 0-9M10.400 10.400L14 14"},
    Shape {IconName::Clock, "M8 1.800a6.200 6.200 0 1 1 0 12.400a6.200 6.200 0 1 1 0-12.400M8 4.500V8l2.500 1.500"},
    Shape {IconName::Refresh, "M13.200 6.500A5.500 5.500 0 1 0 13.500 9M13.500 3v3.500H10"},
    Shape {IconName::ZoomOut, "M7 2.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 1 1 0-9M10.400 10.400L14 14M5 7h4"},
    Shape {IconName::Check, "M3 8.500l3.500 3.500L13 5"},
    Shape {IconName::Link, "M6.500 3.500H3.500v9h9v-3M9 3h4v4M13 3L7.500 8.500"},
    Shape {IconName::Star, "M8 2l1.900 3.900 4.200.6-3 3 .7 4.200L8 11.700l-3.800 2 .7-4.200-3-3 4.200-.6z"},
    Shape {IconName::Folder, "M2 4.500h4l1.500 1.500H14v7H2z"},
    Shape {IconName::Dashboard, "M2 2.500h5v5H2zM9 2.500h5v3H9zM9 7.500h5v6H9zM2 9.500h5v4H2z"},
    Shape {IconName::Theme, "M12.500 9.800A5.500 5.500 0 1 1 6.200 3.500a4.400 4.400 0 0 0 6.300 6.300z"},
    Shape {IconName::FullScreen, "M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10"},
    Shape {IconName::Plus, "M8 3v10M3 8h10"},
    Shape {IconName::Back, "M7.500 4.500L4 8l3.500 3.500M12 4.500L8.500 8l3.500 3.500"},
    Shape {IconName::Forward, "M4 4.500L7.500 8L4 11.500M8.500 4.500L12 8l-3.500 3.500"},
    Shape {IconName::TypeNumber, "M6.500 3L5 13M11 3L9.500 13M3 6.200h10.500M2.500 9.800H13"},
    Shape {IconName::TypeText, "M3.500 5V3.500h9V5M8 3.500v9M6.200 12.500h3.600"},
    Shape {IconName::TypeSwitch, "M5.500 4.500h5a3.500 3.500 0 0 1 0 7h-5a3.500 3.500 0 0 1 0-7M10.500 7.900v.1"},
    Shape {IconName::TypeObject, "M6 3C4 3 5 7 3 8C5 9 4 13 6 13M10 3C12 3 11 7 13 8C11 9 12 13 10 13"},
};

const char* pathOf(IconName name)
{
    for (const Shape& shape : shapes)
        if (shape.name == name)
            return shape.path;
    return "";
}

} // namespace

QPixmap iconPixmap(IconName name, const QColor& color, int px, qreal ratio)
{
    const QString key = QStringLiteral("icon %1 %2 %3 %4").arg(int(name)).arg(color.name()).arg(px).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) // panels paint theirs at every hover
        return pixmap;
    const bool dots = name == IconName::Menu;
    const QString svg =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><path d=\"%1\" fill=\"none\" "
                       "stroke=\"%2\" stroke-width=\"%3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>")
            .arg(QLatin1String(pathOf(name)), color.name(), dots ? QStringLiteral("2.2") : QStringLiteral("1.5"));
    QSvgRenderer renderer(svg.toUtf8());
    pixmap = QPixmap(qRound(px * ratio), qRound(px * ratio));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon themedIcon(IconName name, const QColor& color)
{
    QIcon icon;
    for (const int ratio : {1, 2, 3})
        icon.addPixmap(iconPixmap(name, color, 16, ratio));
    return icon;
}
