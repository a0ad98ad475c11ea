#pragma once

#include <QString>

/// A length of time as trace views write it: 950ns, 12.35µs, 1.2ms, 3.04s, 2m 5s; at most two decimals, without
/// zeros at their end.
QString spanDurationText(qint64 ns);
/// "10.4 %".
QString shareText(double share);
