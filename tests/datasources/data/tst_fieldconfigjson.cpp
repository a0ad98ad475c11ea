#include "datasources/data/fieldconfigjson.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

FieldConfig read(const char* text)
{
    const auto json = jsonutil::parse(text);
    return json ? fieldConfigFromJson(*json) : FieldConfig();
}

} // namespace

class TestFieldConfigJson : public QObject
{
    Q_OBJECT

private slots:
    void knownKeysAreRead()
    {
        const FieldConfig config = read(R"({"displayNameFromDS":"cpu","unit":"percent","decimals":2,"min":0,"max":"100",
            "noValue":0,"interval":15000,"filterable":true,"custom":{"lineWidth":2},"path":"a.b"})");
        QCOMPARE(config.displayNameFromDS, QStringLiteral("cpu"));
        QCOMPARE(config.unit, QStringLiteral("percent"));
        QCOMPARE(config.decimals, 2.0);
        QCOMPARE(config.min, 0.0);
        QCOMPARE(config.max, 100.0);
        QCOMPARE(config.noValue, QStringLiteral("0"));
        QCOMPARE(config.intervalMs, 15000.0);
        QCOMPARE(config.filterable, true);
        QVERIFY(config.custom && config.custom->at("lineWidth") == 2);
        QVERIFY(config.other && config.other->size() == 1);
        QVERIFY(!config.thresholds && !config.mappings && !config.color);
    }

    void wrongTypesCountAsNotSet()
    {
        const FieldConfig config = read(R"({"unit":5,"decimals":"two","color":"red","thresholds":[],"mappings":{},
            "links":{},"custom":[],"min":null,"max":{}})");
        QVERIFY(!config.unit && !config.decimals && !config.color && !config.thresholds && !config.mappings);
        QVERIFY(!config.min && !config.max && config.links.empty() && !config.custom && !config.other);
    }

    void theBaseThresholdIsMinusInfinity()
    {
        const FieldConfig config = read(R"({"thresholds":{"mode":"percentage","steps":[{"color":"green","value":null},
            {"color":"red","value":80}]}})");
        QVERIFY(config.thresholds.has_value());
        QCOMPARE(config.thresholds->mode, Thresholds::Mode::Percentage);
        QCOMPARE(config.thresholds->steps.size(), size_t(2));
        QVERIFY(std::isinf(config.thresholds->steps[0].value) && config.thresholds->steps[0].value < 0);
        QCOMPARE(config.thresholds->steps[1].value, 80.0);
        QCOMPARE(config.thresholds->steps[1].color, QStringLiteral("red"));
    }

    void mappingsOfOneObjectShareAGroup()
    {
        const FieldConfig config = read(R"({"mappings":[
            {"type":"value","options":{"0":{"text":"down","color":"red","index":1},"1":{"text":"up"}}},
            {"type":"range","options":{"from":null,"to":5,"result":{"text":"low"}}},
            {"type":"regex","options":{"pattern":"^a","result":{"text":"A"}}},
            {"type":"special","options":{"match":"null+nan","result":{"text":"none"}}},
            {"type":"special","options":{"match":"odd","result":{"text":"none"}}},
            {"type":"unheard"}, 7]})");
        QVERIFY(config.mappings.has_value());
        const auto& m = *config.mappings;
        QCOMPARE(m.size(), size_t(5));
        QCOMPARE(m[0].group, m[1].group);
        QCOMPARE(m[0].key, QStringLiteral("0"));
        QCOMPARE(m[0].result.text, QStringLiteral("down"));
        QCOMPARE(m[0].result.index, 1);
        QVERIFY(!m[2].from && m[2].to == 5.0 && m[2].group != m[0].group);
        QCOMPARE(m[3].key, QStringLiteral("^a"));
        QCOMPARE(m[4].special, ValueMapping::Special::NullAndNaN);
        QCOMPARE(m[4].result.text, QStringLiteral("none"));
    }

    void settingNullRemovesAKey()
    {
        FieldConfig config = read(R"({"unit":"percent","color":{"mode":"fixed","fixedColor":"red"}})");
        QCOMPARE(config.color->fixedColor, QStringLiteral("red"));
        QVERIFY(setFieldConfigKey(config, QStringLiteral("unit"), nullptr));
        QVERIFY(setFieldConfigKey(config, QStringLiteral("color"), nullptr));
        QVERIFY(!config.unit && !config.color);
        QVERIFY(!setFieldConfigKey(config, QStringLiteral("unheard"), 1));
    }

    void enumTextsAndLinksAreRead()
    {
        const FieldConfig config = read(R"({"type":{"enum":{"text":["a","b"],"color":["red"]}},
            "links":[{"title":"t","url":"u","targetBlank":true}, {"title":"i","internal":{"datasourceUid":"x"}}, 3]})");
        QCOMPARE(config.enumTexts, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(config.enumColors, QStringList {QStringLiteral("red")});
        QCOMPARE(config.links.size(), size_t(2));
        QVERIFY(config.links[0].targetBlank && !config.links[0].internal && config.links[1].internal);
    }
};

VEDETTE_TEST_GUILESS(TestFieldConfigJson)
#include "tst_fieldconfigjson.moc"
