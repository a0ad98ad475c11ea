#include "dashboards/format/fielddisplay.h"
#include "dashboards/run/datacontext.h"
#include "dashboards/run/panelpipeline.h"
#include "tests/support/testmain.h"

namespace {

constexpr qint64 secondNs = 1'000'000'000;

Frame seriesFrame()
{
    Frame frame;
    frame.name = QStringLiteral("requests");
    frame.refId = QStringLiteral("A");
    frame.add(
        Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {100 * secondNs, 110 * secondNs, 120 * secondNs}));
    Field value(QStringLiteral("Value"), FieldType::Number, NumberColumn {1024, 2048, nullNumber},
                {{QStringLiteral("job"), QStringLiteral("api")}, {QStringLiteral("a.b"), QStringLiteral("dotted")}});
    FieldConfig config;
    config.unit = QStringLiteral("bytes");
    value.config = std::make_shared<const FieldConfig>(config);
    frame.add(value);
    return frame;
}

DataContext contextOf(const Frame& frame, std::optional<qsizetype> row)
{
    DataContext data;
    data.frame = &frame;
    data.field = &frame.fields[1];
    data.row = row;
    return data;
}

QString shown(const QString& text, const DataContext& data)
{
    return interpolate(text, withDataContext(InterpolateContext(), data));
}

PipelineOutput pipelineWithName(const QString& displayName)
{
    auto response = std::make_shared<Response>();
    response->frames = {seriesFrame()};
    PipelineInput input;
    input.responses = {response};
    input.fieldConfig.defaults.displayName = displayName;
    return runPipeline(input);
}

} // namespace

