#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// A part of a text, in its own characters.
struct TextRange
{
    int start = 0;
    int length = 0;
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// The words a person searches for, without the places they may name ("tag:web" gives "web").
QStringList searchWords(const QString& query);
/// Where the words stand in a text, whatever case and diacritics; sorted, joined where they touch.
std::vector<TextRange> matchRanges(const QString& text, const QStringList& words);
