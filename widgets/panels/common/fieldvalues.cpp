#include "widgets/panels/common/fieldvalues.h"

#include <QCoreApplication>

QString noValueText(const FieldConfig& defaults)
{
    const QString text = defaults.noValue.value_or(QString());
    return text.isEmpty() ? QCoreApplication::translate("Panels", "No data") : text;
}

std::vector<FieldDisplay> panelFieldValues(const PanelSpec& spec, const PanelData& data,
                                           const FieldValuesRequest& request)
{
    const bool waiting = data.state == LoadingState::NotStarted || data.state == LoadingState::Loading;
    if (data.frames.empty() && waiting)
        return {};
    const FieldConfig& defaults = spec.fieldConfig.defaults;
    FieldDisplayRequest display;
    display.reduce = reduceOptionsFromJson(jsonutil::object(spec.options, "reduceOptions"));
    display.sparkline = request.sparkline;
    display.percentChange = request.percentChange;
    display.display = data.display;
    display.emptyConfig = std::make_shared<const FieldConfig>(defaults);
    display.noValue = noValueText(defaults);
    display.rules = &spec.fieldConfig.overrides;
    std::vector<FieldDisplay> values = fieldDisplayValues(data.frames, display);
    if (request.hideSingleTitle && values.size() == 1 && defaults.displayName.value_or(QString()).isEmpty())
        values.front().title.clear();
    return values;
}

AlignmentTexts alignmentTexts(const std::vector<FieldDisplay>& values)
{
    AlignmentTexts longest;
    for (const FieldDisplay& value : values) {
        if (value.title.size() > longest.title.size())
            longest.title = value.title;
        if (value.display.full().size() > longest.value.full().size())
            longest.value = value.display;
    }
    return longest;
}

bool showsTheSame(const PanelDataPtr& a, const PanelDataPtr& b)
{
    if (a == b)
        return true;
    if (!a || !b)
        return false;
    const bool sameState = !a->frames.empty() || a->state == b->state;
    return sameState && a->revision == b->revision && a->display.palette == b->display.palette
        && a->display.zone == b->display.zone;
}

std::optional<double> userTextSize(const Json& options, const char* key)
{
    constexpr double largest = 500;
    const auto size = jsonutil::optNumber(jsonutil::object(options, "text"), key);
    return size && *size > 0 ? std::optional(std::min(*size, largest)) : std::nullopt;
}
