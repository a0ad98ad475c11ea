#include "dashboards/library/librarysearch.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace {

using Where = LibraryHit::Where;

struct Found
{
    Where where = Where::Title;
    int score = 0;
    qsizetype at = 0; ///< in the text of that place
};

/// Lower case, diacritics gone: "Übersicht" is found by "ubersicht".
QByteArray folded(const QString& text)
{
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
    if (std::all_of(text.begin(), text.end(), isAscii)) // most are, and normalizing takes its time
        return text.toLatin1().toLower().replace('\n', ' ');
    QString plain;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toLower();
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed)
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c == u'\n' ? QChar(u' ') : c;
    return plain.toUtf8();
}

QByteArray foldedLines(const QStringList& lines)
{
    QByteArray text;
    for (const QString& line : lines)
        text += folded(line) + '\n';
    return text;
}

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || uchar(c) >= 0x80;
}

/// Best place of the word in the text: its whole 3, the beginning of it or of a line 2, of a word 1, elsewhere 0.
std::optional<std::pair<int, qsizetype>> bestMatch(const QByteArray& text, const QByteArray& word)
{
    std::optional<std::pair<int, qsizetype>> best;
    int looked = 0;
    for (auto at = text.indexOf(word); at >= 0 && looked < 64; at = text.indexOf(word, at + 1), ++looked) {
        const auto end = at + word.size();
        const bool startsLine = at == 0 || text[at - 1] == '\n';
        const bool endsLine = end == text.size() || text[end] == '\n';
        int quality = !isWordByte(at > 0 ? text[at - 1] : ' ') ? 1 : 0;
        if (startsLine)
            quality = endsLine ? 3 : 2;
        if (!best || quality > best->first)
            best = {quality, at};
        if (quality == 3)
            break;
    }
    return best;
}

struct Place
{
    Where where;
    QByteArray LibrarySearchText::*text;
    int score; ///< of a match in the middle of a word; its quality adds to it
    const char* prefix; ///< a word that begins so looks here alone
};

constexpr Place places[] = {
    {Where::Title, &LibrarySearchText::title, 50, "title:"},
    {Where::Tag, &LibrarySearchText::tags, 30, "tag:"},
    {Where::Folder, &LibrarySearchText::folder, 24, "folder:"},
    {Where::Panel, &LibrarySearchText::panels, 12, "panel:"},
    {Where::Query, &LibrarySearchText::queries, 2, "query:"},
};

struct Word
{
    QByteArray text;
    const Place* only = nullptr;
};

std::vector<Word> wordsOf(const QString& text)
{
    std::vector<Word> words;
    for (const QByteArray& part : folded(text).split(' ')) {
        if (part.isEmpty())
            continue;
        Word word {part, nullptr};
        for (const Place& place : places)
            if (part.startsWith(place.prefix)) {
                word.only = &place;
                word.text = part.mid(qsizetype(std::strlen(place.prefix)));
            }
        if (!word.text.isEmpty())
            words.push_back(word);
    }
    return words;
}

std::optional<Found> findWord(const LibrarySearchText& text, const Word& word)
{
    constexpr int perQuality = 6;
    for (const Place& place : places) {
        if (word.only && word.only != &place)
            continue;
        if (const auto match = bestMatch(text.*place.text, word.text))
            return Found {place.where, place.score + perQuality * match->first, match->second};
    }
    return std::nullopt;
}

QString lineAt(const QStringList& lines, const QByteArray& text, qsizetype at)
{
    return lines.value(text.left(at).count('\n'));
}

std::optional<LibraryHit> hitOf(const LibraryItem& item, const std::vector<Word>& words)
{
    LibraryHit hit {item.entry, Where::Title, {}, 0};
    std::optional<Found> deepest; // the place that explains the hit: what the title does not say
    for (const Word& word : words) {
        const auto found = findWord(item.text, word);
        if (!found)
            return std::nullopt;
        hit.score += found->score;
        if (!deepest || found->where > deepest->where)
            deepest = found;
    }
    if (!deepest)
        return hit;
    hit.where = deepest->where;
    if (hit.where == Where::Panel)
        hit.line = lineAt(item.entry->panels, item.text.panels, deepest->at);
    if (hit.where == Where::Query)
        hit.line = lineAt(item.entry->queries, item.text.queries, deepest->at);
    return hit;
}

} // namespace

LibrarySearchText searchTextOf(const LibraryEntry& entry)
{
    return {folded(entry.title), folded(entry.folder), foldedLines(entry.tags), foldedLines(entry.panels),
            foldedLines(entry.queries)};
}

std::vector<LibraryHit> searchLibrary(const std::vector<LibraryItemPtr>& items, const QString& text)
{
    const std::vector<Word> words = wordsOf(text);
    std::vector<LibraryHit> hits;
    for (const LibraryItemPtr& item : items)
        if (auto hit = hitOf(*item, words))
            hits.push_back(*std::move(hit));
    std::stable_sort(hits.begin(), hits.end(), [](const LibraryHit& a, const LibraryHit& b) {
        if (a.score != b.score)
            return a.score > b.score;
        return a.entry->title.compare(b.entry->title, Qt::CaseInsensitive) < 0;
    });
    return hits;
}
