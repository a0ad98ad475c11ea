#include "dashboards/reduce/seriesstatistics.h"

#include "dashboards/reduce/reducers.h"

#include <algorithm>
#include <cmath>

namespace {

bool isGood(const Value& value)
{
    const double* number = std::get_if<double>(&value);
    return !isMissing(value) && !(number && std::isnan(*number));
}

/// Rises between good cells. After a fall the counter is taken to have restarted, and the first rise is left out.
class RiseCounter
{
public:
    void add(double value, SeriesStatistics& s)
    {
        if (m_any) {
            const double step = value - m_last;
            s.step = std::min(s.step, step);
            if (m_last > value) {
                m_up = false;
            } else {
                if (m_up)
                    s.delta += step;
                m_up = true;
            }
        }
        m_last = value;
        m_any = true;
    }

private:
    double m_last = 0;
    bool m_any = false;
    bool m_up = true;
};

void addNumber(double value, SeriesStatistics& s, RiseCounter& rises)
{
    ++s.good;
    s.sum += value;
    s.min = std::min(s.min, value);
    s.max = std::max(s.max, value);
    if (value > 0)
        s.logMin = std::min(s.logMin, value);
    if (value != 0)
        s.allIsZero = false;
    rises.add(value, s);
}

} // namespace

double valueAsNumber(const Value& value)
{
    if (std::holds_alternative<Absent>(value))
        return absentNumber;
    if (std::holds_alternative<Null>(value))
        return nullNumber;
    if (const bool* b = std::get_if<bool>(&value))
        return *b ? 1 : 0;
    if (const double* number = std::get_if<double>(&value))
        return *number;
    bool ok = false;
    const QString* text = std::get_if<QString>(&value);
    const double number = text ? text->trimmed().toDouble(&ok) : 0;
    return ok ? number : std::nan("");
}

Value goodCell(const Field& field, bool last)
{
    const qsizetype rows = field.size();
    for (qsizetype i = 0; i < rows; ++i) {
        Value value = field.at(last ? rows - 1 - i : i);
        if (isGood(value))
            return value;
    }
    return Null();
}

SeriesStatistics seriesStatistics(const Field& field, NullMode mode)
{
    SeriesStatistics s;
    RiseCounter rises;
    const bool numeric = field.type == FieldType::Number || field.type == FieldType::Time;
    for (qsizetype row = 0; row < field.size(); ++row) {
        double number = field.numberAt(row);
        if (isMissing(number)) {
            if (mode == NullMode::Ignore)
                continue;
            if (mode == NullMode::AsZero)
                number = 0;
        }
        ++s.count;
        if (isMissing(number))
            continue;
        if (!std::isnan(number) || !numeric)
            s.allIsNull = s.allIsNull && !numeric;
        if (numeric && !std::isnan(number))
            addNumber(number, s, rises);
    }
    s.allIsZero = s.allIsZero && s.good > 0;
    const qsizetype last = field.size() - 1;
    const bool zeros = mode == NullMode::AsZero;
    s.firstGood = zeros && isMissing(field.at(0)) ? Value(0.0) : goodCell(field, false);
    s.lastGood = zeros && isMissing(field.at(last)) ? Value(0.0) : goodCell(field, true);
    return s;
}
