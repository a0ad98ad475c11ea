#include "dashboards/transform/windows.h"

#include <algorithm>
#include <cmath>

namespace {

double variance(const NumberColumn& values, qsizetype from, qsizetype to)
{
    double squares = 0;
    double mean = 0;
    qsizetype count = 0;
    for (qsizetype i = std::max<qsizetype>(0, from); i < std::min(to, qsizetype(values.size())); ++i) {
        const double v = values[size_t(i)];
        if (isMissing(v))
            continue;
        ++count;
        const double before = mean;
        mean += (v - before) / double(count);
        squares += (v - before) * (v - mean);
    }
    return count == 0 ? 0 : squares / double(count);
}

/// Sum and number of the values in the window.
struct Running
{
    const NumberColumn& values;
    double sum = 0;
    qsizetype count = 0;

    void add(qsizetype i)
    {
        if (isMissing(values[size_t(i)]))
            return;
        sum += values[size_t(i)];
        ++count;
    }
    void remove(qsizetype i)
    {
        if (isMissing(values[size_t(i)]))
            return;
        sum -= values[size_t(i)];
        --count;
    }
    double mean() const { return count == 0 ? 0 : sum / double(count); }
};

NumberColumn trailingMeans(const NumberColumn& values, qsizetype window)
{
    NumberColumn out;
    Running running {values};
    for (qsizetype i = 0; i < qsizetype(values.size()); ++i) {
        if (!isMissing(values[size_t(i)])) {
            running.add(i);
            if (i > window - 1)
                running.remove(i - window);
        }
        out.push_back(running.mean());
    }
    return out;
}

NumberColumn centeredMeans(const NumberColumn& values, qsizetype ahead, qsizetype behind)
{
    NumberColumn out;
    const auto rows = qsizetype(values.size());
    Running running {values};
    for (qsizetype i = 0; i < rows; ++i) {
        if (i == 0) {
            for (qsizetype k = 0; k <= ahead && k < rows; ++k)
                running.add(k);
        } else {
            if (i + ahead < rows)
                running.add(i + ahead);
            if (i - behind > 0)
                running.remove(i - behind - 1);
        }
        out.push_back(running.mean());
    }
    return out;
}

} // namespace

NumberColumn movingWindow(const NumberColumn& values, qsizetype window, WindowReducer reducer, bool centered)
{
    const qsizetype ahead = centered ? (window + 1) / 2 - 1 : 0;
    const qsizetype behind = centered ? window / 2 : window - 1;
    if (reducer == WindowReducer::Mean)
        return centered ? centeredMeans(values, ahead, behind) : trailingMeans(values, window);
    NumberColumn out;
    out.reserve(values.size());
    for (qsizetype i = 0; i < qsizetype(values.size()); ++i) {
        const double v = variance(values, i - behind, i + ahead + 1);
        out.push_back(reducer == WindowReducer::StdDev ? std::sqrt(v) : v);
    }
    return out;
}
