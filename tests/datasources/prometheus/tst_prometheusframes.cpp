#include "datasources/data/framedump.h"
#include "datasources/prometheus/prometheusframes.h"
#include "tests/support/testmain.h"

namespace {

Frame series(const Labels& labels, NumberColumn values, TimeColumn times = {1, 2})
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(labels.value(QStringLiteral("__name__"), QStringLiteral("Value")), FieldType::Number,
                    std::move(values), labels));
    return frame;
}

Labels labels(const QString& text)
{
    Labels result;
    for (const QString& pair : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        result.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    return result;
}

PrometheusShape shape(const QString& legend, const QString& format = {})
{
    return {QStringLiteral("A"), QStringLiteral("sum(x)"), legend, format, 15000};
}

} // namespace

class TestPrometheusFrames : public QObject
{
    Q_OBJECT

private slots:
    void seriesAreNamed_data()
    {
        QTest::addColumn<QString>("legend");
        QTest::addColumn<QStringList>("series");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char* name, const char* legend, const QStringList& series, const QStringList& names) {
            QTest::newRow(name) << QString::fromUtf8(legend) << series << names;
        };
        const QString a = QStringLiteral("__name__=up,job=a");
        const QString b = QStringLiteral("__name__=up,job=b");
        row("verbose", "", {a}, {QStringLiteral("up{job=\"a\"}")});
        row("metric alone", "", {QStringLiteral("__name__=up")}, {QStringLiteral("up")});
        row("no labels", "", {QString()}, {QStringLiteral("sum(x)")});
        row("template", "{{ job }}-{{none}}!", {a}, {QStringLiteral("a-!")});
        row("auto, several", "__auto", {a, b}, {QStringLiteral("{job=\"a\"}"), QStringLiteral("{job=\"b\"}")});
        row("auto, one", "__auto", {a}, {QStringLiteral("{__name__=\"up\", job=\"a\"}")});
        row("auto, no labels", "__auto", {QString()}, {QStringLiteral("sum(x)")});
        row("auto, no metric", "__auto", {QStringLiteral("job=a")}, {QString()});
    }
    void seriesAreNamed()
    {
        QFETCH(QString, legend);
        QFETCH(QStringList, series);
        Frames frames;
        for (const QString& text : series)
            frames.push_back(::series(labels(text), {1, 2}));
        QStringList names;
        for (const Frame& frame : shapePrometheusFrames(std::move(frames), shape(legend)))
            names << frame.fields[1].config->displayNameFromDS.value_or(QString());
        QTEST(names, "names");
    }

    /// Labels stand as the series bring them, and rows of all series by their times.
    void aTableHasEveryLabel()
    {
        const Frames table = shapePrometheusFrames(
            {series(labels(QStringLiteral("b=1,a=2")), {1, 2}), series(labels(QStringLiteral("_c=3")), {3}, {1})},
            shape({}, QStringLiteral("table")));
        QCOMPARE(table.size(), size_t(1));
        QStringList names;
        for (const Field& field : table[0].fields)
            names << field.name;
        QCOMPARE(names,
                 QStringList({QStringLiteral("Time"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("_c"),
                              QStringLiteral("Value")}));
        QCOMPARE(table[0].rows, 3);
        QCOMPARE(*table[0].fields[0].times(), (TimeColumn {1, 1, 2}));
        QCOMPARE(*table[0].fields[4].numbers(), (NumberColumn {1, 3, 2}));
        QCOMPARE(std::get<QString>(table[0].fields[1].at(1)), QString());
        QCOMPARE(table[0].fields[1].config->filterable, std::optional(true));
    }

    void tablesOfSeveralQueriesNumberTheirValues()
    {
        Frames frames = shapePrometheusFrames({series({}, {1, 2})}, shape({}, QStringLiteral("table")));
        numberTableValues(frames);
        QCOMPARE(frames[0].fields.back().name, QStringLiteral("Value"));
        frames.push_back(frames[0]);
        frames[1].refId = QStringLiteral("B");
        numberTableValues(frames);
        QCOMPARE(frames[0].fields.back().name, QStringLiteral("Value #A"));
        QCOMPARE(frames[1].fields.back().name, QStringLiteral("Value #B"));
    }

    void bucketsAreSortedAndDeaccumulated()
    {
        const Frames frames = shapePrometheusFrames(
            {series(labels(QStringLiteral("le=+Inf")), {10, 20}), series(labels(QStringLiteral("le=0.1")), {1, 2}),
             series(labels(QStringLiteral("le=10")), {9, 14}), series(labels(QStringLiteral("le=1")), {4, 15})},
            shape(QStringLiteral("{{le}}"), QStringLiteral("heatmap")));
        QCOMPARE(frames.size(), size_t(1));
        QCOMPARE(frames[0].meta.type, QStringLiteral("heatmap-rows"));
        QCOMPARE(*frames[0].fields[2].numbers(), NumberColumn({3, 13}));
        QCOMPARE(*frames[0].fields[3].numbers(), NumberColumn({5, 0}));
        QCOMPARE(frames[0].fields[4].name, QStringLiteral("+Inf"));
        QCOMPARE(*frames[0].fields[4].numbers(), NumberColumn({1, 6}));
    }

    void bucketsThatBeginLaterKeepTheirTimes()
    {
        const Frames frames = shapePrometheusFrames(
            {series(labels(QStringLiteral("le=1")), {5}, {2}), series(labels(QStringLiteral("le=2")), {7, 8}, {1, 2})},
            shape({}, QStringLiteral("heatmap")));
        QVERIFY(isNull(frames[0].fields[1].numbers()->at(0)));
        QCOMPARE(*frames[0].fields[2].numbers(), NumberColumn({7, 3}));
    }

    void theStepIsTheInterval()
    {
        const Frames frames = shapePrometheusFrames({series({}, {1, 2})}, shape({}));
        QCOMPARE(frames[0].fields[0].config->intervalMs, std::optional(15000.0));
        QCOMPARE(frames[0].refId, QStringLiteral("A"));
    }
};

VEDETTE_TEST_GUILESS(TestPrometheusFrames)
#include "tst_prometheusframes.moc"
