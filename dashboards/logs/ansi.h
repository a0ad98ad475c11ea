#pragma once

#include "dashboards/format/palette.h"

#include <QString>

#include <optional>
#include <vector>

/// A colour of a terminal: one of the 16 of its theme, or any.
struct AnsiColor
{
    std::optional<int> index; ///< 0 to 15
    Rgba rgb = 0; ///< when there is no index
    friend bool operator==(const AnsiColor&, const AnsiColor&) = default;
};

struct AnsiStyle
{
    std::optional<AnsiColor> foreground;
    std::optional<AnsiColor> background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false; ///< ink and ground change places
    friend bool operator==(const AnsiStyle&, const AnsiStyle&) = default;
};

struct AnsiSpan
{
    qsizetype begin = 0;
    qsizetype end = 0;
    AnsiStyle style;
    friend bool operator==(const AnsiSpan&, const AnsiSpan&) = default;
};

/// A text without its escape sequences and what they said of its parts; plain parts have no span.
struct AnsiText
{
    QString text;
    std::vector<AnsiSpan> spans;
};

bool hasAnsi(const QString& text);
/// Colours and attributes (SGR) are kept; cursor movements, titles and links of terminals are dropped.
AnsiText parseAnsi(const QString& text);

/// Where a text stands: what a style says nothing of, and what it is blended with.
struct AnsiGround
{
    ThemeKind theme = ThemeKind::Dark;
    Rgba text = 0xffffffff;
    Rgba paper = 0xff000000;
};
struct AnsiInk
{
    std::optional<Rgba> foreground; ///< nothing: the colour of plain text
    std::optional<Rgba> background;
    friend bool operator==(const AnsiInk&, const AnsiInk&) = default;
};
/// The colours of a style, readable on its own background or else on the ground.
AnsiInk ansiInk(const AnsiStyle& style, const AnsiGround& ground);
