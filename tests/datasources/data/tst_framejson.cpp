#include "datasources/data/framejson.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

Result<Frames> read(const QByteArray& text)
{
    const auto json = jsonutil::parse(text);
    return json ? framesFromJson(*json) : Result<Frames>(json.error());
}

Frame readOne(const QByteArray& text)
{
    const auto frames = read(text);
    return frames && frames->size() == 1 ? frames->front() : Frame();
}

} // namespace

class TestFrameJson : public QObject
{
    Q_OBJECT

private slots:
    void fieldsAreReadWithLabelsAndConfig()
    {
        const Frame frame = readOne(R"([{"name":"cpu","refId":"B","meta":{"type":"timeseries-multi","custom":{"a":1},
            "preferredVisualisationType":"graph","executedQueryString":"q","dataTopic":"annotations",
            "notices":[{"severity":"warning","text":"w"}]},
            "fields":[{"name":"Time","type":"time","values":[1795147200123,2000.5,null],"config":{}},
                      {"name":"Value","type":"number","values":[1,null,2.5],"labels":{"host":"a"},
                       "config":{"displayNameFromDS":"cpu a","unit":"percent"}}]}])");
        QCOMPARE(frame.rows, 3);
        QCOMPARE(frame.refId, QStringLiteral("B"));
        QCOMPARE(frame.name, QStringLiteral("cpu"));
        QCOMPARE(frame.meta.type, QStringLiteral("timeseries-multi"));
        QCOMPARE(frame.meta.topic, QStringLiteral("annotations"));
        QCOMPARE(frame.meta.executedQuery, QStringLiteral("q"));
        QCOMPARE(frame.meta.notices, (std::vector<Notice> {{Notice::Severity::Warning, QStringLiteral("w")}}));
        QVERIFY(frame.meta.custom && frame.meta.custom->at("a") == 1);
        QCOMPARE(*frame.fields[0].times(), (TimeColumn {1'795'147'200'123'000'000, 2'000'500'000, nullTime}));
        const NumberColumn& values = *frame.fields[1].numbers();
        QCOMPARE(values[0], 1.0);
        QVERIFY(isNull(values[1]));
        QCOMPARE(values[2], 2.5);
        QCOMPARE(frame.fields[1].labels.value(QStringLiteral("host")), QStringLiteral("a"));
        QCOMPARE(frame.fields[1].config->unit, QStringLiteral("percent"));
        QCOMPARE(frame.fields[1].config->displayNameFromDS, QStringLiteral("cpu a"));
    }

    void everyTypeHasItsColumn_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("column");
        const auto row = [](const char* name, const char* field, FieldType type, int column) {
            QTest::newRow(name) << QByteArray(field) << int(type) << column;
        };
        row("time", R"({"type":"time","values":[1]})", FieldType::Time, 0);
        row("time as text", R"({"type":"time","values":["2026-01-01T00:00:00Z"]})", FieldType::Time, 0);
        row("number", R"({"type":"number","values":[1]})", FieldType::Number, 1);
        row("texts in numbers", R"({"type":"number","values":[1,"a"]})", FieldType::Number, 4);
        row("string", R"({"type":"string","values":["a",null]})", FieldType::String, 2);
        row("numbers in texts", R"({"type":"string","values":["a",1]})", FieldType::String, 4);
        row("boolean", R"({"type":"boolean","values":[true,null]})", FieldType::Boolean, 3);
        row("other", R"({"type":"other","values":[{"a":1}]})", FieldType::Other, 4);
        row("enum", R"({"type":"enum","values":[0,1]})", FieldType::Enum, 1);
        row("frame", R"({"type":"frame","values":[{"fields":[]}]})", FieldType::Frame, 5);
        row("nested", R"({"type":"nestedFrames","values":[[{"fields":[]}],null]})", FieldType::Frame, 5);
        row("guessed by name", R"({"name":"Time","values":[1]})", FieldType::Time, 0);
        row("guessed number", R"({"values":[null,1]})", FieldType::Number, 1);
        row("guessed number in texts", R"({"values":["1.5"]})", FieldType::Number, 4);
        row("guessed boolean", R"({"values":[false]})", FieldType::Boolean, 3);
        row("guessed text", R"({"values":["abc"]})", FieldType::String, 2);
        row("guessed object", R"({"values":[{}]})", FieldType::Other, 4);
        row("nothing to guess from", R"({"values":[]})", FieldType::Other, 4);
        row("unheard type", R"({"type":"odd","values":[1]})", FieldType::Number, 1);
        row("no values", R"({"type":"number"})", FieldType::Number, 1);
    }
    void everyTypeHasItsColumn()
    {
        QFETCH(QByteArray, field);
        QFETCH(int, type);
        QFETCH(int, column);
        const Frame frame = readOne("{\"fields\":[" + field + "]}");
        QCOMPARE(frame.fields.size(), size_t(1));
        QCOMPARE(int(frame.fields[0].type), type);
        QCOMPARE(int(frame.fields[0].values->index()), column);
    }

    void emptyTextsAreNotNull()
    {
        const Frame frame = readOne(R"({"fields":[{"type":"string","values":["",null,"x","x"]}]})");
        QCOMPARE(std::get<QString>(frame.fields[0].at(0)), QString());
        QVERIFY(std::holds_alternative<Null>(frame.fields[0].at(1)));
        const StringColumn& texts = *frame.fields[0].as<StringColumn>();
        QCOMPARE(texts[2].constData(), texts[3].constData());
    }

    void theWireFormIsRead()
    {
        const Frame frame = readOne(R"({"schema":{"name":"n","refId":"A","fields":[{"name":"t","type":"time"},
              {"name":"v","type":"number"},{"name":"s","type":"number"},{"name":"short","type":"number"}]},
            "data":{"values":[[1,2,3,4,5],[1,null,null,null,null],[0,1,0,7,0],[9]],
              "entities":[null,{"NaN":[1],"Inf":[2],"NegInf":[3],"Undef":[4,99,-1]},null],
              "enums":[null,null,["a","b"]],"nanos":[[1,2,3,4,5],null]}})");
        QCOMPARE(frame.name, QStringLiteral("n"));
        QCOMPARE(frame.rows, 5);
        QCOMPARE((*frame.fields[0].times())[4], qint64(5'000'005));
        const NumberColumn& v = *frame.fields[1].numbers();
        QVERIFY(std::isnan(v[1]) && !isMissing(v[1]));
        QVERIFY(std::isinf(v[2]) && v[2] > 0 && std::isinf(v[3]) && v[3] < 0);
        QVERIFY(isAbsent(v[4]));
        QCOMPARE(frame.fields[2].type, FieldType::String);
        QCOMPARE(std::get<QString>(frame.fields[2].at(1)), QStringLiteral("b"));
        QVERIFY(std::holds_alternative<Absent>(frame.fields[2].at(3)));
        QVERIFY(std::holds_alternative<Absent>(frame.fields[3].at(4)));
    }

    void olderFormsAreRead()
    {
        const Frame series = readOne(R"({"target":"cpu","datapoints":[[1.5,1000],[null,2000],7],"unit":"s"})");
        QCOMPARE(series.name, QStringLiteral("cpu"));
        QCOMPARE(series.rows, 3);
        QCOMPARE((*series.fields[0].times())[1], qint64(2'000'000'000));
        QCOMPARE(series.fields[1].config->unit, QStringLiteral("s"));
        const Frame table = readOne(R"({"columns":[{"text":"Time","type":"time"},{"text":"Host","unit":"x"}],
            "rows":[[1000,"a"],[2000]]})");
        QCOMPARE(table.fields[0].type, FieldType::Time);
        QCOMPARE(table.fields[1].name, QStringLiteral("Host"));
        QCOMPARE(table.fields[1].config->unit, QStringLiteral("x"));
        QVERIFY(std::holds_alternative<Absent>(table.fields[1].at(1)));
    }

    void farTimesAreNull()
    {
        const Frame frame =
            readOne(R"({"fields":[{"type":"time","values":[1e300,-1e19,18446744073709551615,{},"x"]}]})");
        for (const qint64 time : *frame.fields[0].times())
            QCOMPARE(time, nullTime);
    }

    void oddJsonIsNoCrash_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("number") << QByteArray("5") << false;
        QTest::newRow("null") << QByteArray("[null]") << false;
        QTest::newRow("empty list") << QByteArray("[]") << true;
        QTest::newRow("fields as text") << QByteArray(R"({"fields":"x"})") << true;
        QTest::newRow("field as number") << QByteArray(R"({"fields":[7,null,[]]})") << true;
        QTest::newRow("values as object") << QByteArray(R"({"fields":[{"name":5,"type":[],"values":{}}]})") << true;
        QTest::newRow("schema without fields") << QByteArray(R"({"schema":{}})") << false;
        QTest::newRow("data as text") << QByteArray(R"({"schema":{"fields":[{}]},"data":"x"})") << true;
        QTest::newRow("odd data") << QByteArray(R"({"schema":{"fields":[{}]},"data":{"values":[5],"entities":[5],
            "enums":["x"],"nanos":[{}]}})")
                                  << true;
        QTest::newRow("columns") << QByteArray(R"({"columns":["a",5],"rows":5})") << true;
    }
    void oddJsonIsNoCrash()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isRead);
        QCOMPARE(bool(read(text)), isRead);
    }
};

VEDETTE_TEST_GUILESS(TestFrameJson)
#include "tst_framejson.moc"
