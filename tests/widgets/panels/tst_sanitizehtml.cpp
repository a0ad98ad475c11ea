#include "tests/support/testmain.h"
#include "widgets/documents/sanitizehtml.h"

class TestSanitizeHtml : public QObject
{
    Q_OBJECT

private slots:
    void onlyFormattingStays_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char* name, const char* html, const char* kept) {
            QTest::newRow(name) << QString::fromLatin1(html) << QString::fromLatin1(kept);
        };
        row("plain", "<b>a</b> &amp; b", "<b>a</b> &amp; b");
        row("script", "a<script>alert(1)</script>b", "ab");
        row("script never closed", "a<script>alert(1)", "a");
        row("script in capitals", "a<SCRIPT SRC=x>b</ScRiPt >c", "ac");
        row("handler", "<p onclick=\"x()\">t</p>", "<p>t</p>");
        row("javascript address", "<a href=\"javascript:x\">t</a>", "<a>t</a>");
        row("javascript with blanks", "<a href=' java\tscript:x'>t</a>", "<a>t</a>");
        row("javascript by entity", "<a href='&#106;avascript:x'>t</a>", "<a>t</a>");
        row("data address", "<a href='data:text/html,x'>t</a>", "<a>t</a>");
        row("file address", "<a href='file:///etc/passwd'>t</a>", "<a>t</a>");
        row("web address", "<a href=\"https://example.org/?a=b:c\">t</a>",
            "<a href=\"https://example.org/?a=b:c\">t</a>");
        row("relative address", "<a href=\"/d/abc?x=a:b\">t</a>", "<a href=\"/d/abc?x=a:b\">t</a>");
        row("picture", "<img src='http://x/y.png'>t", "t");
        row("picture with a description", "<img src='http://x/y.png' alt='a < b'>", "a &lt; b");
        row("blocks of pages", "<details open><summary>s</summary>t</details>", "<div><p>s</p>t</div>");
        row("frame", "<iframe src='http://x'>inner</iframe>t", "t");
        row("style with address", "<p style='color: red; background: url(http://x)'>t</p>",
            "<p style=\"color: red\">t</p>");
        row("unknown tag keeps its text", "<blink>t</blink>", "t");
        row("comment", "a<!-- <b> -->c", "ac");
        row("lonely bracket", "a < b", "a &lt; b");
        row("unfinished tag", "a<b", "a<b>");
        row("quote in attribute", "<p title='a\"b'>t</p>", "<p title=\"a&quot;b\">t</p>");
    }
    void onlyFormattingStays()
    {
        QFETCH(QString, html);
        QFETCH(QString, kept);
        QCOMPARE(sanitizeHtml(html), kept);
    }

    void anyInputEnds_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("slashes") << QString(1000, QLatin1Char('/')).prepend(QLatin1String("<a "));
        QTest::newRow("equals") << QString(1000, QLatin1Char('=')).prepend(QLatin1String("<a "));
        QTest::newRow("brackets") << QString(1000, QLatin1Char('<'));
        QTest::newRow("open quote") << QStringLiteral("<a href=\"x");
        QTest::newRow("only a start") << QStringLiteral("</");
    }
    void anyInputEnds()
    {
        QFETCH(QString, html);
        QVERIFY(!sanitizeHtml(html).contains(QLatin1String("href=\"x\"<")));
    }
};

VEDETTE_TEST_GUILESS(TestSanitizeHtml)
#include "tst_sanitizehtml.moc"
