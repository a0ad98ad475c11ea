#include "widgets/inspector/panelpicture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEvent>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QWidget>

namespace {

constexpr int pixelsPerInch = 96; // CSS px: fonts of the theme are set in them
constexpr double pointsPerInch = 72;

void writeSvg(QWidget& widget, const QString& title, QIODevice* device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setResolution(pixelsPerInch);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setTitle(title);
    QPainter painter(&generator);
    widget.render(&painter, {}, {}, QWidget::DrawChildren);
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
    widget.render(&painter, {}, {}, QWidget::DrawChildren);
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
        writeSvg(widget, title, &buffer);
        break;
    case PictureFormat::Pdf:
        writePdf(widget, title, &buffer);
        break;
    }
    return bytes;
}
