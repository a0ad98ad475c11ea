#include "widgets/panels/statetimeline/timelinerows.h"

#include "dashboards/chart/nullgaps.h"
#include "dashboards/format/displayname.h"
#include "dashboards/format/valuemapping.h"
#include "dashboards/transform/sortframe.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double infinity = std::numeric_limits<double>::infinity();

QString tr(const char* text)
{
    return QCoreApplication::translate("Timeline", text);
}

const Json& customOf(const FieldConfig& config)
{
    static const Json none = Json::object();
    return config.custom && config.custom->is_object() ? *config.custom : none;
}

bool mapsMissing(const FieldConfig& config)
{
    if (!config.mappings)
        return false;
    return std::any_of(config.mappings->begin(), config.mappings->end(), [](const ValueMapping& mapping) {
        return mapping.kind == ValueMapping::Kind::Special
            && (mapping.special == ValueMapping::Special::Null || mapping.special == ValueMapping::Special::NullAndNaN);
    });
}

/// Gaps up to this are joined; infinity: all of them.
double spanNullsMs(const Json& custom)
{
    const Json* span = jsonutil::find(custom, "spanNulls");
    if (!span)
        return 0;
    if (const auto all = jsonutil::asBool(*span))
        return *all ? infinity : 0;
    return std::max(0.0, jsonutil::asNumber(*span).value_or(0));
}

bool isState(FieldType type)
{
    return type == FieldType::Number || type == FieldType::String || type == FieldType::Boolean
        || type == FieldType::Enum;
}

/// Turns the cells of one field into runs.
class RunBuilder
{
public:
    RunBuilder(TimelineRow& row, const TimelineOptions& options, const PanelData& data)
        : m_row(row)
        , m_options(options)
        , m_data(data)
        , m_times(*row.times)
        , m_numbers(row.field.numbers())
        , m_mapsMissing(mapsMissing(*row.field.config))
        , m_spanMs(spanNullsMs(customOf(*row.field.config)))
    {
        mergeByThresholds();
    }

    void samples(double columnMs)
    {
        for (qsizetype i = 0; i < size(); i++) {
            const auto key = keyOf(i);
            const double at = timeOf(i);
            if (key && isInRange(at - columnMs, at + columnMs))
                m_row.runs.push_back({at - columnMs / 2, at + columnMs / 2, i, *key, colorOf(*key, i)});
        }
    }

    void changes(const TimeColumn* ends)
    {
        for (qsizetype i = 0; i < size(); i++) {
            if (isAbsentAt(i))
                continue;
            const auto key = keyOf(i);
            if (!key) {
                if (m_open && !isJoined(i))
                    close(timeOf(i));
                continue;
            }
            const bool same = m_open && m_options.merge && m_open->state == *key;
            if (!same) {
                close(timeOf(i));
                m_open = TimelineRun {timeOf(i), infinity, i, *key, colorOf(*key, i)};
            }
            m_openEnd = ends && size_t(i) < ends->size() && (*ends)[size_t(i)] != nullTime
                ? double((*ends)[size_t(i)]) / nsPerMs
                : infinity;
        }
        close(double(m_data.range.toMs));
    }

private:
    qsizetype size() const { return std::min(qsizetype(m_times.size()), m_row.field.size()); }
    double timeOf(qsizetype i) const { return double(m_times[size_t(i)]) / nsPerMs; }

    bool isAbsentAt(qsizetype i) const
    {
        if (m_times[size_t(i)] == nullTime)
            return true;
        return m_numbers ? isAbsent((*m_numbers)[size_t(i)]) : std::holds_alternative<Absent>(m_row.field.at(i));
    }

    bool isInRange(double from, double to) const
    {
        return to >= double(m_data.range.fromMs) && from <= double(m_data.range.toMs);
    }

    void close(double at)
    {
        if (!m_open)
            return;
        m_open->toMs = std::min(at, m_openEnd);
        if (m_open->toMs > m_open->fromMs && isInRange(m_open->fromMs, m_open->toMs))
            m_row.runs.push_back(*m_open);
        m_open.reset();
    }

