#include "dashboards/format/thresholdtexts.h"

#include "dashboards/format/valuemapping.h"

#include <algorithm>
#include <cmath>

bool hasThresholdTexts(const Json& thresholds)
{
    const Json& steps = jsonutil::array(thresholds, "steps");
    return std::any_of(steps.begin(), steps.end(),
                       [](const Json& step) { return !jsonutil::string(step, "valueExpr").isEmpty(); });
}

Json resolvedThresholds(const Json& thresholds, const std::function<QString(const QString&)>& interpolate)
{
    Json resolved = thresholds;
    Json& steps = resolved["steps"];
    for (size_t i = 1; i < steps.size(); ++i) {
        const QString text = jsonutil::string(steps[i], "valueExpr");
        const QString said = text.isEmpty() ? QString() : interpolate(text).trimmed();
        const double number = said.isEmpty() ? std::nan("") : valueNumber(said);
        if (std::isfinite(number))
            steps[i]["value"] = number;
    }
    std::stable_sort(steps.begin() + 1, steps.end(), [](const Json& a, const Json& b) {
        return jsonutil::number(a, "value", -INFINITY) < jsonutil::number(b, "value", -INFINITY);
    });
    return resolved;
}
