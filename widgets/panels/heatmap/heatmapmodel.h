#pragma once

#include "widgets/panels/common/picturecontent.h"

/// What a heatmap panel shows; pure and thread-safe.
PictureContent buildHeatmap(const PictureInput& input);
