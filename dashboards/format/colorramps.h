#pragma once

/// 256 colours as six hexadecimal digits each: the perceptual ramps of matplotlib, released to the public domain.
extern const char* const viridisRamp;
extern const char* const magmaRamp;
extern const char* const infernoRamp;
extern const char* const plasmaRamp;
