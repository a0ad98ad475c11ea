#include "dashboards/expressions/expressions.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

constexpr double none = nullNumber;
const double nan = std::nan("");
const double inf = std::numeric_limits<double>::infinity();

TimeColumn seconds(const std::vector<int>& times)
{
    TimeColumn column;
    for (const int second : times)
        column.push_back(qint64(second) * 1'000'000'000);
    return column;
}

Labels labels(const QString& text)
{
    Labels result;
    for (const QString& pair : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        result.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    return result;
}

Frame series(const QString& with, const std::vector<int>& times, const NumberColumn& values)
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, seconds(times)));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, values, labels(with)));
    return frame;
}

Frame number(const QString& with, double value)
{
    Frame frame;
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {value}, labels(with)));
    return frame;
}

ExpressionSpec spec(const char* refId, const QByteArray& json, bool hidden = false)
{
    return {RefId(QString::fromLatin1(refId)), hidden, *jsonutil::parse(json)};
}

ExpressionSpec math(const QString& text, const char* refId = "Z")
{
    return {RefId(QString::fromLatin1(refId)), false, Json {{"type", "math"}, {"expression", text.toStdString()}}};
}

QString numberText(double value)
{
    return isMissing(value) ? QStringLiteral("null") : QString::number(value, 'g', 10);
}

