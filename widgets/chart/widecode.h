#pragma once

/// Marks a pixel loop that is also compiled for processors with AVX2; which one runs is decided when the program loads.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define VEDETTE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define VEDETTE_WIDE
#endif

/// Marks what such loops call: it must become part of them, or it stays compiled for the least processor.
#if defined(__GNUC__)
#define VEDETTE_WITHIN __attribute__((always_inline)) inline
#else
#define VEDETTE_WITHIN inline
#endif

/// Written so that loops of them become wide instructions, which std::min over references prevents.
VEDETTE_WITHIN float least(float a, float b)
{
    return a < b ? a : b;
}

VEDETTE_WITHIN float most(float a, float b)
{
    return a > b ? a : b;
}
