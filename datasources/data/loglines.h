#pragma once

#include "datasources/data/labels.h"
#include "datasources/data/loglevel.h"

#include <QHash>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The labels that many lines share.
struct LogStream
{
    Labels labels;
    QString key; ///< formatLabels(labels): equal keys are equal streams
    std::optional<LogLevel> level; ///< what the labels say; nothing when no label speaks of it
    static LogStream of(Labels labels);
};

/// One label, attribute or parsed part of a line.
struct LogField
{
    enum class Origin
    {
        Stream,
        Metadata, ///< structured metadata
        Parsed ///< by a stage of the query
    };
    QString name;
    QString value;
    Origin origin = Origin::Stream;
    friend bool operator==(const LogField&, const LogField&) = default;
};

class LogLines;
using LogLinesPtr = std::shared_ptr<const LogLines>;

/// Log lines as columns, oldest first; lines of equal time keep the order of their stream. Texts are UTF-8 slices of
/// arenas that merged lines share: a million lines of 200 bytes take 230 MB. Immutable, any thread.
class LogLines
{
public:
    qsizetype size() const { return qsizetype(m_times.size()); }
    bool isEmpty() const { return m_times.empty(); }
    qint64 timeNs(qsizetype row) const { return m_times[size_t(row)]; }
    std::string_view line(qsizetype row) const { return m_lines[size_t(row)].view(); }
    QString text(qsizetype row) const;
    LogLevel level(qsizetype row) const { return LogLevel(m_levels[size_t(row)]); }
    quint32 streamIndex(qsizetype row) const { return m_streamOf[size_t(row)]; }
    const LogStream& stream(qsizetype row) const { return m_streams[streamIndex(row)]; }
    const std::vector<LogStream>& streams() const { return m_streams; }
    /// {"structuredMetadata":{},"parsed":{}} as the server wrote it; empty when there is none.
    std::string_view extras(qsizetype row) const
    {
        return m_extras.empty() ? std::string_view() : m_extras[size_t(row)].view();
    }
    /// Stream labels, structured metadata and parsed parts; decoded now.
    std::vector<LogField> fields(qsizetype row) const;
    /// The same as one set of labels: later origins replace earlier ones.
    Labels labels(qsizetype row) const;
    bool hasExtras() const { return !m_extras.empty(); }
    size_t memoryBytes() const; ///< arenas and columns

    /// Lines of several answers in order of time; only the newest (or oldest) `limit` when it is above 0.
    static LogLinesPtr merge(const std::vector<LogLinesPtr>& parts, qsizetype limit = 0, bool keepNewest = true);
    /// Rows [first, first + count).
    static LogLinesPtr slice(const LogLinesPtr& lines, qsizetype first, qsizetype count);

private:
    friend class LogLinesBuilder;
    struct Slice
    {
        const char* data = nullptr;
        quint32 size = 0;
        std::string_view view() const { return {data, size}; }
    };
    void append(const LogLines& part, qsizetype row, quint32 stream);
    void keepArenas(const std::vector<LogLinesPtr>& parts);
    void reorder(const std::vector<quint32>& order);

    std::vector<qint64> m_times;
    std::vector<Slice> m_lines;
    std::vector<quint32> m_streamOf;
    std::vector<quint8> m_levels;
    std::vector<Slice> m_extras; ///< empty when no line has any
    std::vector<LogStream> m_streams;
    std::vector<std::shared_ptr<const std::string>> m_arenas;
};

/// Collects lines stream by stream, then sorts them once.
class LogLinesBuilder
{
public:
    /// `bytes`: of all texts together, if it is known; more is taken when it does not suffice.
    explicit LogLinesBuilder(size_t bytes = 0);
    /// All lines that follow belong to it. Streams may come again.
    void beginStream(Labels labels);
    void add(qint64 timeNs, std::string_view line, std::string_view extras = {});
    size_t size() const { return m_lines.m_times.size(); }
    /// `newestFirst`: the lines of each stream came in falling order of time.
    LogLinesPtr finish(bool newestFirst);

private:
    LogLines::Slice store(std::string_view text);
    LogLevel levelOf(std::string_view line, std::string_view extras) const;

    LogLines m_lines;
    std::vector<size_t> m_runs; ///< where each stream began
    QHash<QString, quint32> m_streamIndex;
    quint32 m_stream = 0;
    std::shared_ptr<std::string> m_arena;
    LogLines::Slice m_lastExtras;
};
