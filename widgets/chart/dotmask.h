#pragma once

#include <QImage>

#include <vector>

/// A disc that is painted many times: how far it covers each pixel is found out once.
class DotMask
{
public:
    explicit DotMask(double radius);
    /// Onto an ARGB32_Premultiplied image, centred on the corner that the pixels left above and right below (x, y)
    /// share; what lies outside the image is left out.
    void paint(QImage& image, int x, int y, QRgb premultiplied);

private:
    void setColor(QRgb premultiplied);

    int m_reach; ///< px from the centre to the edge of the mask
    std::vector<quint8> m_cover; ///< rows of 2 * m_reach, once for each byte of a pixel
    std::vector<quint8> m_row; ///< as many px of m_color
    QRgb m_color = 0;
};
