#pragma once

#include "datasources/data/frame.h"
#include "datasources/net/httprequest.h"

#include <optional>

/// How far the server's clock is ahead of this computer's, in ms, as the header Date of an answer tells it; to a
/// second, because that is all Date says. `firstByteMs` is when the answer began to come here. nullopt when it does not
/// tell, or comes out of a cache.
std::optional<qint64> clockDifferenceMs(const HttpReply& reply, qint64 firstByteMs);

/// The sentence that a person must know when times cannot be trusted; nullopt below half a minute. Its words are the
/// same for small changes of the difference.
std::optional<Notice> clockNotice(const QString& place, qint64 differenceMs);
