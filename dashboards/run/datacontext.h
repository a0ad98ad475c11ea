#pragma once

#include "dashboards/format/displayprocessor.h"
#include "dashboards/variables/interpolate.h"

/// The place in a result that a text speaks of. Borrows the data: make it, use it, drop it.
struct DataContext
{
    const Frame* frame = nullptr;
    const Field* field = nullptr; ///< nullptr: the frame as a whole
    const Frames* all = nullptr; ///< the result the names are told apart in; nullptr: the frame alone
    int frameIndex = 0;
    std::optional<qsizetype> row;
    const DisplayValue* calculated = nullptr; ///< a reduced value in place of a row
    QString calculation; ///< id of its reducer
    DisplayContext display;
};

/// What __field, __value, __series and __data with a path mean there, as the macros of @grafana/scenes 8.19 say it;
/// also __name, the field's display name. nullopt: not known, the text keeps the name.
std::optional<QString> dataContextText(const DataContext& data, const QString& name, const QString& path);

/// `outer` with the names of the data before its own extra ones. Holds references into `data`.
InterpolateContext withDataContext(const InterpolateContext& outer, const DataContext& data);

/// What a dashboard says of itself in texts.
struct DashboardNames
{
    QString uid;
    QString title;
    QString login; ///< of the person at the screen
    std::optional<qint64> intervalMs; ///< of the panel's queries
};

/// __dashboard, __user, __org, __interval, __interval_ms and the path of __url. A client without a server knows one
/// organisation and one user, numbered 1.
std::optional<QString> dashboardNameText(const DashboardNames& names, const QString& name, const QString& path);
