#include "dashboards/format/fielddisplay.h"

#include "dashboards/format/displayname.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/format/palettes.h"
#include "dashboards/format/valuemapping.h"
#include "dashboards/reduce/reducers.h"
#include "dashboards/variables/interpolate.h"

#include <QCoreApplication>

#include <cmath>
#include <map>

namespace {

constexpr int defaultLimit = 25;

struct Place
{
    const Frames& frames;
    const NameScope& names; ///< of the frames
    size_t frame = 0;
    size_t field = 0;
    const Field& at() const { return frames[frame].fields[field]; }
};

bool isShown(const ReduceOptions& reduce, const Place& place)
{
    if (reduce.fields.isEmpty())
        return place.at().type == FieldType::Number;
    return matchesField({QStringLiteral("byRegexp"), Json(reduce.fields.toStdString()), {}}, place.at(),
                        place.frames[place.frame], place.names);
}

/// ${__calc} is the calculation, ${__cell_2} the third field of the row; a name from before data links had these.
QString withCells(const QString& title, const Frame& frame, const FieldDisplay& entry)
{
    if (!title.contains(QLatin1String("__c")))
        return title;
    InterpolateContext context;
    context.extra = [&](const QString& name, const QString&) -> std::optional<QString> {
        if (name == QLatin1String("__calc") && !entry.name.isEmpty())
            return entry.name;
        bool isIndex = false;
        const uint index = name.startsWith(QLatin1String("__cell_")) ? name.mid(7).toUInt(&isIndex) : 0;
        if (!isIndex || !entry.row || index >= frame.fields.size())
            return std::nullopt;
        const Value value = frame.fields[index].at(*entry.row);
        if (const auto* number = std::get_if<double>(&value))
            return jsNumberText(*number);
        if (const auto* flag = std::get_if<bool>(&value))
            return *flag ? QStringLiteral("true") : QStringLiteral("false");
        const auto* text = std::get_if<QString>(&value);
        return text ? *text : QString();
    };
    return interpolate(title, context);
}

FieldDisplay startEntry(const Place& place)
{
    FieldDisplay entry;
    entry.field = place.at();
    entry.frameIndex = int(place.frame);
    entry.fieldIndex = int(place.field);
    return entry;
}

/// Equal, or both no number.
bool isSame(const Value& a, const Value& b)
{
    const double* x = std::get_if<double>(&a);
    const double* y = std::get_if<double>(&b);
    return a == b || (x && y && std::isnan(*x) && std::isnan(*y));
}

/// Cells of one field. Rows take the colours of a palette one after the other, equal cells that of the first of them;
/// cells that gave a row its name before keep the colour they had then.
class RowDisplays
{
public:
    RowDisplays(const Field& field, const DisplayContext& context)
        : m_field(field)
        , m_context(context)
        , m_display(field, context)
    {
        const QString mode = field.config->color ? field.config->color->mode : QString();
        m_takesTurns = mode == QLatin1String("shades") || !paletteColors(mode, context.palette).isEmpty();
    }

    DisplayValue at(qsizetype row, int place)
    {
        m_field.state.seriesIndex = place;
        return at(row);
    }

    DisplayValue at(qsizetype row)
    {
        const Value cell = m_field.at(row);
        if (!m_takesTurns)
            return m_display(cell);
        for (const auto& [value, shown] : m_known)
            if (isSame(value, cell))
                return shown;
        m_known.emplace_back(cell, DisplayProcessor(m_field, m_context)(cell));
        return m_known.back().second;
    }

    /// What the cell adds to a title; none is an empty text.
    QString textAt(qsizetype row)
    {
        return isMissing(m_field.at(row)) ? m_display(Value(QStringLiteral(""))).text : at(row).text;
    }

private:
    Field m_field;
    DisplayContext m_context;
    DisplayProcessor m_display;
    bool m_takesTurns = false;
    std::vector<std::pair<Value, DisplayValue>> m_known;
};

/// Lists rows as values; knows the displays of all fields that were looked at.
class RowLister
{
public:
    RowLister(std::vector<FieldDisplay>& entries, const FieldDisplayRequest& request)
        : m_entries(entries)
        , m_request(request)
    { }

