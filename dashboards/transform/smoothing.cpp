#include "dashboards/transform/builtins.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int maxWindowShare = 10; // a window wider than a tenth of the points hides what happened

struct Shape
{
    double roughness = 0; ///< spread of the steps between neighbours
    double kurtosis = 0; ///< weight of outliers, which smoothing must keep
};

Shape shapeOf(const std::vector<double>& values)
{
    Shape shape;
    const auto n = double(values.size());
    if (values.size() < 3)
        return shape;
    double mean = 0;
    double stepMean = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        mean += values[i] / n;
        stepMean += i > 0 ? (values[i] - values[i - 1]) / (n - 1) : 0;
    }
    double second = 0;
    double fourth = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double d = values[i] - mean;
        second += d * d / n;
        fourth += d * d * d * d / n;
        if (i > 0)
            shape.roughness += std::pow(values[i] - values[i - 1] - stepMean, 2) / (n - 1);
    }
    shape.roughness = std::sqrt(shape.roughness);
    shape.kurtosis = second > 0 ? fourth / (second * second) : 0;
    return shape;
}

std::vector<double> movingMean(const std::vector<double>& values, size_t window)
{
    std::vector<double> out;
    double sum = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        if (i >= window)
            sum -= values[i - window];
        if (i + 1 >= window)
            out.push_back(sum / double(window));
    }
    return out;
}

/// The window that smooths most without making outliers lighter: the method of automatic smoothing for attention
/// (ASAP).
size_t bestWindow(const std::vector<double>& values)
{
    const Shape original = shapeOf(values);
    double least = original.roughness;
    size_t best = 1;
    for (size_t window = 2; window <= std::max<size_t>(2, values.size() / maxWindowShare); ++window) {
        const Shape shape = shapeOf(movingMean(values, window));
        if (shape.kurtosis >= original.kurtosis && shape.roughness < least) {
            least = shape.roughness;
            best = window;
        }
    }
    return best;
}

struct Points
{
    TimeColumn times;
    std::vector<double> values;
};

/// Averages neighbouring points, so that at most `resolution` are left.
Points reduced(const TimeColumn& times, const NumberColumn& values, size_t resolution)
{
    Points all;
    for (size_t i = 0; i < std::min(times.size(), values.size()); ++i)
        if (std::isfinite(values[i])) {
            all.times.push_back(times[i]);
            all.values.push_back(values[i]);
        }
    const size_t step = all.values.size() / resolution;
    if (step < 2)
        return all;
    Points out;
    for (size_t i = 0; i < all.values.size(); i += step) {
        const size_t end = std::min(i + step, all.values.size());
        double sum = 0;
        for (size_t k = i; k < end; ++k)
            sum += all.values[k];
        out.times.push_back(all.times[i]);
        out.values.push_back(sum / double(end - i));
    }
    return out;
}

} // namespace

/// Replaces each series by a smoother one of at most `resolution` points.
Frames smoothing(Frames frames, const Json& options, const TransformContext&)
{
    const auto resolution = size_t(std::clamp(jsonutil::integer(options, "resolution", 100), 2, 10'000));
    Frames out;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        if (!time || !time->times()) {
            out.push_back(frame);
            continue;
        }
        for (const Field& field : frame.fields) {
            if (field.type != FieldType::Number || !field.numbers())
                continue;
            const Points points = reduced(*time->times(), *field.numbers(), resolution);
            const size_t window = bestWindow(points.values);
            Frame smooth = frame;
            smooth.fields.clear();
            smooth.rows = 0;
            NumberColumn values = movingMean(points.values, window);
            TimeColumn times(points.times.begin(), points.times.begin() + qsizetype(values.size()));
            Field timeField = *time;
            timeField.values = std::make_shared<const Column>(std::move(times));
            Field valueField = field;
            valueField.values = std::make_shared<const Column>(std::move(values));
            smooth.add(std::move(timeField));
            smooth.add(std::move(valueField));
            out.push_back(std::move(smooth));
        }
    }
    return out;
}
