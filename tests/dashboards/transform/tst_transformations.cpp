#include "dashboards/transform/cells.h"
#include "dashboards/transform/transformation.h"
#include "tests/support/testmain.h"

namespace {

constexpr qint64 second = 1'000'000'000;

Frame series(const QString& refId, TimeColumn times, NumberColumn values, Labels labels = {})
{
    for (qint64& t : times)
        t *= second;
    Frame frame;
    frame.refId = refId;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values), std::move(labels)));
    return frame;
}

Labels job(const QString& name)
{
    return {{QStringLiteral("job"), name}};
}

Frame table()
{
    Frame frame;
    frame.refId = QStringLiteral("T");
    frame.add(Field(QStringLiteral("host"), FieldType::String,
                    StringColumn {QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("b")}));
    frame.add(Field(QStringLiteral("load"), FieldType::Number, NumberColumn {3, 1, nullNumber}));
    return frame;
}

/// The sets of frames that the rows start from.
Frames input(const QString& name)
{
    if (name == QLatin1String("table"))
        return {table()};
    if (name == QLatin1String("texts")) {
        Frame frame;
        frame.add(Field(QStringLiteral("line"), FieldType::String,
                        StringColumn {QStringLiteral("{\"a\":1,\"b\":\"x\"}"), QStringLiteral("{\"a\":2}")}));
        return {std::move(frame)};
    }
    if (name == QLatin1String("quotes")) {
        Frame frame;
        frame.add(Field(QStringLiteral("line"), FieldType::String,
                        StringColumn {QStringLiteral("a=\"x \\\"y\\\" z='1'\", b=2")}));
        return {std::move(frame)};
    }
    return {series(QStringLiteral("A"), {1, 2}, {10, 20}, job(QStringLiteral("api"))),
            series(QStringLiteral("B"), {2, 3}, {5, 6}, job(QStringLiteral("db")))};
}

/// "name: cell, cell | name: ..." per frame, frames separated by " || ".
QString shown(const Frames& frames)
{
    QStringList frameTexts;
    for (const Frame& frame : frames) {
        QStringList fields;
        for (const Field& field : frame.fields) {
            QStringList texts;
            for (const Value& v : cells::values(field)) {
                const double* number = std::get_if<double>(&v);
                texts << (number && field.type == FieldType::Time ? QString::number(*number / 1000) : cells::text(v));
            }
            fields << field.name + QLatin1String(": ") + texts.join(QLatin1String(", "));
        }
        frameTexts << fields.join(QLatin1String(" | "));
    }
    return frameTexts.join(QLatin1String(" || "));
}

Frames run(const QString& id, const QString& options, Frames frames, bool disabled = false, Json filter = {})
{
    Transformations registry;
    registerBuiltinTransformations(registry);
    TransformContext context;
    context.interpolate = [](const QString& text) {
        return QString(text).replace(QLatin1String("$host"), QLatin1String("host"));
    };
    TransformationSpec spec;
    spec.id = id;
    spec.options = *jsonutil::parse(options.toUtf8());
    spec.disabled = disabled;
    spec.filter = std::move(filter);
    return transformFrames(std::move(frames), {spec}, registry, context);
}

} // namespace

