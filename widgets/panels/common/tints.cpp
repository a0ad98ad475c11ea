#include "widgets/panels/common/tints.h"

#include "widgets/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace {

/// 0 for black to 1 for white, as the accessibility guidelines count it.
double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= .03928 ? channel / 12.92 : std::pow((channel + .055) / 1.055, 2.4);
    };
    return .2126 * linear(color.redF()) + .7152 * linear(color.greenF()) + .0722 * linear(color.blueF());
}

} // namespace

QColor darkened(const QColor& color, double percent)
{
    float h = 0;
    float s = 0;
    float l = 0;
    float a = 0;
    color.getHslF(&h, &s, &l, &a);
    l = std::clamp(l - float(percent / 100), 0.F, 1.F);
    return QColor::fromHslF(std::max(h, 0.F), s, l, a).toRgb();
}

QColor spun(const QColor& color, double degrees)
{
    float h = 0;
    float s = 0;
    float l = 0;
    float a = 0;
    color.getHslF(&h, &s, &l, &a);
    if (h < 0)
        return color;
    double turned = std::fmod(h * 360 + degrees, 360);
    if (turned < 0)
        turned += 360;
    return QColor::fromHslF(std::min(float(turned / 360), 1.F), s, l, a).toRgb();
}

QColor brightened(const QColor& color, double percent)
{
    const int add = qRound(255 * percent / 100);
    const auto up = [add](int channel) { return std::clamp(channel + add, 0, 255); };
    return QColor(up(color.red()), up(color.green()), up(color.blue()), color.alpha());
}

QColor withAlpha(const QColor& color, double alpha)
{
    QColor faint = color;
    faint.setAlphaF(float(std::clamp(alpha, 0.0, 1.0)));
    return faint;
}

QColor emphasized(const QColor& surface, double coefficient)
{
    const bool light = surface.lightnessF() > 0.5F;
    const auto move = [&](int channel) {
        return qRound(light ? channel * (1 - coefficient) : channel + (255 - channel) * coefficient);
    };
    return QColor(move(surface.red()), move(surface.green()), move(surface.blue()));
}

QColor readableOn(const QColor& background, const QColor& plain)
{
    if (background.alphaF() < 0.6F)
        return plain;
    const double brightness = (background.red() * 299 + background.green() * 587 + background.blue() * 114) / 1000.0;
    return brightness > 180 ? QColor(32, 34, 38) : QColor(247, 248, 250);
}

QColor readableOn(const QColor& background, const Theme& theme)
{
    constexpr double halfWay = .179; // luminance against which black and white differ alike
    if (!theme.look.contrast || background.alphaF() < 0.6F)
        return readableOn(background, theme.text);
    return luminance(background) > halfWay ? QColor(Qt::black) : QColor(Qt::white);
}

Shades backgroundShades(const QColor& color, bool dark)
{
    const double factor = dark ? 1 : -0.7;
    return {spun(darkened(color, 15 * factor), 8), spun(darkened(color, 5 * factor), -8)};
}

QColor contrastText(const QColor& background)
{
    constexpr double readable = 3;
    const bool white = 1.05 / (luminance(background) + .05) >= readable;
    return white ? QColor(Qt::white) : QColor(0x20, 0x22, 0x26);
}

QColor contrastText(const QColor& background, const Theme& theme)
{
    return theme.look.contrast ? readableOn(background, theme) : contrastText(background);
}