class TestDataContext : public QObject
{
    Q_OBJECT

private slots:
    void aRowAnswersForItsFieldsAndItsValue_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("${__value}", "2 KiB");
        row("$__value", "2 KiB");
        row("${__value.raw}", "2048");
        row("${__value.numeric}", "2048");
        row("${__value.text}", "2 KiB");
        row("${__value.time}", "110000");
        row("${__value.time:date:YYYY}", "1970");
        row("${__value:percentencode}", "2%20KiB");
        row("${__series.name}", "requests");
        row("${__series}", "${__series}");
        row("${__field.name}", "Value");
        row("${__field.labels.job}", "api");
        row("${__field.labels[\"a.b\"]}", "dotted");
        row("${__field.labels.none}", "");
        row("${__field.labels}", "a.b=\"dotted\", job=\"api\"");
        row("${__field.labels.__values}", "api, dotted");
        row("${__data.fields[1]}", "2 KiB");
        row("${__data.fields[\"Value\"].numeric}", "2048");
        row("${__data.fields.Value.text}", "2");
        row("${__data.fields.none}", "");
        row("${__data.refId}", "A");
        row("${__unknown.x}", "${__unknown.x}");
    }
    void aRowAnswersForItsFieldsAndItsValue()
    {
        QFETCH(QString, text);
        const Frame frame = seriesFrame();
        QTEST(shown(text, contextOf(frame, 1)), "expected");
    }

    void withoutARowNamesThatNeedOneStay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("raw") << QStringLiteral("${__value.raw}") << QStringLiteral("${__value.raw}");
        QTest::newRow("cell") << QStringLiteral("${__data.fields[0]}") << QStringLiteral("${__data.fields[0]}");
        QTest::newRow("date") << QStringLiteral("${__value.time:date}") << QStringLiteral("NaN");
        QTest::newRow("label") << QStringLiteral("${__field.labels.job}") << QStringLiteral("api");
    }
    void withoutARowNamesThatNeedOneStay()
    {
        QFETCH(QString, text);
        const Frame frame = seriesFrame();
        QTEST(shown(text, contextOf(frame, std::nullopt)), "expected");
    }

    void aReducedValueIsItsOwnText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("shown") << QStringLiteral("${__value.text}") << QStringLiteral("1 KiB");
        QTest::newRow("raw") << QStringLiteral("${__value.raw}") << QStringLiteral("1024");
        QTest::newRow("time") << QStringLiteral("${__value.time}") << QString();
        QTest::newRow("calc") << QStringLiteral("${__value.calc}") << QStringLiteral("mean");
    }
    void aReducedValueIsItsOwnText()
    {
        QFETCH(QString, text);
        const Frame frame = seriesFrame();
        DataContext data = contextOf(frame, std::nullopt);
        DisplayValue value;
        value.text = QStringLiteral("1");
        value.suffix = QStringLiteral(" KiB");
        value.numeric = 1024;
        data.calculated = &value;
        data.calculation = QStringLiteral("mean");
        QTEST(shown(text, data), "expected");
    }

    void displayNamesUseTheDataOfTheirField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("label") << QStringLiteral("job ${__field.labels.job}") << QStringLiteral("job api");
        QTest::newRow("itself") << QStringLiteral("${__field.displayName}!")
                                << QStringLiteral("{a.b=\"dotted\", job=\"api\"}!");
        QTest::newRow("series") << QStringLiteral("${__series.name}") << QStringLiteral("requests");
        QTest::newRow("cells are filled in per row") << QStringLiteral("$__cell_0") << QStringLiteral("$__cell_0");
    }
    void displayNamesUseTheDataOfTheirField()
    {
        QFETCH(QString, name);
        QTEST(pipelineWithName(name).frames[0].fields[1].state.displayName, "expected");
    }

    void titlesOfRowsUseTheirCells()
    {
        const PipelineOutput output = pipelineWithName(QStringLiteral("$__cell_1 of ${__field.labels.job}"));
        FieldDisplayRequest request;
        request.reduce.values = true;
        const auto values = fieldDisplayValues(output.frames, request);
        QCOMPARE(values.size(), size_t(3));
        QCOMPARE(values[1].title, QStringLiteral("2048 of api"));
    }

    void titlesOfReducedValuesKnowTheirCalculation()
    {
        const PipelineOutput output = pipelineWithName(QStringLiteral("${__calc}"));
        FieldDisplayRequest request;
        request.reduce.calcs = {QStringLiteral("max")};
        QCOMPARE(fieldDisplayValues(output.frames, request).front().title, QStringLiteral("max"));
    }

    void listsOfACalculationAreJoined_data()
    {
        QTest::addColumn<QString>("calc");
        QTest::addColumn<QString>("text");
        QTest::newRow("all") << "allValues"
                             << "1024, 2048, ";
        QTest::newRow("median, marked by a line") << "median"
                                                  << "1.50 KiB";
    }
    void listsOfACalculationAreJoined()
    {
        QFETCH(QString, calc);
        FieldDisplayRequest request;
        request.reduce.calcs = {calc};
        request.sparkline = true;
        const FieldDisplay shown = fieldDisplayValues({seriesFrame()}, request).front();
        QTEST(shown.display.full(), "text");
        QCOMPARE(shown.highlightLine.value_or(0), calc == QLatin1String("median") ? 1536.0 : 0.0);
    }

    void aLimitOfNoneIsTheUsualOne()
    {
        QVERIFY(!reduceOptionsFromJson({{"limit", 0}}).limit);
        QCOMPARE(reduceOptionsFromJson({{"limit", 3}}).limit, std::optional(3));
    }

    void aDashboardNamesItself_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("title") << QStringLiteral("${__dashboard}") << QStringLiteral("Nodes");
        QTest::newRow("uid") << QStringLiteral("${__dashboard.uid}") << QStringLiteral("n1");
        QTest::newRow("login") << QStringLiteral("${__user.login}") << QStringLiteral("ann");
        QTest::newRow("org") << QStringLiteral("${__org}") << QStringLiteral("1");
        QTest::newRow("interval") << QStringLiteral("$__interval") << QStringLiteral("1m");
        QTest::newRow("interval in ms") << QStringLiteral("${__interval_ms}") << QStringLiteral("60000");
        QTest::newRow("rate interval") << QStringLiteral("$__rate_interval") << QStringLiteral("$__rate_interval");
    }
    void aDashboardNamesItself()
    {
        QFETCH(QString, text);
        const DashboardNames names {QStringLiteral("n1"), QStringLiteral("Nodes"), QStringLiteral("ann"), 60'000};
        InterpolateContext context;
        context.extra = [&names](const QString& name, const QString& path) {
            return dashboardNameText(names, name, path);
        };
        QTEST(interpolate(text, context), "expected");
    }
};

VEDETTE_TEST_GUILESS(TestDataContext)
#include "tst_datacontext.moc"