class TestTransformations : public QObject
{
    Q_OBJECT

private slots:
    void framesAreTransformed_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* name, const char* id, const char* source, const char* options,
                            const char* result) {
            QTest::newRow(name) << QString::fromUtf8(id) << QString::fromUtf8(source) << QString::fromUtf8(options)
                                << QString::fromUtf8(result);
        };
        row("joins by time", "joinByField", "series", "{}",
            "Time: 1, 2, 3 | Value: 10, 20, undefined | Value: undefined, 5, 6");
        row("joins inner", "joinByField", "series", R"({"mode":"inner"})", "Time: 2 | Value: 20 | Value: 5");
        row("series become rows", "seriesToRows", "series", "{}",
            "Time: 3, 2, 2, 1 | Metric: db, api, db, api | Value: 6, 20, 5, 10");
        row("reduces series to rows", "reduce", "series", R"({"reducers":["max"]})", "Field: api, db | Max: 20, 6");
        row("calculations said twice count once", "reduce", "series", R"({"reducers":["max","max"]})",
            "Field: api, db | Max: 20, 6");
        row("reduces each field", "reduce", "series", R"({"reducers":["min"],"mode":"reduceFields"})",
            "Value: 10 || Value: 5");
        row("merges on equal fields", "merge", "series", "{}", "Time: 1, 2, 2, 3 | Value: 10, 20, 5, 6");
        row("labels become columns", "labelsToFields", "series", "{}",
            "Time: 1, 2 | Value: 10, 20 | job: api, api || Time: 2, 3 | Value: 5, 6 | job: db, db");
        row("puts fields side by side", "concatenate", "series", "{}",
            "Time: 1, 2 | Value: 10, 20 | Time: 2, 3 | Value: 5, 6");
        row("keeps frames of a query", "filterByRefId", "series", R"({"include":"B"})", "Time: 2, 3 | Value: 5, 6");
        row("organizes", "organize", "table", R"({"excludeByName":{"load":true},"renameByName":{"host":"Host"}})",
            "host: b, a, b");
        row("orders", "order", "table", R"({"indexByName":{"load":0,"host":1}})", "load: 3, 1, null | host: b, a, b");
        row("keeps fields by name", "filterFieldsByName", "table", R"({"include":{"names":["$host"]}})",
            "host: b, a, b");
        row("keeps rows by value", "filterByValue", "table",
            R"({"type":"include","match":"all","filters":[{"fieldName":"load","config":{"id":"greater","options":{"value":2}}}]})",
            "host: b | load: 3");
        row("sorts", "sortBy", "table", R"({"sort":[{"field":"host"}]})", "host: a, b, b | load: 1, 3, null");
        row("makes frames of one shape", "ensureColumns", "series", "{}",
            "Time: 1, 2, 3 | Value: 10, 20, undefined | Value: undefined, 5, 6");
        row("reads JSON texts", "extractFields", "texts", R"({"source":"line","format":"json","replace":true})",
            "a: 1, 2 | b: x, undefined");
        row("reads texts in quotes that quote", "extractFields", "quotes",
            R"({"source":"line","format":"kvp","replace":true})", "a: x \"y\" z='1' | b: 2");
        row("keeps the text beside what it holds", "extractFields", "texts", R"({"source":"line","format":"json"})",
            "line: {\"a\":1,\"b\":\"x\"}, {\"a\":2} | a: 1, 2 | b: x, undefined");
        row("limits", "limit", "table", R"({"limitField":2})", "host: b, a | load: 3, 1");
        row("groups", "groupBy", "table",
            R"({"fields":{"host":{"operation":"groupby"},"load":{"operation":"aggregate","aggregations":["sum"]}}})",
            "host: b, a | load (sum): 3, 1");
        row("calculates rows", "calculateField", "table",
            R"({"mode":"binary","binary":{"left":"load","operator":"*","right":"2"}})",
            "host: b, a, b | load: 3, 1, null | load * 2: 6, 2, 0");
        row("accumulates", "calculateField", "table",
            R"({"mode":"cumulativeFunctions","cumulative":{"field":"load","reducer":"sum"},"replaceFields":true})",
            "cumulative sum(load): 3, 4, 4");
        row("counts rows", "calculateField", "table", R"({"mode":"index","replaceFields":true})", "Row: 0, 1, 2");
        row("makes a matrix", "groupingToMatrix", "table",
            R"({"columnField":"host","rowField":"host","valueField":"load","emptyValue":"zero"})",
            R"(host\host: b, a | b: 0, 0 | a: 0, 1)");
        row("transposes", "transpose", "table", "{}", "Field: load | Value: 3 | Value: 1 | Value: null");
        row("converts types", "convertFieldType", "table",
            R"({"conversions":[{"targetField":"load","destinationType":"boolean"}]})",
            "host: b, a, b | load: true, true, false");
        row("formats texts", "formatString", "table", R"({"stringField":"host","outputFormat":"Upper Case"})",
            "host: B, A, B | load: 3, 1, null");
        row("counts in buckets", "histogram", "table", R"({"bucketSize":2})", "xMin: 0, 2 | xMax: 2, 4 | load: 1, 1");
        row("partitions without the keys", "partitionByValues", "table", R"({"fields":["host"],"keepFields":false})",
            "load: 3, null || load: 1");
        row("keeps what it counted", "heatmap", "series",
            R"({"keepOriginalData":true,"xBuckets":{"mode":"size","value":"10s"},"yBuckets":{"mode":"size","value":"20"}})",
            "xMin: 0, 0 | yMin: 0, 20 | Count: 3, 1 || Time: 1, 2 | Value: 10, 20 || Time: 2, 3 | Value: 5, 6");
        // 5, 6, 10 and 20 lie between 2^2 and 2^5; the lower edges are powers of two.
        row("counts in powers", "heatmap", "series",
            R"({"xBuckets":{"mode":"size","value":"10s"},"yBuckets":{"scale":{"type":"log","log":2}}})",
            "xMin: 0, 0, 0 | yMin: 4, 8, 16 | Count: 2, 1, 1");
        row("partitions", "partitionByValues", "table", R"({"fields":["host"]})",
            "host: b, b | load: 3, null || host: a | load: 1");
        row("renames", "rename", "table", R"({"renameByName":{"host":"Host"}})", "host: b, a, b | load: 3, 1, null");
        row("keeps fields by type", "filterFields", "table", R"({"include":{"id":"numeric"}})", "load: 3, 1, null");
        row("keeps frames by matcher", "filterFrames", "series", R"({"include":{"id":"byRefId","options":"A"}})",
            "Time: 1, 2 | Value: 10, 20");
        row("keeps what it needs", "noop", "table", "{}", "host: b, a, b | load: 3, 1, null");
        row("calculates each row", "calculateField", "table",
            R"({"mode":"reduceRow","reduce":{"reducer":"sum"},"replaceFields":true})", "Total: 3, 1, 0");
        row("calculates one field", "calculateField", "table",
            R"({"mode":"unary","unary":{"operator":"abs","fieldName":"load"},"replaceFields":true})",
            "abs(load): 3, 1, 0");
        // 3; (3 + 1) / 2; nothing leaves the window at a null, so the mean stays.
        row("averages a window", "calculateField", "table",
            R"({"mode":"windowFunctions","window":{"field":"load","reducer":"mean","windowSizeMode":"fixed","windowSize":2,"windowAlignment":"trailing"},"replaceFields":true})",
            "trailing moving mean(load): 3, 2, 2");
        row("groups into nested tables", "groupToNestedTable", "table",
            R"({"fields":{"host":{"operation":"groupby"},"load":{"operation":"aggregate","aggregations":["max"]}}})",
            "host: b, a | load (max): 3, 1 | __nestedFrames: [object Object], [object Object]");
        row("splits into series", "prepareTimeSeries", "series", R"({"format":"wide"})",
            "Time: 1, 2, 3 | Value: 10, 20, undefined | Value: undefined, 5, 6");
        row("writes long series", "prepareTimeSeries", "series", R"({"format":"long"})",
            "Time: 1, 2 | Value: 10, 20 | job: api, api || Time: 2, 3 | Value: 5, 6 | job: db, db");
        row("joins by label", "joinByLabels", "series", R"({"value":"job"})", "api: 10, 20 | db: 5, 6");
        row("rows become fields", "rowsToFields", "table",
            R"({"mappings":[{"fieldName":"host","handlerKey":"field.name"},{"fieldName":"load","handlerKey":"field.value"}]})",
            "b: 3 | a: 1 | b: null");
        row("sparkline cells", "timeSeriesTable", "series", R"({"A":{"stat":"max"}})",
            "job: api | Trend #A: [object Object] || job: db | Trend #B: [object Object]");
        // Two points are as smooth as they get.
        row("smooths", "smoothing", "series", R"({"resolution":2})",
            "Time: 1, 2 | Value (smoothed): 10, 20 || Time: 2, 3 | Value (smoothed): 5, 6");
        // 5 to 20 in two parts: the widest bucket up to 15 is 15, so 5, 6 and 10 lie in the first and 20 in the second.
        row("counts in cells", "heatmap", "series",
            R"({"xBuckets":{"mode":"size","value":"1s"},"yBuckets":{"mode":"count","value":"2"}})",
            "xMin: 1, 1, 2, 2, 3, 3 | yMin: 0, 15, 0, 15, 0, 15 | Count: 1, 0, 1, 1, 1, 0");
        row("formats times", "formatTime", "series",
            R"({"timeField":"Time","outputFormat":"YYYY","useTimezone":false})",
            "Time: 1970, 1970 | Value: 10, 20 || Time: 1970, 1970 | Value: 5, 6");
        row("renames by pattern", "renameByRegex", "table", R"({"regex":"^(lo)ad$","renamePattern":"$1w"})",
            "host: b, a, b | load: 3, 1, null");
        row("passes unknown ids", "nothingOfTheKind", "table", "{}", "host: b, a, b | load: 3, 1, null");
        row("survives wrong options", "groupBy", "table", R"({"fields":[1,2],"sort":7})",
            "host: b, a, b | load: 3, 1, null");
    }
    void framesAreTransformed()
    {
        QFETCH(QString, id);
        QFETCH(QString, source);
        QFETCH(QString, options);
        QFETCH(QString, result);
        QCOMPARE(shown(run(id, options, input(source))), result);
    }

    void everyTransformationSurvivesNothingAndNonsense_data()
    {
        QTest::addColumn<QString>("id");
        Transformations registry;
        registerBuiltinTransformations(registry);
        for (const auto& transformation : registry.items())
            QTest::newRow(qPrintable(transformation->id)) << transformation->id;
    }
    void everyTransformationSurvivesNothingAndNonsense()
    {
        QFETCH(QString, id);
        const QString nonsense = QStringLiteral(
            R"({"fields":5,"reducers":{"a":1},"byField":[],"mode":7,"sort":"x","filters":[1],"limitField":"many",
                "binary":3,"source":false,"mappings":[null],"conversions":[4],"include":9,"rules":[[]]})");
        QVERIFY(run(id, QStringLiteral("{}"), {}).size() <= 1);
        const Frames out = run(id, nonsense, {table(), Frame(), series({}, {}, {})});
        QVERIFY(out.size() <= 100);
    }

    void partsAreNamed_data()
    {
        QTest::addColumn<QString>("naming");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("labels");
        QTest::newRow("values") << "{}"
                                << "b, a"
                                << "{}, {}";
        QTest::newRow("with fields") << R"({"withFields":true})"
                                     << "host=b, host=a"
                                     << "{}, {}";
        QTest::newRow("behind the frame") << R"({"append":true})"
                                          << "t b, t a"
                                          << "{}, {}";
        QTest::newRow("both") << R"({"append":true,"withFields":true})"
                              << "t host=b, t host=a"
                              << "{}, {}";
        QTest::newRow("as labels") << R"({"asLabels":true})"
                                   << "t, t"
                                   << "{host=\"b\"}, {host=\"a\"}";
    }
    void partsAreNamed()
    {
        QFETCH(QString, naming);
        Frame whole = table();
        whole.name = QStringLiteral("t");
        QStringList names;
        QStringList labels;
        for (const Frame& part : run(QStringLiteral("partitionByValues"),
                                     QStringLiteral(R"({"fields":["host"],"naming":%1})").arg(naming), {whole})) {
            names << part.name;
            labels << QLatin1Char('{') + formatLabels(part.fields.back().labels).remove(u'{').remove(u'}')
                    + QLatin1Char('}');
        }
        QTEST(names.join(QStringLiteral(", ")), "names");
        QTEST(labels.join(QStringLiteral(", ")), "labels");
    }

    void seriesInCellsHaveTheirValue_data()
    {
        QTest::addColumn<QString>("stat");
        QTest::addColumn<double>("value");
        QTest::newRow("last") << "lastNotNull" << 20.0;
        QTest::newRow("least") << "min" << 10.0;
        QTest::newRow("mean") << "mean" << 15.0;
    }
    void seriesInCellsHaveTheirValue()
    {
        QFETCH(QString, stat);
        const Frames out = run(QStringLiteral("timeSeriesTable"), QStringLiteral(R"({"A":{"stat":"%1"}})").arg(stat),
                               {input(QStringLiteral("series")).front()});
        const Frame& cell = out.front().fields.back().as<FramesColumn>()->front()->front();
        QTEST(jsonutil::number(*cell.meta.custom, "value"), "value");
    }

    /// Points lie (range + 1 ms) / count apart, the last at the end. The squares of 0 to 3, and their line of least
    /// squares: slope 3, through 3.5 at 1.5.
    void curvesAreFitted_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QList<double>>("predicted");
        QTest::newRow("line") << R"({"predictionCount":2})" << QList<double> {-1, 8};
        QTest::newRow("parabola") << R"({"modelType":"polynomial","degree":2,"predictionCount":4})"
                                  << QList<double> {0, 1, 4, 9};
        QTest::newRow("parabola by default")
            << R"({"modelType":"polynomial","predictionCount":3})" << QList<double> {0, 2.25, 9};
        QTest::newRow("no points") << R"({"predictionCount":0})" << QList<double>();
    }
    void curvesAreFitted()
    {
        QFETCH(QString, options);
        QFETCH(QList<double>, predicted);
        const Frames out =
            run(QStringLiteral("regression"), options, {series(QStringLiteral("A"), {0, 1, 2, 3}, {0, 1, 4, 9})});
        QCOMPARE(out.size(), predicted.isEmpty() ? size_t(1) : size_t(2));
        for (qsizetype i = 0; i < predicted.size(); ++i)
            QVERIFY(std::abs(out[1].fields[1].numbers()->at(size_t(i)) - predicted[i]) < 1e-9);
    }

    void smoothingKeepsTheResolution()
    {
        // Pairs are averaged in their middle: (1 + 3) / 2 and (5 + 7) / 2; their mean over one window is themselves.
        const Frames out = run(QStringLiteral("smoothing"), QStringLiteral(R"({"resolution":2})"),
                               {series(QStringLiteral("A"), {0, 1, 2, 3}, {1, 3, 5, 7})});
        QCOMPARE(*out.front().fields[1].numbers(), (NumberColumn {2, 6}));
        QCOMPARE(*out.front().fields[0].times(), (TimeColumn {second / 2, second * 5 / 2}));
    }

    void disabledStepsSkip()
    {
        QCOMPARE(run(QStringLiteral("limit"), QStringLiteral(R"({"limitField":1})"), {table()}, true)[0].rows, 3);
    }

    void aFilterPutsTheOtherFramesBack_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<int>>("rows"); // of A and B; 1 where the step ran
        QTest::newRow("one query") << "A" << QList<int> {1, 2};
        QTest::newRow("the other") << "B" << QList<int> {2, 1};
        QTest::newRow("both") << "A|B" << QList<int> {1, 1};
        QTest::newRow("pattern") << "/^[AB]$/" << QList<int> {1, 1};
        QTest::newRow("whole names") << "AB|A" << QList<int> {1, 2};
        QTest::newRow("none") << "C" << QList<int> {2, 2};
        QTest::newRow("no filter") << "" << QList<int> {1, 1};
    }
    void aFilterPutsTheOtherFramesBack()
    {
        QFETCH(QString, filter);
        QFETCH(QList<int>, rows);
        Frames out =
            run(QStringLiteral("limit"), QStringLiteral(R"({"limitField":1})"), input(QStringLiteral("series")), false,
                Json {{"id", "byRefId"}, {"options", filter.toStdString()}});
        std::sort(out.begin(), out.end(), [](const Frame& a, const Frame& b) { return a.refId < b.refId; });
        QCOMPARE(out.size(), size_t(2));
        QCOMPARE(QList<int>({int(out[0].rows), int(out[1].rows)}), rows);
    }

    void equalTimesAreSharedNotJoined()
    {
        const Frame first = series(QStringLiteral("A"), {1, 2, 3}, {1, 2, 3});
        Frame other = series(QStringLiteral("B"), {1, 2, 3}, {4, 5, 6});
        other.fields[0].values = first.fields[0].values;
        const Frames out = run(QStringLiteral("joinByField"), QStringLiteral("{}"), {first, other});
        QCOMPARE(out[0].fields[0].values, first.fields[0].values);
        QCOMPARE(out[0].fields[2].values, other.fields[1].values);
    }

    void aLineIsFitted()
    {
        const Frames out = run(QStringLiteral("regression"), QStringLiteral(R"({"predictionCount":3})"),
                               {series(QStringLiteral("A"), {0, 10, 20, 30}, {1, 2, 3, 4})});
        QCOMPARE(out.size(), size_t(2));
        QCOMPARE(*out[1].fields[0].times(), (TimeColumn {0, 15 * second, 30 * second}));
        QVERIFY(std::abs((*out[1].fields[1].numbers())[1] - 2.5) < 1e-9);
        QCOMPARE(out[1].name, QStringLiteral("Linear regression"));
    }

    /// Parts lie as in a tree: all of the first value, then the next. What a person called a field names the label.
    void partsAreToldApartByLabels()
    {
        Frame frame;
        frame.name = QStringLiteral("F");
        const auto texts = [](std::initializer_list<const char*> list) {
            StringColumn column;
            for (const char* text : list)
                column.push_back(QString::fromLatin1(text));
            return column;
        };
        Field zone(QStringLiteral("zone"), FieldType::String, texts({"a", "b", "a"}));
        FieldConfig named;
        named.displayName = QStringLiteral("Zone");
        zone.config = std::make_shared<const FieldConfig>(named);
        frame.add(std::move(zone));
        frame.add(Field(QStringLiteral("kind"), FieldType::String, texts({"x", "x", "y"})));
        frame.add(Field(QStringLiteral("n"), FieldType::Number, NumberColumn {1, 2, 3}));
        const Frames parts = run(QStringLiteral("partitionByValues"),
                                 QStringLiteral(R"({"fields":["Zone","kind"],"keepFields":false})"), {frame, table()});
        QCOMPARE(shown(parts), QStringLiteral("n: 1 || n: 3 || n: 2"));
        QCOMPARE(parts[1].name, QStringLiteral("F"));
        QCOMPARE(
            parts[1].fields[0].labels,
            (Labels {{QStringLiteral("Zone"), QStringLiteral("a")}, {QStringLiteral("kind"), QStringLiteral("y")}}));
        const Frames names =
            run(QStringLiteral("partitionByValues"),
                QStringLiteral(R"({"fields":["kind"],"naming":{"withNames":true,"append":true,"separator1":": "}})"),
                {frame});
        QCOMPARE(names[1].name, QStringLiteral("F kind: y"));
    }

    void thresholdsOfDataHaveTheColourThatIsGiven()
    {
        const Frames out =
            run(QStringLiteral("configFromData"),
                QStringLiteral(R"({"configRefId":"T","mappings":[{"fieldName":"load","handlerKey":"threshold1",)"
                               R"("reducerId":"max","handlerArguments":{"threshold":{"color":"orange"}}}]})"),
                {table(), series(QStringLiteral("A"), {1}, {1})});
        QCOMPARE(out.size(), size_t(1));
        const auto& thresholds = out[0].fields[1].config->thresholds;
        QVERIFY(thresholds);
        QCOMPARE(thresholds->steps.back().value, 3.0);
        QCOMPARE(thresholds->steps.back().color, QStringLiteral("orange"));
    }

    void rowsWithoutAValueGiveNoLabel()
    {
        Frame frame = table();
        frame.fields.insert(frame.fields.begin(),
                            Field(QStringLiteral("name"), FieldType::String,
                                  StringColumn {QStringLiteral("p"), QStringLiteral("q"), QStringLiteral("r")}));
        frame.fields[1].values =
            std::make_shared<const Column>(StringColumn {QString(), QStringLiteral("a"), QStringLiteral("b")});
        const Frames out = run(QStringLiteral("rowsToFields"), QStringLiteral("{}"), {frame});
        QCOMPARE(shown(out), QStringLiteral("p: 3 | q: 1 | r: null"));
        QVERIFY(out[0].fields[0].labels.isEmpty());
        QCOMPARE(out[0].fields[1].labels, (Labels {{QStringLiteral("host"), QStringLiteral("a")}}));
    }

    void aLabelThatIsNowhereIsSaid()
    {
        const Frames out =
            run(QStringLiteral("joinByLabels"), QStringLiteral(R"({"value":"zone"})"), input(QStringLiteral("series")));
        QCOMPARE(out.front().meta.notices.size(), size_t(1));
        QVERIFY(out.front().meta.notices[0].text.contains(QLatin1String("zone")));
    }

    void framesBecomeExemplars()
    {
        const Frames same =
            run(QStringLiteral("convertFrameType"), QStringLiteral("{}"), input(QStringLiteral("series")));
        QCOMPARE(same.front().meta.topic, QString());
        for (const Frame& frame :
             run(QStringLiteral("convertFrameType"), QStringLiteral("{\"targetType\":\"exemplar\"}"),
                 input(QStringLiteral("series")))) {
            QCOMPARE(frame.name, QStringLiteral("exemplar"));
            QCOMPARE(frame.meta.topic, QStringLiteral("annotations"));
        }
    }

    void configurationComesFromData()
    {
        Frames frames = input(QStringLiteral("series"));
        Frame config;
        config.refId = QStringLiteral("config");
        config.add(Field(QStringLiteral("max"), FieldType::Number, NumberColumn {50, 100}));
        config.add(
            Field(QStringLiteral("Unit"), FieldType::String, StringColumn {QStringLiteral("s"), QStringLiteral("ms")}));
        frames.push_back(std::move(config));
        const Frames result = run(QStringLiteral("configFromData"),
                                  QStringLiteral("{\"configRefId\":\"config\",\"mappings\":[{\"fieldName\":\"Unit\","
                                                 "\"handlerKey\":\"unit\"}]}"),
                                  std::move(frames));
        QCOMPARE(result.size(), size_t(2)); // the configuration itself is gone
        for (const Frame& frame : result) {
            QCOMPARE(frame.fields[1].config->max, std::optional(100.0)); // the last value, by the field's own name
            QCOMPARE(frame.fields[1].config->unit, std::optional(QStringLiteral("ms"))); // by its mapping
        }
    }
};

VEDETTE_TEST_GUILESS(TestTransformations)
#include "tst_transformations.moc"
