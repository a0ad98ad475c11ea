#pragma once

#include <QStringList>

/// The families of the interface's texts, first choice first.
struct FontFamilies
{
    QStringList text;
    QStringList numbers; ///< with digits of one width: a changing number keeps its place
};

/// Made once a process from the installed faces; a QGuiApplication must exist.
const FontFamilies& fontFamilies();

/// Lets glyphs be drawn as thick as they were designed in this thread, on dark and light grounds alike; to be called
/// before the thread draws its first text.
void useDesignedTextWeight();