    /// A null whose gap is short enough continues the state before it.
    bool isJoined(qsizetype i) const
    {
        if (m_spanMs <= 0)
            return false;
        if (std::isinf(m_spanMs))
            return true;
        qsizetype next = i + 1;
        while (next < size() && (isAbsentAt(next) || !keyOf(next)))
            next++;
        qsizetype last = i - 1;
        while (last > m_open->row && (isAbsentAt(last) || !keyOf(last)))
            last--;
        return next < size() && timeOf(next) - timeOf(last) < m_spanMs;
    }

    void mergeByThresholds()
    {
        const FieldConfig& config = *m_row.field.config;
        const bool wanted =
            !m_options.samples && m_options.merge && config.color && config.color->mode == QLatin1String("thresholds");
        if (!wanted || !m_numbers || !config.thresholds || config.thresholds->steps.empty())
            return;
        m_row.stepTexts = thresholdTexts(config);
        if (config.thresholds->mode == Thresholds::Mode::Percentage)
            m_scale = m_row.field.state.range;
        if (m_scale || config.thresholds->mode == Thresholds::Mode::Absolute)
            for (const Threshold& step : config.thresholds->steps)
                m_stepColors.push_back(resolveColor(step.color, m_data.display.palette));
        else
            m_row.stepTexts.clear();
    }

    quint64 stepOf(double value) const
    {
        const FieldConfig& config = *m_row.field.config;
        if (m_scale) {
            const double low = config.min.value_or(m_scale->min);
            const double high = config.max.value_or(m_scale->max);
            value = high > low ? (value - low) / (high - low) * 100 : 0;
        }
        const auto& steps = config.thresholds->steps;
        const Threshold* active = activeThreshold(value, steps);
        return active ? quint64(active - steps.data()) : 0;
    }

    /// nullopt: no state.
    std::optional<quint64> keyOf(qsizetype i) const
    {
        if (m_numbers) {
            const double v = (*m_numbers)[size_t(i)];
            if (isMissing(v))
                return m_mapsMissing && isNull(v) ? std::optional(nullNumberBits) : std::nullopt;
            if (!m_row.stepTexts.empty())
                return stepOf(v);
            return std::bit_cast<quint64>(v == 0 ? 0.0 : v); // -0 is 0
        }
        const Value value = m_row.field.at(i);
        if (isMissing(value) && !(m_mapsMissing && std::holds_alternative<Null>(value)))
            return std::nullopt;
        const QString text = isMissing(value) ? QString() : QLatin1Char('=') + valueText(value);
        const auto found = m_texts.constFind(text);
        return found != m_texts.constEnd() ? *found : *m_texts.insert(text, quint64(m_texts.size()));
    }

    QRgb colorOf(quint64 key, qsizetype i)
    {
        if (!m_row.stepTexts.empty() && key < m_stepColors.size())
            return m_stepColors[size_t(key)];
        const auto found = m_colors.constFind(key);
        if (found != m_colors.constEnd())
            return *found;
        return *m_colors.insert(key, m_row.display(m_row.field.at(i)).color);
    }

    TimelineRow& m_row;
    const TimelineOptions& m_options;
    const PanelData& m_data;
    const TimeColumn& m_times;
    const NumberColumn* m_numbers;
    bool m_mapsMissing;
    double m_spanMs;
    std::optional<FieldRange> m_scale; ///< of percentage thresholds
    std::vector<QRgb> m_stepColors;
    mutable QHash<QString, quint64> m_texts;
    QHash<quint64, QRgb> m_colors;
    std::optional<TimelineRun> m_open;
    double m_openEnd = infinity;
};

/// Collects the rows of all frames and cuts out the page.
class RowsBuilder
{
public:
    RowsBuilder(const PictureInput& input, const TimelineOptions& options)
        : m_data(*input.data)
        , m_options(options)
        , m_wantedPage(input.page)
    { }

    TimelineRows build()
    {
        m_result.fromMs = double(m_data.range.fromMs);
        m_result.toMs = double(std::max(m_data.range.toMs, m_data.range.fromMs + 1));
        for (size_t f = 0; f < m_data.frames.size(); f++)
            collect(m_data.frames[f], int(f));
        if (m_sources.empty()) {
            m_result.problem = problem();
            return std::move(m_result);
        }
        cutPage();
        if (m_options.samples)
            findColumns();
        for (const Source& source : m_sources)
            addRow(source);
        return std::move(m_result);
    }

private:
    struct Source
    {
        int frame = 0;
        int field = 0;
    };

