#include "datasources/testdata/csvdata.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("TestData", text);
}

/// Rows of cells; a cell in quotes may hold commas, line ends and doubled quotes. Empty lines are skipped.
std::vector<QStringList> csvRows(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    const auto endRow = [&] {
        if (!row.isEmpty() || !cell.isEmpty())
            rows.push_back(row << cell);
        row.clear();
        cell.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != QLatin1Char('"'))
                cell += c;
            else if (text.mid(i + 1, 1) == QLatin1String("\""))
                cell += text[++i];
            else
                quoted = false;
        } else if (c == QLatin1Char('"') && cell.trimmed().isEmpty()) {
            quoted = true;
        } else if (c == QLatin1Char(',')) {
            row << cell;
            cell.clear();
        } else if (c == QLatin1Char('\n')) {
            endRow();
        } else if (c != QLatin1Char('\r')) {
            cell += c;
        }
    }
    endRow();
    return rows;
}

bool isBlank(const QString& cell)
{
    return cell.isEmpty() || cell == QLatin1String("null");
}

bool looksLikeTruth(const QString& cell)
{
    const QString upper = cell.toUpper();
    return upper == QLatin1String("T") || upper == QLatin1String("F") || upper == QLatin1String("TRUE")
        || upper == QLatin1String("FALSE");
}

Field truthField(const QStringList& cells)
{
    BoolColumn column;
    for (const QString& cell : cells) {
        const QString upper = cell.toUpper();
        const bool isTrue = upper == QLatin1String("T") || upper == QLatin1String("TRUE");
        column.push_back(upper.isEmpty() || upper == QLatin1String("NULL") ? nullBool : quint8(isTrue));
    }
    return Field({}, FieldType::Boolean, std::move(column));
}

std::optional<Field> numberField(const QStringList& cells)
{
    NumberColumn column;
    bool any = false;
    for (const QString& cell : cells) {
        if (isBlank(cell)) {
            column.push_back(nullNumber);
            continue;
        }
        bool ok = false;
        const double value = cell.toDouble(&ok);
        if (!ok)
            return std::nullopt;
        column.push_back(value);
        any = true;
    }
    return any ? std::optional(Field({}, FieldType::Number, std::move(column))) : std::nullopt;
}

Field cellsField(const QStringList& cells)
{
    if (!cells.isEmpty() && looksLikeTruth(cells.front()))
        return truthField(cells);
    if (auto numbers = numberField(cells))
        return *std::move(numbers);
    StringColumn column;
    for (const QString& cell : cells)
        column.push_back(isBlank(cell) ? QString() : cell);
    return Field({}, FieldType::String, std::move(column));
}

/// The field as times, when it holds any: ms since the epoch or ISO texts.
std::optional<Field> timeField(const Field& field)
{
    TimeColumn column;
    bool any = false;
    for (qsizetype row = 0; row < field.size(); ++row) {
        const Value value = field.at(row);
        qint64 time = nullTime;
        if (const auto* ms = std::get_if<double>(&value); ms && std::abs(*ms) < 9.2e12)
            time = qint64(*ms) * nsPerMs;
        else if (const auto* text = std::get_if<QString>(&value))
            if (const QDateTime parsed = QDateTime::fromString(*text, Qt::ISODateWithMs); parsed.isValid())
                time = parsed.toMSecsSinceEpoch() * nsPerMs;
        any |= time != nullTime;
        column.push_back(time);
    }
    return any ? std::optional(Field(field.name, FieldType::Time, std::move(column))) : std::nullopt;
}

Field namedField(const QString& header, const QStringList& cells, int index)
{
    Field field = cellsField(cells);
    if (header.contains(QLatin1String("time"), Qt::CaseInsensitive))
        if (auto times = timeField(field))
            field = *std::move(times);
    field.name = header;
    if (const auto brace = header.indexOf(QLatin1Char('{')); brace >= 0) {
        field.labels = TestQuery::labels(header.mid(brace), index);
        if (!field.labels.isEmpty())
            field.name = header.left(brace);
    }
    return field;
}

/// Leaves out cells at random, the same ones each time.
void dropCells(Frame& frame, double percent, SeededRandom random)
{
    for (Field& field : frame.fields) {
        const NumberColumn* numbers = field.numbers();
        if (!numbers)
            continue;
        NumberColumn kept = *numbers;
        for (double& value : kept)
            if (random.next() * 100 < percent)
                value = nullNumber;
        field.values = std::make_shared<const Column>(std::move(kept));
    }
}

} // namespace

Result<Frame> frameFromCsv(const QString& text, const QString& name)
{
    const std::vector<QStringList> rows = csvRows(text);
    Frame frame;
    frame.name = name;
    if (rows.empty())
        return frame;
    const auto width = rows.front().size();
    for (size_t row = 1; row < rows.size(); ++row)
        if (rows[row].size() != width)
            return testError(
                tr("Row %1 of the CSV has %2 cells, its header has %3.").arg(row).arg(rows[row].size()).arg(width));
    for (qsizetype column = 0; column < width; ++column) {
        QStringList cells;
        for (size_t row = 1; row < rows.size(); ++row)
            cells << rows[row][column].trimmed();
        frame.add(namedField(rows.front()[column].trimmed(), cells, int(column)));
    }
    return frame;
}

TestResult csvContent(const TestQuery& query)
{
    const QString text = jsonutil::string(query.spec(), "csvContent");
    if (text.isEmpty())
        return TestAnswer();
    auto frame = frameFromCsv(text, jsonutil::string(query.spec(), "alias"));
    if (!frame)
        return frame.error();
    if (const double drop = jsonutil::number(query.spec(), "dropPercent"); drop > 0)
        dropCells(*frame, drop, query.random());
    return TestAnswer {{*std::move(frame)}, {}};
}

TestResult csvMetricValues(const TestQuery& query)
{
    QString text = jsonutil::string(query.spec(), "stringInput");
    text.remove(QLatin1Char(' '));
    if (text.trimmed().isEmpty())
        return TestAnswer {{Frame()}, {}};
    Field values = cellsField(text.split(QLatin1Char(',')));
    values.name = query.seriesName(0);
    values.labels = TestQuery::labels(jsonutil::string(query.spec(), "labels"), 0);
    const qint64 count = values.size();
    const qint64 step = count > 1 ? query.range().durationMs() / (count - 1) : 0;
    TimeColumn times;
    for (qint64 i = 0; i < count; ++i)
        times.push_back((query.range().fromMs + i * step) * nsPerMs);
    Frame frame;
    frame.add(Field(QStringLiteral("time"), FieldType::Time, std::move(times)));
    frame.add(std::move(values));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult manualEntry(const TestQuery& query)
{
    TimeColumn times;
    NumberColumn values;
    for (const Json& point : jsonutil::array(query.spec(), "points")) {
        const bool isPair = point.is_array() && point.size() >= 2;
        const auto time = isPair ? jsonutil::asNumber(point[1]) : std::nullopt;
        if (!time || std::abs(*time) >= 9.2e12)
            continue;
        times.push_back(qint64(*time) * nsPerMs);
        values.push_back(jsonutil::asNumber(point[0]).value_or(nullNumber));
    }
    Frame frame;
    frame.name = jsonutil::string(query.spec(), "alias");
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values)));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult conditionalError(const TestQuery& query)
{
    if (jsonutil::string(query.spec(), "stringInput").isEmpty())
        return testError(tr("The scenario server_error_500 failed because its input is empty."));
    return csvMetricValues(query);
}
