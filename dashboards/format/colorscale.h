#pragma once

#include "dashboards/format/color.h"

/// Colours of a field's values by its colour mode, resolved once for a theme; thread-safe.
class ColorScale
{
public:
    struct Color
    {
        QString text;
        Rgba rgba = 0xff808080;
    };
    struct Scaled
    {
        Color color;
        double percent = 0;
    };

    ColorScale(const Field& field, const Palette& palette);

    /// -infinity stands for what is no number: the base of the scale.
    Scaled at(double value) const;

private:
    Color threshold(double value, double percent) const;

    enum class Kind
    {
        Single,
        Boolean,
        Thresholds,
        Scheme
    };
    /// What only colours that follow the value need; fields are many, and most have one colour.
    struct ByValue
    {
        std::vector<Threshold> steps;
        bool percentage = false;
        std::vector<Color> colors; ///< one per step, or false and true
        QString scheme;
        std::function<Rgba(double)> interpolate;
    };
    Kind m_kind = Kind::Single;
    FieldRange m_range;
    Color m_color; ///< the one
    std::shared_ptr<const ByValue> m_byValue; ///< nullptr: there is one
};

/// What a field's values lie between: its limits, else the range of its cells; 0 to 100 when there is neither.
FieldRange fieldRange(const Field& field);
