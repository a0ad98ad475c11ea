#include "widgets/panels/canvas/canvasicons.h"

#include <QFileInfo>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

namespace {

struct Sign
{
    const char* names; ///< separated by blanks
    const char* path; ///< SVG on 24 x 24, stroked with round caps
};

constexpr std::array signs = {
    Sign {"server servers", "M4 4h16v6H4zM4 14h16v6H4zM7.500 7v.1M7.500 17v.1M11 7h6M11 17h6"},
    Sign {"database data-store",
          "M5 6a7 2.800 0 1 1 14 0a7 2.800 0 1 1-14 0M5 6v12a7 2.800 0 0 0 14 0V6M5 12a7 2.800 0 0 0 14 0"},
    Sign {"cloud clouds", "M7 19a4.500 4.500 0 0 1-.6-8.900A6 6 0 0 1 18 9.500a4.800 4.800 0 0 1-.5 9.500z"},
    Sign {"cloud-upload",
          "M7 17a4.500 4.500 0 0 1-.6-8.900A6 6 0 0 1 18 7.500a4.800 4.800 0 0 1 0 9.400M12 21v-9M9 15l3-3 3 3"},
    Sign {"cloud-download",
          "M7 17a4.500 4.500 0 0 1-.6-8.900A6 6 0 0 1 18 7.500a4.800 4.800 0 0 1 0 9.400M12 12v9M9 18l3 3 3-3"},
    Sign {"question-circle",
          "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M9.500 9.500a2.500 2.500 0 1 1 3.400 2.400c-.6.3-.9.8-.9 1.600M12 17v.1"},
    Sign {"info-circle", "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 11v6M12 7.500v.1"},
    Sign {"check-circle check", "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M8 12.500l2.800 2.800L16 9.500"},
    Sign {"times-circle times", "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M9 9l6 6M15 9l-6 6"},
    Sign {"exclamation-triangle exclamation-circle", "M12 3.500l9.500 17h-19zM12 10v5M12 17.800v.1"},
    Sign {"bell", "M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15zM10 21h4"},
    Sign {"user", "M12 3.500a4 4 0 1 1 0 8a4 4 0 1 1 0-8M4.500 20.500a7.500 7.500 0 0 1 15 0"},
    Sign {"users-alt",
          "M9 4a3.500 3.500 0 1 1 0 7a3.500 3.500 0 1 1 0-7M2.500 20a6.500 6.500 0 0 1 13 0M16 4.300a3.500 3.500 0 0 1 "
          "0 6.500M18 13.900a6.500 6.500 0 0 1 3.500 6.100"},
    Sign {"desktop monitor presentation-play", "M3 4h18v12H3zM12 16v4M8 20h8"},
    Sign {"laptop", "M5 5h14v10H5zM2 19h20"},
    Sign {"mobile-android mobile", "M7 2.500h10v19H7zM11.500 18.500h1"},
    Sign {"wifi signal",
          "M2.500 9.500a14 14 0 0 1 19 0M5.800 13a9.300 9.300 0 0 1 12.400 0M9 16.500a4.600 4.600 0 0 1 6 0M12 20v.1"},
    Sign {"globe", "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M3 12h18M12 3c5 5.500 5 12.500 0 18c-5-5.500-5-12.500 0-18"},
    Sign {"home home-alt", "M3 11.500L12 4l9 7.500M5.500 10v10h13V10M10 20v-6h4v6"},
    Sign {"building estate", "M5 21V3h10v18M15 9h4v12M3 21h18M8 7h1M11 7h1M8 11h1M11 11h1M8 15h1M11 15h1"},
    Sign {"cog setting",
          "M12 9a3 3 0 1 1 0 6a3 3 0 1 1 0-6M12 2.500v3M12 18.500v3M2.500 12h3M18.500 12h3M5.300 5.300l2.100 "
          "2.100M16.600 16.600l2.100 2.100M5.300 18.700l2.100-2.100M16.600 7.400l2.100-2.100"},
    Sign {"bolt", "M13 2.500L5 13.500h6l-1 8 8-11h-6z"},
    Sign {"fire",
          "M12 2.500c1 4 6 6.500 6 12a6 6 0 0 1-12 0c0-2.500 1.500-4 2.500-5.500c.5 1.500 1.500 2 2 2c.5-3-.5-5.500 "
          "1.500-8.500"},
    Sign {"temperature temperature-half thermometer", "M10 14V5a2 2 0 0 1 4 0v9a4 4 0 1 1-4 0M12 9v8"},
    Sign {"tear water", "M12 3c3.500 4.500 6 7.500 6 11a6 6 0 0 1-12 0c0-3.500 2.500-6.500 6-11"},
    Sign {"windTurbine wind",
          "M12 11v10M9 21h6M12 9.500a1.500 1.500 0 1 1 0 3a1.500 1.500 0 1 1 0-3M12 9.500L11 2.500l2.500.5zM13.300 "
          "11.700l6.500 3-1.500 2zM10.700 11.700l-6.500 3 1.500 2z"},
    Sign {"droneTop droneFront droneSide drone",
          "M10 10h4v4h-4zM10 10L6.500 6.500M14 10l3.500-3.500M10 14l-3.500 3.500M14 14l3.500 3.500M5 3.500a2.500 2.500 "
          "0 1 1 0 5a2.500 2.500 0 1 1 0-5M19 3.500a2.500 2.500 0 1 1 0 5a2.500 2.500 0 1 1 0-5M5 15.500a2.500 2.500 0 "
          "1 1 0 5a2.500 2.500 0 1 1 0-5M19 15.500a2.500 2.500 0 1 1 0 5a2.500 2.500 0 1 1 0-5"},
    Sign {"envelope", "M3 5.500h18v13H3zM3 6.500l9 7 9-7"},
    Sign {"lock", "M5.500 10.500h13v10h-13zM8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.500v2.500"},
    Sign {"shield shield-check",
          "M12 2.500l8 3v6c0 5-3.500 8.500-8 10c-4.500-1.500-8-5-8-10v-6zM8.500 12l2.500 2.500L15.500 10"},
    Sign {"heart",
          "M12 20.500C5 15.500 3 12 3 9a4.600 4.600 0 0 1 9-1.500A4.600 4.600 0 0 1 21 9c0 3-2 6.500-9 11.500"},
    Sign {"star", "M12 3l2.800 5.800 6.200.9-4.500 4.400 1.100 6.300L12 17.400l-5.600 3 1.100-6.300L3 9.700l6.200-.9z"},
    Sign {"clock-nine clock", "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 7v5H7.500"},
    Sign {"calendar-alt", "M4 5.500h16v15H4zM4 10h16M8 3v4M16 3v4"},
    Sign {"chart-line graph-bar", "M3.500 4v16.500H21M7 15l4-5 3.500 3L20 6.500"},
    Sign {"chart-pie", "M12 3a9 9 0 1 0 9 9h-9zM15.500 3.500a9 9 0 0 1 5 5h-5z"},
    Sign {"arrow-up", "M12 20V4M5.500 10.500L12 4l6.500 6.500"},
    Sign {"arrow-down", "M12 4v16M5.500 13.500L12 20l6.500-6.500"},
    Sign {"arrow-left", "M20 12H4M10.500 5.500L4 12l6.500 6.500"},
    Sign {"arrow-right", "M4 12h16M13.500 5.500L20 12l-6.500 6.500"},
    Sign {"sync process",
          "M20 9.500A8.300 8.300 0 0 0 4.500 8.500M4 3.500v5h5M4 14.500a8.300 8.300 0 0 0 15.500 1M20 20.500v-5h-5"},
    Sign {"play", "M6 3.500l14 8.500-14 8.500z"},
    Sign {"pause", "M6 4h4v16H6zM14 4h4v16h-4z"},
    Sign {"power", "M12 3v9M7 6.500a8 8 0 1 0 10 0"},
    Sign {"plug", "M8 3v5M16 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4.500"},
    Sign {"folder", "M3 6h6l2 2.500h10V19H3z"},
    Sign {"file-alt file", "M6 2.500h8l5 5v14H6zM14 2.500v5h5M9.500 12h6M9.500 16h6"},
    Sign {"map-marker",
          "M12 21.500c-5-5.500-7-8.500-7-12a7 7 0 0 1 14 0c0 3.500-2 6.500-7 12M12 7a2.500 2.500 0 1 1 0 5a2.500 2.500 "
          "0 1 1 0-5"},
    Sign {"car truck",
          "M2.500 16.500v-10h11v10M13.500 9.500h4l4 4v3h-2M6.500 15a2 2 0 1 1 0 4a2 2 0 1 1 0-4M17.500 15a2 2 0 1 1 0 "
          "4a2 2 0 1 1 0-4M8.500 16.500h7"},
    Sign {"channel sitemap gf-layout-simple", "M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4"},
    Sign {"cube",
          "M12 2.500l8.500 4.800v9.400L12 21.500l-8.500-4.800V7.300zM3.500 7.300L12 12l8.500-4.700M12 12v9.500"},
    Sign {"bug",
          "M8 9.500h8v6a4 4 0 0 1-8 0zM9 9.500a3 3 0 0 1 6 0M3.500 8l4.500 3M20.500 8L16 11M3 14.500h5M16 14.500h5M4 "
          "20.500l4-3.500M20 20.500L16 17"},
};

QHash<QString, const char*> pathsByName()
{
    QHash<QString, const char*> paths;
    for (const Sign& sign : signs)
        for (const QString& name : QString::fromLatin1(sign.names).split(QLatin1Char(' ')))
            paths.insert(name, sign.path);
    return paths;
}

constexpr const char* unknownSign = "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 12v.1";

} // namespace

