#pragma once

#include "dashboards/format/palette.h"

#include <QColor>
#include <QFont>

#include <optional>

/// What a person chooses: the ground, and for whom and from where the screen is read.
struct Look
{
    ThemeKind kind = ThemeKind::Dark;
    bool contrast = false; ///< black ground, stronger lines and type: for a screen on a wall
    bool colorBlind = false; ///< hues that people with any kind of colour vision tell apart

    Look() = default;
    Look(ThemeKind ground) : kind(ground) { } // NOLINT(google-explicit-constructor): a ground alone is a look
    friend bool operator==(const Look&, const Look&) = default;

    QString id() const; ///< dark, light or contrast, with -colorblind behind it
    static std::optional<Look> fromId(const QString& id);
    static QStringList ids();
    /// The look a step further: dark, light, contrast, dark.
    Look next() const;
};

/// Colours, fonts and measures of one look. A value handed to every widget; sizes are CSS px at scale 1
/// (GEOMETRY of Grafana 13.2: panel radius 10, gap 8, header 40).
struct Theme
{
    Look look;
    Palette palette;
    QColor canvas; ///< behind the panels
    QColor panel;
    QColor secondary; ///< controls
    QColor elevated; ///< menus, tooltips
    QColor border; ///< weak, already blended with the panel
    QColor borderMedium;
    QColor text;
    QColor textSecondary;
    QColor textDisabled;
    QColor link;
    QColor primary; ///< the accent of controls
    QColor success;
    QColor warning;
    QColor error;
    QColor grid; ///< axis grid, already blended with the panel: opaque pens are 90 times as fast
    QColor hover;
    QFont font; ///< 14 px
    QFont fontMedium; ///< 14 px, weight 500
    QFont fontSmall; ///< 12 px
    QFont fontNumbers; ///< 12 px with digits of one width: values in legends and tooltips
    QFont fontAxis; ///< 12 px, set as tightly as Grafana's axes
    QFont fontTable; ///< 14 px with digits of one width: numbers and times in tables
    QFont fontMono; ///< 12 px

    static Theme make(const Look& look);
    bool isDark() const { return look.kind == ThemeKind::Dark; }
    double textPx() const { return look.contrast ? 16 : 14; } ///< of font, fontMedium and fontTable
    double smallPx() const { return look.contrast ? 14 : 12; } ///< of the other fonts
    QFont sized(double px, int weight = 400) const; ///< the interface's family
    QFont sizedNumbers(double px, int weight = 400) const; ///< the same with digits of one width
    static constexpr int panelRadius = 10;
    static constexpr int gridGap = 8;
    static constexpr int gridRow = 30;
    static constexpr int headerHeight = 40;
    static constexpr int panelPadding = 8;
};

inline QColor toQColor(Rgba color)
{
    return QColor::fromRgba(color);
}

/// `ink` at `alpha` over the opaque `paper`: colours are blended once, because translucent pens are slow.
QColor blended(const QColor& ink, double alpha, const QColor& paper);

/// Sets the application's font, palette and style from the theme.
void applyTheme(const Theme& theme);
