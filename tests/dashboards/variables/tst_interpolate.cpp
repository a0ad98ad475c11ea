#include "dashboards/variables/interpolate.h"
#include "tests/support/testmain.h"

namespace {

VariableValue valueOf(const QStringList& values, bool multi = false)
{
    VariableValue value;
    value.values = values;
    value.multi = multi;
    return value;
}

VariableValue allOf(const QStringList& options, const QString& allValue = {})
{
    VariableValue value = valueOf({QStringLiteral("$__all")}, true);
    value.includeAll = true;
    value.allValue = allValue;
    for (const QString& option : options)
        value.options.push_back({option, option, {}});
    return value;
}

InterpolateContext contextWith(const QString& name, const VariableValue& value)
{
    auto scope = std::make_shared<VariableScope>();
    scope->set(name, value);
    InterpolateContext context;
    context.scope = scope;
    return context;
}

} // namespace

class TestInterpolate : public QObject
{
    Q_OBJECT

private slots:
    void everySyntaxIsReplaced_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("plain") << "$v/x"
                               << "{a.b,c}/x";
        QTest::newRow("braces") << "${v}x"
                                << "{a.b,c}x";
        QTest::newRow("brackets") << "[[v:pipe]]"
                                  << "a.b|c";
        QTest::newRow("format") << "${v:regex}"
                                << "(a\\.b|c)";
        QTest::newRow("element") << "${v.1:singlequote}"
                                 << "'c'";
        QTest::newRow("element that is not there") << "<${v.7}>"
                                                   << "<{a.b,c}>";
        QTest::newRow("path without properties") << "${v.name:csv}"
                                                 << "a.b,c";
        QTest::newRow("separator") << "${v:join: ; }"
                                   << "a.b ; c";
        QTest::newRow("query") << "${v:queryparam}"
                               << "var-v=a.b&var-v=c";
        QTest::newRow("one of a query, all its letters escaped") << "${v.0:queryparam}"
                                                                 << "var-v=a.b";
        QTest::newRow("name and start of a query are escaped") << "${v.1:customqueryparam:a b:<}"
                                                               << "a%20b=%3Cc";
        QTest::newRow("a path that never ends") << "${v.x]]${v.1}"
                                                << "${v.x]]c";
        QTest::newRow("path in quotes") << "${v[\"a:b\"]:csv}"
                                        << "a.b,c";
        QTest::newRow("unknown name") << "$w ${w:csv} [[w]]"
                                      << "$w ${w:csv} [[w]]";
        QTest::newRow("unknown format") << "${v:CSV}"
                                        << "{a.b,c}";
        QTest::newRow("dollar") << "$$v $ ${ v } ${v"
                                << "${a.b,c} $ ${ v } ${v";
        QTest::newRow("other letters") << QStringLiteral("$v\u00e9") << QStringLiteral("{a.b,c}\u00e9");
        QTest::newRow("longer name") << "$vv"
                                     << "$vv";
        QTest::newRow("empty format") << "${v:}"
                                      << "${v:}";
    }
    void everySyntaxIsReplaced()
    {
        QFETCH(QString, text);
        QFETCH(QString, result);
        const auto context =
            contextWith(QStringLiteral("v"), valueOf({QStringLiteral("a.b"), QStringLiteral("c")}, true));
        QCOMPARE(interpolate(text, context), result);
    }

    void valuesAreNotReplacedAgain()
    {
        const auto context = contextWith(QStringLiteral("v"), valueOf({QStringLiteral("$v")}));
        QCOMPARE(interpolate(QStringLiteral("$v"), context), QStringLiteral("$v"));
    }

    void allIsItsOptionsOrItsOwnText()
    {
        const QString v = QStringLiteral("v");
        const QStringList options {QStringLiteral("a"), QStringLiteral("b")};
        QCOMPARE(interpolate(QStringLiteral("$v"), contextWith(v, allOf(options))), QStringLiteral("{a,b}"));
        QCOMPARE(interpolate(QStringLiteral("${v:text}"), contextWith(v, allOf(options))), QStringLiteral("All"));
        QCOMPARE(interpolate(QStringLiteral("${v:regex}"), contextWith(v, allOf(options, QStringLiteral(".*")))),
                 QStringLiteral(".*"));
        QCOMPARE(interpolate(QStringLiteral("${v:queryparam}"), contextWith(v, allOf(options))),
                 QStringLiteral("var-v=$__all"));
    }

    void anAllTextThatNamesItselfEnds()
    {
        const auto context = contextWith(QStringLiteral("v"), allOf({}, QStringLiteral("$v")));
        QCOMPARE(interpolate(QStringLiteral("$v"), context), QStringLiteral("$v"));
    }

    void propertiesOfJsonVariablesAreReachable()
    {
        VariableValue value = valueOf({QStringLiteral("1")});
        value.options = {{QStringLiteral("One"), QStringLiteral("1"), Json {{"a", {{"b", "deep"}}}}}};
        const auto context = contextWith(QStringLiteral("j"), value);
        QCOMPARE(interpolate(QStringLiteral("${j.a.b}"), context), QStringLiteral("deep"));
        QCOMPARE(interpolate(QStringLiteral("${j[\"a\"].b}"), context), QStringLiteral("deep"));
        QCOMPARE(interpolate(QStringLiteral("<${j.none}>"), context), QStringLiteral("<>"));
    }

    void innerScopesWin()
    {
        auto outer = std::make_shared<VariableScope>();
        outer->set(QStringLiteral("b"), valueOf({QStringLiteral("1")}));
        outer->set(QStringLiteral("a"), valueOf({QStringLiteral("1")}));
        VariableScope inner(outer);
        inner.set(QStringLiteral("a"), valueOf({QStringLiteral("2")}));
        inner.set(QStringLiteral("c"), valueOf({QStringLiteral("3")}));
        QCOMPARE(inner.find(QStringLiteral("a"))->values, QStringList {QStringLiteral("2")});
        QCOMPARE(inner.names(), (QStringList {QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
        QCOMPARE(inner.find(QStringLiteral("d")), nullptr);
    }

    void theDatasourceFormatsWhatNamesNoFormat()
    {
        auto context = contextWith(QStringLiteral("v"), valueOf({QStringLiteral("a")}, true));
        context.defaultFormat = [](const VariableShape& shape) {
            return shape.values.join(QLatin1Char('+')) + (shape.multiOrAll ? QLatin1String("!") : QLatin1String("?"));
        };
        QCOMPARE(interpolate(QStringLiteral("$v ${v:raw}"), context), QStringLiteral("a! a"));
    }

    void everyTextOfAQueryIsReplaced()
    {
        const auto context = contextWith(QStringLiteral("v"), valueOf({QStringLiteral("x")}));
        const Json json = {{"expr", "up{a=\"$v\"}"}, {"n", 5}, {"list", {"[[v]]", nullptr, true}}};
        const Json expected = {{"expr", "up{a=\"x\"}"}, {"n", 5}, {"list", {"x", nullptr, true}}};
        QVERIFY(interpolateJson(json, context) == expected);
    }

    void builtInNamesAreKnown()
    {
        auto context = contextWith(QStringLiteral("v"), valueOf({QStringLiteral("a/b")}));
        context.range = {1715767200000, 1715778000000};
        context.rawRange = {QStringLiteral("now/d"), QStringLiteral("now")};
        context.timezone = QStringLiteral("utc");
        context.extra = [](const QString& name, const QString& path) -> std::optional<QString> {
            if (name == QLatin1String("__field"))
                return path;
            return std::nullopt;
        };
        const auto of = [&](const char* text) { return interpolate(QString::fromLatin1(text), context); };
        QCOMPARE(of("$__from ${__to:date:seconds}"), QStringLiteral("1715767200000 1715778000"));
        QCOMPARE(of("${__from:date:YYYY-MM-DD HH:mm}"), QStringLiteral("2024-05-15 10:00"));
        QCOMPARE(of("${__url_time_range}"), QStringLiteral("from=now%2Fd&to=now&timezone=utc"));
        QCOMPARE(of("${__all_variables}"), QStringLiteral("var-v=a%2Fb"));
        QCOMPARE(of("${__field.labels.x} $__value"), QStringLiteral("labels.x $__value"));
    }

    void everyFormatHasItsForm_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("several");
        const auto row = [](const char* format, const char* one, const char* several) {
            QTest::newRow(format) << QString::fromUtf8(format) << QString::fromUtf8(one) << QString::fromUtf8(several);
        };
        // One value is a'b, several are a'b and c d.
        row("glob", "a'b", "{a'b,c d}");
        row("csv", "a'b", "a'b,c d");
        row("pipe", "a'b", "a'b|c d");
        row("raw", "a'b", "a'b,c d");
        row("json", "a'b", "[\"a'b\",\"c d\"]");
        row("regex", "a'b", "(a'b|c d)");
        row("lucene", "a'b", "(\"a'b\" OR \"c\\ d\")");
        row("singlequote", "'a\\'b'", "'a\\'b','c d'");
        row("doublequote", "\"a'b\"", "\"a'b\",\"c d\"");
        row("sqlstring", "'a''b'", "'a''b','c d'");
        row("distributed", "a'b", "a'b,v=c d");
        row("html", "a&#39;b", "a&#39;b, c d");
        row("percentencode", "a%27b", "%7Ba%27b%2Cc%20d%7D");
        row("uriencode", "a%27b", "%7Ba%27b,c%20d%7D");
        row("queryparam", "var-v=a%27b", "var-v=a%27b&var-v=c%20d");
        row("customqueryparam:n:p-", "n=p-a%27b", "n=p-a%27b&n=p-c%20d");
        row("join:;", "a'b", "a'b;c d");
        row("text", "a'b", "a'b + c d");
        row("date", "NaN", "NaN");
    }
    void everyFormatHasItsForm()
    {
        QFETCH(QString, format);
        const QString text = QStringLiteral("${v:%1}").arg(format);
        VariableValue one = valueOf({QStringLiteral("a'b")});
        one.texts = one.values;
        VariableValue several = valueOf({QStringLiteral("a'b"), QStringLiteral("c d")}, true);
        several.texts = several.values;
        QTEST(interpolate(text, contextWith(QStringLiteral("v"), one)), "one");
        QTEST(interpolate(text, contextWith(QStringLiteral("v"), several)), "several");
    }

    void theAddressOfTheDashboardIsKnown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        const QString time = QStringLiteral("from=now-1h&to=now&timezone=utc");
        QTest::newRow("path") << "${__url.path}" << QStringLiteral("/d/u/board");
        QTest::newRow("all") << "$__url" << QStringLiteral("/d/u/board?") + time + QStringLiteral("&var-v=a%20b");
        QTest::newRow("parameters") << "${__url.params}" << QStringLiteral("?") + time + QStringLiteral("&var-v=a%20b");
        QTest::newRow("without some") << "${__url.params:exclude:var-v,timezone}"
                                      << QStringLiteral("?from=now-1h&to=now");
        QTest::newRow("only some") << "${__url.params:include:var-v}" << QStringLiteral("?var-v=a%20b");
    }
    void theAddressOfTheDashboardIsKnown()
    {
        QFETCH(QString, text);
        auto context = contextWith(QStringLiteral("v"), valueOf({QStringLiteral("a b")}));
        context.rawRange = {QStringLiteral("now-1h"), QStringLiteral("now")};
        context.timezone = QStringLiteral("utc");
        QCOMPARE(interpolate(QStringLiteral("${__url.path}"), context), QStringLiteral("${__url.path}"));
        context.extra = [](const QString& name, const QString& path) -> std::optional<QString> {
            const bool asked = name == QLatin1String("__url") && path == QLatin1String("path");
            return asked ? std::optional(QStringLiteral("/d/u/board")) : std::nullopt;
        };
        QTEST(interpolate(text, context), "result");
    }

    void linksCarryWhatSaysSomething_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<bool>("multi");
        QTest::addColumn<QString>("carried");
        QTest::newRow("one") << QStringList {QStringLiteral("a b")} << false << "var-v=a%20b";
        QTest::newRow("empty text") << QStringList {QString()} << false << "";
        QTest::newRow("several") << QStringList {QStringLiteral("a"), QStringLiteral("b")} << true << "var-v=a&var-v=b";
        QTest::newRow("All") << QStringList {QStringLiteral("$__all")} << true << "var-v=$__all";
    }
    void linksCarryWhatSaysSomething()
    {
        QFETCH(QStringList, values);
        QFETCH(bool, multi);
        QTEST(
            interpolate(QStringLiteral("${__all_variables}"), contextWith(QStringLiteral("v"), valueOf(values, multi))),
            "carried");
    }

    void textsThatInsertEachOtherStayBounded()
    {
        auto scope = std::make_shared<VariableScope>();
        for (const char name : {'a', 'b', 'c', 'd', 'e', 'f'}) {
            VariableValue value;
            value.values = QStringList {QStringLiteral("$__all")};
            value.allValue = QStringLiteral("$%1").arg(QChar(name + 1)).repeated(400);
            scope->set(QString(QLatin1Char(name)), value);
        }
        InterpolateContext context;
        context.scope = scope;
        QVERIFY(interpolate(QStringLiteral("$a"), context).size() < 40'000'000);
    }

    void theZoneOfTheMachineHasAName()
    {
        InterpolateContext context;
        context.timezone = QStringLiteral("browser");
        QCOMPARE(interpolate(QStringLiteral("$__timezone"), context),
                 QString::fromLatin1(QTimeZone::systemTimeZoneId()));
        context.timezone = QStringLiteral("Europe/Berlin");
        QCOMPARE(interpolate(QStringLiteral("$__timezone"), context), QStringLiteral("Europe/Berlin"));
    }

    void usedNamesComeOnceInOrder()
    {
        QCOMPARE(usedVariables(QStringLiteral("$b ${a.c:csv} [[b]] $(x) $1")),
                 (QStringList {QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("1")}));
    }
};

VEDETTE_TEST_GUILESS(TestInterpolate)
#include "tst_interpolate.moc"
