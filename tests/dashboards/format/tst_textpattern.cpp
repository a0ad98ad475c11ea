#include "dashboards/format/textpattern.h"
#include "tests/support/testmain.h"

class TextPatternTest : public QObject
{
    Q_OBJECT

private slots:
    void matchesAsJavaScriptDoes_data();
    void matchesAsJavaScriptDoes();
    void replacesAsJavaScriptDoes_data();
    void replacesAsJavaScriptDoes();
    void namesItsGroups();
};

void TextPatternTest::matchesAsJavaScriptDoes_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<bool>("matches");
    QTest::newRow("bare is the whole text") << "node.*"
                                            << "node01" << true << true;
    QTest::newRow("bare is not a part") << "node"
                                        << "node01" << true << false;
    QTest::newRow("slashes search") << "/de0/"
                                    << "node01" << true << true;
    QTest::newRow("flag i") << "/NODE/i"
                            << "node01" << true << true;
    QTest::newRow("without flag i") << "/NODE/"
                                    << "node01" << true << false;
    QTest::newRow("flags in any order") << "/NODE/ig"
                                        << "node01" << true << true;
    QTest::newRow("a slash inside") << "/a/b/"
                                    << "x a/b" << true << true;
    QTest::newRow("any character") << "/a[^]b/"
                                   << "a\nb" << true << true;
    QTest::newRow("a code point") << "/\\u0041/"
                                  << "A" << true << true;
    QTest::newRow("slash that is not closed") << "/a"
                                              << "/a" << false << false;
    QTest::newRow("bracket that is not closed") << "/(a/"
                                                << "(a" << false << false;
    QTest::newRow("unknown flag") << "/a/q"
                                  << "a" << false << false;
    QTest::newRow("empty") << ""
                           << "" << true << true;
}

void TextPatternTest::matchesAsJavaScriptDoes()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const TextPattern regex(pattern);
    QTEST(regex.isValid(), "valid");
    QTEST(regex.matches(text), "matches");
}

void TextPatternTest::replacesAsJavaScriptDoes_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("replacement");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the first") << "/o/"
                               << "foo"
                               << "0"
                               << "f0o";
    QTest::newRow("all") << "/o/g"
                         << "foo"
                         << "0"
                         << "f00";
    QTest::newRow("group") << "/(\\w+)@(\\w+)/"
                           << "me@host"
                           << "$2 $1"
                           << "host me";
    QTest::newRow("no such group") << "/(a)/"
                                   << "a"
                                   << "$2"
                                   << "$2";
    QTest::newRow("group and digit") << "/(a)/"
                                     << "a"
                                     << "$12"
                                     << "a2";
    QTest::newRow("named group") << "/(?<host>\\w+):/"
                                 << "me:90"
                                 << "$<host>-"
                                 << "me-90";
    QTest::newRow("whole match") << "/o+/"
                                 << "foo"
                                 << "<$&>"
                                 << "f<oo>";
    QTest::newRow("dollar") << "/o+/"
                            << "foo"
                            << "$$"
                            << "f$";
    QTest::newRow("before and after") << "/-/"
                                      << "a-b"
                                      << "[$`$']"
                                      << "a[ab]b";
    QTest::newRow("not valid") << "/(/"
                               << "a("
                               << "x"
                               << "a(";
}

void TextPatternTest::replacesAsJavaScriptDoes()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, replacement);
    QTEST(TextPattern(pattern).replaced(text, replacement), "expected");
}

void TextPatternTest::namesItsGroups()
{
    QCOMPARE(TextPattern(QStringLiteral("/(a)(?<second>b)/")).groupNames(),
             QStringList({QString(), QString(), QStringLiteral("second")}));
    QVERIFY(TextPattern::anywhere(QStringLiteral("b")).matches(QStringLiteral("abc")));
}

VEDETTE_TEST_GUILESS(TextPatternTest)
#include "tst_textpattern.moc"