    void add(const Place& place)
    {
        const Field& field = place.at();
        const int limit = m_request.reduce.limit.value_or(defaultLimit);
        for (qsizetype row = 0; row < field.size() && int(m_entries.size()) < limit; ++row) {
            FieldDisplay entry = startEntry(place);
            entry.row = int(row);
            entry.display = displays(field).at(row, int(m_entries.size()));
            entry.title = withCells(title(place, row), place.frames[place.frame], entry);
            colorByTitle(entry);
            m_entries.push_back(std::move(entry));
        }
    }

private:
    RowDisplays& displays(const Field& field)
    {
        return m_displays.try_emplace(&field, field, m_request.display).first->second;
    }

    /// A slice that was given a colour: the first rule of its name that has one.
    void colorByTitle(FieldDisplay& entry) const
    {
        static const std::vector<OverrideRule> none;
        for (const OverrideRule& rule : m_request.rules ? *m_request.rules : none) {
            if (rule.matcher.id != QLatin1String("byName") || jsonutil::asString(rule.matcher.options) != entry.title)
                continue;
            for (const OverrideProperty& property : rule.properties) {
                if (property.id != QLatin1String("color") || !property.value.is_object())
                    continue;
                const QString name = jsonutil::string(property.value, "fixedColor");
                entry.display.color = resolveColor(name, m_request.display.palette);
                entry.display.colorText = colorByName(name, m_request.display.palette);
                return;
            }
        }
    }

    /// The texts of the row, and the field's name when they do not tell the values of the row apart.
    QString title(const Place& place, qsizetype row)
    {
        const Field& field = place.at();
        const Frame& frame = place.frames[place.frame];
        if (field.config->displayName && !field.config->displayName->isEmpty())
            return *field.config->displayName;
        QStringList parts;
        bool otherNumbers = false;
        for (const Field& other : frame.fields) {
            if (&other == &field)
                continue;
            otherNumbers = otherNumbers || other.type == FieldType::Number;
            if (other.type != FieldType::String)
                continue;
            const QString text = displays(other).textAt(row);
            if (!text.isEmpty())
                parts << text;
        }
        if (otherNumbers || parts.isEmpty())
            parts << ownName(field, frame);
        return parts.join(QLatin1Char(' '));
    }

    /// As if its frame were the only one.
    QString ownName(const Field& field, const Frame& frame)
    {
        const auto known = m_names.try_emplace(&field);
        if (known.second)
            known.first->second = fieldDisplayName(field, frame, {frame});
        return known.first->second;
    }

