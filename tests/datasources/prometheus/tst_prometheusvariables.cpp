#include "datasources/prometheus/prometheusvariables.h"
#include "tests/support/testmain.h"

class TestPrometheusVariables : public QObject
{
    Q_OBJECT

private slots:
    void queriesComeBackInTheirSpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("back");
        const auto row = [](const char* text, const char* back) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(back);
        };
        row("label_values(up, job)", "label_values(up,job)");
        row("label_values( job )", "label_values( job )");
        row("label_values(rate(x{a='b'}[5m]), job)", "label_values(x{a=\"b\"},job)");
        row("label_values({\"my.metric\"}, job)", "label_values({\"my.metric\"},job)");
        row("label_names(up)", "label_names(up)");
        row("metrics(node_.*)", "metrics(node_.*)");
        row("query_result(topk(5, x))", "query_result(topk(5, x))");
        row("up{job=\"a\"}", "up{job=\"a\"}");
        row("label_values(job", "label_values()");
    }
    void queriesComeBackInTheirSpelling()
    {
        QFETCH(QString, text);
        QTEST(variableQueryText(parseVariableQuery(text)), "back");
    }

    void theObjectFormSurvivesItself()
    {
        for (const char* text :
             {"label_values(up{a=\"b\"},job)", "label_names()", "metrics(x)", "query_result(y)", "z{}"}) {
            const PrometheusVariableQuery query = parseVariableQuery(QString::fromUtf8(text));
            QCOMPARE(variableQueryText(variableQueryFromJson(variableQueryJson(query))), QString::fromUtf8(text));
        }
    }
};

VEDETTE_TEST_GUILESS(TestPrometheusVariables)
#include "tst_prometheusvariables.moc"
