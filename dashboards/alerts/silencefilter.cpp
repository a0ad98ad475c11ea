#include "dashboards/alerts/silencefilter.h"

#include <algorithm>
#include <map>

namespace {

/// Words between spaces; spaces between quotes belong to a word.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'\\' && i + 1 < text.size())
            word += text[i++];
        else if (c == u'"')
            quoted = !quoted;
        if (quoted || !(text[i].isSpace() || text[i] == u','))
            word += text[i];
        else if (!word.isEmpty())
            words << std::exchange(word, {});
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

struct Wanted
{
    CompiledMatchers matchers;
    QStringList words;
};

Wanted wantedOf(const QString& text)
{
    Wanted wanted;
    Matchers matchers;
    for (const QString& word : wordsOf(text)) {
        const auto matcher = word.contains(u'=') || word.contains(u'~') ? parseMatcher(word) : Result<Matcher>(Error());
        if (matcher && CompiledMatchers::compile({*matcher}))
            matchers.push_back(*matcher);
        else
            wanted.words << word;
    }
    wanted.matchers = *CompiledMatchers::compile(matchers);
    return wanted;
}

QString textOf(const Silence& silence)
{
    QStringList parts {silence.createdBy, silence.comment, silence.id, silenceMatchersText(silence.matchers)};
    parts += silence.annotations.values();
    return parts.join(u'\n');
}

bool passes(const Silence& silence, const Wanted& wanted)
{
    Labels labels;
    for (const Matcher& matcher : silence.matchers)
        labels.insert(matcher.name, matcher.value);
    if (!wanted.matchers.matches(labels))
        return false;
    const QString text = textOf(silence);
    return std::all_of(wanted.words.begin(), wanted.words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool hasState(const Silence& silence, const SilenceFilter& filter)
{
    switch (silence.state) {
    case Silence::State::Active:
        return filter.active;
    case Silence::State::Pending:
        return filter.pending;
    case Silence::State::Expired:
        return filter.expired;
    }
    return true;
}

/// What of its times decides its place among those of its state.
qint64 rankOf(const Silence& silence)
{
    if (silence.state == Silence::State::Expired)
        return -silence.endsAtMs;
    return silence.state == Silence::State::Pending ? silence.startsAtMs : silence.endsAtMs;
}

} // namespace

KnownSilences mergedSilences(const std::vector<std::pair<QString, Silences>>& bySource)
{
    KnownSilences merged;
    std::map<QString, size_t> byId;
    for (const auto& [source, silences] : bySource)
        for (const Silence& silence : silences) {
            const auto [it, isNew] = byId.try_emplace(silence.id, merged.size());
            if (isNew)
                merged.push_back({silence, {}});
            merged[it->second].sources << source;
        }
    return merged;
}

KnownSilences filteredSilences(const KnownSilences& silences, const SilenceFilter& filter)
{
    const Wanted wanted = wantedOf(filter.text);
    KnownSilences kept;
    for (const KnownSilence& known : silences)
        if (hasState(known.silence, filter) && passes(known.silence, wanted))
            kept.push_back(known);
    std::stable_sort(kept.begin(), kept.end(), [](const KnownSilence& a, const KnownSilence& b) {
        return std::pair(a.silence.state, rankOf(a.silence)) < std::pair(b.silence.state, rankOf(b.silence));
    });
    return kept;
}

QString silenceMatchersText(const Matchers& matchers)
{
    QStringList parts;
    for (const Matcher& matcher : matchers)
        parts << matcherText(matcher);
    return parts.join(QLatin1String(", "));
}
