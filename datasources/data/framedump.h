#pragma once

#include "datasources/data/frame.h"

/// A stable text of frames for golden files: one line a frame, a field and a row.
QString dumpFrames(const Frames& frames);
