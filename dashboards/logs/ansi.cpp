#include "dashboards/logs/ansi.h"

#include <QStringList>

#include <cmath>

namespace {

constexpr QChar escape(0x1b);

Rgba rgb(int r, int g, int b)
{
    return 0xff000000U | quint32(r & 255) << 16 | quint32(g & 255) << 8 | quint32(b & 255);
}

/// The 256 colours: 16 of the theme, a cube of 6, 24 greys.
AnsiColor indexed(int index)
{
    if (index < 16)
        return {std::max(0, index), 0};
    if (index >= 232) {
        const int grey = 8 + 10 * (std::min(index, 255) - 232);
        return {std::nullopt, rgb(grey, grey, grey)};
    }
    const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
    const int cube = index - 16;
    return {std::nullopt, rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))};
}

class AnsiReader
{
public:
    explicit AnsiReader(const QString& text) : m_in(text) { }

    AnsiText run()
    {
        m_out.text.reserve(m_in.size());
        while (m_at < m_in.size()) {
            if (m_in[m_at] != escape) {
                m_out.text += m_in[m_at++];
                continue;
            }
            ++m_at;
            sequence();
        }
        close();
        return std::move(m_out);
    }

private:
    void sequence()
    {
        if (m_at >= m_in.size())
            return;
        const QChar kind = m_in[m_at++];
        if (kind == u']') { // a title or link, up to BEL or ESC backslash
            while (m_at < m_in.size() && m_in[m_at] != QChar(7) && m_in[m_at] != escape)
                ++m_at;
            m_at += m_at < m_in.size() && m_in[m_at] == escape ? 2 : 1;
            return;
        }
        if (kind != u'[')
            return;
        const qsizetype begin = m_at;
        while (m_at < m_in.size() && (m_in[m_at] < u'@' || m_in[m_at] > u'~'))
            ++m_at;
        if (m_at >= m_in.size())
            return;
        const QString parameters = m_in.mid(begin, m_at - begin);
        if (m_in[m_at++] == u'm')
            attributes(parameters);
    }

    void attributes(QString parameters)
    {
        parameters.replace(QLatin1String(":2::"), QLatin1String(":2:")); // a colour space that is not named
        const QStringList codes = parameters.replace(u':', u';').split(u';');
        AnsiStyle style = m_style;
        for (qsizetype i = 0; i < codes.size(); ++i)
            i += apply(style, codes, i);
        if (style == m_style)
            return;
        close();
        m_style = style;
        m_begin = m_out.text.size();
    }

    /// Gives how many further codes it took.
    static qsizetype apply(AnsiStyle& style, const QStringList& codes, qsizetype i)
    {
        const int code = codes[i].toInt();
        if (code == 38 || code == 48) {
            auto& color = code == 38 ? style.foreground : style.background;
            const int kind = codes.value(i + 1).toInt();
            if (kind == 5) {
                color = indexed(codes.value(i + 2).toInt());
                return 2;
            }
            if (kind == 2) {
                color =
                    AnsiColor {std::nullopt,
                               rgb(codes.value(i + 2).toInt(), codes.value(i + 3).toInt(), codes.value(i + 4).toInt())};
                return 4;
            }
            return codes.size();
        }
        simple(style, code);
        return 0;
    }

    static void simple(AnsiStyle& style, int code)
    {
        if (code == 0)
            style = {};
        else if (code == 1)
            style.bold = true;
        else if (code == 2)
            style.faint = true;
        else if (code == 3)
            style.italic = true;
        else if (code == 4)
            style.underline = true;
        else if (code == 7 || code == 27)
            style.inverse = code == 7;
        else if (code == 22)
            style.bold = style.faint = false;
        else if (code == 23)
            style.italic = false;
        else if (code == 24)
            style.underline = false;
        else if (code == 39)
            style.foreground.reset();
        else if (code == 49)
            style.background.reset();
        else if (code >= 30 && code <= 37)
            style.foreground = indexed(code - 30);
        else if (code >= 40 && code <= 47)
            style.background = indexed(code - 40);
        else if (code >= 90 && code <= 97)
            style.foreground = indexed(code - 90 + 8);
        else if (code >= 100 && code <= 107)
            style.background = indexed(code - 100 + 8);
    }

    void close()
    {
        if (m_style != AnsiStyle() && m_out.text.size() > m_begin)
            m_out.spans.push_back({m_begin, m_out.text.size(), m_style});
    }

    const QString& m_in;
    qsizetype m_at = 0;
    qsizetype m_begin = 0;
    AnsiStyle m_style;
    AnsiText m_out;
};

constexpr Rgba black = 0xff000000;
constexpr Rgba white = 0xffffffff;
/// A terminal's 16 colours as inks on a dark and on a light ground.
constexpr Rgba inksOnDark[16] = {0xff7b8087, 0xfff2495c, 0xff73bf69, 0xfffade2a, 0xff5794f2, 0xffb877d9,
                                 0xff4ec9d4, 0xffccccdc, 0xff9fa7b3, 0xffff7383, 0xff96d98d, 0xffffee52,
                                 0xff8ab8ff, 0xffca95e5, 0xff7fdbe4, 0xffffffff};
constexpr Rgba inksOnLight[16] = {0xff24292e, 0xffc4162a, 0xff37872d, 0xff8a6d00, 0xff1f60c4, 0xff8f3bb8,
                                  0xff0b7285, 0xff6b7178, 0xff565d64, 0xffe02f44, 0xff2f7326, 0xff7a6200,
                                  0xff3274d9, 0xffa352cc, 0xff0c7f93, 0xff3b4147};

Rgba inkColor(const AnsiColor& color, bool onLight)
{
    return color.index ? (onLight ? inksOnLight : inksOnDark)[*color.index & 15] : color.rgb;
}

/// Grounds need not be dimmed for a theme: they bring their own ink.
Rgba groundColor(const AnsiColor& color)
{
    constexpr Rgba darkGrey = 0xff3b4147; // black, told from a dark panel
    return color.index == std::optional(0) ? darkGrey : inkColor(color, false);
}

double channel(Rgba color, int shift)
{
    return double(color >> shift & 255) / 255;
}

/// Whether black is easier to read on it than white (WCAG's relative luminance, its gamma taken as 2).
bool isLight(Rgba color)
{
    const auto linear = [color](int shift) { return channel(color, shift) * channel(color, shift); };
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0) > 0.18;
}

/// Two thirds of the way from the paper to the ink.
Rgba between(Rgba ink, Rgba paper)
{
    const auto mixed = [&](int shift) {
        return int(std::lround(255 * (2 * channel(ink, shift) + channel(paper, shift)) / 3));
    };
    return rgb(mixed(16), mixed(8), mixed(0));
}

} // namespace

bool hasAnsi(const QString& text)
{
    return text.contains(escape);
}

AnsiText parseAnsi(const QString& text)
{
    return AnsiReader(text).run();
}

AnsiInk ansiInk(const AnsiStyle& style, const AnsiGround& ground)
{
    const auto& front = style.inverse ? style.background : style.foreground;
    const auto& back = style.inverse ? style.foreground : style.background;
    AnsiInk ink;
    if (back)
        ink.background = groundColor(*back);
    else if (style.inverse)
        ink.background = ground.text;
    const bool onLight = ink.background ? isLight(*ink.background) : ground.theme == ThemeKind::Light;
    if (front)
        ink.foreground = inkColor(*front, onLight);
    else if (ink.background)
        ink.foreground = onLight ? black : white;
    if (style.faint)
        ink.foreground = between(ink.foreground.value_or(ground.text), ink.background.value_or(ground.paper));
    return ink;
}
