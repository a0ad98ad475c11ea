#pragma once

#include "datasources/data/frame.h"

/// How the answer of one query is to look.
struct PrometheusShape
{
    QString refId;
    QString expr; ///< as executed; the name of a series without labels
    QString legendFormat; ///< "{{job}}", "__auto" or empty
    QString format; ///< time_series, table, heatmap; empty is time_series
    qint64 stepMs = 0; ///< 0: an instant query
};

/// Names every series by the legend format; what `__auto` leaves open is named by shapePrometheusFrames.
void namePrometheusSeries(Frames& frames, const QString& expr, const QString& legendFormat);
/// Time series with their names, one table, or one frame of de-accumulated buckets per histogram.
Frames shapePrometheusFrames(Frames frames, const PrometheusShape& shape);
/// "Value #A" instead of "Value" in tables as soon as a panel has tables of several queries.
void numberTableValues(Frames& frames);
