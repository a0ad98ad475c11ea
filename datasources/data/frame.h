#pragma once

#include "datasources/data/fieldconfig.h"
#include "datasources/data/labels.h"
#include "datasources/data/value.h"

#include <QString>

#include <bit>
#include <limits>
#include <memory>
#include <variant>
#include <vector>

struct Frame;
using Frames = std::vector<Frame>;

/// What the cells mean. Storage may differ where data is untyped: a number field can hold texts in an ObjectColumn.
enum class FieldType : quint8
{
    Time,
    Number,
    String,
    Boolean,
    Other,
    Enum,
    Frame
};

using TimeColumn = std::vector<qint64>; ///< ns since the epoch, UTC; nullTime is null
using NumberColumn = std::vector<double>; ///< two NaNs are reserved, see below
using StringColumn = std::vector<QString>; ///< QString() is null, absentText() is absent
using BoolColumn = std::vector<quint8>; ///< 0, 1, nullBool, absentBool
using ObjectColumn = std::vector<JsonPtr>; ///< nullptr is null; a discarded json is absent
using FramesColumn = std::vector<std::shared_ptr<const Frames>>; ///< nested tables, sparkline cells
using Column = std::variant<TimeColumn, NumberColumn, StringColumn, BoolColumn, ObjectColumn, FramesColumn>;

// Null and absent numbers are quiet NaNs with a payload of their own; every other NaN is a value that says "NaN".
// They survive copying; arithmetic on them is not defined, so test before you compute. Never build with -ffast-math.
inline constexpr quint64 nullNumberBits = 0x7ff8'0000'0000'4e55ULL;
inline constexpr quint64 absentNumberBits = 0x7ff8'0000'0000'4142ULL;
inline constexpr double nullNumber = std::bit_cast<double>(nullNumberBits);
inline constexpr double absentNumber = std::bit_cast<double>(absentNumberBits);
inline constexpr qint64 nullTime = std::numeric_limits<qint64>::min();
inline constexpr quint8 nullBool = 2;
inline constexpr quint8 absentBool = 3;

inline bool isNull(double v)
{
    return std::bit_cast<quint64>(v) == nullNumberBits;
}
inline bool isAbsent(double v)
{
    return std::bit_cast<quint64>(v) == absentNumberBits;
}
/// Null or absent; a plain NaN is not missing.
inline bool isMissing(double v)
{
    return isNull(v) || isAbsent(v);
}

/// The one text that stands for an absent cell; told apart by identity, so no real text can be mistaken for it.
const QString& absentText();
inline bool isAbsent(const QString& text)
{
    return text.constData() == absentText().constData();
}

/// The closed range of a field's numbers over the frames that share it.
struct FieldRange
{
    double min = 0;
    double max = 0;
    double delta() const { return max - min; }
    friend bool operator==(const FieldRange&, const FieldRange&) = default;
};

/// What field overrides found out about a field; not part of the data.
struct FieldState
{
    QString displayName; ///< empty until it was resolved
    bool multipleFrames = false; ///< displayName was resolved among several frames
    int seriesIndex = -1; ///< index over all non-time fields of the result; picks the palette colour
    std::optional<FieldRange> range;
    bool timeCompare = false; ///< an earlier period drawn beside the present one
};

/// One named column. Values and config are immutable and shared: copying a Field copies no data.
struct Field
{
    QString name;
    FieldType type = FieldType::Other;
    Labels labels;
    std::shared_ptr<const Column> values;
    std::shared_ptr<const FieldConfig> config; ///< never nullptr
    FieldState state;

    Field();
    Field(QString fieldName, FieldType fieldType, Column column, Labels fieldLabels = {});

    qsizetype size() const;
    template<typename C>
    const C* as() const
    {
        return values ? std::get_if<C>(values.get()) : nullptr;
    } ///< nullptr: stored otherwise
    const NumberColumn* numbers() const { return as<NumberColumn>(); }
    const TimeColumn* times() const { return as<TimeColumn>(); }
    Value at(qsizetype row) const; ///< Absent beyond the end
    /// The cell as a number the way JavaScript's Number() reads it; null and absent stay, text that is none is NaN.
    double numberAt(qsizetype row) const;
};

struct Notice
{
    enum class Severity
    {
        Info,
        Warning,
        Error
    };
    Severity severity = Severity::Info;
    QString text;
    friend bool operator==(const Notice&, const Notice&) = default;
};

struct FrameMeta
{
    QString type; ///< Grafana's frame type: timeseries-multi, heatmap-rows, heatmap-cells, table...
    QString preferredVisual; ///< graph, table, logs, trace, nodeGraph, flamegraph; empty: none
    QString executedQuery;
    QString topic; ///< empty for series; annotations
    std::vector<Notice> notices;
    JsonPtr custom; ///< may be nullptr
};

/// Columns of one query result; a time series is a frame with a time and a number field.
struct Frame
{
    QString refId;
    QString name;
    std::vector<Field> fields;
    qsizetype rows = 0;
    FrameMeta meta;

    const Field* first(FieldType type) const;
    const Field* byName(const QString& name) const;
    /// Adds a field and widens `rows` to it.
    void add(Field field);
};
