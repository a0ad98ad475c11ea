#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using Row = std::vector<double>;

/// Solves the symmetric equations of the least squares by elimination with pivots; empty when they are singular.
Row solve(std::vector<Row> matrix)
{
    const size_t n = matrix.size();
    for (size_t column = 0; column < n; ++column) {
        size_t pivot = column;
        for (size_t row = column + 1; row < n; ++row)
            if (std::abs(matrix[row][column]) > std::abs(matrix[pivot][column]))
                pivot = row;
        std::swap(matrix[column], matrix[pivot]);
        if (matrix[column][column] == 0)
            return {};
        for (size_t row = 0; row < n; ++row) {
            const double factor = row == column ? 0 : matrix[row][column] / matrix[column][column];
            for (size_t k = column; factor != 0 && k <= n; ++k)
                matrix[row][k] -= factor * matrix[column][k];
        }
    }
    Row solution;
    for (size_t i = 0; i < n; ++i)
        solution.push_back(matrix[i][n] / matrix[i][i]);
    return solution;
}

/// A polynomial fitted around the points' centre, in units of their spread: powers of epoch times would overflow.
struct Fit
{
    double center = 0;
    double scale = 1;
    Row coefficients;

    Fit(const Row& x, const Row& y, size_t degree)
    {
        center = std::accumulate(x.begin(), x.end(), 0.0) / double(x.size());
        double reach = 0;
        for (const double v : x)
            reach = std::max(reach, std::abs(v - center));
        scale = reach > 0 ? reach : 1;
        degree = std::min(degree, x.size() - 1);
        std::vector<Row> matrix(degree + 1, Row(degree + 2, 0));
        for (size_t i = 0; i < x.size(); ++i) {
            const double t = (x[i] - center) / scale;
            for (size_t r = 0; r <= degree; ++r) {
                for (size_t c = 0; c <= degree; ++c)
                    matrix[r][c] += std::pow(t, double(r + c));
                matrix[r][degree + 1] += y[i] * std::pow(t, double(r));
            }
        }
        coefficients = solve(std::move(matrix));
    }
    double operator()(double v) const
    {
        const double t = (v - center) / scale;
        double sum = 0;
        for (auto c = coefficients.rbegin(); c != coefficients.rend(); ++c)
            sum = sum * t + *c;
        return sum;
    }
};

struct Source
{
    const Frame* frame = nullptr;
    const Field* x = nullptr;
    const Field* y = nullptr;
};

std::optional<Source> sourceOf(Frames& frames, const QString& xName, const QString& yName)
{
    for (Frame& frame : frames) {
        Source source {&frame, nullptr, nullptr};
        for (Field& field : frame.fields) {
            const bool isX = xName.isEmpty() ? field.type == FieldType::Time
                                             : fieldMatches(matcherByName(xName), field, frame, frames);
            const bool isY = yName.isEmpty() ? field.type == FieldType::Number
                                             : fieldMatches(matcherByName(yName), field, frame, frames);
            if (isX && !source.x)
                source.x = &field;
            else if (isY && !source.y)
                source.y = &field;
        }
        if (source.x && source.y)
            return source;
    }
    return std::nullopt;
}

QString modelName(bool polynomial, int degree)
{
    if (!polynomial)
        return QCoreApplication::translate("Transform", "Linear regression");
    switch (degree) {
    case 2:
        return QCoreApplication::translate("Transform", "Quadratic polynomial regression");
    case 3:
        return QCoreApplication::translate("Transform", "Cubic polynomial regression");
    case 4:
        return QCoreApplication::translate("Transform", "Quartic polynomial regression");
    case 5:
        return QCoreApplication::translate("Transform", "Quintic polynomial regression");
    default:
        return QCoreApplication::translate("Transform", "Polynomial regression");
    }
}

} // namespace

Frames regression(Frames frames, const Json& options, const TransformContext&)
{
    const std::optional<Source> source =
        sourceOf(frames, jsonutil::string(options, "xFieldName"), jsonutil::string(options, "yFieldName"));
    const int count = std::min(jsonutil::integer(options, "predictionCount", 100), 100'000);
    if (!source || count < 1)
        return frames;
    Row x;
    Row y;
    double first = std::numeric_limits<double>::infinity();
    double last = -first;
    for (qsizetype row = 0; row < source->x->size(); ++row) {
        const double vx = source->x->numberAt(row);
        const double vy = source->y->numberAt(row);
        if (!std::isfinite(vx))
            continue;
        first = std::min(first, vx);
        last = std::max(last, vx);
        if (std::isfinite(vy)) {
            x.push_back(vx);
            y.push_back(vy);
        }
    }
    if (x.empty())
        return frames;
    const bool polynomial = jsonutil::string(options, "modelType") == QLatin1String("polynomial");
    const int degree = polynomial ? std::clamp(jsonutil::integer(options, "degree", 2), 1, 12) : 1;
    const Fit fit(x, y, size_t(degree));
    if (fit.coefficients.empty())
        return frames;
    std::vector<Value> xs;
    std::vector<Value> predicted;
    const double step = count > 1 ? (last - first) / (count - 1) : 0;
    for (int i = 0; i < count; ++i) {
        const double at = i + 1 < count ? first + i * step : last; // which ends the data, whatever was rounded
        xs.emplace_back(at);
        predicted.emplace_back(fit(at));
    }
    Frame out;
    out.name = modelName(polynomial, degree);
    out.add(cells::field(source->x->name, source->x->type, xs));
    const QString name = QCoreApplication::translate("Transform", "%1 predicted").arg(source->y->name);
    out.add(cells::field(name, FieldType::Number, predicted));
    frames.push_back(std::move(out));
    return frames;
}
