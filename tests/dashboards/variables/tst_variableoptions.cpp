#include "dashboards/variables/variableoptions.h"
#include "dashboards/variables/variableurl.h"
#include "tests/support/testmain.h"

namespace {

VariableOptions optionsOf(const QStringList& texts)
{
    VariableOptions options;
    for (const QString& text : texts)
        options.push_back({text, text, {}});
    return options;
}

QString valuesText(const VariableOptions& options)
{
    QStringList values;
    for (const VariableOption& option : options)
        values << (option.text == option.value ? option.value : option.text + QLatin1Char('=') + option.value);
    return values.join(QLatin1Char(' '));
}

QStringList words(const QString& text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestVariableOptions : public QObject
{
    Q_OBJECT

private slots:
    void regexesFilterAndExtract_data()
    {
        QTest::addColumn<QString>("regex");
        QTest::addColumn<QString>("values");
        QTest::newRow("none") << ""
                              << "prod.eu dev.us prod.us";
        QTest::newRow("filter") << "/^prod/"
                                << "prod.eu prod.us";
        QTest::newRow("group") << "/^(\\w+)/"
                               << "prod dev";
        QTest::newRow("named") << "/(?<text>\\w+)\\.(?<value>\\w+)/"
                               << "prod=eu dev=us";
        QTest::newRow("global") << "/(\\w+)/g"
                                << "prod eu dev us";
        QTest::newRow("bare is whole") << "prod.*"
                                       << "prod.eu prod.us";
        QTest::newRow("bare of a part") << "prod"
                                        << "";
        QTest::newRow("flags") << "/PROD/i"
                               << "prod.eu prod.us";
    }
    void regexesFilterAndExtract()
    {
        QFETCH(QString, regex);
        QFETCH(QString, values);
        const auto options =
            queryOptions(optionsOf(words(QStringLiteral("prod.eu dev.us prod.us prod.eu"))), {regex, false, 0});
        QVERIFY(options.has_value());
        QCOMPARE(valuesText(*options), values);
    }

    void brokenRegexesAreErrors()
    {
        const auto options = queryOptions(optionsOf({QStringLiteral("a")}), {QStringLiteral("/[/"), false, 0});
        QVERIFY(!options.has_value());
        QVERIFY(options.error().text.contains(QLatin1String("/[/")));
    }

    void optionsAreSorted_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<QString>("values");
        QTest::newRow("none") << 0 << "n10 N3 n2 x";
        QTest::newRow("letters") << 1 << "N3 n10 n2 x";
        QTest::newRow("letters down") << 2 << "x n2 n10 N3";
        QTest::newRow("numbers") << 3 << "x n2 N3 n10";
        QTest::newRow("numbers down") << 4 << "n10 N3 n2 x";
        QTest::newRow("without case") << 5 << "n10 n2 N3 x";
        QTest::newRow("natural") << 7 << "n2 N3 n10 x";
        QTest::newRow("natural down") << 8 << "x n10 N3 n2";
        QTest::newRow("unknown") << 99 << "n10 N3 n2 x";
    }
    void optionsAreSorted()
    {
        QFETCH(int, sort);
        QFETCH(QString, values);
        VariableOptions options = optionsOf(words(QStringLiteral("n10 N3 n2 x")));
        sortOptions(options, sort);
        QCOMPARE(valuesText(options), values);
    }

    void customTextsAreSplitAtCommas()
    {
        QCOMPARE(valuesText(csvOptions(QStringLiteral("a, b\\,c ,Label : v,d:e"))),
                 QStringLiteral("a b,c Label=v d:e"));
        QVERIFY(csvOptions(QString()).empty());
    }

    void jsonOptionsKeepTheirProperties()
    {
        const auto options = jsonOptions(QStringLiteral(R"([{"text":"One","value":1,"region":"eu"},{"value":"w"}])"));
        QVERIFY(options.has_value());
        QCOMPARE(valuesText(*options), QStringLiteral("One=1 w"));
        QCOMPARE(jsonutil::string(options->front().properties, "region"), QStringLiteral("eu"));
        QVERIFY(!jsonOptions(QStringLiteral("[1]")).has_value());
        QVERIFY(!jsonOptions(QStringLiteral("{")).has_value());
    }

    void choicesSurviveWhatIsStillOffered_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("multi");
        QTest::addColumn<bool>("includeAll");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("after");
        QTest::newRow("kept") << "b" << false << false << "a b"
                              << "b";
        QTest::newRow("gone") << "z" << false << false << "a b"
                              << "a";
        QTest::newRow("some of many") << "b z" << true << false << "a b"
                                      << "b";
        QTest::newRow("none of many") << "y z" << true << false << "a b"
                                      << "a";
        QTest::newRow("all") << "$__all" << true << true << "a b"
                             << "$__all";
        QTest::newRow("all no longer offered") << "$__all" << true << false << "a b"
                                               << "a";
        QTest::newRow("no options") << "b" << true << true << ""
                                    << "$__all";
        QTest::newRow("nothing at all") << "b" << true << false << ""
                                        << "";
    }
    void choicesSurviveWhatIsStillOffered()
    {
        QFETCH(QString, before);
        QFETCH(bool, multi);
        QFETCH(bool, includeAll);
        QFETCH(QString, options);
        QFETCH(QString, after);
        const VariableChoice choice {words(before), words(before)};
        QCOMPARE(survivingChoice(choice, optionsOf(words(options)), {multi, includeAll, false}).values, words(after));
    }

    void aSingleChoiceIsFoundByItsTextToo()
    {
        const VariableOptions options {{QStringLiteral("x"), QStringLiteral("1"), {}},
                                       {QStringLiteral("Bee"), QStringLiteral("2"), {}}};
        QCOMPARE(survivingChoice({{QStringLiteral("old")}, {QStringLiteral("Bee")}}, options, {}).values,
                 QStringList {QStringLiteral("2")});
    }

    void allAndOthersExcludeEachOther()
    {
        const QString all = QStringLiteral("$__all");
        const QString a = QStringLiteral("a");
        const VariableOptions options = optionsOf({a});
        QCOMPARE(madeChoice({a, all}, options, {true, true, false}).values, QStringList {all});
        QCOMPARE(madeChoice({all, a}, options, {true, true, false}).values, QStringList {a});
        QCOMPARE(madeChoice({}, options, {true, true, true}).values, QStringList {all});
    }

    void linksSpeakOfAllInTwoWays()
    {
        const QStringList all {QStringLiteral("$__all")};
        QCOMPARE(valuesFromUrl({QStringLiteral("All")}, true, {}), all);
        QCOMPARE(valuesFromUrl({QStringLiteral(".*")}, true, QStringLiteral(".*")), all);
        QCOMPARE(valuesFromUrl({QStringLiteral("All")}, false, {}), QStringList {QStringLiteral("All")});
        VariableValue none;
        none.multi = true;
        QCOMPARE(urlValues(none), QStringList {QString()});
    }
};

VEDETTE_TEST_GUILESS(TestVariableOptions)
#include "tst_variableoptions.moc"
