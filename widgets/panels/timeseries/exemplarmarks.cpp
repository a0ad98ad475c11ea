#include "widgets/panels/timeseries/exemplarmarks.h"

#include "dashboards/time/momentformat.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double buckets = 100; ///< of time; in each, values closer than two standard deviations show as one

double standardDeviation(const std::vector<ExemplarMark>& marks)
{
    double sum = 0;
    double squares = 0;
    for (const ExemplarMark& mark : marks) {
        sum += mark.value;
        squares += mark.value * mark.value;
    }
    const double count = double(std::max<size_t>(marks.size(), 1));
    return std::sqrt(std::max(0.0, squares / count - (sum / count) * (sum / count)));
}

std::vector<ExemplarMark> thinnedOut(std::vector<ExemplarMark> marks, const TimeRange& range)
{
    const double deviation = standardDeviation(marks);
    const double bucketMs = std::max(double(range.durationMs()) / buckets, 1.0);
    const auto bucketOf = [bucketMs](const ExemplarMark& mark) { return std::floor(mark.timeMs / bucketMs); };
    std::stable_sort(marks.begin(), marks.end(), [&](const ExemplarMark& a, const ExemplarMark& b) {
        return bucketOf(a) != bucketOf(b) ? a.timeMs < b.timeMs : a.value > b.value;
    });
    std::vector<ExemplarMark> kept;
    for (const ExemplarMark& mark : marks)
        if (kept.empty() || bucketOf(kept.back()) != bucketOf(mark) || kept.back().value - mark.value > 2 * deviation)
            kept.push_back(mark);
    return kept;
}

} // namespace

std::vector<ExemplarMark> exemplarMarks(const PanelData& data, const QColor& color)
{
    std::vector<ExemplarMark> marks;
    for (size_t f = 0; f < data.exemplars.size(); f++) {
        const Frame& frame = data.exemplars[f];
        const Field* time = frame.first(FieldType::Time);
        const Field* value = frame.first(FieldType::Number);
        if (!time || !value || !time->times() || !value->numbers())
            continue;
        const size_t rows = std::min(time->times()->size(), value->numbers()->size());
        for (size_t row = 0; row < rows; row++) {
            const double v = (*value->numbers())[row];
            const double ms = double((*time->times())[row]) / nsPerMs;
            if (std::isfinite(v) && ms >= double(data.range.fromMs) && ms <= double(data.range.toMs))
                marks.push_back({ms, v, 0, int(f), qsizetype(row), color});
        }
    }
    return thinnedOut(std::move(marks), data.range);
}

TooltipContent exemplarContent(const PanelData& data, const ExemplarMark& mark, const QTimeZone& zone)
{
    TooltipContent content;
    if (mark.frame < 0 || size_t(mark.frame) >= data.exemplars.size())
        return content;
    const MomentFormat format(QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS"), zone);
    content.header = QCoreApplication::translate("TimeSeries", "Exemplar %1").arg(format.format(qint64(mark.timeMs)));
    for (const Field& field : data.exemplars[size_t(mark.frame)].fields) {
        QString text;
        if (field.type == FieldType::Number)
            text = DisplayProcessor(field, data.display).number(field.numberAt(mark.row)).full();
        else if (const auto* texts = field.as<StringColumn>(); texts && size_t(mark.row) < texts->size())
            text = (*texts)[size_t(mark.row)];
        if (!text.isEmpty())
            content.rows.push_back({mark.color, field.name, text, field.type == FieldType::Number, false});
    }
    return content;
}
