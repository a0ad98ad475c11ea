#include "widgets/chart/dotmask.h"

#include "widgets/chart/by255.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

constexpr int pixelBytes = 4;

/// Bytes of an image and how far a mask covers each of them, 0..255.
struct Covered
{
    uchar* pixels;
    qsizetype stride;
    const quint8* cover;
    qsizetype coverStride;
    int bytes; ///< of a row
    int rows;
};

/// Lays `top`, a row of one premultiplied colour, over what is covered.
VEDETTE_WIDE void blend(const Covered area, const quint8* top, quint16 alpha)
{
    for (int row = 0; row < area.rows; row++) {
        uchar* pixels = area.pixels + row * area.stride;
        const quint8* cover = area.cover + row * area.coverStride;
        for (int i = 0; i < area.bytes; i++) {
            const auto kept = quint16(255 - by255(quint16(alpha * cover[i] + half255)));
            pixels[i] = quint8(by255(quint16(top[i] * cover[i] + pixels[i] * kept + half255)));
        }
    }
}

} // namespace

DotMask::DotMask(double radius)
    : m_reach(int(std::ceil(std::max(radius, .5))) + 1)
    , m_row(size_t(2 * m_reach) * pixelBytes)
{
    const int side = 2 * m_reach;
    QImage disc(side, side, QImage::Format_ARGB32_Premultiplied);
    disc.fill(Qt::transparent);
    QPainter painter(&disc);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawEllipse(QPointF(m_reach, m_reach), radius, radius);
    painter.end();
    for (int y = 0; y < side; y++) {
        const auto* row = reinterpret_cast<const QRgb*>(disc.constScanLine(y));
        for (int x = 0; x < side; x++)
            m_cover.insert(m_cover.end(), pixelBytes, quint8(qAlpha(row[x])));
    }
}

void DotMask::setColor(QRgb premultiplied)
{
    m_color = premultiplied;
    for (size_t i = 0; i < m_row.size(); i += pixelBytes)
        std::memcpy(m_row.data() + i, &premultiplied, pixelBytes);
}

void DotMask::paint(QImage& image, int x, int y, QRgb premultiplied)
{
    const int side = 2 * m_reach;
    const int left = std::max(0, m_reach - x);
    const int right = std::min(side, image.width() - x + m_reach);
    const int top = std::max(0, m_reach - y);
    const int bottom = std::min(side, image.height() - y + m_reach);
    if (left >= right || top >= bottom)
        return;
    if (m_color != premultiplied)
        setColor(premultiplied);
    const qptrdiff coverStride = qptrdiff(side) * pixelBytes;
    const qptrdiff leftByte = qptrdiff(left) * pixelBytes;
    blend({image.scanLine(y - m_reach + top) + qptrdiff(x - m_reach) * pixelBytes + leftByte, image.bytesPerLine(),
           m_cover.data() + top * coverStride + leftByte, coverStride, (right - left) * pixelBytes, bottom - top},
          m_row.data(), quint16(premultiplied >> 24));
}
