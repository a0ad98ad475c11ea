#include "widgets/panels/candlestick/candlepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double widthShare = .6; ///< of the distance of two candles
constexpr double thinBelow = 12; ///< px: narrower candles have thinner lines

class Painter
{
public:
    Painter(QPainter& painter, const PlotMap& map, const Candles& candles) : m_p(painter), m_map(map), m_c(candles) { }

    void paint()
    {
        const TimeColumn& times = *m_c.times;
        const auto fromNs = qint64(m_map.fromMs * nsPerMs);
        const auto toNs = qint64(m_map.toMs * nsPerMs);
        const auto first = std::lower_bound(times.begin(), times.end(), fromNs);
        const auto last = std::upper_bound(first, times.end(), toNs);
        const size_t from = size_t(first - times.begin()) - (first != times.begin() ? 1 : 0);
        const size_t to = std::min(times.size(), size_t(last - times.begin()) + 1);
        m_width = std::max(1.0, std::round(widthShare * columnWidth(from, to)));
        m_line = m_width <= thinBelow ? 1 : 2;
        m_p.setRenderHint(QPainter::Antialiasing, false);
        for (size_t row = from; row < to; row++) {
            if (m_c.volume && m_c.volumeScale >= 0)
                paintVolume(row);
            if (m_c.priceScale >= 0)
                paintPrice(row);
        }
    }

private:
    double columnWidth(size_t from, size_t to) const
    {
        double least = m_map.size.width();
        const TimeColumn& times = *m_c.times;
        for (size_t i = from + 1; i < to; i++)
            if (times[i] > times[i - 1])
                least = std::min(least, m_map.x(double(times[i]) / nsPerMs) - m_map.x(double(times[i - 1]) / nsPerMs));
        return least;
    }

    QColor colorOf(size_t row) const
    {
        const int direction = m_c.direction(row);
        if (direction == 0)
            return m_c.flat;
        return direction > 0 ? m_c.up : m_c.down;
    }

    double left(size_t row) const { return std::round(m_map.x(double((*m_c.times)[row]) / nsPerMs) - m_width / 2); }

    double y(int scale, double value) const { return std::clamp(std::round(m_map.y(scale, value)), -1e5, 1e5); }

    void paintVolume(size_t row)
    {
        const double volume = (*m_c.volume)[row];
        if (!std::isfinite(volume))
            return;
        const PlotScale& scale = m_map.scales[size_t(m_c.volumeScale)];
        const double base = scale.basePx();
        const double top = y(m_c.volumeScale, volume);
        QColor color = colorOf(row);
        const QRectF bar(left(row), std::min(top, base), m_width, std::max(1.0, std::abs(base - top)));
        const QColor edge = color;
        color.setAlphaF(float(m_c.volumeAlpha));
        m_p.fillRect(bar, color);
        m_p.fillRect(QRectF(bar.left(), bar.top(), bar.width(), 1), edge);
    }

    void paintPrice(size_t row)
    {
        const double open = (*m_c.open)[row];
        const double close = (*m_c.close)[row];
        const double high = std::max((*m_c.high)[row], std::max(open, close));
        const double low = std::min((*m_c.low)[row], std::min(open, close));
        if (!std::isfinite(open) || !std::isfinite(close) || !std::isfinite(high) || !std::isfinite(low))
            return;
        const QColor color = colorOf(row);
        const double x = left(row);
        const double middle = x + std::floor((m_width - m_line) / 2);
        const double yOpen = y(m_c.priceScale, open);
        const double yClose = y(m_c.priceScale, close);
        const double yHigh = y(m_c.priceScale, high);
        const double yLow = y(m_c.priceScale, low);
        const double top = std::min(yOpen, yClose);
        const double height = std::max(m_line, std::abs(yOpen - yClose));
        if (m_c.bars) {
            m_p.fillRect(QRectF(middle, yHigh, m_line, std::max(m_line, yLow - yHigh)), color);
            m_p.fillRect(QRectF(x, yOpen, middle - x, m_line), color);
            m_p.fillRect(QRectF(middle + m_line, yClose, x + m_width - middle - m_line, m_line), color);
            return;
        }
        m_p.fillRect(QRectF(middle, yHigh, m_line, std::max(0.0, top - yHigh)), color);
        m_p.fillRect(QRectF(middle, top + height, m_line, std::max(0.0, yLow - top - height)), color);
        const QRectF body(x, top, m_width, height);
        // Comparing with the close before leaves the body to say what the period itself did: hollow rose.
        const bool hollow = m_c.closeToClose && close > open && m_width > 3 * m_line && height > 2 * m_line;
        if (!hollow) {
            m_p.fillRect(body, color);
            return;
        }
        m_p.fillRect(QRectF(x, top, m_width, m_line), color);
        m_p.fillRect(QRectF(x, top + height - m_line, m_width, m_line), color);
        m_p.fillRect(QRectF(x, top, m_line, height), color);
        m_p.fillRect(QRectF(x + m_width - m_line, top, m_line, height), color);
    }

    QPainter& m_p;
    const PlotMap& m_map;
    const Candles& m_c;
    double m_width = 1;
    double m_line = 1;
};

} // namespace

int Candles::direction(size_t row) const
{
    const double before = closeToClose ? (row > 0 ? (*close)[row - 1] : (*open)[row]) : (*open)[row];
    const double now = (*close)[row];
    return now > before ? 1 : now < before ? -1 : 0;
}

void paintCandles(QPainter& painter, const PlotMap& map, const Candles& candles)
{
    if (candles.times && !candles.times->empty() && candles.open && candles.close)
        Painter(painter, map, candles).paint();
}
