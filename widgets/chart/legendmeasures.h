#pragma once

/// Measures that the parts of the legend share; px.
namespace legendmeasures {

inline constexpr double padding = 4;
inline constexpr double listTop = 5.6;
inline constexpr double listRow = 23.4;

} // namespace legendmeasures
