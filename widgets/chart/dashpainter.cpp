#include "widgets/chart/dashpainter.h"

#include "widgets/chart/stripblend.h"
#include "widgets/chart/strokepath.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace {

using Path = std::vector<PathPoint>;

constexpr double leastPattern = 1; ///< px: shorter ones look like a whole line

/// Cuts lines into dashes and gives each to `take`, which may change it; what is out of sight is passed over at once.
template<typename Take>
class DashCutter
{
public:
    DashCutter(std::vector<double> lengths, QRectF sight, Take take)
        : m_lengths(std::move(lengths))
        , m_total(std::accumulate(m_lengths.begin(), m_lengths.end(), 0.0))
        , m_sight(sight)
        , m_take(std::move(take))
    { }

    void cut(const Path& path)
    {
        for (size_t i = 0; i < path.size(); i++) {
            if (path[i].gap)
                start();
            else
                follow({path[i - 1].x, path[i - 1].y}, {path[i].x, path[i].y});
        }
        end();
    }

private:
    void start()
    {
        end();
        m_at = 0;
        m_left = m_lengths[0];
    }

    void end()
    {
        if (!m_dash.empty())
            m_take(m_dash);
        m_dash.clear();
    }

    void follow(QPointF a, QPointF b)
    {
        const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
        if (length <= 0)
            return;
        const auto [first, last] = inSight(a, b);
        skip(first * length);
        double done = first * length;
        while (done < last * length) {
            const double step = std::min(m_left, last * length - done);
            if (m_at % 2 == 0)
                add(a + (b - a) * (done / length), a + (b - a) * ((done + step) / length));
            done += step;
            pass(step);
        }
        skip((1 - last) * length);
    }

    void add(QPointF from, QPointF to)
    {
        if (m_dash.empty())
            m_dash.push_back({float(from.x()), float(from.y()), true});
        m_dash.push_back({float(to.x()), float(to.y()), false});
    }

    void pass(double length)
    {
        m_left -= length;
        if (m_left > 0)
            return;
        end();
        m_at = (m_at + 1) % m_lengths.size();
        m_left = m_lengths[m_at];
    }

    void skip(double length)
    {
        if (length <= 0)
            return;
        end();
        length = std::fmod(length, m_total);
        while (length > 0) {
            const double step = std::min(m_left, length);
            length -= step;
            pass(step);
        }
    }

    /// The share of the way from a to b at which a line comes into sight and that at which it leaves; equal: never.
    std::pair<double, double> inSight(QPointF a, QPointF b) const
    {
        double first = 0;
        double last = 1;
        const auto bound = [&](double from, double to, double low, double high) {
            const double way = to - from;
            if (way == 0) {
                last = from < low || from > high ? first : last;
                return;
            }
            first = std::max(first, std::min((low - from) / way, (high - from) / way));
            last = std::min(last, std::max((low - from) / way, (high - from) / way));
        };
        bound(a.x(), b.x(), m_sight.left(), m_sight.right());
        bound(a.y(), b.y(), m_sight.top(), m_sight.bottom());
        return first < last ? std::pair(first, last) : std::pair(1.0, 1.0);
    }

    std::vector<double> m_lengths;
    double m_total;
    QRectF m_sight;
    size_t m_at = 0; ///< in m_lengths: even ones are drawn
    double m_left = 0;
    Path m_dash; ///< being drawn; empty: none
    Take m_take;
};

/// Strokes short lines, each in a small picture of its own size.
class ShortStrokes
{
public:
    ShortStrokes(QImage& image, const CurveRequest& request, const SeriesColors& colors)
        : m_rect(image.rect())
        , m_bits(image.bits())
        , m_stride(image.bytesPerLine())
        , m_request(request)
        , m_look(colors.stroke(nullptr, nullptr))
        , m_ends(request.series->style.roundCaps ? StrokeEnds::Round : StrokeEnds::Flat)
    {
        m_request.stroke = true;
        m_request.middle = false;
        m_edges.perPx = request.perPx;
        if (!m_look.rowColors.empty())
            m_look.rowColors.resize(size_t(image.height()), m_look.rowColors.back());
    }

