#include "widgets/theme/theme.h"

#include "widgets/theme/fontsetup.h"
#include "widgets/theme/vedettestyle.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>

namespace {

QStringList monoFamilies()
{
    return {QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono"),
            QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("monospace")};
}

QFont pixelFont(const QStringList& families, double px, int weight)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(1, qRound(px)));
    font.setWeight(QFont::Weight(weight));
    // Hinted advances differ from the scaled ones by up to a pixel a glyph at 12 px: labels would not fit their boxes
    // at fractional scale factors.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

/// Grafana's tokens of one look, alpha still in place.
struct Tokens
{
    QRgb canvas, panel, secondary, elevated, text, ink, gridInk, link, primary, success, warning, error;
    double border, borderMedium, textSecondary, textDisabled, grid, hover;
};

constexpr Tokens darkTokens {0xff111217, 0xff181b1f, 0xff22252b, 0xff22252b, 0xffccccdc, 0xffccccdc,
                             0xfff0faff, 0xff6e9fff, 0xff3d71d9, 0xff6ccf8e, 0xfffbad37, 0xffff5286,
                             .12,        .20,        .65,        .61,        .09,        .16};
constexpr Tokens lightTokens {0xfffbfbfb, 0xffffffff, 0xfff4f5f5, 0xffffffff, 0xff24292e, 0xff24292e,
                              0xff000a17, 0xff1f62e0, 0xff3871dc, 0xff0a764e, 0xffb04e0c, 0xffcf0e5b,
                              .12,        .30,        .75,        .65,        .09,        .12};

// For walls: nothing lies between the text and a black ground, and lines are seen from across the room.
constexpr Tokens contrastTokens {0xff000000, 0xff000000, 0xff1c1c1c, 0xff141414, 0xffffffff, 0xffffffff,
                                 0xffffffff, 0xff9ec5ff, 0xff3d71d9, 0xff7dffa8, 0xffffc94d, 0xffff6f91,
                                 .42,        .65,        .90,        .78,        .26,        .30};

struct NamedGround
{
    const char* id;
    ThemeKind kind;
    bool contrast;
};
constexpr NamedGround grounds[] = {
    {"dark", ThemeKind::Dark, false}, {"light", ThemeKind::Light, false}, {"contrast", ThemeKind::Dark, true}};
constexpr int wallWeight = 100; // added to every text of the contrast look
const QString colorBlindMark = QStringLiteral("-colorblind");

void setColors(Theme& theme, const Tokens& t)
{
    const QColor panel = QColor::fromRgb(t.panel);
    const QColor ink = QColor::fromRgb(t.ink);
    theme.canvas = QColor::fromRgb(t.canvas);
    theme.panel = panel;
    theme.secondary = QColor::fromRgb(t.secondary);
    theme.elevated = QColor::fromRgb(t.elevated);
    theme.border = blended(ink, t.border, panel);
    theme.borderMedium = blended(ink, t.borderMedium, panel);
    theme.text = QColor::fromRgb(t.text);
    theme.textSecondary = blended(ink, t.textSecondary, panel);
    theme.textDisabled = blended(ink, t.textDisabled, panel);
    theme.link = QColor::fromRgb(t.link);
    theme.primary = QColor::fromRgb(t.primary);
    theme.success = QColor::fromRgb(t.success);
    theme.warning = QColor::fromRgb(t.warning);
    theme.error = QColor::fromRgb(t.error);
    theme.grid = blended(QColor::fromRgb(t.gridInk), t.grid, panel);
    theme.hover = blended(ink, t.hover, panel);
}

