#include "widgets/chart/dotmask.h"

#include "widgets/chart/by255.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

/// `under` covered by `top` (premultiplied) with coverage 0..255.
QRgb covered(QRgb under, QRgb top, quint32 cover)
{
    const auto rounded = [](quint32 v) { return quint32(by255(quint16(v + half255))); };
    const quint32 kept = 255 - rounded((top >> 24) * cover);
    QRgb result = 0;
    for (int shift = 0; shift < 32; shift += 8)
        result |= rounded((top >> shift & 255) * cover + (under >> shift & 255) * kept) << shift;
    return result;
}

} // namespace

DotMask::DotMask(double radius) : m_reach(int(std::ceil(std::max(radius, .5))) + 1)
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
            m_cover.push_back(quint8(qAlpha(row[x])));
    }
}

void DotMask::paint(QImage& image, int x, int y, QRgb premultiplied) const
{
    const int side = 2 * m_reach;
    const int left = std::max(0, m_reach - x);
    const int right = std::min(side, image.width() - x + m_reach);
    const int top = std::max(0, m_reach - y);
    const int bottom = std::min(side, image.height() - y + m_reach);
    for (int row = top; row < bottom; row++) {
        const quint8* cover = m_cover.data() + qptrdiff(row) * side;
        auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(y - m_reach + row)) + (x - m_reach);
        for (int i = left; i < right; i++)
            if (cover[i] != 0)
                pixels[i] = covered(pixels[i], premultiplied, cover[i]);
    }
}