    QString problem() const
    {
        bool any = false;
        for (const Frame& frame : m_data.frames)
            any = any || !frame.fields.empty();
        if (!any)
            return tr("No data");
        return m_hasTime ? tr("No graphable fields") : tr("Data does not have a time field");
    }

    void collect(const Frame& frame, int index)
    {
        const Field* time = frame.first(FieldType::Time);
        if (!time || !time->times())
            return;
        m_hasTime = true;
        for (size_t i = 0; i < frame.fields.size(); i++)
            if (isState(frame.fields[i].type)
                && !jsonutil::boolean(jsonutil::object(customOf(*frame.fields[i].config), "hideFrom"), "viz"))
                m_sources.push_back({index, int(i)});
    }

    void cutPage()
    {
        const auto count = int(m_sources.size());
        if (m_options.perPage <= 0 || count <= m_options.perPage)
            return;
        m_result.pages = (count + m_options.perPage - 1) / m_options.perPage;
        m_result.page = std::clamp(m_wantedPage, 0, m_result.pages - 1);
        const int from = m_result.page * m_options.perPage;
        const int to = std::min(count, from + m_options.perPage);
        m_sources = {m_sources.begin() + from, m_sources.begin() + to};
    }

    /// Width of a sample's column, and the range widened so that the first and last stand whole.
    void findColumns()
    {
        qint64 first = std::numeric_limits<qint64>::max();
        qint64 last = std::numeric_limits<qint64>::min();
        double width = infinity;
        for (const Source& source : m_sources) {
            const TimeColumn& times = *m_data.frames[size_t(source.frame)].first(FieldType::Time)->times();
            if (times.empty())
                continue;
            const auto [low, high] = std::minmax_element(times.begin(), times.end());
            first = std::min(first, *low);
            last = std::max(last, *high);
            if (times.size() > 1 && times[1] > times[0])
                width = std::min(width, double(times[1] - times[0]) / nsPerMs);
        }
        const Field* time = m_data.frames[size_t(m_sources.front().frame)].first(FieldType::Time);
        if (std::isinf(width))
            width = time->config->intervalMs.value_or(m_result.toMs - m_result.fromMs);
        m_result.columnMs = width;
        if (first > last)
            return;
        const double firstMs = double(first) / nsPerMs;
        const double lastMs = double(last) / nsPerMs;
        // A sample just beyond the range is drawn anyway: better whole than cut.
        if (m_result.fromMs <= firstMs + width / 2)
            m_result.fromMs = firstMs - width / 2;
        if (m_result.toMs >= lastMs - width / 2)
            m_result.toMs = lastMs + width / 2;
    }

    /// The frame sorted by time, with nulls where samples are missing.
    const Frame& prepared(int index)
    {
        if (m_preparedIndex == index)
            return m_prepared;
        m_preparedIndex = index;
        m_prepared = m_data.frames[size_t(index)];
        const Field* time = m_prepared.first(FieldType::Time);
        if (!std::is_sorted(time->times()->begin(), time->times()->end()))
            sortFrame(m_prepared, size_t(time - m_prepared.fields.data()), false);
        const bool hasEnds = endsOf(m_prepared) != nullptr;
        const std::pair range(m_data.range.fromMs * qint64(nsPerMs), m_data.range.toMs * qint64(nsPerMs));
        if (!hasEnds && !m_options.samples && m_prepared.rows > 0)
            m_prepared = insertNulls(m_prepared, range, GapNulls::One);
        return m_prepared;
    }

    /// A second time field says when each state ends.
    static const TimeColumn* endsOf(const Frame& frame)
    {
        int seen = 0;
        for (const Field& field : frame.fields)
            if (field.type == FieldType::Time && field.times() && ++seen == 2)
                return field.times();
        return nullptr;
    }

