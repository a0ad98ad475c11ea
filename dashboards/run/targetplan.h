#pragma once

#include "dashboards/expressions/expressions.h"
#include "dashboards/model/dashboard.h"
#include "dashboards/variables/interpolate.h"
#include "datasources/datasource.h"

/// Which answers a panel shows, and what it computes from them itself.
struct TargetPlan
{
    std::vector<RefId> shown; ///< visible targets in their order; of interest only beside expressions
    std::vector<ExpressionSpec> expressions;

    bool isPlain() const { return expressions.empty(); }
};

/// The expressions of a panel with their variables replaced.
TargetPlan targetPlan(const std::vector<TargetSpec>& targets, const InterpolateContext& variables);
/// Adds what another panel shows before this panel's own targets: "-- Dashboard --".
void addSharedPlan(TargetPlan& plan, const TargetPlan& shared, const std::vector<RefId>& sharedRefIds);

struct PlanInput
{
    const TargetPlan& plan;
    const std::vector<ResponsePtr>& responses;
    const std::vector<RefId>& refIds; ///< of responses[i]
    const std::map<RefId, Error>& failures;
    TimeRange range;
};

struct PlanOutput
{
    Frames series; ///< of all visible targets in their order
    std::vector<Notice> notices;
    std::optional<Error> error; ///< of the first expression that failed
};

/// Leaves out answers that only expressions read, and adds the expressions' own. `series` are the frames of all
/// answers, each with the refId of its query.
PlanOutput followPlan(Frames series, const PlanInput& input);
