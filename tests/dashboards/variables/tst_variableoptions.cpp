#include "dashboards/variables/variableoptions.h"
#include "dashboards/variables/variableurl.h"
#include "dashboards/variables/variablevalues.h"
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
        QVERIFY(jsonOptions(QString())->empty());
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

    void optionsOfTheFileJoinThoseOfTheQuery_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("values");
        QTest::newRow("before") << "before"
                                << "None=- Bee=b c a";
        QTest::newRow("not said") << ""
                                  << "None=- Bee=b c a";
        QTest::newRow("after") << "after"
                               << "c a None=- Bee=b";
        QTest::newRow("sorted by text") << "sorted"
                                        << "a Bee=b c None=-";
    }
    void optionsOfTheFileJoinThoseOfTheQuery()
    {
        QFETCH(QString, order);
        VariableSpec spec;
        spec.staticOptions = {{QStringLiteral("None"), QStringLiteral("-"), {}},
                              {QStringLiteral("Bee"), QStringLiteral("b"), {}}};
        spec.staticOptionsOrder = order;
        spec.sort = 5;
        QTEST(valuesText(withStaticOptions(spec, optionsOf(words(QStringLiteral("c b a"))))), "values");
    }

    void theRegexMayReadTexts()
    {
        const VariableOptions options {{QStringLiteral("Europe"), QStringLiteral("1"), {}},
                                       {QStringLiteral("Asia"), QStringLiteral("2"), {}}};
        QCOMPARE(valuesText(*queryOptions(options, {QStringLiteral("/^E/"), true, 0})), QStringLiteral("Europe=1"));
        QCOMPARE(valuesText(*queryOptions(options, {QStringLiteral("/^2/"), false, 0})), QStringLiteral("Asia=2"));
    }

    void intervalsOfferAutoFirst_data()
    {
        QTest::addColumn<bool>("autoInterval");
        QTest::addColumn<QString>("values");
        QTest::newRow("without") << false << "1m 10m";
        QTest::newRow("with") << true << "auto=$__auto 1m 10m";
    }
    void intervalsOfferAutoFirst()
    {
        QFETCH(bool, autoInterval);
        VariableSpec spec;
        spec.type = VariableSpec::Type::Interval;
        spec.autoInterval = autoInterval;
        QTEST(valuesText(*ownOptions(spec, QStringLiteral("1m,10m"))), "values");
    }

    void autoDividesTheRange_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("least");
        QTest::addColumn<QString>("interval");
        // One hour: 3600 s / 30 = 120 s, / 360 = 10 s, / 3600 = 1 s.
        QTest::newRow("thirty parts") << 30 << "10s"
                                      << "2m";
        QTest::newRow("many parts") << 360 << "10s"
                                    << "10s";
        QTest::newRow("never below the least") << 3600 << "1m"
                                               << "1m";
        QTest::newRow("no count") << 0 << "10s"
                                  << "1h";
    }
    void autoDividesTheRange()
    {
        QFETCH(int, count);
        QFETCH(QString, least);
        VariableState state;
        state.spec.type = VariableSpec::Type::Interval;
        state.spec.autoCount = count;
        state.spec.autoMin = least;
        state.value.values = {autoInterval()};
        QTEST(scopeValue(state, {0, 3'600'000}).values.value(0), "interval");
    }

    void savedValuesFollowTheirType_data()
    {
        using Type = VariableSpec::Type;
        QTest::addColumn<Type>("type");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("current");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, Type type, const char* query, const QStringList& current,
                            const char* value) {
            QTest::newRow(name) << type << QString::fromLatin1(query) << current << QString::fromLatin1(value);
        };
        const QStringList old {QStringLiteral("old")};
        row("a constant is its query", Type::Constant, "q", old, "q");
        row("a constant without query", Type::Constant, "", old, "old");
        row("a text box keeps its text", Type::TextBox, "q", old, "old");
        row("an untouched text box", Type::TextBox, "q", {}, "q");
        row("an untouched switch is off", Type::Switch, "", {}, "no");
        row("a switch", Type::Switch, "", {QStringLiteral("yes")}, "yes");
        row("an old auto interval", Type::Interval, "1m", {QStringLiteral("$__auto_interval_x")}, "$__auto");
    }
    void savedValuesFollowTheirType()
    {
        QFETCH(VariableSpec::Type, type);
        QFETCH(QString, query);
        QFETCH(QStringList, current);
        VariableSpec spec;
        spec.type = type;
        spec.query = query.toStdString();
        spec.currentValues = current;
        spec.enabledValue = QStringLiteral("yes");
        spec.disabledValue = QStringLiteral("no");
        QTEST(savedValue(spec).values.value(0), "value");
    }

    void filtersGoThroughLinksAndBack_data()
    {
        QTest::addColumn<AdhocFilter>("filter");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const AdhocFilter& filter, const char* text) {
            QTest::newRow(name) << filter << QString::fromLatin1(text);
        };
        const auto l = [](const char* text) { return QString::fromLatin1(text); };
        row("plain", {l("job"), l("="), l("api"), {}}, "job|=|api");
        row("regex with a bar", {l("path"), l("=~"), l("/a|b"), {}}, "path|=~|/a__gfp__b");
        row("comma", {l("x"), l("!="), l("1,2"), {}}, "x|!=|1__gfc__2");
        row("hash", {l("x"), l("="), l("#1"), {}}, "x|=|__gfh__1");
        row("one of", {l("job"), l("=|"), l("a"), {l("a"), l("b|c")}}, "job|=__gfp__|a|b__gfp__c");
        row("none of", {l("job"), l("!=|"), l("a"), {l("a")}}, "job|!=__gfp__|a");
        row("greater", {l("size"), l(">"), l("5"), {}}, "size|>|5");
    }
    void filtersGoThroughLinksAndBack()
    {
        QFETCH(AdhocFilter, filter);
        QFETCH(QString, text);
        QCOMPARE(urlValues(std::vector {filter}), QStringList {text});
        QCOMPARE(filtersFromUrl({text}), std::vector {filter});
    }

    void filtersOfLinksMaySayMore_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expression");
        QTest::newRow("labels beside names") << "job,The job|=|api,The API"
                                             << "job=\"api\"";
        QTest::newRow("where it came from") << "job|=|api#dashboard#restorable"
                                            << "job=\"api\"";
        QTest::newRow("no value") << "job|="
                                  << "";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("no name") << "|=|api"
                                 << "";
    }
    void filtersOfLinksMaySayMore()
    {
        QFETCH(QString, text);
        QTEST(filterExpression(filtersFromUrl({text})), "expression");
    }

    void linksCarryWhatIsChosen_data()
    {
        using Type = VariableSpec::Type;
        QTest::addColumn<Type>("type");
        QTest::addColumn<bool>("skip");
        QTest::addColumn<QStringList>("carried");
        const QStringList chosen {QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("several") << Type::Query << false << chosen;
        QTest::newRow("kept out of links") << Type::Query << true << QStringList();
        QTest::newRow("filters") << Type::AdHoc << false << QStringList {QStringLiteral("job|=|x")};
    }
    void linksCarryWhatIsChosen()
    {
        QFETCH(VariableSpec::Type, type);
        QFETCH(bool, skip);
        VariableState state;
        state.spec.type = type;
        state.spec.filters = {{QStringLiteral("job"), QStringLiteral("="), QStringLiteral("x"), {}}};
        state.value.values = {QStringLiteral("a"), QStringLiteral("b")};
        state.value.multi = true;
        state.value.skipUrlSync = skip;
        QTEST(carriedValues(state), "carried");
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
