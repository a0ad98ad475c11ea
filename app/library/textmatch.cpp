#include "app/library/textmatch.h"

#include <algorithm>
#include <array>

namespace {

constexpr std::array places = {"title:", "tag:", "folder:", "panel:", "query:"};

/// A text folded for comparison, and for each of its characters the one of the text it came from.
struct Folded
{
    QString text;
    std::vector<int> origin;
};

Folded foldedText(const QString& text)
{
    Folded folded;
    for (int i = 0; i < text.size(); ++i) {
        const QString plain = QString(text[i]).normalized(QString::NormalizationForm_KD).toLower();
        for (const QChar c : plain) {
            if (c.category() == QChar::Mark_NonSpacing)
                continue;
            folded.text += c;
            folded.origin.push_back(i);
        }
    }
    return folded;
}

void addMatches(const Folded& folded, const QString& word, std::vector<TextRange>& ranges)
{
    for (auto at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.size())) {
        const int first = folded.origin[size_t(at)];
        const int last = folded.origin[size_t(at + word.size() - 1)];
        ranges.push_back({first, last - first + 1});
    }
}

} // namespace

QStringList searchWords(const QString& query)
{
    QStringList words;
    for (QString word : query.split(u' ', Qt::SkipEmptyParts)) {
        for (const char* place : places)
            if (word.startsWith(QLatin1String(place), Qt::CaseInsensitive))
                word.remove(0, qsizetype(qstrlen(place)));
        if (!word.isEmpty())
            words << word;
    }
    return words;
}

std::vector<TextRange> matchRanges(const QString& text, const QStringList& words)
{
    const Folded folded = foldedText(text);
    std::vector<TextRange> ranges;
    for (const QString& word : words)
        if (const QString plain = foldedText(word).text; !plain.isEmpty())
            addMatches(folded, plain, ranges);
    std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) { return a.start < b.start; });
    std::vector<TextRange> joined;
    for (const TextRange& range : ranges) {
        if (!joined.empty() && range.start <= joined.back().start + joined.back().length)
            joined.back().length = std::max(joined.back().length, range.start + range.length - joined.back().start);
        else
            joined.push_back(range);
    }
    return joined;
}
