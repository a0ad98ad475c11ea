#include "widgets/chart/curve.h"

#include "widgets/chart/minmaxpyramid.h"
#include "widgets/chart/strokepath.h"
#include "widgets/chart/widecode.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr float farPx = 1e6F; ///< values far outside are pulled here: floats stay exact enough for slopes
constexpr double densePointsPerPx = 1.5;

/// Value to px with the series' half pixel offset; NaN for a gap.
class PixelMap
{
public:
    explicit PixelMap(const CurveRequest& r) : m_scale(r.scale), m_linear(r.scale.isLinear())
    {
        m_x0 = r.fromMs;
        m_kx = r.pxPerMs;
        m_offset = std::lround(r.radius * 2) % 2 == 1 ? .5F : 0.F;
        m_ky = r.scale.factor();
        m_by = r.scale.offset();
    }
    float x(qint64 ns) const { return float((double(ns) / nsPerMs - m_x0) * m_kx); }
    float roundedX(qint64 ns) const { return onGrid(x(ns)); }
    float y(double v) const
    {
        const double px = m_linear ? m_by - v * m_ky : m_scale.toPx(v);
        return onGrid(float(std::clamp(px, double(-farPx), double(farPx))));
    }
    float onGrid(float v) const { return std::floor(v + .5F) + m_offset; }

private:
    PlotScale m_scale;
    bool m_linear;
    float m_offset;
    double m_x0;
    double m_kx;
    double m_ky;
    double m_by;
};

/// Decides what joins two neighbours: nulls break unless the gap is spanned, absent rows are no points at all.
class GapRule
{
public:
    explicit GapRule(const SeriesStyle& style) : m_spanNs(style.spanNullsMs * nsPerMs) { }
    /// True when the row is a point.
    bool accept(double value, qint64 ns)
    {
        if (std::isfinite(value)) {
            m_joined = m_any && (!m_broken || double(ns - m_lastNs) < m_spanNs) && ns >= m_lastNs;
            m_any = true;
            m_broken = false;
            m_lastNs = ns;
            return true;
        }
        if (!isAbsent(value))
            m_broken = true;
        return false;
    }
    bool joined() const { return m_joined; }

private:
    double m_spanNs;
    qint64 m_lastNs = 0;
    bool m_any = false;
    bool m_broken = false;
    bool m_joined = false;
};

void addStep(std::vector<PathPoint>& path, LineInterpolation how, PathPoint to)
{
    const PathPoint from = path.back();
    if (how == LineInterpolation::StepAfter)
        path.push_back({to.x, from.y, false});
    else
        path.push_back({from.x, to.y, false});
    path.push_back(to);
}