    /// Moves the points of `line`.
    void paint(Path& line)
    {
        const QRect area = areaOf(line) & m_rect;
        if (area.isEmpty())
            return;
        for (PathPoint& p : line) {
            p.x -= float(area.left());
            p.y -= float(area.top());
        }
        m_request.width = (area.width() + stripWidth - 1) / stripWidth * stripWidth;
        const Curve curve = strokePath(line, m_request, m_ends);
        for (int column = 0; column < area.width(); column += stripWidth) {
            const qptrdiff at = qptrdiff(column) * m_request.perPx;
            readEdges(curve.lo.data() + at, curve.hi.data() + at, stripWidth, area.height(), m_edges);
            if (m_edges.first < m_edges.last)
                blendStrip(area.translated(column, 0), std::min(stripWidth, area.width() - column));
        }
    }

private:
    QRect areaOf(const Path& line) const
    {
        float left = noPx;
        float top = noPx;
        float right = -noPx;
        float bottom = -noPx;
        for (const PathPoint& p : line) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        const double r = double(m_request.radius);
        return QRectF(QPointF(double(left), double(top)), QPointF(double(right), double(bottom)))
            .adjusted(-r, -r, r, r)
            .toAlignedRect();
    }

    void blendStrip(const QRect& area, int columns)
    {
        const size_t bytes = size_t(columns) * sizeof(QRgb);
        m_pixels.resize(size_t(area.height()) * stripWidth);
        const auto pixels = [this](int row) { return m_pixels.data() + qptrdiff(row) * stripWidth; };
        uchar* corner = m_bits + area.top() * m_stride + area.left() * qptrdiff(sizeof(QRgb));
        const auto shown = [&](int row) { return corner + row * m_stride; };
        for (int row = m_edges.first; row < m_edges.last; row++)
            std::memcpy(pixels(row), shown(row), bytes);
        const bool plain = m_look.rowColors.empty();
        const RowColors colors {plain ? &m_look.color : m_look.rowColors.data() + area.top(), plain ? 0 : 1};
        blendEdges(m_pixels.data(), colors, m_edges, m_edges.first, m_edges.last);
        for (int row = m_edges.first; row < m_edges.last; row++)
            std::memcpy(shown(row), pixels(row), bytes);
    }

    QRect m_rect; ///< of the image
    uchar* m_bits;
    qsizetype m_stride;
    CurveRequest m_request;
    IntervalLayer m_look;
    StrokeEnds m_ends;
    StripEdges m_edges;
    std::vector<quint32> m_pixels; ///< of one strip
};

} // namespace

std::vector<double> dashLengths(const SeriesStyle& style, double ratio)
{
    constexpr double dot = .01;
    std::vector<double> lengths;
    for (const double length : style.dash)
        lengths.push_back(std::max(length * ratio, dot));
    if (lengths.size() % 2 == 1)
        lengths.insert(lengths.end(), lengths.begin(), lengths.begin() + qptrdiff(lengths.size())); // as a canvas does
    return lengths;
}

void paintDashes(QImage& image, const CurveRequest& r, double ratio, const SeriesColors& colors)
{
    const std::vector<double> lengths = dashLengths(r.series->style, ratio);
    Path path = seriesPath(r, visibleRows(r));
    ShortStrokes strokes(image, r, colors);
    const double radius = double(r.radius);
    const QRectF sight = QRectF(image.rect()).adjusted(-radius, -radius, radius, radius);
    if (std::accumulate(lengths.begin(), lengths.end(), 0.0) < leastPattern)
        strokes.paint(path);
    else
        DashCutter(lengths, sight, [&strokes](Path& dash) { strokes.paint(dash); }).cut(path);
}
