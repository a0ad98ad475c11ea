#include "datasources/prometheus/promqllexer.h"
#include "datasources/prometheus/promqlvisual.h"
#include "tests/support/testmain.h"

class TestPromqlLexer : public QObject
{
    Q_OBJECT

private slots:
    void aMatcherGoesIntoEverySelector_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* query, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(expected);
        };
        row("bare name", "up", "up{env=\"p\"}");
        row("empty braces", "up{}", "up{env=\"p\"}");
        row("blanks before braces", "up { a = 'x' }[5m]", "up{a=\"x\", env=\"p\"}[5m]");
        row("functions and ranges", "sum by (job) (rate(x[5m:1m])) / on (job) group_left (team) y",
            "sum by (job) (rate(x{env=\"p\"}[5m:1m])) / on (job) group_left (team) y{env=\"p\"}");
        row("aggregation name as metric", "sum + count", "sum{env=\"p\"} + count{env=\"p\"}");
        row("grouping behind", "sum(x) without (a, b)", "sum(x{env=\"p\"}) without (a, b)");
        row("name in braces", "{__name__=~\"a|b\"}", "{__name__=~\"a|b\", env=\"p\"}");
        row("quoted metric name", "{\"my.metric\", a=\"b\"}", "{\"my.metric\", a=\"b\", env=\"p\"}");
        row("offset and at", "x offset 1h @ start()", "x{env=\"p\"} offset 1h @ start()");
        row("strings are no selectors", "label_replace(x, \"a\", \"b{}\", 'c', `d`)",
            "label_replace(x{env=\"p\"}, \"a\", \"b{}\", 'c', `d`)");
        row("comment", "x # y{}\n+ z", "x{env=\"p\"} # y{}\n+ z{env=\"p\"}");
        row("macro as number", "x * $__range_s", "x{env=\"p\"} * $__range_s");
        row("numbers", "1e+5 * 0x1F + Inf - x", "1e+5 * 0x1F + Inf - x{env=\"p\"}");
        row("already there", "x{env=\"p\"}", "x{env=\"p\"}");
        row("unclosed braces stay", "x{a=\"b\"", "x{a=\"b\"");
        row("raw string", "x{a=~`\\d+`}", "x{a=~\"\\\\d+\", env=\"p\"}");
        row("keyword as label", "x{on=\"1\", by=\"2\"}", "x{on=\"1\", by=\"2\", env=\"p\"}");
        row("nothing", "", "");
    }
    void aMatcherGoesIntoEverySelector()
    {
        QFETCH(QString, query);
        QFETCH(QString, expected);
        QCOMPARE(addLabelToQuery(query, QStringLiteral("env"), QStringLiteral("p"), QStringLiteral("=")), expected);
    }

    void everyAggregationKeepsTheLabels_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* query, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(expected);
        };
        row("no grouping", "sum(rate(x[5m]))", "sum by (job, \"a.b\") (rate(x[5m]))");
        row("by before", "sum by (zone) (x)", "sum by (zone, job, \"a.b\") (x)");
        row("by behind", "sum(x) by (zone)", "sum(x) by (zone, job, \"a.b\")");
        row("empty by", "sum by () (x)", "sum by (job, \"a.b\") (x)");
        row("known already", "sum by (\"a.b\", job) (x)", "sum by (\"a.b\", job) (x)");
        row("without", "sum without (job, zone) (x)", "sum without (zone) (x)");
        row("without others", "sum without (zone) (x)", "sum without (zone) (x)");
        row("inner and outer", "max(sum by (zone) (x)) by (az)",
            "max(sum by (zone, job, \"a.b\") (x)) by (az, job, \"a.b\")");
        row("parameters", "topk(5, x) / quantile by (le) (0.9, y)",
            "topk by (job, \"a.b\") (5, x) / quantile by (le, job, \"a.b\") (0.9, y)");
        row("nothing added up", "rate(x[5m]) + sum_total", "rate(x[5m]) + sum_total");
        row("names and strings", "x{sum=\"a\"} * label_replace(y, \"sum(\", \"\", \"\", \"\")",
            "x{sum=\"a\"} * label_replace(y, \"sum(\", \"\", \"\", \"\")");
        row("comment", "sum(x # by (zone)\n) # all", "sum by (job, \"a.b\") (x # by (zone)\n) # all");
        row("unclosed", "sum(x", "sum by (job, \"a.b\") (x");
        row("logql", "sum by (app) (count_over_time({app=\"a\"} |= \"sum(\" | json [5m]))",
            "sum by (app, job, \"a.b\") (count_over_time({app=\"a\"} |= \"sum(\" | json [5m]))");
    }
    void everyAggregationKeepsTheLabels()
    {
        QFETCH(QString, query);
        QTEST(addGroupingToQuery(query, {QStringLiteral("job"), QStringLiteral("a.b")}), "expected");
    }

    void aQueryIsReadAsSteps_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("steps"); // metric: id(params) ...; other vectors behind their operator
        QTest::addColumn<int>("errors");
        const auto row = [](const char* query, const char* steps, int errors = 0) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(steps) << errors;
        };
        row("up", "up:");
        row("", ":");
        row("sum by (job) (rate(up{a=\"b\"}[5m]))", "up{a=\"b\"}: rate([\"5m\"]) __sum_by([\"job\"])");
        row("sum(x) without (a, b)", "x: __sum_without([\"a\",\"b\"])");
        row("topk(5, up) > 3", "up: topk([5.0]) __greater_than([3.0,false])");
        row("up * -2", "up: __multiply_by([-2.0])");
        row("a / on (job) b", "a: / on job b:");
        row("(a + b) * 100", "a: __multiply_by([100.0]) + b:");
        row("label_replace(x, \"a\", \"$1\", \"b\", \"(.*)\")", "x: label_replace([\"a\",\"$1\",\"b\",\"(.*)\"])");
        row("rate(up[5m]", "up: rate([\"5m\"])", 1);
        row(")(", ":", 2);
    }

    void aQueryIsReadAsSteps()
    {
        const std::function<QString(const PromqlVisual&)> shown = [&](const PromqlVisual& visual) {
            QStringList parts {visual.metric + matchersText(visual.labels) + QLatin1Char(':')};
            for (const PromqlVisual::Operation& step : visual.operations)
                parts << step.id + QLatin1Char('(') + QString::fromStdString(step.params.dump()) + QLatin1Char(')');
            for (const PromqlVisual::Binary& binary : visual.binaries) {
                parts << binary.op;
                if (!binary.matchType.isEmpty())
                    parts << binary.matchType << binary.matchLabels.join(QLatin1Char(','));
                parts << shown(binary.query);
            }
            return parts.join(QLatin1Char(' '));
        };
        QFETCH(QString, query);
        const PromqlReading reading = readPromql(query);
        QTEST(shown(reading.visual), "steps");
        QTEST(reading.errors, "errors");
    }

    void tokensHaveKinds()
    {
        const QString query = QStringLiteral("sum(rate(x{a=\"b\"}[5m])) > bool 3 # c");
        QList<int> kinds;
        for (const PromqlToken& token : promqlTokens(query))
            kinds << int(token.kind);
        using K = PromqlToken::Kind;
        QList<int> expected;
        for (const K kind : {K::Aggregation, K::Bracket, K::Function, K::Bracket, K::Identifier, K::Bracket,
                             K::Identifier, K::Operator, K::String, K::Bracket, K::Bracket, K::Number, K::Bracket,
                             K::Bracket, K::Bracket, K::Operator, K::Keyword, K::Number, K::Comment})
            expected << int(kind);
        QCOMPARE(kinds, expected);
    }

    void anyTextIsTokenized()
    {
        for (const char* text :
             {"{", "}}", "[", "[[", "\"", "$", "${", "a{b", "a{b=", "a{\"", "1e", "..", "by (", "@"}) {
            const QString query = QString::fromUtf8(text);
            QVERIFY(!promqlTokens(query).empty());
            QVERIFY(!addLabelToQuery(query, QStringLiteral("k"), QStringLiteral("v"), QStringLiteral("=")).isEmpty());
        }
    }
};

VEDETTE_TEST_GUILESS(TestPromqlLexer)
#include "tst_promqllexer.moc"