/// Slopes of a monotone cubic through the run: no overshoot beyond the data.
std::vector<float> monotoneSlopes(const PathPoint* p, size_t n)
{
    std::vector<float> secant(n, 0);
    std::vector<float> slope(n, 0);
    for (size_t i = 0; i + 1 < n; i++)
        secant[i] = (p[i + 1].y - p[i].y) / std::max(p[i + 1].x - p[i].x, 1e-3F);
    slope[0] = secant[0];
    slope[n - 1] = secant[n - 2];
    for (size_t i = 1; i + 1 < n; i++) {
        if (secant[i - 1] * secant[i] <= 0)
            continue;
        const float before = p[i].x - p[i - 1].x;
        const float after = p[i + 1].x - p[i].x;
        const float w1 = 2 * after + before;
        const float w2 = after + 2 * before;
        slope[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
    }
    return slope;
}

void addSplineRun(std::vector<PathPoint>& out, const PathPoint* p, size_t n)
{
    out.push_back(p[0]);
    if (n < 2)
        return;
    constexpr float pieceLength = 2; // px: shorter than the eye tells from a curve
    const std::vector<float> slope = monotoneSlopes(p, n);
    for (size_t i = 0; i + 1 < n; i++) {
        const float dx = p[i + 1].x - p[i].x;
        const float length = std::max(dx, std::min(std::abs(p[i + 1].y - p[i].y), 500.F));
        const int pieces = std::clamp(int(length / pieceLength), 1, 400);
        for (int k = 1; k < pieces; k++) {
            const float t = float(k) / float(pieces);
            const float u = 1 - t;
            const float y = u * u * (1 + 2 * t) * p[i].y + t * t * (3 - 2 * t) * p[i + 1].y
                + dx * t * u * (u * slope[i] - t * slope[i + 1]);
            out.push_back({p[i].x + dx * t, y, false});
        }
        out.push_back({p[i + 1].x, p[i + 1].y, false});
    }
}

std::vector<PathPoint> smoothed(const std::vector<PathPoint>& path)
{
    std::vector<PathPoint> out;
    size_t start = 0;
    for (size_t i = 1; i <= path.size(); i++) {
        if (i < path.size() && !path[i].gap)
            continue;
        const size_t at = out.size();
        addSplineRun(out, path.data() + start, i - start);
        out[at].gap = true;
        start = i;
    }
    return out;
}

/// Least and greatest y of the line between two sample positions, with a margin on both sides for the widening.
struct Cells
{
    int margin = 0;
    std::vector<float> lo;
    std::vector<float> hi;
    std::vector<float> at; ///< y exactly at the left edge of the cell

    explicit Cells(int count, int around)
        : margin(around)
        , lo(size_t(count + 2 * around), noPx)
        , hi(lo.size(), -noPx)
        , at(lo.size(), noPx)
    { }
    int size() const { return int(lo.size()); }
    void put(int cell, float y)
    {
        if (cell < 0 || cell >= size())
            return;
        float& low = lo[size_t(cell)];
        float& high = hi[size_t(cell)];
        low = std::min(low, y);
        high = std::max(high, y);
    }
    void join(float x0, float y0, float x1, float y1)
    {
        const int c0 = int(std::floor(x0));
        const int c1 = int(std::floor(x1));
        if (c0 != c1) {
            const float slope = (y1 - y0) / (x1 - x0);
            const int end = std::min(c1, size() - 1);
            for (int c = std::max(c0, -1); c < end; c++) {
                const float y = y0 + (float(c + 1) - x0) * slope;
                const int next = c + 1;
                put(c, y);
                put(next, y);
                at[size_t(next)] = y;
            }
        }
        put(c1, y1);
    }
    void step(LineInterpolation how, float x0, float y0, float x1, float y1)
    {
        const bool after = how == LineInterpolation::StepAfter;
        join(x0, after ? y0 : y1, x1, after ? y0 : y1);
        put(int(std::floor(x0)), after ? y0 : y1);
        put(int(std::floor(x1)), y1);
    }
};

VEDETTE_WIDE Cells gather(const CurveRequest& r, RowRange rows)
{
    const int margin = int(std::ceil(r.radius * float(r.perPx))) + 1;
    Cells cells(r.width * r.perPx, margin);
    const TimeColumn& times = *r.series->times;
    const NumberColumn& values = *r.series->values;
    const LineInterpolation how = r.series->style.interpolation;
    const bool steps = how == LineInterpolation::StepAfter || how == LineInterpolation::StepBefore;
    const PixelMap map(r);
    GapRule gaps(r.series->style);
    // Samples sit in the middle of their share of the pixel: half a sample of shift puts them on cell edges.
    const auto perPx = float(r.perPx);
    const float shift = float(margin) - .5F;
    float px = 0;
    float py = 0;
    for (qsizetype i = rows.first; i < rows.last; i++) {
        const double v = values[size_t(i)];
        if (!gaps.accept(v, times[size_t(i)]))
            continue;
        const float at = r.xs ? r.xs[i - rows.first] : map.x(times[size_t(i)]);
        const float x = std::clamp(at * perPx + shift, -farPx * 10, farPx * 10);
        const float y = map.y(v);
        if (!(y == y))
            continue;
        if (!gaps.joined())
            cells.put(int(std::floor(x)), y);
        else if (steps)
            cells.step(how, px, py, x, y);
        else
            cells.join(px, py, x, y);
        px = x;
        py = y;
    }
    return cells;
}

/// Gathers blocks of rows instead of rows. Blocks are a fraction of a sample wide, so where in them a value stands
/// cannot be seen.
VEDETTE_WIDE Cells gatherBlocks(const CurveRequest& r, RowRange rows, qsizetype blockRows)
{
    const int margin = int(std::ceil(r.radius * float(r.perPx))) + 1;
    Cells cells(r.width * r.perPx, margin);
    const TimeColumn& times = *r.series->times;
    const std::vector<MinMaxPyramid::Block>& blocks = r.series->pyramid->level(blockRows);
    const PixelMap map(r);
    const auto perPx = float(r.perPx);
    const float shift = float(margin) - .5F;
    const auto xOf = [&](qsizetype row) {
        return std::clamp(map.x(times[size_t(row)]) * perPx + shift, -farPx * 10, farPx * 10);
    };
    const bool spans = r.series->style.spanNullsMs > 0;
    bool joined = false;
    float px = 0;
    float py = 0;
    for (qsizetype b = rows.first / blockRows; b * blockRows < rows.last; b++) {
        const MinMaxPyramid::Block& block = blocks[size_t(b)];
        if (block.min > block.max) {
            joined = joined && (spans || !block.broken);
            continue;
        }
        const float x = xOf(std::min(b * blockRows, qsizetype(times.size()) - 1));
        const float low = map.y(block.min);
        const float high = map.y(block.max);
        // NaN: what a logarithmic axis cannot show.
        const float y0 = low == low ? low : high;
        if (!(high == high))
            continue;
        if (joined)
            cells.join(px, py, std::max(x, px), y0);
        cells.put(int(std::floor(x)), y0);
        cells.put(int(std::floor(x)), high);
        joined = spans || !block.broken;
        px = std::max(x, px);
        py = high;
    }
    return cells;
}

/// lo and hi of every sample: the cells around it, each lowered by what a disc at that distance reaches.
VEDETTE_WIDE void widen(const Cells& cells, const CurveRequest& r, Curve& curve)
{
    const auto count = size_t(r.width) * size_t(r.perPx);
    curve.lo.resize(count);
    curve.hi.resize(count);
    const auto margin = size_t(cells.margin);
    for (size_t j = 0; j < count; j++) {
        const float y = cells.at[margin + j];
        curve.lo[j] = y - r.radius;
        curve.hi[j] = y == noPx ? -noPx : y + r.radius;
    }
    for (int k = 0; float(k + 1) <= r.radius * float(r.perPx) + 1e-3F; k++) {
        const float distance = float(k + 1) / float(r.perPx);
        const float h = std::sqrt(std::max(0.F, r.radius * r.radius - distance * distance));
        const float* rightLo = cells.lo.data() + margin + k;
        const float* leftLo = cells.lo.data() + margin - 1 - k;
        const float* rightHi = cells.hi.data() + margin + k;
        const float* leftHi = cells.hi.data() + margin - 1 - k;
        for (size_t j = 0; j < count; j++) {
            curve.lo[j] = std::min(curve.lo[j], std::min(rightLo[j], leftLo[j]) - h);
            curve.hi[j] = std::max(curve.hi[j], std::max(rightHi[j], leftHi[j]) + h);
        }
    }
}

Curve denseCurve(const CurveRequest& r, RowRange rows)
{
    constexpr qsizetype blocksPerSample = 4;
    const qsizetype least = blocksPerSample * r.width * r.perPx;
    const qsizetype blockRows = r.series->pyramid ? r.series->pyramid->blockRows(rows.last - rows.first, least) : 1;
    const Cells cells = blockRows > 1 ? gatherBlocks(r, rows, blockRows) : gather(r, rows);
    const auto margin = size_t(cells.margin);
    Curve curve;
    if (r.middle)
        curve.middle.assign(cells.at.begin() + cells.margin, cells.at.end() - cells.margin);
    for (size_t j = 0; j < curve.middle.size(); j++)
        if (curve.middle[j] == noPx && cells.lo[margin + j] != noPx)
            curve.middle[j] = cells.lo[margin + j];
    if (r.stroke)
        widen(cells, r, curve);
    return curve;
}

} // namespace

