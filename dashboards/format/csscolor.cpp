#include "dashboards/format/color.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace {

struct CssName
{
    const char* name;
    quint32 rgb;
};

// The colour names of CSS.
const CssName cssNames[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

constexpr Rgba opaque = 0xff000000;

std::optional<Rgba> fromHex(const QString& digits)
{
    bool ok = false;
    const quint32 n = digits.toUInt(&ok, 16);
    if (!ok)
        return std::nullopt;
    const auto wide = [n](int shift) { return ((n >> shift) & 0xf) * 0x11; };
    switch (digits.size()) {
    case 3:
        return opaque | wide(8) << 16 | wide(4) << 8 | wide(0);
    case 4:
        return wide(0) << 24 | wide(12) << 16 | wide(8) << 8 | wide(4);
    case 6:
        return opaque | n;
    case 8:
        return (n & 0xff) << 24 | n >> 8;
    default:
        return std::nullopt;
    }
}

quint32 channel(double value)
{
    return quint32(std::lround(std::clamp(value, 0.0, 255.0)));
}

Rgba rgba(double r, double g, double b, double alpha)
{
    return channel(alpha * 255) << 24 | channel(r) << 16 | channel(g) << 8 | channel(b);
}

/// Channel 0, 8 or 4 of a colour of hue (degrees), saturation and lightness (0..1).
double hslChannel(double n, double hue, double saturation, double lightness)
{
    const double k = std::fmod(n + hue / 30, 12);
    const double a = saturation * std::min(lightness, 1 - lightness);
    return 255 * (lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0})));
}

/// rgb(1, 2, 3), rgba(..., 0.5), hsl(120, 50%, 50%); commas, blanks or a slash between the parts.
std::optional<Rgba> fromFunction(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(rgb|hsl)a?\\(([^)]*)\\)?$"));
    static const QRegularExpression between(QStringLiteral("[\\s,/]+"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QStringList parts = match.captured(2).split(between, Qt::SkipEmptyParts);
    if (parts.size() < 3)
        return std::nullopt;
    double numbers[4] = {0, 0, 0, 1};
    bool percent[4] = {};
    for (int i = 0; i < 4 && i < parts.size(); ++i) {
        percent[i] = parts[i].endsWith(QLatin1Char('%'));
        if (percent[i])
            parts[i].chop(1);
        if (parts[i].endsWith(QLatin1String("deg")))
            parts[i].chop(3);
        bool ok = false;
        numbers[i] = parts[i].toDouble(&ok);
        if (!ok)
            return std::nullopt;
    }
    const double alpha = percent[3] ? numbers[3] / 100 : numbers[3];
    if (match.captured(1) == QLatin1String("rgb")) {
        for (int i = 0; i < 3; ++i)
            if (percent[i])
                numbers[i] *= 2.55;
        return rgba(numbers[0], numbers[1], numbers[2], alpha);
    }
    const double hue = std::fmod(std::fmod(numbers[0], 360) + 360, 360);
    const double saturation = std::clamp(numbers[1] > 1 || percent[1] ? numbers[1] / 100 : numbers[1], 0.0, 1.0);
    const double lightness = std::clamp(numbers[2] > 1 || percent[2] ? numbers[2] / 100 : numbers[2], 0.0, 1.0);
    return rgba(hslChannel(0, hue, saturation, lightness), hslChannel(8, hue, saturation, lightness),
                hslChannel(4, hue, saturation, lightness), alpha);
}

} // namespace

std::optional<Rgba> parseCssColor(const QString& text)
{
    static const QHash<QString, Rgba> names = [] {
        QHash<QString, Rgba> hash;
        for (const CssName& row : cssNames)
            hash.insert(QString::fromLatin1(row.name), opaque | row.rgb);
        hash.insert(QStringLiteral("transparent"), 0);
        return hash;
    }();
    const QString trimmed = text.trimmed().toLower();
    if (trimmed.startsWith(QLatin1Char('#')))
        return fromHex(trimmed.mid(1));
    if (const auto it = names.constFind(trimmed); it != names.cend())
        return *it;
    return fromFunction(trimmed);
}

QString toHexString(Rgba color)
{
    const QString rgb = QStringLiteral("#%1").arg(color & 0xffffff, 6, 16, QLatin1Char('0'));
    return color >> 24 == 0xff ? rgb : rgb + QStringLiteral("%1").arg(color >> 24, 2, 16, QLatin1Char('0'));
}

QString rgbText(Rgba color)
{
    return QStringLiteral("rgb(%1, %2, %3)").arg(color >> 16 & 0xff).arg(color >> 8 & 0xff).arg(color & 0xff);
}
