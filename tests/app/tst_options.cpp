#include "app/options.h"
#include "tests/support/testmain.h"

class TestOptions : public QObject
{
    Q_OBJECT

    static Result<Options> parse(const QStringList& words)
    {
        return parseOptions(QStringList {QStringLiteral("vedette")} + words);
    }

private slots:
    void commandsAreTheFirstWord_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("command");
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char* name, const QStringList& words, Options::Command command,
                            const QStringList& paths) { QTest::newRow(name) << words << int(command) << paths; };
        const auto l = [](const char* text) { return QString::fromLatin1(text); };
        row("window", {l("a.json")}, Options::Command::Window, {l("a.json")});
        row("nothing", {}, Options::Command::Window, {});
        row("check", {l("check"), l("dir"), l("b.json")}, Options::Command::Check, {l("dir"), l("b.json")});
        row("render", {l("render"), l("a.json"), l("-o"), l("x.png")}, Options::Command::Render, {l("a.json")});
        row("convert", {l("convert"), l("a.json"), l("-o"), l("b.json")}, Options::Command::Convert, {l("a.json")});
        row("demo", {l("demo")}, Options::Command::Demo, {});
        row("help", {l("--help")}, Options::Command::Help, {});
    }
    void commandsAreTheFirstWord()
    {
        QFETCH(QStringList, words);
        QFETCH(int, command);
        QFETCH(QStringList, paths);
        const auto options = parse(words);
        QVERIFY2(options.has_value(), options ? "" : qPrintable(options.error().text));
        QCOMPARE(int(options->command), command);
        QCOMPARE(options->paths, paths);
    }

    void wrongWordsAreNamed_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("theme") << QStringLiteral("--theme blue") << QStringLiteral("blue");
        QTest::newRow("width") << QStringLiteral("render a.json -o b.png --width wide") << QStringLiteral("--width");
        QTest::newRow("zero height") << QStringLiteral("render a.json -o b.png --height 0")
                                     << QStringLiteral("--height");
        QTest::newRow("variable") << QStringLiteral("--var host") << QStringLiteral("name=value");
        QTest::newRow("time") << QStringLiteral("--from soon") << QStringLiteral("--from");
        QTest::newRow("relative time") << QStringLiteral("--from now-6hours") << QStringLiteral("now-6hours");
        QTest::newRow("now in a word") << QStringLiteral("--to snow") << QStringLiteral("snow");
        QTest::newRow("date with a step") << QStringLiteral("--to 2024-01-01||+1day") << QStringLiteral("--to");
        QTest::newRow("time zone") << QStringLiteral("--timezone Mars/Base") << QStringLiteral("Mars/Base");
        QTest::newRow("unknown") << QStringLiteral("--colour x") << QStringLiteral("colour");
        QTest::newRow("no output") << QStringLiteral("render a.json") << QStringLiteral("-o");
        QTest::newRow("no paths") << QStringLiteral("check") << QStringLiteral("files");
        QTest::newRow("scale") << QStringLiteral("render a.json -o b.png --scale 0") << QStringLiteral("--scale");
    }
    void wrongWordsAreNamed()
    {
        QFETCH(QString, words);
        QFETCH(QString, named);
        const auto options = parse(words.split(QLatin1Char(' ')));
        QVERIFY(!options.has_value());
        QVERIFY2(options.error().text.contains(named), qPrintable(options.error().text));
    }

    void timesAreThoseOfGrafanasAddresses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"now", "now-6h", "now-1d/d", "2024-01-01||+1d", "2024-01-01", "2024-01-01 10:00:00",
                                 "2024-01-01T10:00:00Z", "1704067200000"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void timesAreThoseOfGrafanasAddresses()
    {
        QFETCH(QString, text);
        const auto options = parse({QStringLiteral("--from"), text, QStringLiteral("--to"), text});
        QVERIFY2(options.has_value(), options ? "" : qPrintable(options.error().text));
        QCOMPARE(options->from.value_or(QString()), text);
    }

    void aVariableMayHaveSeveralValues()
    {
        const auto options = parse(
            {QStringLiteral("--var"), QStringLiteral("host=a"), QStringLiteral("--var"), QStringLiteral("host=b=c")});
        QVERIFY(options.has_value());
        QCOMPARE(options->variables.value(QStringLiteral("host")),
                 (QStringList {QStringLiteral("a"), QStringLiteral("b=c")}));
    }

    void autoHeightAndRefreshOff()
    {
        const auto options = parse({QStringLiteral("render"), QStringLiteral("a.json"), QStringLiteral("-o"),
                                    QStringLiteral("b.png"), QStringLiteral("--height"), QStringLiteral("auto"),
                                    QStringLiteral("--refresh"), QStringLiteral("off")});
        QVERIFY(options.has_value());
        QVERIFY(options->autoHeight);
        QCOMPARE(options->refresh.value_or(QStringLiteral("?")), QString());
    }

    void helpNamesEveryOption()
    {
        const QString help = helpText();
        for (const char* name : {"--kiosk", "--datasources", "--var", "--timings", "--refresh-count", "vedette check",
                                 "vedette render", "vedette demo"})
            QVERIFY2(help.contains(QString::fromLatin1(name)), name);
    }
};

VEDETTE_TEST_GUILESS(TestOptions)
#include "tst_options.moc"