static RowRange rowsBetween(const TimeColumn& times, double fromMs, double toMs)
{
    const auto from = qint64(fromMs * nsPerMs);
    const auto to = qint64(toMs * nsPerMs);
    auto first = std::lower_bound(times.begin(), times.end(), from);
    auto last = std::upper_bound(first, times.end(), to);
    if (first != times.begin())
        --first;
    if (last != times.end())
        ++last;
    return {first - times.begin(), last - times.begin()};
}

RowRange visibleRows(const DrawSeries& series, double fromMs, double toMs)
{
    RowRange rows = rowsBetween(*series.times, fromMs, toMs);
    rows.last = std::min(rows.last, qsizetype(series.values->size()));
    return rows;
}

RowRange visibleRows(const CurveRequest& r)
{
    return visibleRows(*r.series, r.fromMs, r.fromMs + r.width / r.pxPerMs);
}

std::vector<PathPoint> seriesPath(const CurveRequest& r, RowRange rows)
{
    const TimeColumn& times = *r.series->times;
    const NumberColumn& values = *r.series->values;
    const LineInterpolation how = r.series->style.interpolation;
    const bool steps = how == LineInterpolation::StepAfter || how == LineInterpolation::StepBefore;
    const PixelMap map(r);
    GapRule gaps(r.series->style);
    std::vector<PathPoint> path;
    path.reserve(size_t(rows.last - rows.first) * (steps ? 2 : 1));
    for (qsizetype i = rows.first; i < rows.last; i++) {
        const double v = values[size_t(i)];
        if (!gaps.accept(v, times[size_t(i)]))
            continue;
        const PathPoint p {map.roundedX(times[size_t(i)]), map.y(v), !gaps.joined()};
        if (!(p.y == p.y))
            continue;
        if (p.gap || path.empty())
            path.push_back({p.x, p.y, true});
        else if (steps)
            addStep(path, how, p);
        else
            path.push_back(p);
    }
    return how == LineInterpolation::Smooth && path.size() > 2 ? smoothed(path) : path;
}

std::vector<float> rowPositions(const CurveRequest& r)
{
    const RowRange rows = rowsBetween(*r.series->times, r.fromMs, r.fromMs + r.width / r.pxPerMs);
    const PixelMap map(r);
    std::vector<float> xs;
    xs.reserve(size_t(rows.last - rows.first));
    for (qsizetype i = rows.first; i < rows.last; i++)
        xs.push_back(map.x((*r.series->times)[size_t(i)]));
    return xs;
}

bool isDense(const CurveRequest& r)
{
    const RowRange rows = visibleRows(r);
    return double(rows.last - rows.first) > densePointsPerPx * r.width;
}

Curve sampleCurve(const CurveRequest& r)
{
    return isDense(r) ? denseCurve(r, visibleRows(r)) : strokePath(seriesPath(r, visibleRows(r)), r);
}