QPalette paletteOf(const Theme& theme)
{
    QPalette p;
    p.setColor(QPalette::Window, theme.canvas);
    p.setColor(QPalette::WindowText, theme.text);
    p.setColor(QPalette::Base, theme.canvas);
    p.setColor(QPalette::AlternateBase, theme.secondary);
    p.setColor(QPalette::Text, theme.text);
    p.setColor(QPalette::PlaceholderText, theme.textDisabled);
    p.setColor(QPalette::Button, theme.secondary);
    p.setColor(QPalette::ButtonText, theme.text);
    p.setColor(QPalette::BrightText, theme.error);
    p.setColor(QPalette::Highlight, theme.primary);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, theme.link);
    p.setColor(QPalette::LinkVisited, theme.link);
    p.setColor(QPalette::ToolTipBase, theme.elevated);
    p.setColor(QPalette::ToolTipText, theme.text);
    p.setColor(QPalette::Light, theme.borderMedium);
    p.setColor(QPalette::Midlight, theme.border);
    p.setColor(QPalette::Mid, theme.borderMedium);
    p.setColor(QPalette::Dark, theme.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, theme.textDisabled);
    return p;
}

} // namespace

QColor blended(const QColor& ink, double alpha, const QColor& paper)
{
    const auto mix = [alpha](int over, int under) { return qRound(over * alpha + under * (1 - alpha)); };
    return QColor(mix(ink.red(), paper.red()), mix(ink.green(), paper.green()), mix(ink.blue(), paper.blue()));
}

QString Look::id() const
{
    QString id;
    for (const NamedGround& ground : grounds)
        if (ground.kind == kind && ground.contrast == contrast)
            id = QString::fromLatin1(ground.id);
    return colorBlind ? id + colorBlindMark : id;
}

std::optional<Look> Look::fromId(const QString& id)
{
    const bool colorBlind = id.endsWith(colorBlindMark);
    const QString name = colorBlind ? id.chopped(colorBlindMark.size()) : id;
    for (const NamedGround& ground : grounds) {
        if (name != QLatin1String(ground.id))
            continue;
        Look look(ground.kind);
        look.contrast = ground.contrast;
        look.colorBlind = colorBlind;
        return look;
    }
    return std::nullopt;
}

QStringList Look::ids()
{
    QStringList ids;
    for (const QString& mark : {QString(), colorBlindMark})
        for (const NamedGround& ground : grounds)
            ids << QString::fromLatin1(ground.id) + mark;
    return ids;
}

Look Look::next() const
{
    Look look = *this;
    const bool light = kind == ThemeKind::Light;
    look.kind = kind == ThemeKind::Dark && !contrast ? ThemeKind::Light : ThemeKind::Dark;
    look.contrast = light;
    return look;
}

Theme Theme::make(const Look& look)
{
    Theme theme;
    theme.look = look;
    theme.palette.theme = look.kind;
    theme.palette.colorBlind = look.colorBlind;
    setColors(theme, look.contrast ? contrastTokens : look.kind == ThemeKind::Dark ? darkTokens : lightTokens);
    constexpr double letterSpacing = 0.15; // of the interface's texts; axes and values have none
    const auto spaced = [](QFont font) {
        font.setLetterSpacing(QFont::AbsoluteSpacing, letterSpacing);
        return font;
    };
    const double text = theme.textPx();
    const double small = theme.smallPx();
    theme.font = spaced(theme.sized(text));
    theme.fontMedium = spaced(theme.sized(text, 500));
    theme.fontSmall = spaced(theme.sized(small));
    theme.fontNumbers = spaced(theme.sizedNumbers(small));
    // An axis keeps its width by itself, and the space between its ticks is measured in this font: as in Grafana.
    theme.fontAxis = theme.sized(small);
    theme.fontTable = spaced(theme.sizedNumbers(text));
    theme.fontMono = pixelFont(monoFamilies(), small, 400);
    return theme;
}

QFont Theme::sized(double px, int weight) const
{
    return pixelFont(fontFamilies().text, px, look.contrast ? weight + wallWeight : weight);
}

QFont Theme::sizedNumbers(double px, int weight) const
{
    return pixelFont(fontFamilies().numbers, px, look.contrast ? weight + wallWeight : weight);
}

void applyTheme(const Theme& theme)
{
    const QPalette palette = paletteOf(theme);
    QApplication::setStyle(new VedetteStyle(theme)); // the application owns it
    QApplication::setPalette(palette);
    QApplication::setFont(theme.font);
    for (const char* words : {"QTabBar", "QHeaderView"})
        QApplication::setFont(theme.fontMedium, words);
    QToolTip::setPalette(palette);
    QToolTip::setFont(theme.fontSmall);
}