QString canvasIconName(const QString& type, const QString& path)
{
    return type == QLatin1String("icon") ? QFileInfo(path).completeBaseName() : type;
}

namespace {

void renderSign(QPainter& painter, const QString& name, const QRectF& box, const QColor& color)
{
    static const QHash<QString, const char*> paths = pathsByName();
    const QString svg = QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"%1\" "
                                       "fill=\"none\" stroke=\"%2\" stroke-opacity=\"%3\" stroke-width=\"1.6\" "
                                       "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>")
                            .arg(QLatin1String(paths.value(name, unknownSign)), color.name())
                            .arg(color.alphaF());
    QSvgRenderer(svg.toUtf8()).render(&painter, box);
}

} // namespace

void drawCanvasIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& color)
{
    constexpr int largestKept = 512; // device pixels
    const QTransform toDevice = painter.deviceTransform();
    const QRectF target = toDevice.mapRect(box);
    const QRect pixels = target.toAlignedRect().adjusted(-1, -1, 1, 1);
    if (toDevice.type() > QTransform::TxScale || std::max(pixels.width(), pixels.height()) > largestKept) {
        renderSign(painter, name, box, color);
        return;
    }
    // A canvas paints all of its signs with every value: they are kept, with their place within a pixel.
    const QRectF within = target.translated(-pixels.topLeft());
    QString key = QStringLiteral("sign %1 %2").arg(name).arg(color.rgba());
    for (const double px : {within.left(), within.top(), within.width(), within.height()})
        key += QLatin1Char(' ') + QString::number(px, 'f', 3);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels.size());
        pixmap.fill(Qt::transparent);
        QPainter inner(&pixmap);
        renderSign(inner, name, within, color);
        inner.end();
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(toDevice.inverted().mapRect(QRectF(pixels)), pixmap, QRectF(pixmap.rect()));
}