    std::vector<FieldDisplay>& m_entries;
    const FieldDisplayRequest& m_request;
    std::map<const Field*, RowDisplays> m_displays;
    std::map<const Field*, QString> m_names;
};

/// The first row of the least or the greatest number; yes and no count as 1 and 0.
std::optional<int> extremeRow(const Field& field, bool greatest)
{
    std::optional<int> found;
    double best = 0;
    for (int row = 0; row < int(field.size()); ++row) {
        const double v = field.numberAt(row);
        if (std::isnan(v) || (found && !(greatest ? v > best : v < best)))
            continue;
        found = row;
        best = v;
    }
    return found;
}

/// Marks what the calculation picked of the cells.
void highlight(FieldDisplay& entry, const Value& result)
{
    const Field& field = entry.field;
    const int rows = int(field.size());
    const QString& calc = entry.name;
    if (calc == QLatin1String("first")) {
        entry.highlightIndex = 0;
    } else if (calc == QLatin1String("last")) {
        entry.highlightIndex = rows - 1;
    } else if ((calc == QLatin1String("mean") || calc == QLatin1String("median")) && rows > 0) {
        const double* level = std::get_if<double>(&result);
        entry.highlightLine = level ? *level : nullNumber;
    } else if (calc == QLatin1String("lastNotNull")) {
        for (int row = rows - 1; row >= 0 && !isMissing(result) && !entry.highlightIndex; --row)
            if (field.at(row) == result)
                entry.highlightIndex = row;
    } else if (calc == QLatin1String("firstNotNull")) {
        for (int row = 0; row < rows && !isMissing(result) && !entry.highlightIndex; ++row)
            if (field.at(row) == result)
                entry.highlightIndex = row;
    } else if (calc == QLatin1String("min") || calc == QLatin1String("max")) {
        entry.highlightIndex = extremeRow(field, calc == QLatin1String("max"));
    }
}

/// Lists are shown with their cells behind each other.
Value calculated(const Field& field, const QString& calc)
{
    if (field.size() == 0 || (calc != QLatin1String("allValues") && calc != QLatin1String("uniqueValues")))
        return reduceField(field, calc);
    Json cells = Json::array();
    for (const Value& cell : reduceToCells(field, calc))
        cells.push_back(isMissing(cell) ? Json() : Json(valueText(cell).toStdString()));
    return std::make_shared<const Json>(std::move(cells));
}

void addCalculations(std::vector<FieldDisplay>& entries, const Place& place, const FieldDisplayRequest& request)
{
    const Field& field = place.at();
    const Frame& frame = place.frames[place.frame];
    const QStringList calcs =
        request.reduce.calcs.isEmpty() ? QStringList {QStringLiteral("last")} : request.reduce.calcs;
    const DisplayProcessor display(field, request.display);
    for (const QString& calc : calcs) {
        FieldDisplay entry = startEntry(place);
        entry.name = calc;
        entry.title = withCells(fieldDisplayName(field, frame, place.names), frame, entry);
        const Value result = calculated(field, calc);
        entry.display = display(result);
        const Value change = request.percentChange ? reduceField(field, QStringLiteral("diffperc")) : Value();
        if (const double* percent = std::get_if<double>(&change))
            entry.percentChange = *percent;
        if (request.sparkline) {
            entry.hasSparkline = true;
            if (const Field* time = frame.first(FieldType::Time))
                entry.sparklineTime = *time;
            highlight(entry, result);
        }
        entries.push_back(std::move(entry));
    }
}

/// The one entry of a panel without values; mappings of null and the configured text count.
FieldDisplay emptyEntry(const Frames& frames, const FieldDisplayRequest& request)
{
    FieldDisplay entry;
    entry.name = QCoreApplication::translate("FieldDisplay", "No data");
    entry.field = Field({}, FieldType::Other, ObjectColumn());
    if (request.emptyConfig)
        entry.field.config = request.emptyConfig;
    else if (!frames.empty() && !frames.front().fields.empty())
        entry.field.config = frames.front().fields.back().config;
    entry.display = DisplayProcessor(entry.field, request.display)(Null());
    if (entry.display.text.isEmpty())
        entry.display.text = request.noValue.isEmpty() ? entry.name : request.noValue;
    entry.display.numeric = 0;
    return entry;
}

} // namespace

ReduceOptions reduceOptionsFromJson(const Json& json)
{
    ReduceOptions options;
    options.calcs = jsonutil::strings(json, "calcs");
    options.fields = jsonutil::string(json, "fields");
    options.values = jsonutil::boolean(json, "values");
    if (const auto limit = jsonutil::optNumber(json, "limit"))
        if (const int most = jsonutil::toInt(*limit); most != 0) // none is the usual one
            options.limit = most;
    return options;
}

std::vector<FieldDisplay> fieldDisplayValues(const Frames& frames, const FieldDisplayRequest& request)
{
    std::vector<FieldDisplay> entries;
    RowLister rows(entries, request);
    const NameScope names(frames);
    for (size_t f = 0; f < frames.size(); ++f) {
        for (size_t i = 0; i < frames[f].fields.size(); ++i) {
            const Place place {frames, names, f, i};
            if (!isShown(request.reduce, place))
                continue;
            if (request.reduce.values)
                rows.add(place);
            else
                addCalculations(entries, place, request);
        }
    }
    if (entries.empty())
        entries.push_back(emptyEntry(frames, request));
    return entries;
}