    void addRow(const Source& source)
    {
        const Frame& original = m_data.frames[size_t(source.frame)];
        const Frame& frame = prepared(source.frame);
        const Field* time = frame.first(FieldType::Time);
        TimelineRow row;
        row.frame = source.frame;
        row.fieldIndex = source.field;
        row.field = frame.fields[size_t(source.field)];
        row.times = std::shared_ptr<const TimeColumn>(time->values, time->times());
        row.name = row.field.state.displayName.isEmpty()
            ? fieldDisplayName(original.fields[size_t(source.field)], original, m_data.frames)
            : row.field.state.displayName;
        const auto& displays = m_data.displays;
        const auto f = size_t(source.frame);
        const auto i = size_t(source.field);
        row.display = f < displays.size() && i < displays[f].size() ? displays[f][i]
                                                                    : DisplayProcessor(row.field, m_data.display);
        const Json& custom = customOf(*row.field.config);
        row.fillOpacity = std::clamp(jsonutil::number(custom, "fillOpacity", 70) / 100, 0.0, 1.0);
        row.lineWidth = std::clamp(jsonutil::number(custom, "lineWidth", m_options.samples ? 1 : 0), 0.0, 50.0);
        const Json& hide = jsonutil::object(custom, "hideFrom");
        row.hideFromLegend = jsonutil::boolean(hide, "legend");
        row.hideFromTooltip = jsonutil::boolean(hide, "tooltip");
        RunBuilder builder(row, m_options, m_data);
        if (m_options.samples)
            builder.samples(m_result.columnMs);
        else
            builder.changes(endsOf(frame));
        m_result.rows.push_back(std::move(row));
    }

    const PanelData& m_data;
    const TimelineOptions& m_options;
    int m_wantedPage = 0;
    TimelineRows m_result;
    std::vector<Source> m_sources;
    bool m_hasTime = false;
    int m_preparedIndex = -1;
    Frame m_prepared;
};

} // namespace

TimelineOptions timelineOptionsFromJson(const Json& json, bool samples)
{
    const TimeSeriesOptions common = timeSeriesOptionsFromJson(json); // legend, tooltip and zone are written alike
    TimelineOptions options;
    options.samples = samples;
    options.merge = !samples && jsonutil::boolean(json, "mergeValues", true);
    const QString show = jsonutil::string(json, "showValue");
    options.showValue = show == QLatin1String("always") ? ValueVisibility::Always
        : show == QLatin1String("never")                ? ValueVisibility::Never
                                                        : ValueVisibility::Auto;
    const QString align = jsonutil::string(json, "alignValue");
    options.align = samples || align == QLatin1String("center") ? Qt::AlignHCenter
        : align == QLatin1String("right")                       ? Qt::AlignRight
                                                                : Qt::AlignLeft;
    options.rowHeight = std::clamp(jsonutil::number(json, "rowHeight", .9), .01, 1.0);
    options.columnWidth = std::clamp(jsonutil::number(json, "colWidth", .9), .01, 1.0);
    options.perPage = std::clamp(jsonutil::integer(json, "perPage", 20), 0, 100'000);
    options.legend = common.legend;
    options.legend.table = false;
    options.tooltip = common.tooltip;
    options.sort = common.sort;
    options.hideZeros = common.hideZeros;
    options.timezones = common.timezones;
    return options;
}

QString TimelineRow::textOf(const TimelineRun& run) const
{
    if (run.state < stepTexts.size())
        return stepTexts[size_t(run.state)];
    return display(field.at(run.row)).full();
}

std::vector<QString> thresholdTexts(const FieldConfig& config)
{
    std::vector<QString> texts;
    if (!config.thresholds)
        return texts;
    const bool percent = config.thresholds->mode == Thresholds::Mode::Percentage;
    auto said = std::make_shared<FieldConfig>(); // neither mappings nor words for missing values
    said->unit = percent ? QStringLiteral("percent") : config.unit;
    said->decimals = config.decimals;
    Field field({}, FieldType::Number, NumberColumn());
    field.config = std::move(said);
    const DisplayProcessor display(field, {});
    const auto& steps = config.thresholds->steps;
    for (size_t i = 0; i < steps.size(); i++) {
        const bool below = std::isinf(steps[i].value) && i + 1 < steps.size();
        const QString text = display.number(below ? steps[i + 1].value : steps[i].value).full();
        texts.push_back(below ? QStringLiteral("< ") + text : text + QLatin1Char('+'));
    }
    return texts;
}

TimelineRows timelineRows(const PictureInput& input, const TimelineOptions& options)
{
    return RowsBuilder(input, options).build();
}
