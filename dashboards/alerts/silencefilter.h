#pragma once

#include "datasources/data/silence.h"

#include <QStringList>

/// A silence and who keeps it.
struct KnownSilence
{
    Silence silence;
    QStringList sources; ///< uids of the connections that told it; members of a cluster all tell the same ones
    friend bool operator==(const KnownSilence&, const KnownSilence&) = default;
};
using KnownSilences = std::vector<KnownSilence>;

/// Which silences of a list are shown.
struct SilenceFilter
{
    bool active = true;
    bool pending = true;
    bool expired = false;
    /// Words: each is a matcher (a silence passes when its own matchers, taken as labels, match it, as Alertmanager
    /// filters them) or part of the author, the comment, an annotation or the silence's matchers, whatever the case.
    QString text;
};

/// One silence told by several members of a cluster becomes one.
KnownSilences mergedSilences(const std::vector<std::pair<QString, Silences>>& bySource);
/// Those that pass: active ones that end first, pending ones that begin first, expired ones that ended last.
KnownSilences filteredSilences(const KnownSilences& silences, const SilenceFilter& filter);
/// `a="1", b=~"x.*"`.
QString silenceMatchersText(const Matchers& matchers);
