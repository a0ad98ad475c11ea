#include "dashboards/run/targetplan.h"

#include <algorithm>

namespace {

/// Second, instant answers of a query are named "A-Instant".
RefId queryOf(const QString& frameRefId, const std::vector<RefId>& shown)
{
    static const QString instant = QStringLiteral("-Instant");
    const RefId refId(frameRefId);
    const bool isOwn = std::find(shown.begin(), shown.end(), refId) != shown.end();
    return isOwn || !frameRefId.endsWith(instant) ? refId : RefId(frameRefId.chopped(instant.size()));
}

ExpressionInput expressionInput(const PlanInput& input)
{
    ExpressionInput result;
    result.failures = input.failures;
    result.range = input.range;
    for (size_t i = 0; i < std::min(input.responses.size(), input.refIds.size()); ++i) {
        if (!input.responses[i])
            continue;
        Frames& answer = result.answers[input.refIds[i]];
        for (const Frame& frame : input.responses[i]->frames)
            if (frame.meta.topic.isEmpty())
                answer.push_back(frame);
    }
    return result;
}

} // namespace

TargetPlan targetPlan(const std::vector<TargetSpec>& targets, const InterpolateContext& variables)
{
    TargetPlan plan;
    for (const TargetSpec& target : targets) {
        if (!target.hidden && target.datasource.kind != DataSourceRef::Kind::Dashboard)
            plan.shown.push_back(target.refId);
        if (target.datasource.kind == DataSourceRef::Kind::Expression)
            plan.expressions.push_back({target.refId, target.hidden, interpolateJson(target.query, variables)});
    }
    return plan;
}

void addSharedPlan(TargetPlan& plan, const TargetPlan& shared, const std::vector<RefId>& sharedRefIds)
{
    const std::vector<RefId>& first = shared.isPlain() ? sharedRefIds : shared.shown;
    plan.shown.insert(plan.shown.begin(), first.begin(), first.end());
    plan.expressions.insert(plan.expressions.begin(), shared.expressions.begin(), shared.expressions.end());
}

PlanOutput followPlan(Frames series, const PlanInput& input)
{
    PlanOutput output;
    if (input.plan.isPlain()) {
        output.series = std::move(series);
        return output;
    }
    auto answers = runExpressions(input.plan.expressions, expressionInput(input));
    for (const RefId& refId : input.plan.shown) {
        for (Frame& frame : series)
            if (queryOf(frame.refId, input.plan.shown) == refId)
                output.series.push_back(frame);
        const auto computed = answers.find(refId);
        if (computed == answers.end())
            continue;
        ExpressionAnswer& answer = computed->second;
        std::move(answer.frames.begin(), answer.frames.end(), std::back_inserter(output.series));
        output.notices.insert(output.notices.end(), answer.notices.begin(), answer.notices.end());
        if (answer.error && !output.error)
            output.error = answer.error;
    }
    return output;
}
