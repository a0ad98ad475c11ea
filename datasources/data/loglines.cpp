#include "datasources/data/loglines.h"

#include "datasources/data/jsonutil.h"

#include <algorithm>
#include <numeric>

namespace {

constexpr size_t arenaStep = 1 << 20;

/// The value of `"name":"..."` in compact JSON without escapes; empty when it is not there.
std::string_view plainMember(std::string_view json, std::string_view quotedName)
{
    const auto at = json.find(quotedName);
    if (at == std::string_view::npos)
        return {};
    const size_t begin = at + quotedName.size();
    const auto end = json.find('"', begin);
    return end == std::string_view::npos ? std::string_view() : json.substr(begin, end - begin);
}

void addMembers(std::vector<LogField>& fields, const Json& object, LogField::Origin origin)
{
    for (const auto& [name, value] : object.items())
        fields.push_back({QString::fromStdString(name),
                          jsonutil::asString(value).value_or(QString::fromUtf8(jsonutil::dump(value))), origin});
}

size_t rowsOf(const std::vector<LogLinesPtr>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), size_t(0),
                           [](size_t sum, const LogLinesPtr& part) { return sum + (part ? size_t(part->size()) : 0); });
}

} // namespace

LogStream LogStream::of(Labels labels)
{
    LogStream stream;
    int best = -1;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
        const int rank = logLevelLabelRank(it.key().toStdString());
        if (rank >= 0 && (best < 0 || rank < best)) {
            best = rank;
            stream.level = logLevelOf(it.value().toStdString());
        }
    }
    stream.key = formatLabels(labels);
    stream.labels = std::move(labels);
    return stream;
}

QString LogLines::text(qsizetype row) const
{
    const std::string_view view = line(row);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

std::vector<LogField> LogLines::fields(qsizetype row) const
{
    std::vector<LogField> fields;
    const Labels& labels = stream(row).labels;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        fields.push_back({it.key(), it.value(), LogField::Origin::Stream});
    const std::string_view extra = extras(row);
    if (extra.empty())
        return fields;
    if (const auto json = jsonutil::parse(QByteArray(extra.data(), qsizetype(extra.size())))) {
        addMembers(fields, jsonutil::object(*json, "structuredMetadata"), LogField::Origin::Metadata);
        addMembers(fields, jsonutil::object(*json, "parsed"), LogField::Origin::Parsed);
    }
    return fields;
}

Labels LogLines::labels(qsizetype row) const
{
    if (extras(row).empty())
        return stream(row).labels;
    Labels labels;
    for (LogField& field : fields(row))
        labels.insert(field.name, std::move(field.value));
    return labels;
}

size_t LogLines::memoryBytes() const
{
    size_t bytes = m_times.size() * (sizeof(qint64) + sizeof(Slice) + sizeof(quint32) + sizeof(quint8))
        + m_extras.size() * sizeof(Slice);
    for (const auto& arena : m_arenas)
        bytes += arena->size();
    return bytes;
}

void LogLines::append(const LogLines& part, qsizetype row, quint32 stream)
{
    const auto i = size_t(row);
    m_times.push_back(part.m_times[i]);
    m_lines.push_back(part.m_lines[i]);
    m_streamOf.push_back(stream);
    m_levels.push_back(part.m_levels[i]);
    if (!part.m_extras.empty()) {
        m_extras.resize(m_times.size() - 1);
        m_extras.push_back(part.m_extras[i]);
    } else if (!m_extras.empty()) {
        m_extras.emplace_back();
    }
}

/// Of the parts' arenas those that a line still lies in: a tail drops what scrolled away.
void LogLines::keepArenas(const std::vector<LogLinesPtr>& parts)
{
    using Arena = std::shared_ptr<const std::string>;
    std::vector<Arena> all;
    for (const LogLinesPtr& part : parts)
        if (part)
            all.insert(all.end(), part->m_arenas.begin(), part->m_arenas.end());
    const auto byAddress = [](const Arena& a, const Arena& b) { return a->data() < b->data(); };
    std::sort(all.begin(), all.end(), byAddress);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<bool> used(all.size());
    const auto mark = [&](const Slice& slice) {
        if (slice.size == 0)
            return;
        const auto it = std::upper_bound(all.begin(), all.end(), slice.data,
                                         [](const char* p, const Arena& arena) { return p < arena->data(); });
        if (it != all.begin())
            used[size_t(it - all.begin()) - 1] = true;
    };
    std::for_each(m_lines.begin(), m_lines.end(), mark);
    std::for_each(m_extras.begin(), m_extras.end(), mark);
    for (size_t i = 0; i < all.size(); ++i)
        if (used[i])
            m_arenas.push_back(all[i]);
}

void LogLines::reorder(const std::vector<quint32>& order)
{
    const auto apply = [&order](auto& column) {
        if (column.empty())
            return;
        auto sorted = column;
        for (size_t i = 0; i < order.size(); ++i)
            sorted[i] = column[order[i]];
        column = std::move(sorted);
    };
    apply(m_times);
    apply(m_lines);
    apply(m_streamOf);
    apply(m_levels);
    apply(m_extras);
}

LogLinesPtr LogLines::merge(const std::vector<LogLinesPtr>& parts, qsizetype limit, bool keepNewest)
{
    struct Place
    {
        qint64 time;
        quint32 part;
        quint32 row;
    };
    std::vector<Place> places;
    places.reserve(rowsOf(parts));
    for (size_t p = 0; p < parts.size(); ++p)
        for (qsizetype row = 0; parts[p] && row < parts[p]->size(); ++row)
            places.push_back({parts[p]->timeNs(row), quint32(p), quint32(row)});
    const auto earlier = [](const Place& a, const Place& b) { return a.time < b.time; };
    if (!std::is_sorted(places.begin(), places.end(), earlier))
        std::stable_sort(places.begin(), places.end(), earlier);
    if (limit > 0 && places.size() > size_t(limit)) {
        const auto surplus = std::ptrdiff_t(places.size()) - limit;
        if (keepNewest)
            places.erase(places.begin(), places.begin() + surplus);
        else
            places.erase(places.end() - surplus, places.end());
    }

    auto merged = std::make_shared<LogLines>();
    std::vector<std::vector<quint32>> streams(parts.size()); // of each part: its stream's index in `merged`
    QHash<QString, quint32> known;
    for (size_t p = 0; p < parts.size(); ++p)
        for (const LogStream& stream : parts[p] ? parts[p]->streams() : std::vector<LogStream>()) {
            const auto next = quint32(merged->m_streams.size());
            const quint32 index = known.value(stream.key, next);
            if (index == next) {
                known.insert(stream.key, index);
                merged->m_streams.push_back(stream);
            }
            streams[p].push_back(index);
        }
    merged->m_times.reserve(places.size());
    merged->m_lines.reserve(places.size());
    merged->m_streamOf.reserve(places.size());
    merged->m_levels.reserve(places.size());
    for (const Place& place : places) {
        const LogLines& part = *parts[place.part];
        merged->append(part, place.row, streams[place.part][part.streamIndex(place.row)]);
    }
    merged->keepArenas(parts);
    return merged;
}

LogLinesPtr LogLines::slice(const LogLinesPtr& lines, qsizetype first, qsizetype count)
{
    auto part = std::make_shared<LogLines>();
    part->m_streams = lines->m_streams;
    const qsizetype end = std::min(lines->size(), first + count);
    for (qsizetype row = std::max<qsizetype>(0, first); row < end; ++row)
        part->append(*lines, row, lines->streamIndex(row));
    part->keepArenas({lines});
    return part;
}

LogLinesBuilder::LogLinesBuilder(size_t bytes) : m_arena(std::make_shared<std::string>())
{
    m_arena->reserve(bytes);
}

void LogLinesBuilder::beginStream(Labels labels)
{
    LogStream stream = LogStream::of(std::move(labels));
    const auto next = quint32(m_lines.m_streams.size());
    m_stream = m_streamIndex.value(stream.key, next);
    if (m_stream == next) {
        m_streamIndex.insert(stream.key, m_stream);
        m_lines.m_streams.push_back(std::move(stream));
    }
    m_runs.push_back(m_lines.m_times.size());
    m_lastExtras = {};
}

LogLines::Slice LogLinesBuilder::store(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_arena->capacity() - m_arena->size() < text.size()) { // growing would move what slices point to
        if (!m_arena->empty())
            m_lines.m_arenas.push_back(std::move(m_arena));
        m_arena = std::make_shared<std::string>();
        m_arena->reserve(std::max(arenaStep, text.size()));
    }
    const size_t at = m_arena->size();
    m_arena->append(text);
    return {m_arena->data() + at, quint32(text.size())};
}

