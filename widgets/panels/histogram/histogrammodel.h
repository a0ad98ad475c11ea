#pragma once

#include "widgets/panels/common/picturecontent.h"

/// How often values occur; pure and thread-safe.
PictureContent buildHistogram(const PictureInput& input);
