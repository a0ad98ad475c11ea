#include "dashboards/transform/asap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using Numbers = std::vector<double>;

double mean(const Numbers& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

Numbers movingMean(const Numbers& data, size_t window)
{
    Numbers out;
    double sum = std::accumulate(data.begin(), data.begin() + std::ptrdiff_t(window), 0.0);
    for (size_t end = window; end <= data.size(); ++end) {
        out.push_back(sum / double(window));
        if (end < data.size())
            sum += data[end] - data[end - window];
    }
    return out;
}

/// Windows that begin every `slide` points, each at its middle.
std::vector<SamplePoint> movingMean(const std::vector<SamplePoint>& points, size_t window, size_t slide)
{
    Numbers data;
    for (const SamplePoint& point : points)
        data.push_back(point.y);
    const Numbers means = movingMean(data, window);
    std::vector<SamplePoint> out;
    for (size_t i = 0; i < means.size(); i += slide)
        out.push_back({(points[i].x + points[i + window - 1].x) / 2, means[i]});
    return out;
}

/// Spread of the steps between neighbours; NaN without any.
double roughness(const Numbers& values)
{
    Numbers steps;
    for (size_t i = 1; i < values.size(); ++i)
        steps.push_back(values[i] - values[i - 1]);
    const double middle = mean(steps);
    double squares = 0;
    for (const double step : steps)
        squares += (step - middle) * (step - middle);
    return std::sqrt(squares / double(steps.size()));
}

/// Weight of outliers; NaN for what does not change.
double kurtosis(const Numbers& values)
{
    const double middle = mean(values);
    double fourth = 0;
    double second = 0;
    for (const double v : values) {
        const double square = (v - middle) * (v - middle);
        fourth += square * square;
        second += square;
    }
    return double(values.size()) * fourth / (second * second);
}

/// How alike the line is to itself so many points later; circular over the next power of two, as by Fourier
/// transforms. [0] is not used.
Numbers autocorrelation(const Numbers& values, size_t maxLag)
{
    if (maxLag < 2)
        return {};
    const size_t length = size_t(1) << (size_t(std::log2(double(values.size()))) + 1);
    const double middle = mean(values);
    Numbers padded(length, 0);
    for (size_t i = 0; i < values.size(); ++i)
        padded[i] = values[i] - middle;
    const auto product = [&](size_t lag) {
        double sum = 0;
        for (size_t i = 0; i < values.size(); ++i)
            sum += padded[i] * padded[(i + lag) & (length - 1)];
        return sum;
    };
    const double self = product(0);
    Numbers out(maxLag, std::nan(""));
    for (size_t lag = 1; lag < maxLag; ++lag)
        out[lag] = product(lag) / self;
    return out;
}

struct Peaks
{
    std::vector<size_t> lags;
    double greatest = 0;
};

Peaks peaksOf(const Numbers& correlations)
{
    constexpr double threshold = 0.2;
    Peaks peaks;
    bool rises = false;
    size_t top = 1;
    for (size_t i = 2; i < correlations.size(); ++i) {
        if (!rises && correlations[i] > correlations[i - 1]) {
            top = i;
            rises = true;
        } else if (rises && correlations[i] > correlations[top]) {
            top = i;
        } else if (rises && correlations[i] < correlations[i - 1]) {
            if (top > 1 && correlations[top] > threshold) {
                peaks.lags.push_back(top);
                peaks.greatest = std::max(peaks.greatest, correlations[top]);
            }
            rises = false;
        }
    }
    if (peaks.lags.size() <= 1) // no period: every window is tried
        for (size_t lag = 2; lag < correlations.size(); ++lag)
            peaks.lags.push_back(lag);
    return peaks;
}

/// Narrows down the best window, periods of the line first.
class WindowSearch
{
public:
    explicit WindowSearch(const Numbers& data)
        : m_data(data)
        , m_kurtosis(kurtosis(data))
        , m_roughness(roughness(data))
        , m_tail(double(data.size()) / 10)
    { }

    size_t run()
    {
        tryPeaks();
        while (m_low <= m_tail) { // never with NaN
            const double window = std::floor((m_low + m_tail) / 2 + 0.5);
            if (tryWindow(size_t(window)))
                m_low = window + 1;
            else
                m_tail = window - 1;
        }
        return m_window;
    }

private:
    /// False: outliers lost weight.
    bool tryWindow(size_t window)
    {
        const Numbers smoothed = movingMean(m_data, window);
        if (!(kurtosis(smoothed) >= m_kurtosis))
            return false;
        const double now = roughness(smoothed);
        if (now < m_roughness) {
            m_roughness = now;
            m_window = window;
        }
        return true;
    }

    void tryPeaks()
    {
        const Numbers correlations = autocorrelation(m_data, size_t(std::floor(double(m_data.size()) / 10 + 0.5)));
        const Peaks peaks = peaksOf(correlations);
        std::ptrdiff_t feasible = -1;
        const auto count = std::ptrdiff_t(peaks.lags.size());
        for (std::ptrdiff_t i = count - 1; i >= 0; --i) {
            const size_t lag = peaks.lags[size_t(i)];
            if (double(lag) < m_low || lag == 1)
                break;
            // A rougher line than the present best is expected.
            if (std::sqrt(1 - correlations[lag]) * double(m_window)
                > std::sqrt(1 - correlations[m_window]) * double(lag))
                continue;
            if (!tryWindow(lag))
                continue;
            const double bound = double(lag) * std::sqrt((peaks.greatest - 1) / (correlations[lag] - 1));
            m_low = std::isnan(bound) ? bound : std::floor(std::max(bound, m_low) + 0.5);
            feasible = feasible < 0 ? i : feasible;
        }
        if (feasible <= 0)
            return;
        if (feasible < count - 2)
            m_tail = double(peaks.lags[size_t(feasible + 1)]);
        const double next = double(peaks.lags[size_t(feasible)] + 1);
        m_low = std::isnan(m_low) ? m_low : std::max(m_low, next);
    }

    const Numbers& m_data;
    double m_kurtosis;
    double m_roughness;
    double m_tail; ///< widest window
    double m_low = 1; ///< narrowest window that may still be better
    size_t m_window = 1;
};

} // namespace

std::vector<SamplePoint> asapSmoothed(std::vector<SamplePoint> points, size_t resolution)
{
    while (points.size() >= 2 * resolution && points.size() > resolution) {
        const size_t step = points.size() / resolution;
        points = movingMean(points, step, step);
    }
    if (points.empty())
        return points;
    Numbers data;
    for (const SamplePoint& point : points)
        data.push_back(point.y);
    return movingMean(points, WindowSearch(data).run(), 1);
}
