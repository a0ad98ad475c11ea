#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/loglines.h"

#include <simdjson.h>

/// Entries that the server left out of a tail because this client was too slow.
struct DroppedEntries
{
    qint64 count = 0;
    qint64 newestNs = 0;
};

/// Walks once over an answer with log lines: of a query, or a frame of a tail. Lines go straight into their arena.
class StreamsDecoder
{
public:
    /// `bytes`: length of the text, an upper bound of what the lines need.
    explicit StreamsDecoder(size_t bytes) : m_builder(bytes) { }

    /// False: not what Loki sends, or cut. Of answers that hold no streams everything but the result is read.
    bool decode(simdjson::ondemand::document& document);
    bool decodeTail(simdjson::ondemand::document& document);
    LogLinesPtr takeLines(bool newestFirst) { return m_builder.finish(newestFirst); }
    size_t size() const { return m_builder.size(); }

    QString status;
    QString resultType;
    QStringList warnings; ///< of the server, beside the data
    Json stats; ///< the `summary`; null when there is none
    DroppedEntries dropped;
    qint64 scalarMs = 0; ///< a scalar's time, which is in ms where Prometheus has seconds
    qint64 unreadable = 0; ///< entries without a time or in a form that is not known: left out

private:
    bool readData(simdjson::ondemand::value value);
    bool readWarnings(simdjson::ondemand::value value);
    bool readStats(simdjson::ondemand::value value);
    bool readScalarTime(simdjson::ondemand::value value);
    bool readStreams(simdjson::ondemand::value value);
    bool readStream(simdjson::ondemand::value value);
    bool readLabels(simdjson::ondemand::value value);
    bool readValues(simdjson::ondemand::value value);
    bool readEntry(simdjson::ondemand::value value);
    bool readExtras(simdjson::ondemand::value value, std::string_view& extras);
    bool readDropped(simdjson::ondemand::value value);

    LogLinesBuilder m_builder;
    std::string m_extras; ///< of the entry being read, where it is not kept as the server wrote it
};
