#pragma once

#include "dashboards/run/datacontext.h"
#include "dashboards/run/livepanels.h"
#include "dashboards/run/queryrunner.h"
#include "dashboards/time/datemath.h"

#include <QSet>

class DataSources;

/// What every panel of one refresh shares.
struct RefreshContext
{
    DataSources& sources;
    RawTimeRange rawRange;
    TimeContext time; ///< `nowMs` is fixed for the refresh
    QString timezone;
    Palette palette;
    std::shared_ptr<const Transformations> transformations;
    std::function<std::vector<AdhocFilter>(const ConnectionId&)> adhocFilters; ///< may be empty
    std::function<QStringList(const ConnectionId&)> groupByKeys; ///< may be empty
    DashboardNames names; ///< for texts; queries leave intervals to the datasource
    QString compareWith; ///< of this panel, in place of its option
};

/// Turns a panel into requests: datasources found, variables replaced, ad-hoc filters put in, the interval computed
/// from range and width. Hidden targets are left out but for those
/// that an expression reads. The first thing that is wrong becomes the job's error.
PanelJob makePanelJob(const LivePanel& panel, int widthPx, const RefreshContext& context);

/// The panel whose answers this one shows ("-- Dashboard --"); empty when it asks itself.
PanelId sharedPanel(const PanelSpec& spec);
/// Gives the job what that panel has: its answers, with its transformations or its events in their place where the
/// panel that shows them says so.
void showAnswersOf(const PanelSpec& shared, const PanelData& data, const PanelSpec& shows, PanelJob& job);

InterpolateContext interpolateContext(const std::shared_ptr<const VariableScope>& scope, const RawTimeRange& rawRange,
                                      const TimeRange& range, const QString& timezone);

/// True when a text of the panel (queries, titles, options, datasource, repeat) names one of the variables. Errs on
/// the side of true.
bool usesAnyVariable(const PanelSpec& spec, const QSet<QString>& names);
/// The same of an annotation's query and datasource.
bool usesAnyVariable(const AnnotationSpec& spec, const QSet<QString>& names);

/// Makes the job follow lines as they come where it should, and notes whether any of its queries does.
void markLive(PanelJob& job, bool following);
/// Lets queries for lines ask for so many; 0: for their own number.
void markLines(PanelJob& job, int most);
