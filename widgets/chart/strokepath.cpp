#include "widgets/chart/strokepath.h"

#include "widgets/chart/widecode.h"

#include <algorithm>
#include <cmath>

// A disc that rolls along a path reaches highest over a segment where its radius stands upright on it, and over a
// vertex where the radius turns from one segment's upright to the next one's. So the upper edge of a stroke is made of
// one straight piece a segment and one arc a vertex at which it turns upwards; what lies lower needs no look. The lower
// edge is the same in a mirror.

namespace {

constexpr int lanes = 8; ///< samples computed together
constexpr float uprightPx = 1e-3F;
constexpr float nearPx = 1e-3F; ///< what rounding may add or take

VEDETTE_WITHIN float between(float v, float low, float high)
{
    return least(most(v, low), high);
}

/// The samples of a curve, padded so that whole groups of lanes can be written.
struct Samples
{
    float* middle; ///< nullptr: not wanted, like the edges
    float* upper;
    float* lower; ///< px above the top: mirrored
    int count;
    float perPx;
    float step; ///< px from one sample to the next
    float radius;

    /// From 0 to `count`.
    VEDETTE_WITHIN int atOrAfter(float x) const { return int(std::ceil(between(x * perPx - .5F, 0, float(count)))); }
    VEDETTE_WITHIN float xOf(int sample) const { return (float(sample) + .5F) * step; }
};

/// How a segment of a path lies, and so how a disc on it.
struct Slant
{
    float slope;
    float lean; ///< px right of where the disc stands at which it reaches highest over the segment
    float height; ///< how high it reaches there
};

struct Segment
{
    PathPoint a;
    PathPoint b; ///< right of a
    Slant slant {};
};

VEDETTE_WITHIN void drawMiddle(const Samples& s, const Segment& piece)
{
    const int first = s.atOrAfter(piece.a.x);
    const int last = s.atOrAfter(piece.b.x);
    for (int j = first; j < last; j++)
        s.middle[j] = piece.a.y + (s.xOf(j) - piece.a.x) * piece.slant.slope;
    const bool upright = piece.b.x - piece.a.x < uprightPx;
    if (upright && first < s.count && s.xOf(first) == piece.a.x)
        s.middle[first] = std::min(piece.a.y, piece.b.y);
}

VEDETTE_WITHIN void raise(float* edge, const float* heights)
{
    for (int k = 0; k < lanes; k++)
        edge[k] = least(edge[k], heights[k]);
}

/// One edge of the stroke on its way along the path.
struct Edge
{
    float* samples;
    float sign; ///< of y: -1 in the mirror
    int reached = 0; ///< the first sample that it has still to pass
};

/// What a disc covers of some samples; of the ones behind them, too, which is no less its own.
VEDETTE_WITHIN void drawArc(const Samples& s, const Edge& edge, PathPoint at, int first, int last)
{
    const float squared = s.radius * s.radius;
    const float y = at.y * edge.sign;
    for (int j = first; j < last; j += lanes) {
        const float x0 = s.xOf(j) - at.x;
        float heights[lanes];
        for (int k = 0; k < lanes; k++) {
            const float x = x0 + float(k) * s.step;
            const float rest = squared - x * x;
            const float top = y - std::sqrt(most(rest, 0));
            heights[k] = rest < 0 ? noPx : top;
        }
        raise(edge.samples + j, heights);
    }
}

VEDETTE_WITHIN void drawSide(const Samples& s, Edge& edge, const Segment& piece)
{
    const float lean = piece.slant.lean * edge.sign;
    const float slope = piece.slant.slope * edge.sign;
    const float y = piece.a.y * edge.sign - piece.slant.height;
    const float left = piece.a.x; // copies, without which the loop is not vectorised
    const float right = piece.b.x;
    const float step = s.step;
    const int first = edge.reached;
    edge.reached = s.atOrAfter(piece.b.x + lean);
    for (int j = first; j < edge.reached; j += lanes) {
        const float x0 = s.xOf(j);
        float heights[lanes];
        for (int k = 0; k < lanes; k++) {
            const float x = x0 + float(k) * step - lean;
            const float at = between(x, left, right);
            const float top = y + (at - left) * slope;
            heights[k] = std::abs(x - at) < nearPx ? top : noPx;
        }
        raise(edge.samples + j, heights);
    }
}

/// The line between both edges of the stroke through a point of the path: a part of one of them.
VEDETTE_WITHIN void drawCut(const Samples& s, const Edge& edge, PathPoint at, const Slant& slant)
{
    const float reach = std::abs(slant.lean);
    const float slope = -slant.height / slant.lean;
    const int last = s.atOrAfter(at.x + reach);
    for (int j = s.atOrAfter(at.x - reach); j < last; j++)
        edge.samples[j] = least(edge.samples[j], (at.y + (s.xOf(j) - at.x) * slope) * edge.sign);
}

class Stroke
{
public:
    explicit VEDETTE_WITHIN Stroke(const Samples& samples)
        : m_samples(samples)
        , m_edges {{samples.upper, 1}, {samples.lower, -1}}
    { }

