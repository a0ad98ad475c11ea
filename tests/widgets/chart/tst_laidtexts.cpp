#include "tests/support/testmain.h"
#include "widgets/chart/laidtexts.h"
#include "widgets/theme/theme.h"

#include <QFontMetricsF>

class TestLaidTexts : public QObject
{
    Q_OBJECT

private slots:
    void textsAreAsWideAsTheirFontSays_data();
    void textsAreAsWideAsTheirFontSays();
    void aTextStandsOnOneLine_data();
    void aTextStandsOnOneLine();
    void markupIsTextLikeAnyOther();
    void anotherFontLaysTextsOutAnew();
    void whatIsAskedForStays();
};

void TestLaidTexts::textsAreAsWideAsTheirFontSays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("digits") << QStringLiteral("1,234.5 ms");
    QTest::newRow("name") << QStringLiteral("node-7 /var/lib");
    QTest::newRow("cjk") << QStringLiteral("内存使用");
    QTest::newRow("right to left") << QStringLiteral("שלום");
    QTest::newRow("nothing") << QString();
}

void TestLaidTexts::textsAreAsWideAsTheirFontSays()
{
    QFETCH(QString, text);
    const QFont font = Theme::make(ThemeKind::Dark).fontSmall;
    for (const double ratio : {1.0, 1.25, 2.0}) {
        LaidTexts texts;
        texts.setFont(font, ratio);
        const double expected = QFontMetricsF(font).horizontalAdvance(text);
        const double width = texts.of(text).width;
        QVERIFY2(std::abs(width - expected) < .1, qPrintable(QStringLiteral("%1, not %2").arg(width).arg(expected)));
    }
}

void TestLaidTexts::aTextStandsOnOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("new line") << QStringLiteral("a\nb");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b");
    QTest::newRow("paragraph separator") << QStringLiteral("a\u2029b");
}

void TestLaidTexts::aTextStandsOnOneLine()
{
    QFETCH(QString, text);
    LaidTexts texts;
    texts.setFont(Theme::make(ThemeKind::Dark).fontSmall, 1);
    QCOMPARE(texts.of(text).text.size(), texts.of(QStringLiteral("a b")).text.size());
}

void TestLaidTexts::markupIsTextLikeAnyOther()
{
    LaidTexts texts;
    texts.setFont(Theme::make(ThemeKind::Dark).fontSmall, 1);
    QVERIFY(texts.of(QStringLiteral("<b>x</b>")).width > 2 * texts.of(QStringLiteral("x")).width);
}

void TestLaidTexts::anotherFontLaysTextsOutAnew()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    LaidTexts texts;
    texts.setFont(theme.sized(10), 1);
    const double small = texts.of(QStringLiteral("text")).width;
    texts.setFont(theme.sized(40), 1);
    QVERIFY(texts.of(QStringLiteral("text")).width > 3 * small);
}

void TestLaidTexts::whatIsAskedForStays()
{
    LaidTexts texts;
    texts.setFont(Theme::make(ThemeKind::Dark).fontSmall, 1);
    const LaidText first = texts.of(QStringLiteral("text"));
    texts.of(QStringLiteral("another"));
    for (int i = 0; i < 3; i++) {
        texts.forgetUnused();
        QCOMPARE(texts.of(QStringLiteral("text")).text, first.text);
    }
    texts.forgetUnused();
    QCOMPARE(texts.kept(), qsizetype(1)); // of what nobody asks for nothing is left
}

VEDETTE_TEST(TestLaidTexts)
#include "tst_laidtexts.moc"
