#include "dashboards/expressions/itemexpressions.h"
#include "dashboards/expressions/itemreducers.h"
#include "dashboards/time/intervals.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace {

constexpr qint64 maxWindows = 1'000'000;

Error error(const QString& text)
{
    return {Error::Kind::Query, text, {}};
}

QString tr(const char* text)
{
    return QCoreApplication::translate("Expressions", text);
}

struct Resampling
{
    QString down;
    QString up;
    qint64 windowMs = 0;
    TimeRange range;
};

Result<Resampling> readResampling(const Json& query, const TimeRange& range)
{
    Resampling read {jsonutil::string(query, "downsampler"), jsonutil::string(query, "upsampler"), 0, range};
    const QString window = jsonutil::string(query, "window");
    read.windowMs = intervalToMs(window).value_or(0);
    if (read.windowMs <= 0)
        return error(tr("The window “%1” is not a duration.").arg(window));
    if (!reduceValues(read.down, {}, {}) || read.down == QLatin1String("count") || read.down == QLatin1String("median"))
        return error(tr("There is no downsampling function “%1”.").arg(read.down));
    static const QStringList fills = {QStringLiteral("pad"), QStringLiteral("backfilling"), QStringLiteral("fillna")};
    if (!fills.contains(read.up))
        return error(tr("There is no upsampling function “%1”.").arg(read.up));
    if (range.durationMs() < read.windowMs)
        return error(tr("The window “%1” is longer than the time range.").arg(window));
    if (range.durationMs() / read.windowMs > maxWindows)
        return error(tr("The window “%1” is too short for the time range.").arg(window));
    return read;
}

/// A series by ascending times.
ExpressionItem ascending(const ExpressionItem& item)
{
    if (std::is_sorted(item.times->begin(), item.times->end()))
        return item;
    std::vector<size_t> order(item.times->size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return (*item.times)[a] < (*item.times)[b]; });
    ExpressionItem sorted {item.labels, nullptr, {}};
    TimeColumn times;
    for (const size_t i : order) {
        times.push_back((*item.times)[i]);
        sorted.values.push_back(item.values[i]);
    }
    sorted.times = std::make_shared<const TimeColumn>(std::move(times));
    return sorted;
}

/// The value of a window without samples; `next` is the first sample after it.
double filled(const QString& up, const NumberColumn& values, size_t next)
{
    if (up == QLatin1String("pad"))
        return next > 0 ? values[next - 1] : nullNumber;
    if (up == QLatin1String("backfilling"))
        return next < values.size() ? values[next] : nullNumber;
    return nullNumber;
}

/// A window holds the samples after the one before, up to its own time.
ExpressionItem resampled(const ExpressionItem& item, const Resampling& how)
{
    const ExpressionItem series = ascending(item);
    ExpressionItem result {item.labels, nullptr, {}};
    TimeColumn times;
    size_t next = 0;
    for (qint64 atMs = how.range.fromMs; atMs <= how.range.toMs; atMs += how.windowMs) {
        const qint64 at = atMs * 1'000'000;
        const size_t first = next;
        while (next < series.values.size() && (*series.times)[next] <= at)
            ++next;
        times.push_back(at);
        if (next == first)
            result.values.push_back(filled(how.up, series.values, next));
        else
            result.values.push_back(*reduceValues(
                how.down, NumberColumn(series.values.begin() + qint64(first), series.values.begin() + qint64(next)),
                {}));
    }
    result.times = std::make_shared<const TimeColumn>(std::move(times));
    return result;
}

} // namespace

Result<ExpressionItems> resampleItems(const Json& query, const ExpressionItems& input, const TimeRange& range)
{
    const auto how = readResampling(query, range);
    if (!how)
        return how.error();
    ExpressionItems items;
    for (const ExpressionItem& item : input) {
        if (!item.isSeries())
            return error(tr("Only series can be resampled, not numbers."));
        items.push_back(resampled(item, *how));
    }
    return items;
}