    VEDETTE_WITHIN void cap(PathPoint at)
    {
        const int first = m_samples.atOrAfter(at.x - m_samples.radius);
        const int last = m_samples.atOrAfter(at.x + m_samples.radius);
        for (Edge& edge : m_edges) {
            drawArc(m_samples, edge, at, first, last);
            edge.reached = first;
        }
        m_lean = 0;
    }

    /// A segment's stroke begins or ends upright to it.
    VEDETTE_WITHIN void cut(PathPoint at, const Slant& slant, bool begins)
    {
        drawCut(m_samples, m_edges[begins == (slant.lean > 0) ? 0 : 1], at, slant);
        m_lean = slant.lean;
        for (Edge& edge : m_edges)
            edge.reached = m_samples.atOrAfter(at.x + slant.lean * edge.sign);
    }

    VEDETTE_WITHIN void follow(const Segment& piece)
    {
        const int turning = piece.slant.lean > m_lean ? 0 : 1;
        const int arcFirst = m_edges[turning].reached;
        m_lean = piece.slant.lean;
        for (Edge& edge : m_edges)
            edge.reached = m_samples.atOrAfter(piece.a.x + piece.slant.lean * edge.sign);
        drawArc(m_samples, m_edges[turning], piece.a, arcFirst, m_edges[turning].reached);
        for (Edge& edge : m_edges)
            drawSide(m_samples, edge, piece);
    }

private:
    const Samples& m_samples;
    Edge m_edges[2];
    float m_lean = 0; ///< px right of the path at which the upper edge is made; left of it the lower one
};

VEDETTE_WITHIN Slant slantOf(PathPoint a, PathPoint b, float radius)
{
    const float slope = (b.y - a.y) / most(b.x - a.x, uprightPx);
    const float height = radius / std::sqrt(1 + slope * slope);
    return {slope, height * slope, height};
}

/// Slants of segments that end at `first` and after it. Some are made before the first of them is drawn: where a stroke
/// turns up or down cannot be foretold, and a processor that guesses wrong loses less when the numbers are at hand.
VEDETTE_WITHIN void makeSlants(Slant* slants, const PathPoint* path, size_t first, size_t last, float radius)
{
    for (size_t i = std::max(first, size_t(1)); i < last; i++)
        slants[i - first] = slantOf(path[i - 1], path[i], radius);
}

VEDETTE_WIDE void drawPath(const Samples s, const PathPoint* path, size_t count, StrokeEnds style)
{
    constexpr size_t together = 64;
    Slant slants[together] = {};
    Stroke stroke(s);
    for (size_t i = 0; i < count; i++) {
        if (i % together == 0)
            makeSlants(slants, path, i, std::min(i + together, count), s.radius);
        const Segment piece {path[i == 0 ? 0 : i - 1], path[i], slants[i % together]};
        const bool joined = !path[i].gap;
        const bool ends = i + 1 == count || path[i + 1].gap;
        if (s.middle && joined)
            drawMiddle(s, piece);
        if (s.upper && joined)
            stroke.follow(piece);
        if (!s.upper || (joined && !ends))
            continue;
        if (style == StrokeEnds::Round)
            stroke.cap(path[i]);
        else if (joined)
            stroke.cut(path[i], piece.slant, false);
        else if (!ends)
            stroke.cut(path[i], slantOf(path[i], path[i + 1], s.radius), true);
    }
}

} // namespace

Curve strokePath(const std::vector<PathPoint>& path, const CurveRequest& r, StrokeEnds ends)
{
    const size_t count = size_t(r.width) * size_t(r.perPx);
    Curve curve;
    if (r.middle)
        curve.middle.assign(count, noPx);
    if (r.stroke) {
        curve.lo.assign(count + lanes, noPx);
        curve.hi.assign(count + lanes, noPx);
    }
    drawPath({r.middle ? curve.middle.data() : nullptr, r.stroke ? curve.lo.data() : nullptr, curve.hi.data(),
              int(count), float(r.perPx), 1 / float(r.perPx), r.radius},
             path.data(), path.size(), ends);
    if (r.stroke) {
        curve.lo.resize(count);
        curve.hi.resize(count);
    }
    for (float& y : curve.hi)
        y = -y;
    return curve;
}
