#include "widgets/panels/barchart/colorkeys.h"

#include "dashboards/format/color.h"
#include "widgets/panels/statetimeline/timelinerows.h"
#include "widgets/theme/theme.h"

#include <algorithm>

namespace {

LegendItem itemOf(const QString& name, const QString& color, const Palette& palette)
{
    LegendItem item;
    item.name = name;
    item.color = toQColor(resolveColor(color, palette));
    return item;
}

/// Steps of a mode, each once, of all fields that have more than the first one.
Thresholds stepsOf(const Frame& frame, int category, Thresholds::Mode mode)
{
    Thresholds all;
    all.mode = mode;
    for (size_t i = 0; i < frame.fields.size(); i++) {
        const auto& thresholds = frame.fields[i].config->thresholds;
        if (int(i) == category || frame.fields[i].type != FieldType::Number || !thresholds || thresholds->mode != mode
            || thresholds->steps.size() < 2)
            continue;
        for (const Threshold& step : thresholds->steps)
            if (std::none_of(all.steps.begin(), all.steps.end(), [&step](const Threshold& known) {
                    return known.value == step.value && known.color == step.color;
                }))
                all.steps.push_back(step);
    }
    return all;
}

QString endText(const std::optional<double>& end)
{
    return end ? QString::number(*end, 'g', 12) : QStringLiteral("null");
}

QString specialName(ValueMapping::Special special)
{
    switch (special) {
    case ValueMapping::Special::Null:
        return QStringLiteral("null");
    case ValueMapping::Special::NaN:
        return QStringLiteral("nan");
    case ValueMapping::Special::NullAndNaN:
        return QStringLiteral("null+nan");
    case ValueMapping::Special::True:
        return QStringLiteral("true");
    case ValueMapping::Special::False:
        return QStringLiteral("false");
    case ValueMapping::Special::Empty:
        break;
    }
    return QStringLiteral("empty");
}

/// Values are named by what they are, ranges by their ends, others by what is shown for them.
QString nameOf(const ValueMapping& mapping)
{
    const QString text = mapping.result.text.value_or(QString());
    switch (mapping.kind) {
    case ValueMapping::Kind::Value:
        return mapping.key;
    case ValueMapping::Kind::Range:
        return (QStringLiteral("[%1 - %2] ").arg(endText(mapping.from), endText(mapping.to)) + text).trimmed();
    case ValueMapping::Kind::Regex:
        return text.isEmpty() ? mapping.key : text;
    case ValueMapping::Kind::Special:
        break;
    }
    return text.isEmpty() ? specialName(mapping.special) : text;
}

} // namespace

ColorKeys colorKeys(const Frame& frame, int category, const Palette& palette)
{
    ColorKeys keys;
    FieldConfig config = *frame.fields[size_t(category)].config;
    if (config.color && config.color->mode == QLatin1String("thresholds")) {
        for (const auto mode : {Thresholds::Mode::Absolute, Thresholds::Mode::Percentage}) {
            config.thresholds = stepsOf(frame, category, mode);
            const std::vector<QString> texts = thresholdTexts(config);
            for (size_t i = 0; i < texts.size(); i++)
                keys.steps.push_back(itemOf(texts[i], config.thresholds->steps[i].color, palette));
        }
    }
    for (size_t i = 0; i < frame.fields.size(); i++) {
        const auto& mappings = frame.fields[i].config->mappings;
        if (int(i) == category || frame.fields[i].type != FieldType::Number || !mappings)
            continue;
        for (const ValueMapping& mapping : *mappings) {
            LegendItem item = itemOf(nameOf(mapping), mapping.result.color, palette);
            if (std::find(keys.mappings.begin(), keys.mappings.end(), item) == keys.mappings.end())
                keys.mappings.push_back(std::move(item));
        }
    }
    return keys;
}
