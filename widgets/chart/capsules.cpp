#include "widgets/chart/capsules.h"

#include "widgets/chart/widecode.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int lanes = 8; ///< samples computed together
constexpr float uprightPx = 1e-3F;

VEDETTE_WITHIN float between(float v, float low, float high)
{
    return least(most(v, low), high);
}

/// Half the chord of a disc; beyond it nothing.
VEDETTE_WITHIN float halfChord(float squaredRadius, float distance)
{
    const float rest = squaredRadius - distance * distance;
    const float half = std::sqrt(most(rest, 0));
    return rest < 0 ? -noPx : half;
}

/// Lowers `lo` and raises `hi` to what was computed beside them: the compiler need not fear that they overlap.
VEDETTE_WITHIN void widen(float* lo, float* hi, const float* newLo, const float* newHi)
{
    for (int k = 0; k < lanes; k++)
        lo[k] = least(lo[k], newLo[k]);
    for (int k = 0; k < lanes; k++)
        hi[k] = most(hi[k], newHi[k]);
}

/// The samples of a curve, padded so that whole groups of lanes can be written.
struct Samples
{
    float* middle; ///< nullptr: not wanted, like lo and hi
    float* lo;
    float* hi;
    int count;
    float perPx;
    float radius;

    VEDETTE_WITHIN int atOrAfter(float x) const { return int(std::ceil(between(x * perPx - .5F, -1e8F, 1e8F))); }
    VEDETTE_WITHIN float xOf(int sample) const { return (float(sample) + .5F) / perPx; }
};

VEDETTE_WITHIN void runMiddle(const Samples& s, PathPoint a, PathPoint b, float slope)
{
    const int first = std::max(0, s.atOrAfter(a.x));
    const int last = std::min(s.count, s.atOrAfter(b.x));
    for (int j = first; j < last; j++)
        s.middle[j] = a.y + (s.xOf(j) - a.x) * slope;
}

VEDETTE_WITHIN void runUprightMiddle(const Samples& s, PathPoint a, PathPoint b)
{
    const int j = s.atOrAfter(a.x);
    if (j >= 0 && j < s.count && s.xOf(j) == a.x)
        s.middle[j] = std::min(a.y, b.y);
}

VEDETTE_WITHIN void runStroke(const Samples& s, PathPoint a, PathPoint b, float slope)
{
    const float lean = s.radius * slope / std::sqrt(1 + slope * slope); // to the side on which the disc reaches highest
    const float squared = s.radius * s.radius;
    const float step = 1 / s.perPx;
    const int first = std::max(0, s.atOrAfter(a.x - s.radius));
    const int last = std::min(s.count, s.atOrAfter(b.x + s.radius));
    for (int j = first; j < last; j += lanes) {
        const float x0 = s.xOf(j);
        float lo[lanes];
        float hi[lanes];
        for (int k = 0; k < lanes; k++) {
            const float x = x0 + float(k) * step;
            const float atLow = between(x - lean, a.x, b.x);
            const float atHigh = between(x + lean, a.x, b.x);
            lo[k] = a.y + (atLow - a.x) * slope - halfChord(squared, x - atLow);
            hi[k] = a.y + (atHigh - a.x) * slope + halfChord(squared, x - atHigh);
        }
        widen(s.lo + j, s.hi + j, lo, hi);
    }
}

VEDETTE_WITHIN void runUprightStroke(const Samples& s, PathPoint a, PathPoint b)
{
    const float squared = s.radius * s.radius;
    const float step = 1 / s.perPx;
    const float top = least(a.y, b.y);
    const float bottom = most(a.y, b.y);
    const int first = std::max(0, s.atOrAfter(a.x - s.radius));
    const int last = std::min(s.count, s.atOrAfter(a.x + s.radius));
    for (int j = first; j < last; j += lanes) {
        const float x0 = s.xOf(j) - a.x;
        float lo[lanes];
        float hi[lanes];
        for (int k = 0; k < lanes; k++) {
            const float h = halfChord(squared, x0 + float(k) * step);
            lo[k] = top - h;
            hi[k] = bottom + h;
        }
        widen(s.lo + j, s.hi + j, lo, hi);
    }
}

VEDETTE_WITHIN void run(const Samples& s, PathPoint a, PathPoint b)
{
    const float dx = b.x - a.x;
    if (dx < uprightPx) {
        if (s.middle)
            runUprightMiddle(s, a, b);
        if (s.lo)
            runUprightStroke(s, a, b);
        return;
    }
    const float slope = (b.y - a.y) / dx;
    if (s.middle)
        runMiddle(s, a, b, slope);
    if (s.lo)
        runStroke(s, a, b, slope);
}

VEDETTE_WIDE void runPath(const Samples s, const PathPoint* path, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!path[i].gap)
            run(s, path[i - 1], path[i]);
        else if (s.lo && (i + 1 == count || path[i + 1].gap))
            runUprightStroke(s, path[i], path[i]);
    }
}

} // namespace

void strokePath(const std::vector<PathPoint>& path, int perPx, float radius, Curve& curve)
{
    const size_t count = std::max(curve.middle.size(), curve.lo.size());
    if (!curve.lo.empty()) {
        curve.lo.resize(count + lanes, noPx);
        curve.hi.resize(count + lanes, -noPx);
    }
    runPath({curve.middle.empty() ? nullptr : curve.middle.data(), curve.lo.empty() ? nullptr : curve.lo.data(),
             curve.hi.data(), int(count), float(perPx), radius},
            path.data(), path.size());
    if (!curve.lo.empty()) {
        curve.lo.resize(count);
        curve.hi.resize(count);
    }
}
