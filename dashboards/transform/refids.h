#pragma once

#include "datasources/data/frame.h"

/// "reduce-A-B": the refId of one frame made of several.
inline QString joinedRefId(const QString& transformation, const Frames& frames)
{
    QStringList parts {transformation};
    for (const Frame& frame : frames)
        parts << frame.refId;
    return parts.join(QLatin1Char('-'));
}
