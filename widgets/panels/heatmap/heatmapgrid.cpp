#include "widgets/panels/heatmap/heatmapgrid.h"

#include "dashboards/format/displayname.h"
#include "dashboards/format/valueformat.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/joinframes.h"
#include "dashboards/transform/sortframe.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr size_t maxCells = 16'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Heatmap", text);
}

/// The bound that a label names; NaN when it is none.
double boundOf(const QString& text)
{
    if (text == QLatin1String("+Inf") || text == QLatin1String("Inf"))
        return infinity;
    if (text == QLatin1String("-Inf"))
        return -infinity;
    bool ok = false;
    const double v = text.toDouble(&ok);
    return ok ? v : std::nan("");
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Usual distance of two columns; of a single one the query's step.
double columnWidth(const std::vector<double>& times, const FieldConfig& config, const TimeRange& range)
{
    std::vector<double> steps;
    for (size_t i = 1; i < times.size(); i++)
        if (times[i] > times[i - 1])
            steps.push_back(times[i] - times[i - 1]);
    if (const double usual = median(std::move(steps)); usual > 0)
        return usual;
    constexpr double fallbackColumns = 30;
    return std::max(1.0, config.intervalMs.value_or(double(range.durationMs()) / fallbackColumns));
}

std::vector<HeatmapGrid::Span> spansAt(const std::vector<double>& at, double width, CellLayout layout)
{
    const double before = layout == CellLayout::Le ? width : layout == CellLayout::Ge ? 0 : width / 2;
    std::vector<HeatmapGrid::Span> spans;
    spans.reserve(at.size());
    for (const double v : at)
        spans.push_back({v - before, v - before + width});
    return spans;
}

/// Reads frames with one field per row.
class RowsReader
{
public:
    RowsReader(const PanelData& data, const HeatmapOptions& options) : m_data(data), m_options(options) { }

    HeatmapGrid read()
    {
        chooseFrame();
        if (!m_grid.problem.isEmpty())
            return std::move(m_grid);
        fillCounts();
        nameRows();
        placeRows();
        return std::move(m_grid);
    }

private:
    void chooseFrame()
    {
        const Frames& frames = m_data.frames;
        for (size_t i = 0; i < frames.size(); i++)
            if (frames[i].meta.type == QLatin1String("heatmap-rows"))
                m_grid.frame = int(i);
        if (m_grid.frame < 0 && frames.size() == 1)
            m_grid.frame = 0;
        if (m_grid.frame >= 0)
            m_frame = frames[size_t(m_grid.frame)];
        else
            joinAll();
        m_time = m_frame.first(FieldType::Time);
        if (!m_time || !m_time->times()) {
            m_grid.problem = tr("Data is missing a time field");
            return;
        }
        if (!std::is_sorted(m_time->times()->begin(), m_time->times()->end())) {
            sortFrame(m_frame, size_t(m_time - m_frame.fields.data()), false);
            m_time = m_frame.first(FieldType::Time);
            m_grid.frame = -1; // its rows are no longer those of the data
        }
        for (size_t i = 0; i < m_frame.fields.size(); i++)
            if (m_frame.fields[i].type == FieldType::Number && m_frame.fields[i].numbers())
                m_grid.fields.push_back(int(i));
        if (m_grid.fields.empty())
            m_grid.problem = tr("Data is missing a number field");
        else if (m_frame.meta.type != QLatin1String("heatmap-rows"))
            sortRows();
    }

    void joinAll()
    {
        Frames frames;
        for (const Frame& frame : m_data.frames) {
            if (!frame.first(FieldType::Time))
                continue;
            frames.push_back(frame);
            for (Field& field : frames.back().fields)
                if (field.state.displayName.isEmpty())
                    field.state.displayName = fieldDisplayName(field, frame, m_data.frames);
        }
        if (frames.size() > 1)
            m_frame = joinFrames(std::move(frames), {});
        else if (!frames.empty())
            m_frame = std::move(frames.front());
    }

    /// Buckets whose names are numbers go upwards, whatever order they came in.
    void sortRows()
    {
        std::vector<std::pair<double, int>> bounds;
        bounds.reserve(m_grid.fields.size());
        for (const int field : m_grid.fields)
            bounds.emplace_back(boundOf(nameOf(field)), field);
        if (std::any_of(bounds.begin(), bounds.end(), [](const auto& b) { return std::isnan(b.first); }))
            return;
        std::stable_sort(bounds.begin(), bounds.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (size_t i = 0; i < bounds.size(); i++)
            m_grid.fields[i] = bounds[i].second;
    }

    const QString& nameOf(int field)
    {
        if (m_names.empty()) {
            const Frames own {m_frame};
            const NameScope scope(own);
            for (const Field& f : own.front().fields)
                m_names.push_back(f.state.displayName.isEmpty() ? fieldDisplayName(f, own.front(), scope)
                                                                : f.state.displayName);
        }
        return m_names[size_t(field)];
    }

    void fillCounts()
    {
        const TimeColumn& times = *m_time->times();
        const size_t rows = m_grid.fields.size();
        const size_t columns = std::min(times.size(), maxCells / rows);
        m_grid.leftOut = times.size() - columns; // the oldest: the newest is what a person waits for
        for (size_t i = m_grid.leftOut; i < times.size(); i++)
            m_grid.times.push_back(double(times[i]) / nsPerMs);
        m_grid.counts.assign(columns * rows, std::nan(""));
        for (size_t r = 0; r < rows; r++) {
            const NumberColumn& values = *m_frame.fields[size_t(m_grid.fields[r])].numbers();
            for (size_t i = m_grid.leftOut; i < std::min(times.size(), values.size()); i++)
                m_grid.counts[(i - m_grid.leftOut) * rows + r] = values[i];
        }
        // Samples of Prometheus count what came before them.
        const double width = columnWidth(m_grid.times, *m_time->config, m_data.range);
        m_grid.columns = spansAt(m_grid.times, width, CellLayout::Le);
        m_grid.durationMs = m_time->config->intervalMs;
        m_grid.value = m_frame.fields[size_t(m_grid.fields.front())];
        m_grid.value.name = m_options.valueName.isEmpty() ? QStringLiteral("Value") : m_options.valueName;
        m_grid.value.labels.clear();
        m_grid.value.state = {};
        auto config = std::make_shared<FieldConfig>(*m_grid.value.config);
        config->displayNameFromDS.reset();
        m_grid.value.config = std::move(config);
    }

    void nameRows()
    {
        const Labels& labels = m_frame.fields[size_t(m_grid.fields.front())].labels;
        m_hasBounds = labels.contains(QStringLiteral("le"));
        m_grid.numericNames = true;
        for (const int field : m_grid.fields) {
            m_grid.names.push_back(nameOf(field));
            m_bounds.push_back(boundOf(m_grid.names.back()));
            m_grid.numericNames = m_grid.numericNames && !std::isnan(m_bounds.back());
        }
        if (m_hasBounds)
            m_grid.zeroName = QStringLiteral("0.0");
        m_grid.layout = m_options.layout != CellLayout::Auto ? m_options.layout
            : m_hasBounds                                    ? CellLayout::Le
                                                             : CellLayout::Unknown;
        FieldConfig bound;
        bound.unit = QStringLiteral("short");
        m_grid.bound.config = std::make_shared<const FieldConfig>(std::move(bound));
        const HeatmapAxis& axis = m_options.axis;
        if (axis.unit.isEmpty() && !axis.decimals)
            return;
        const ValueFormatter format = valueFormatter(axis.unit.isEmpty() ? QStringLiteral("short") : axis.unit);
        for (size_t i = 0; i < m_bounds.size(); i++)
            if (std::isfinite(m_bounds[i]))
                m_grid.names[i] = format(m_bounds[i], axis.decimals, {m_data.display.zone, 0, false}).full();
        if (m_hasBounds)
            m_grid.zeroName = format(0, axis.decimals, {m_data.display.zone, 0, false}).full();
    }

    void placeRows()
    {
        if (m_options.rowScale && m_grid.numericNames && m_grid.layout != CellLayout::Unknown) {
            placeByBounds();
            return;
        }
        const auto count = double(m_grid.names.size());
        const double shift = m_grid.layout == CellLayout::Le ? -1 : m_grid.layout == CellLayout::Ge ? 0 : -.5;
        for (size_t i = 0; i < m_grid.names.size(); i++)
            m_grid.rows.push_back({double(i) + shift, double(i) + shift + 1});
        m_grid.min = shift;
        m_grid.max = count + shift;
    }

    void placeByBounds()
    {
        const bool log = m_options.rowScale->type == ScaleType::Log;
        const auto beyond = [log](double a, double b, bool up) { // one bucket further than b
            if (log)
                return up ? b * (a > 0 ? b / a : 2) : b / 2;
            return up ? b + (b - a) : b - (a - b);
        };
        std::vector<double> bounds = m_bounds;
        const size_t n = bounds.size();
        if (n > 1 && std::isinf(bounds.back()))
            bounds.back() = beyond(n > 2 ? bounds[n - 3] : 0, bounds[n - 2], true);
        if (m_grid.layout == CellLayout::Le)
            bounds.insert(bounds.begin(), log ? bounds.front() / 2 : std::min(0.0, bounds.front()));
        else
            bounds.push_back(beyond(n > 1 ? bounds[n - 2] : 0, bounds.back(), true));
        for (size_t i = 0; i < n; i++)
            m_grid.rows.push_back({bounds[i], bounds[i + 1]});
        m_grid.names.clear();
        m_grid.scale = *m_options.rowScale;
        m_grid.min = m_options.axis.min.value_or(bounds.front());
        m_grid.max = m_options.axis.max.value_or(bounds.back());
        FieldConfig config;
        config.unit = m_options.axis.unit.isEmpty() ? QStringLiteral("short") : m_options.axis.unit;
        if (m_options.axis.decimals)
            config.decimals = *m_options.axis.decimals;
        m_grid.bound.config = std::make_shared<const FieldConfig>(std::move(config));
    }

    const PanelData& m_data;
    const HeatmapOptions& m_options;
    HeatmapGrid m_grid;
    Frame m_frame;
    const Field* m_time = nullptr;
    std::vector<double> m_bounds;
    std::vector<QString> m_names; ///< of the frame's fields
    bool m_hasBounds = false;
};

/// Reads frames with one row per cell: dense ones name one edge of each cell, sparse ones both.
class CellsReader
{
public:
    CellsReader(const Frame& frame, const PanelData& data, const HeatmapOptions& options)
        : m_frame(frame)
        , m_data(data)
        , m_options(options)
    { }

    HeatmapGrid read()
    {
        findFields();
        if (!m_grid.problem.isEmpty())
            return std::move(m_grid);
        readScale();
        collect();
        placeColumns();
        placeRows();
        setRange();
        return std::move(m_grid);
    }

private:
    void findFields()
    {
        for (const Field& field : m_frame.fields) {
            const bool x = field.name == QLatin1String("x") || field.name == QLatin1String("xMin")
                || field.name == QLatin1String("xMax");
            if (x && !m_x)
                m_x = &field;
            else if (field.name == QLatin1String("yMin"))
                m_low = &field;
            else if (field.name == QLatin1String("yMax"))
                m_high = &field;
            else if (field.name == QLatin1String("y"))
                m_middle = &field;
            else if (!x && field.type == FieldType::Number && !m_count)
                m_count = &field;
        }
        const Field* y = m_low ? m_low : m_high ? m_high : m_middle;
        if (!y)
            m_grid.problem = tr("Missing Y field");
        else if (!m_x || !m_x->times())
            m_grid.problem = tr("Data is missing a time field");
        else if (!m_count || !m_count->numbers())
            m_grid.problem = tr("Missing value field");
        if (!m_grid.problem.isEmpty())
            return;
        m_grid.layout = m_low ? CellLayout::Ge : m_high ? CellLayout::Le : CellLayout::Unknown;
        m_grid.value = *m_count;
        m_grid.bound = *y;
        m_grid.durationMs = m_x->config->intervalMs;
    }

    bool isSparse() const { return m_low && m_high; }

    void readScale()
    {
        const FieldConfig& config = *m_grid.bound.config;
        static const Json none = Json::object();
        const Json& custom = config.custom ? *config.custom : none;
        const Json& distribution = jsonutil::object(custom, "scaleDistribution");
        const QString type = jsonutil::string(distribution, "type");
        m_grid.scale.logBase = jsonutil::number(distribution, "log", 2);
        if (type == QLatin1String("log") || isSparse())
            m_grid.scale.type = ScaleType::Log;
        else if (type == QLatin1String("symlog"))
            m_grid.scale.type = ScaleType::Symlog;
        auto bound = std::make_shared<FieldConfig>(config);
        if (!m_options.axis.unit.isEmpty())
            bound->unit = m_options.axis.unit;
        if (m_options.axis.decimals)
            bound->decimals = *m_options.axis.decimals;
        m_grid.bound.config = std::move(bound);
    }

    double edgeAt(const Field* field, qsizetype row) const { return field ? field->numberAt(row) : std::nan(""); }

    void collect()
    {
        const TimeColumn& times = *m_x->times();
        const NumberColumn& counts = *m_count->numbers();
        const auto size = qsizetype(std::min(times.size(), counts.size()));
        std::map<qint64, int> columns;
        std::map<std::pair<double, double>, int> rows;
        std::vector<std::pair<double, double>> cells(static_cast<size_t>(size));
        const Field* first = m_low ? m_low : m_high ? m_high : m_middle;
        for (qsizetype i = 0; i < size; i++) {
            cells[size_t(i)] = {edgeAt(first, i), isSparse() ? edgeAt(m_high, i) : 0};
            if (times[size_t(i)] == nullTime || std::isnan(cells[size_t(i)].first)
                || std::isnan(cells[size_t(i)].second))
                continue;
            columns.try_emplace(times[size_t(i)], 0);
            rows.try_emplace(cells[size_t(i)], 0);
        }
        int index = 0;
        for (auto& [time, column] : columns) {
            column = index++;
            m_grid.times.push_back(double(time) / nsPerMs);
        }
        index = 0;
        for (auto& [edges, row] : rows) {
            row = index++;
            m_edges.push_back(edges);
        }
        if (columns.size() * rows.size() > maxCells) {
            m_grid.problem = tr("Too many cells to draw");
            return;
        }
        m_grid.counts.assign(columns.size() * rows.size(), std::nan(""));
        for (qsizetype i = 0; i < size; i++) {
            const auto column = columns.find(times[size_t(i)]);
            const auto row = rows.find(cells[size_t(i)]);
            if (column != columns.end() && row != rows.end())
                m_grid.counts[size_t(column->second) * rows.size() + size_t(row->second)] = counts[size_t(i)];
        }
    }

    void placeColumns()
    {
        const CellLayout layout = m_x->name == QLatin1String("xMax") ? CellLayout::Le
            : m_x->name == QLatin1String("xMin")                     ? CellLayout::Ge
                                                                     : CellLayout::Unknown;
        m_grid.columns = spansAt(m_grid.times, columnWidth(m_grid.times, *m_x->config, m_data.range), layout);
    }

    void placeRows()
    {
        if (isSparse()) {
            for (const auto& [low, high] : m_edges)
                m_grid.rows.push_back({low, high});
            for (size_t i = 1; i < m_grid.rows.size(); i++)
                m_grid.overlapping = m_grid.overlapping || m_grid.rows[i].from < m_grid.rows[i - 1].to;
            return;
        }
        std::vector<double> at;
        for (const auto& edges : m_edges)
            at.push_back(edges.first);
        if (m_grid.scale.type != ScaleType::Log) {
            const double width = at.size() > 1 ? at[1] - at[0] : 1;
            m_grid.rows = spansAt(at, width, m_grid.layout);
            return;
        }
        const double base = m_grid.scale.logBase == 10 ? 10 : 2;
        const double ratio = at.size() > 1 && at[0] > 0 ? at[1] / at[0] : base;
        const double below = m_grid.layout == CellLayout::Le ? ratio
            : m_grid.layout == CellLayout::Ge                ? 1
                                                             : std::sqrt(ratio);
        for (const double v : at)
            m_grid.rows.push_back({v / below, v / below * ratio});
    }

    void setRange()
    {
        double low = infinity;
        double leastPositive = infinity;
        double high = -infinity;
        for (const HeatmapGrid::Span& row : m_grid.rows)
            for (const double v : {row.from, row.to}) {
                if (!std::isfinite(v))
                    continue;
                low = std::min(low, v);
                high = std::max(high, v);
                if (v > 0)
                    leastPositive = std::min(leastPositive, v);
            }
        if (low > high)
            return;
        if (m_grid.scale.type == ScaleType::Log)
            setLogRange(low, leastPositive, high);
        else
            std::tie(m_grid.min, m_grid.max) =
                std::pair(m_options.axis.min.value_or(low), m_options.axis.max.value_or(high));
        if (!(m_grid.max > m_grid.min))
            m_grid.max = m_grid.min + 1;
    }

    void setLogRange(double low, double leastPositive, double high)
    {
        const bool negative = std::any_of(m_grid.rows.begin(), m_grid.rows.end(),
                                          [](const HeatmapGrid::Span& row) { return row.to <= 0; });
        if (negative || !std::isfinite(leastPositive)) {
            m_grid.scale.type = ScaleType::Symlog;
            m_grid.scale.linearThreshold = std::isfinite(leastPositive) ? leastPositive : 1;
            m_grid.min = low;
            m_grid.max = high;
            return;
        }
        const double least = low > 0 ? low : leastPositive / 2; // a bucket around zero keeps some room
        const bool whole = isSparse();
        const double base = m_grid.scale.logBase == 10 ? 10 : 2;
        const auto snapped = [base](double v, bool up) {
            constexpr double dust = 1e-9;
            const double exponent = std::log(v) / std::log(base);
            return std::pow(base, up ? std::ceil(exponent - dust) : std::floor(exponent + dust));
        };
        m_grid.min = whole ? snapped(least, false) : least;
        m_grid.max = whole ? snapped(high, true) : high;
        if (m_options.axis.min && *m_options.axis.min > 0)
            m_grid.min = snapped(*m_options.axis.min, false);
        if (m_options.axis.max && *m_options.axis.max > 0)
            m_grid.max = snapped(*m_options.axis.max, true);
    }

    const Frame& m_frame;
    const PanelData& m_data;
    const HeatmapOptions& m_options;
    HeatmapGrid m_grid;
    const Field* m_x = nullptr;
    const Field* m_low = nullptr;
    const Field* m_high = nullptr;
    const Field* m_middle = nullptr;
    const Field* m_count = nullptr;
    std::vector<std::pair<double, double>> m_edges;
};

HeatmapGrid gridOf(const PanelData& data, const HeatmapOptions& options)
{
    if (options.calculate) {
        TransformContext context;
        context.interpolate = [](const QString& text) { return text; };
        const Frames cells = heatmapFromData(data.frames, options.calculation, context);
        if (!cells.empty())
            return CellsReader(cells.front(), data, options).read();
        HeatmapGrid none;
        none.problem = tr("No data");
        return none;
    }
    for (const Frame& frame : data.frames)
        if (frame.meta.type == QLatin1String("heatmap-cells"))
            return CellsReader(frame, data, options).read();
    return RowsReader(data, options).read();
}

} // namespace

int HeatmapGrid::indexOf(const std::vector<Span>& spans, double value)
{
    // Rows may overlap: the last one that holds the value is drawn on top.
    auto it =
        std::upper_bound(spans.begin(), spans.end(), value, [](double v, const Span& span) { return v < span.from; });
    while (it != spans.begin()) {
        --it;
        if (value < it->to)
            return int(it - spans.begin());
    }
    return -1;
}

HeatmapGrid heatmapGrid(const PanelData& data, const HeatmapOptions& options)
{
    if (data.frames.empty()) {
        HeatmapGrid none;
        none.problem = tr("No data");
        return none;
    }
    HeatmapGrid grid = gridOf(data, options);
    if (grid.problem.isEmpty() && (grid.columns.empty() || grid.rows.empty()))
        grid.problem = tr("No data");
    return grid;
}