/// `{a="1"} 0:1 10:2` for a series, `{} =5` for a number, items apart by a bar.
QString shown(const Frames& frames)
{
    QStringList items;
    for (const Frame& frame : frames) {
        const Field& value = frame.fields.back();
        QStringList parts {formatLabels(value.labels)};
        const Field* time = frame.first(FieldType::Time);
        for (qsizetype row = 0; row < value.size(); ++row)
            parts << (time ? QString::number((*time->times())[size_t(row)] / 1'000'000'000) : QString())
                    + QLatin1Char(time ? ':' : '=') + numberText(value.numberAt(row));
        items << parts.join(QLatin1Char(' '));
    }
    return items.join(QStringLiteral(" | "));
}

/// A: two series of web and db. B: one number of web. C: one number without labels. W: web with two more labels.
/// N: nothing at all. X: null, NaN and infinities.
ExpressionInput sample()
{
    ExpressionInput input;
    input.range = {0, 60'000};
    const auto add = [&](const char* refId, Frames frames) {
        input.answers[RefId(QString::fromLatin1(refId))] = std::move(frames);
    };
    add("A",
        {series(QStringLiteral("host=web"), {0, 10, 20}, {1, 2, 3}),
         series(QStringLiteral("host=db"), {0, 10, 20}, {10, 20, none})});
    add("B", {number(QStringLiteral("host=web"), 4)});
    add("C", {number({}, 100)});
    add("W", {series(QStringLiteral("host=web,dc=x,job=api"), {10, 20, 30}, {5, 6, 7})});
    add("O", {series(QStringLiteral("host=other"), {0, 10}, {7, 8})});
    add("N", {});
    add("X", {series({}, {0, 1, 2, 3, 4}, {none, nan, inf, -inf, -2.5})});
    add("E", {series({}, {}, {})});
    return input;
}

QString answerText(const ExpressionSpec& expression)
{
    const auto answers = runExpressions({expression}, sample());
    const ExpressionAnswer& answer = answers.begin()->second;
    return answer.error ? answer.error->text : shown(answer.frames);
}

} // namespace

class TestExpressions : public QObject
{
    Q_OBJECT

private slots:
    void mathComputes_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* expression, const char* expected) {
            QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(expected);
        };
        // Numbers and precedence.
        row("1 + 2 * 3", "{} =7");
        row("(1 + 2) * 3", "{} =9");
        row("2 ** 3 * 2", "{} =16");
        row("-2 ** 2", "{} =4");
        row("10 - 4 - 3", "{} =3");
        row("7 % 4", "{} =3");
        row("0x2A + 072", "{} =100");
        row("-0.8e-2", "{} =-0.008");
        row("1 < 2 && 3 >= 3", "{} =1");
        row("1 == 2 || 0", "{} =0");
        row("!0 + !5", "{} =1");
        row("1 / 0", "{} =inf");
        // Functions.
        row("abs(-3) + ceil(1.2) + floor(1.8)", "{} =6");
        row("round(2.5) + round(-2.5)", "{} =0");
        row("log(1)", "{} =0");
        row("is_nan(log(-1))", "{} =1");
        row("is_inf(infn())", "{} =1");
        row("is_null(null())", "{} =1");
        row("is_null(nan())", "{} =0");
        row("is_number(inf())", "{} =0");
        row("null() + 1", "{} =null");
        row("nan() > 1", "{} =nan");
        // Items and labels.
        row("$A", "{host=\"web\"} 0:1 10:2 20:3 | {host=\"db\"} 0:10 10:20 20:null");
        row("$A + $A", "{host=\"web\"} 0:2 10:4 20:6 | {host=\"db\"} 0:20 10:40 20:null");
        row("$A * $B", "{host=\"web\"} 0:4 10:8 20:12");
        row("$C - $A", "{host=\"web\"} 0:99 10:98 20:97 | {host=\"db\"} 0:90 10:80 20:null");
        row("${A} > 2", "{host=\"web\"} 0:0 10:0 20:1 | {host=\"db\"} 0:1 10:1 20:null");
        row("$A + $W", "{dc=\"x\", host=\"web\", job=\"api\"} 10:7 20:9");
        row("$W / $B", "{dc=\"x\", host=\"web\", job=\"api\"} 10:1.25 20:1.5 30:1.75");
        row("$W + $O", "{} 10:13");
        row("$A + $O", "");
        row("$A + $N", "");
        row("is_null($X)", "{} 0:1 1:0 2:0 3:0 4:0");
        row("is_nan($X)", "{} 0:0 1:1 2:0 3:0 4:0");
        row("is_number($X)", "{} 0:0 1:0 2:0 3:0 4:1");
        row("abs($X)", "{} 0:null 1:nan 2:inf 3:inf 4:2.5");
        row("-$B", "{host=\"web\"} =-4");
        // What is wrong says where.
        row("", "Expression Z: “” ends too early.");
        row("1 +", "Expression Z: “1 +” ends too early.");
        row("$A $B", "Expression Z: “$B” is not understood at character 4.");
        row("sqrt(4)", "Expression Z: “sqrt(4)” is not understood at character 1.");
        row("$Q + 1", "Expression Z: The panel has no query Q.");
    }

    void mathComputes()
    {
        QFETCH(QString, expression);
        QTEST(answerText(math(expression)), "expected");
    }

    void deepNestingIsRefusedSoftly()
    {
        const QString text = QString(100'000, QLatin1Char('(')) + QLatin1Char('1');
        QVERIFY(answerText(math(text)).startsWith(QLatin1String("Expression Z: ")));
    }

    void seriesBecomeNumbers_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("reducer");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* input, const char* reducer, const char* mode,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(input) << QString::fromLatin1(reducer)
                                << QString::fromLatin1(mode) << QString::fromUtf8(expected);
        };
        row("sum", "$A", "sum", "", "{host=\"web\"} =6 | {host=\"db\"} =nan");
        row("sum without nulls", "A", "sum", "dropNN", "{host=\"web\"} =6 | {host=\"db\"} =30");
        row("sum of replaced nulls", "A", "sum", "replaceNN", "{host=\"web\"} =6 | {host=\"db\"} =37");
        row("mean", "A", "mean", "", "{host=\"web\"} =2 | {host=\"db\"} =nan");
        row("mean without nulls", "A", "mean", "dropNN", "{host=\"web\"} =2 | {host=\"db\"} =15");
        row("min", "A", "min", "", "{host=\"web\"} =1 | {host=\"db\"} =nan");
        row("max", "A", "max", "dropNN", "{host=\"web\"} =3 | {host=\"db\"} =20");
        row("count", "A", "count", "", "{host=\"web\"} =3 | {host=\"db\"} =3");
        row("count without nulls", "A", "count", "dropNN", "{host=\"web\"} =3 | {host=\"db\"} =2");
        row("last", "A", "last", "", "{host=\"web\"} =3 | {host=\"db\"} =null");
        row("last number", "A", "last", "dropNN", "{host=\"web\"} =3 | {host=\"db\"} =20");
        row("median", "A", "median", "dropNN", "{host=\"web\"} =2 | {host=\"db\"} =15");
        row("infinities are no numbers", "X", "count", "dropNN", "{} =1");
        row("sum of nothing", "E", "sum", "", "{} =0");
        row("mean of nothing", "E", "mean", "", "{} =nan");
        row("mean of nothing left", "E", "mean", "dropNN", "{} =null");
        row("mean of nothing replaced", "E", "mean", "replaceNN", "{} =7");
        row("a number stays", "B", "mean", "", "{host=\"web\"} =4");
        row("unknown", "A", "p95", "", "Expression R: There is no reducing function “p95”.");
    }

    void seriesBecomeNumbers()
    {
        QFETCH(QString, input);
        QFETCH(QString, reducer);
        QFETCH(QString, mode);
        const Json query = {{"type", "reduce"},
                            {"expression", input.toStdString()},
                            {"reducer", reducer.toStdString()},
                            {"settings", {{"mode", mode.toStdString()}, {"replaceWithValue", 7}}}};
        QTEST(answerText({RefId(QStringLiteral("R")), false, query}), "expected");
    }

    void aReducedNumberIsPointedOut()
    {
        const auto answers =
            runExpressions({spec("R", R"({"type": "reduce", "expression": "B", "reducer": "mean"})")}, sample());
        QCOMPARE(answers.begin()->second.notices.size(), size_t(1));
    }

    void seriesAreResampled_data()
    {
        QTest::addColumn<QString>("window");
        QTest::addColumn<QString>("down");
        QTest::addColumn<QString>("up");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* window, const char* down, const char* up,
                            const QByteArray& expected) {
            QTest::newRow(name) << QString::fromLatin1(window) << QString::fromLatin1(down) << QString::fromLatin1(up)
                                << QString::fromUtf8(expected);
        };
        const char* const tags = "{dc=\"x\", host=\"web\", job=\"api\"} ";
        const auto made = [&](const char* values) { return (QByteArray(tags) + values); };
        row("mean and gaps", "20s", "mean", "fillna", made("0:null 20:5.5 40:7 60:null"));
        row("sum and the last known", "20s", "sum", "pad", made("0:null 20:11 40:7 60:7"));
        row("last and the next known", "20s", "last", "backfilling", made("0:5 20:6 40:7 60:null"));
        row("min", "30s", "min", "fillna", made("0:null 30:5 60:null"));
        row("max", "30s", "max", "pad", made("0:null 30:7 60:7"));
        row("finer than the series", "5s", "mean", "pad",
            made("0:null 5:null 10:5 15:5 20:6 25:6 30:7 35:7 40:7 45:7 50:7 55:7 60:7"));
        row("a window beyond the range", "5m", "mean", "pad",
            "Expression S: The window “5m” is longer than the time range.");
        row("no duration", "soon", "mean", "pad", "Expression S: The window “soon” is not a duration.");
        row("no such fill", "20s", "mean", "guess", "Expression S: There is no upsampling function “guess”.");
        row("no such function", "20s", "p95", "pad", "Expression S: There is no downsampling function “p95”.");
    }

    void seriesAreResampled()
    {
        QFETCH(QString, window);
        QFETCH(QString, down);
        QFETCH(QString, up);
        const Json query = {{"type", "resample"},
                            {"expression", "W"},
                            {"window", window.toStdString()},
                            {"downsampler", down.toStdString()},
                            {"upsampler", up.toStdString()}};
        QTEST(answerText({RefId(QStringLiteral("S")), false, query}), "expected");
    }

    void thresholdsSayOneOrZero_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* condition, const char* expected) {
            QTest::newRow(condition) << QByteArray(condition) << QString::fromUtf8(expected);
        };
        row(R"({"type": "gt", "params": [1]})", "{host=\"web\"} 0:0 10:1 20:1 | {host=\"db\"} 0:1 10:1 20:null");
        row(R"({"type": "lt", "params": [2]})", "{host=\"web\"} 0:1 10:0 20:0 | {host=\"db\"} 0:0 10:0 20:null");
        row(R"({"type": "gte", "params": [2]})", "{host=\"web\"} 0:0 10:1 20:1 | {host=\"db\"} 0:1 10:1 20:null");
        row(R"({"type": "lte", "params": [2]})", "{host=\"web\"} 0:1 10:1 20:0 | {host=\"db\"} 0:0 10:0 20:null");
        row(R"({"type": "eq", "params": [2]})", "{host=\"web\"} 0:0 10:1 20:0 | {host=\"db\"} 0:0 10:0 20:null");
        row(R"({"type": "ne", "params": [2]})", "{host=\"web\"} 0:1 10:0 20:1 | {host=\"db\"} 0:1 10:1 20:null");
        row(R"({"type": "within_range", "params": [1, 3]})",
            "{host=\"web\"} 0:0 10:1 20:0 | {host=\"db\"} 0:0 10:0 20:null");
        row(R"({"type": "outside_range", "params": [1, 3]})",
            "{host=\"web\"} 0:0 10:0 20:0 | {host=\"db\"} 0:1 10:1 20:null");
        row(R"({"type": "within_range_included", "params": [1, 3]})",
            "{host=\"web\"} 0:1 10:1 20:1 | {host=\"db\"} 0:0 10:0 20:null");
        row(R"({"type": "outside_range_included", "params": [1, 3]})",
            "{host=\"web\"} 0:1 10:0 20:1 | {host=\"db\"} 0:1 10:1 20:null");
        row(R"({"type": "gt", "params": []})", "Expression T: The condition “gt” lacks a limit.");
        row(R"({"type": "odd"})", "Expression T: There is no condition “odd”.");
    }

    void thresholdsSayOneOrZero()
    {
        QFETCH(QByteArray, condition);
        const Json query = {
            {"type", "threshold"}, {"expression", "A"}, {"conditions", {{{"evaluator", *jsonutil::parse(condition)}}}}};
        QTEST(answerText({RefId(QStringLiteral("T")), false, query}), "expected");
    }

    void recoveryLimitsAreReadOnly_data()
    {
        QTest::addColumn<QByteArray>("recovery");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* recovery, const char* expected) {
            QTest::newRow(name) << QByteArray(recovery) << QString::fromUtf8(expected);
        };
        const char* const decided = "{host=\"web\"} 0:0 10:1 20:1 | {host=\"db\"} 0:1 10:1 20:null";
        row("none", "null", decided);
        row("below one", R"({"type": "lt", "params": [1]})", decided);
        row("a range", R"({"type": "within_range", "params": [0, 9]})", decided);
        row("no limit", R"({"type": "lt"})", "Expression T: The condition “lt” lacks a limit.");
        row("no condition", R"({"type": "odd"})", "Expression T: There is no condition “odd”.");
    }

    /// Nothing has fired before in a panel, so the first limit decides alone.
    void recoveryLimitsAreReadOnly()
    {
        QFETCH(QByteArray, recovery);
        const Json condition = {{"evaluator", {{"type", "gt"}, {"params", {1}}}},
                                {"unloadEvaluator", *jsonutil::parse(recovery)}};
        const Json query = {{"type", "threshold"}, {"expression", "A"}, {"conditions", {condition}}};
        QTEST(answerText({RefId(QStringLiteral("T")), false, query}), "expected");
    }

    void classicConditionsJoin_data()
    {
        QTest::addColumn<QByteArray>("conditions");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* conditions, const char* expected) {
            QTest::newRow(name) << QByteArray(conditions) << QString::fromUtf8(expected);
        };
        row("any series fires",
            R"([{"evaluator": {"type": "gt", "params": [14]}, "query": {"params": ["A"]}, "reducer": {"type": "avg"}}])",
            "{} =1");
        row("none fires",
            R"([{"evaluator": {"type": "gt", "params": [50]}, "query": {"params": ["A"]}, "reducer": {"type": "max"}}])",
            "{} =0");
        row("and",
            R"([{"evaluator": {"type": "gt", "params": [14]}, "query": {"params": ["A"]}, "reducer": {"type": "avg"}},
                {"evaluator": {"type": "lt", "params": [4]}, "query": {"params": ["B"]}, "reducer": {"type": "last"},
                 "operator": {"type": "and"}}])",
            "{} =0");
        row("or",
            R"([{"evaluator": {"type": "gt", "params": [14]}, "query": {"params": ["A"]}, "reducer": {"type": "avg"}},
                {"evaluator": {"type": "lt", "params": [4]}, "query": {"params": ["B"]}, "reducer": {"type": "last"},
                 "operator": {"type": "or"}}])",
            "{} =1");
        row("difference",
            R"([{"evaluator": {"type": "within_range", "params": [1, 3]}, "query": {"params": ["W"]},
                 "reducer": {"type": "diff"}}])",
            "{} =1");
        row("no data",
            R"([{"evaluator": {"type": "gt", "params": [1]}, "query": {"params": ["N"]}, "reducer": {"type": "avg"}}])",
            "{} =null");
        row("no value",
            R"([{"evaluator": {"type": "no_value"}, "query": {"params": ["N"]}, "reducer": {"type": "avg"}}])",
            "{} =1");
    }

    void classicConditionsJoin()
    {
        QFETCH(QByteArray, conditions);
        const Json query = {{"type", "classic_conditions"}, {"conditions", *jsonutil::parse(conditions)}};
        QTEST(answerText({RefId(QStringLiteral("K")), false, query}), "expected");
    }

    void whatIsNotEvaluatedSaysSo()
    {
        QCOMPARE(answerText(spec("Q", R"({"type": "sql", "expression": "select * from A"})")),
                 QStringLiteral("Expression Q: SQL expressions are not evaluated."));
        QCOMPARE(answerText(spec("Q", R"({"type": "dream"})")),
                 QStringLiteral("Expression Q: Expressions of the type “dream” are not evaluated."));
    }

    void expressionsReadEachOtherInAnyOrder()
    {
        const auto answers = runExpressions({math(QStringLiteral("$F * 2"), "G"),
                                             spec("F", R"({"type": "reduce", "expression": "A", "reducer": "max",
                                          "settings": {"mode": "dropNN"}})",
                                                  true)},
                                            sample());
        QCOMPARE(answers.size(), size_t(1)); // the hidden one feeds, but is not shown
        const Frames frames = answers.begin()->second.frames;
        QCOMPARE(shown(frames), QStringLiteral("{host=\"web\"} =6 | {host=\"db\"} =40"));
        QCOMPARE(frames.front().refId, QStringLiteral("G"));
        QCOMPARE(frames.front().fields.back().name, QStringLiteral("G"));
    }

    void circlesAreExplained()
    {
        const auto answers =
            runExpressions({math(QStringLiteral("$G + 1"), "F"), math(QStringLiteral("$F + 1"), "G")}, sample());
        for (const auto& [refId, answer] : answers)
            QCOMPARE(answer.error.value_or(Error {}).text,
                     QStringLiteral("Expression G: it reads itself in a circle over F."));
    }

    void aFailedQueryIsTheExpressionsErrorToo()
    {
        ExpressionInput input;
        input.failures[RefId(QStringLiteral("A"))] = {Error::Kind::Network, QStringLiteral("server is down"), {}};
        const auto answers = runExpressions({math(QStringLiteral("$A"))}, input);
        QCOMPARE(answers.begin()->second.error->text, QStringLiteral("Expression Z: server is down"));
    }

    void hiddenQueriesAreNeededThroughOthers()
    {
        const auto needed = neededInputs({math(QStringLiteral("$F / 2"), "G"),
                                          spec("F", R"({"type": "reduce", "expression": "$A"})", true),
                                          spec("H", R"({"type": "reduce", "expression": "$Q"})", true)});
        QCOMPARE(needed, (QSet<RefId> {RefId(QStringLiteral("F")), RefId(QStringLiteral("A"))}));
    }

    void instantAnswersAreNumbers()
    {
        Frame instant = series(QStringLiteral("host=web"), {60}, {9});
        instant.meta.custom = std::make_shared<const Json>(Json {{"resultType", "vector"}});
        ExpressionInput input;
        input.answers[RefId(QStringLiteral("A"))] = {instant};
        QCOMPARE(shown(runExpressions({math(QStringLiteral("$A + 1"))}, input).begin()->second.frames),
                 QStringLiteral("{host=\"web\"} =10"));
    }

    void textColumnsOfTablesAreLabels()
    {
        Frame table;
        table.add(Field(QStringLiteral("Loc"), FieldType::String,
                        StringColumn {QStringLiteral("MIA"), QStringLiteral("NYC")}));
        table.add(Field(QStringLiteral("Avg_CPU"), FieldType::Number, NumberColumn {1, 2}));
        ExpressionInput input;
        input.answers[RefId(QStringLiteral("A"))] = {table};
        QCOMPARE(shown(runExpressions({math(QStringLiteral("$A * 10"))}, input).begin()->second.frames),
                 QStringLiteral("{Loc=\"MIA\"} =10 | {Loc=\"NYC\"} =20"));
    }
};

VEDETTE_TEST_GUILESS(TestExpressions)
#include "tst_expressions.moc"
