#pragma once

#include "dashboards/model/dashboard.h"
#include "datasources/data/frame.h"

#include <QTimeZone>

#include <functional>

struct TransformContext
{
    std::function<QString(const QString&)> interpolate; ///< never empty
    QTimeZone zone = QTimeZone::utc();
    qint64 nowMs = 0;
};

/// One kind of transformation: a pure function of all frames. Wrong options fall back to the defaults.
struct Transformation
{
    QString id;
    std::function<Frames(Frames, const Json& options, const TransformContext&)> apply;
};
using Transformations = Registry<Transformation>;

/// The explicit list of all built-in transformations.
void registerBuiltinTransformations(Transformations& registry);

/// Runs the specs in order: disabled ones skip, `filter` restricts to matching frames and puts the others back,
/// unknown ids pass the data through. transformDataFrame of @grafana/data 13.2.
Frames transformFrames(Frames frames, const std::vector<TransformationSpec>& specs, const Transformations& registry,
                       const TransformContext& context);
