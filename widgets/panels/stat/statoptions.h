#pragma once

#include "datasources/data/jsonutil.h"
#include "widgets/panels/common/repeater.h"

struct StatOptions
{
    enum class ColorMode
    {
        Value,
        Background,
        BackgroundSolid,
        None
    };
    enum class TextMode
    {
        Auto,
        Value,
        ValueAndName,
        Name,
        None
    };
    enum class PercentColor
    {
        Standard,
        Inverted,
        SameAsValue
    };
    ColorMode colorMode = ColorMode::Value;
    TextMode textMode = TextMode::Auto;
    PercentColor percentColor = PercentColor::Standard;
    RepeatOrientation orientation = RepeatOrientation::Auto;
    bool graph = true;
    bool centered = false;
    bool wideLayout = true;
    bool percentChange = false;
    std::optional<double> titleSize;
    std::optional<double> valueSize;
    std::optional<double> percentSize;

    bool coloredBackground() const
    {
        return colorMode == ColorMode::Background || colorMode == ColorMode::BackgroundSolid;
    }
};

StatOptions statOptionsFromJson(const Json& options);
