#pragma once

#include "widgets/chart/widecode.h"

#include <QtGlobal>

constexpr quint16 half255 = 128; ///< what makes by255 round

/// (value - 128) / 255, rounded; for values up to 255 * 255 + 128. The same as (t + (t >> 8)) >> 8 in one
/// multiplication.
VEDETTE_WITHIN quint16 by255(quint16 value)
{
    return quint16(quint32(value) * 257 >> 16);
}
