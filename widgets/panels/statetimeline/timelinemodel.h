#pragma once

#include "widgets/panels/common/picturecontent.h"

/// States of fields over time, one row each; pure and thread-safe.
PictureContent buildStateTimeline(const PictureInput& input);
/// The same with one box per sample.
PictureContent buildStatusHistory(const PictureInput& input);

/// A length of time in its two largest parts: "1d 3h", "5m 10s", "250ms".
QString stateDurationText(double ms);
