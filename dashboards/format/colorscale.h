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
    Kind m_kind = Kind::Single;
    FieldRange m_range;
    std::vector<Threshold> m_steps;
    bool m_percentage = false;
    std::vector<Color> m_colors; ///< the one, one per step, or false and true
    QString m_scheme;
    std::function<Rgba(double)> m_interpolate;
};

/// What a field's values lie between: its limits, else the range of its cells; 0 to 100 when there is neither.
FieldRange fieldRange(const Field& field);
