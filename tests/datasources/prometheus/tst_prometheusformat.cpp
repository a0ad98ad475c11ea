#include "datasources/prometheus/prometheusformat.h"
#include "tests/support/testmain.h"

class TestPrometheusFormat : public QObject
{
    Q_OBJECT

private slots:
    void variablesAreEscaped_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<bool>("multi");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << QStringList {QStringLiteral("a.b")} << false << "a.b";
        QTest::newRow("quote") << QStringList {QStringLiteral("it's")} << false << R"(it\\'s)";
        QTest::newRow("regex of one") << QStringList {QStringLiteral("a.b")} << true << R"(a\\.b)";
        QTest::newRow("regex of two") << QStringList {QStringLiteral("a"), QStringLiteral("b\\")} << true
                                      << R"((a|b\\\\))";
        QTest::newRow("none") << QStringList {} << true << "()";
    }
    void variablesAreEscaped()
    {
        QFETCH(QStringList, values);
        QFETCH(bool, multi);
        QFETCH(QString, expected);
        QCOMPARE(formatPrometheusVariable(values, multi), expected);
    }

    void theToggleEscapesDoubleQuotes()
    {
        const QString text = QStringLiteral("say \"hi\"");
        QCOMPARE(prometheusRegularEscape(text, true), QStringLiteral(R"(say \"hi\")"));
        QCOMPARE(prometheusSpecialRegexEscape(text, true), QStringLiteral(R"(say \\\"hi\\\")"));
        QCOMPARE(prometheusSpecialRegexEscape(text, false), text);
    }

    void selectorValuesAreEscaped()
    {
        QCOMPARE(escapeLabelValueInExactSelector(QStringLiteral("a\"b\\\n")), QStringLiteral(R"(a\"b\\\n)"));
        QCOMPARE(escapeLabelValueInRegexSelector(QStringLiteral("a.b\\")), QStringLiteral(R"(a\\.b\\\\)"));
    }
};

VEDETTE_TEST_GUILESS(TestPrometheusFormat)
#include "tst_prometheusformat.moc"
