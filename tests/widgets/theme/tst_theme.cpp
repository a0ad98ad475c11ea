#include "tests/support/testmain.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPushButton>

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void everyColorIsOpaque_data();
    void everyColorIsOpaque();
    void digitsOfMonospacedTextAreTabular();
    void blendingMixesInkIntoPaper();
    void applyingSetsFontAndPalette();
};

void TestTheme::everyColorIsOpaque_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("dark") << int(ThemeKind::Dark);
    QTest::newRow("light") << int(ThemeKind::Light);
}

void TestTheme::everyColorIsOpaque()
{
    QFETCH(int, kind);
    const Theme t = Theme::make(ThemeKind(kind));
    QCOMPARE(int(t.palette.theme), kind);
    for (const QColor& color :
         {t.canvas, t.panel, t.secondary, t.elevated, t.border, t.borderMedium, t.text, t.textSecondary, t.textDisabled,
          t.link, t.primary, t.success, t.warning, t.error, t.grid, t.hover}) {
        QVERIFY(color.isValid());
        QCOMPARE(color.alpha(), 255);
    }
}

void TestTheme::digitsOfMonospacedTextAreTabular()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    const QFontMetricsF metrics(theme.fontMono);
    QCOMPARE(metrics.horizontalAdvance(QStringLiteral("111.11")), metrics.horizontalAdvance(QStringLiteral("888.88")));
}

void TestTheme::blendingMixesInkIntoPaper()
{
    QCOMPARE(blended(Qt::white, .5, Qt::black), QColor(128, 128, 128));
    QCOMPARE(blended(Qt::white, 0, QColor(1, 2, 3)), QColor(1, 2, 3));
    QCOMPARE(blended(QColor(1, 2, 3), 1, Qt::white), QColor(1, 2, 3));
}

void TestTheme::applyingSetsFontAndPalette()
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const Theme theme = Theme::make(kind);
        applyTheme(theme);
        QCOMPARE(QApplication::font().pixelSize(), 14);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.canvas);
        QPushButton button(QStringLiteral("x"));
        QCOMPARE(button.sizeHint().height(), 32);
    }
}

VEDETTE_TEST(TestTheme)
#include "tst_theme.moc"
