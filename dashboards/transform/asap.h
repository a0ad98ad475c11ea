#pragma once

#include <cstddef>
#include <vector>

struct SamplePoint
{
    double x = 0; ///< ms
    double y = 0;
};

/// Automatic smoothing for attention (ASAP): at most twice `resolution` points, averaged over the window that makes
/// the line calmest without making its outliers lighter. As the package "downsample" does it, which Grafana uses.
std::vector<SamplePoint> asapSmoothed(std::vector<SamplePoint> points, std::size_t resolution);
