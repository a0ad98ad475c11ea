#include "widgets/inspector/panelpicture.h"

#include "widgets/theme/fontsetup.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEvent>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPicture>
#include <QSvgGenerator>
#include <QWidget>

namespace {

constexpr int pixelsPerInch = 96; // CSS px: fonts of the theme are set in them
constexpr double pointsPerInch = 72;

/// Paints a widget and those that stand in it, each as a recording with its own corner at the origin: under a shared
/// painter Qt moves the clip of a widget twice when its state is restored, and lets it paint over its edges.
void paintTree(QPainter& painter, QWidget& widget)
{
    QPicture recording;
    widget.render(&recording, {}, {}, QWidget::RenderFlags());
    painter.save();
    painter.setClipRect(widget.rect(), Qt::IntersectClip);
    painter.save();
    painter.drawPicture(0, 0, recording);
    painter.restore();
    for (QObject* object : widget.children()) {
        auto* child = qobject_cast<QWidget*>(object);
        if (!child || child->isWindow() || !child->isVisible())
            continue;
        painter.translate(child->pos());
        paintTree(painter, *child);
        painter.translate(-child->pos());
    }
    painter.restore();
}

/// The faces that only this program has got are named as the one that they were made from.
QByteArray withPublicFaces(QByteArray svg)
{
    const FontFamilies& families = fontFamilies();
    for (const QStringList& own : {families.text, families.numbers})
        if (own.size() > 1)
            svg.replace("font-family=\"" + own.front().toUtf8() + '"',
                        "font-family=\"" + own.mid(1).join(QLatin1String(", ")).toUtf8() + '"');
    return svg;
}

QByteArray svgOf(QWidget& widget, const QString& title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(pixelsPerInch);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setTitle(title);
    QPainter painter(&generator);
    paintTree(painter, widget);
    painter.end();
    return withPublicFaces(buffer.data());
}

void writePdf(QWidget& widget, const QString& title, QIODevice* device)
{
    QPdfWriter writer(device);
    writer.setResolution(pixelsPerInch);
    writer.setPageSize(
        QPageSize(QSizeF(widget.size()) * pointsPerInch / pixelsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(title);
    QPainter painter(&writer);
    paintTree(painter, widget);
}

void leave(QWidget& widget)
{
    QEvent left(QEvent::Leave);
    QCoreApplication::sendEvent(&widget, &left);
}

} // namespace

QImage pictureOf(QWidget& widget)
{
    leave(widget);
    return widget.grab().toImage();
}

QByteArray pictureFile(QWidget& widget, PictureFormat format, const QString& title)
{
    leave(widget);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    switch (format) {
    case PictureFormat::Png:
        widget.grab().toImage().save(&buffer, "PNG");
        break;
    case PictureFormat::Svg:
        buffer.write(svgOf(widget, title));
        break;
    case PictureFormat::Pdf:
        writePdf(widget, title, &buffer);
        break;
    }
    return bytes;
}