LogLevel LogLinesBuilder::levelOf(std::string_view line, std::string_view extras) const
{
    static constexpr std::string_view names[] = {"\"detected_level\":\"", "\"level\":\"", "\"severity_text\":\""};
    if (!extras.empty())
        for (const std::string_view name : names)
            if (const std::string_view word = plainMember(extras, name); !word.empty())
                return logLevelOf(word);
    const auto& given = m_lines.m_streams[m_stream].level;
    return given ? *given : logLevelInText(line);
}

void LogLinesBuilder::add(qint64 timeNs, std::string_view line, std::string_view extras)
{
    m_lines.m_times.push_back(timeNs);
    m_lines.m_lines.push_back(store(line));
    m_lines.m_streamOf.push_back(m_stream);
    m_lines.m_levels.push_back(quint8(levelOf(line, extras)));
    if (extras.size() <= 2) { // {}
        if (!m_lines.m_extras.empty())
            m_lines.m_extras.emplace_back();
        return;
    }
    m_lines.m_extras.resize(m_lines.m_times.size() - 1);
    if (m_lastExtras.view() != extras)
        m_lastExtras = store(extras);
    m_lines.m_extras.push_back(m_lastExtras);
}

LogLinesPtr LogLinesBuilder::finish(bool newestFirst)
{
    if (!m_arena->empty())
        m_lines.m_arenas.push_back(std::move(m_arena));
    const auto& times = m_lines.m_times;
    std::vector<quint32> order(times.size());
    std::iota(order.begin(), order.end(), 0U);
    if (newestFirst)
        for (size_t i = 0; i < m_runs.size(); ++i)
            std::reverse(order.begin() + std::ptrdiff_t(m_runs[i]),
                         i + 1 < m_runs.size() ? order.begin() + std::ptrdiff_t(m_runs[i + 1]) : order.end());
    const auto earlier = [&times](quint32 a, quint32 b) { return times[a] < times[b]; };
    const bool sorted = std::is_sorted(order.begin(), order.end(), earlier);
    if (!sorted)
        std::stable_sort(order.begin(), order.end(), earlier);
    if (newestFirst || !sorted)
        m_lines.reorder(order);
    return std::make_shared<const LogLines>(std::move(m_lines));
}
