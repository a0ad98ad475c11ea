#include "dashboards/format/color.h"
#include "tests/support/testmain.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFontMetricsF>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <QTabWidget>
#include <QTextLayout>

#include <cmath>

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void everyColorIsOpaque_data();
    void everyColorIsOpaque();
    void digitsOfMonospacedTextAreTabular();
    void changingNumbersKeepTheirWidth();
    void namesAreShownAsTheyAre();
    void textsOfTheWallAreLarger();
    void looksFollowOneAnother();
    void textStandsOutFromItsGround_data();
    void textStandsOutFromItsGround();
    void namedColorsSuitColorBlindEyes();
    void blendingMixesInkIntoPaper();
    void applyingSetsFontAndPalette();
    void tabsAreWordsOnALine_data();
    void tabsAreWordsOnALine();
    void textsOfBoxesBeginWhereThoseOfFieldsDo();
    void namesOfColumnsStandOverTheirCells();
    void theEntryUnderThePointerLiesOnAQuietMark();
};

void TestTheme::everyColorIsOpaque_data()
{
    QTest::addColumn<QString>("look");
    for (const QString& id : Look::ids())
        QTest::newRow(qPrintable(id)) << id;
}

void TestTheme::everyColorIsOpaque()
{
    QFETCH(QString, look);
    const Theme t = Theme::make(*Look::fromId(look));
    QCOMPARE(t.look.id(), look);
    QCOMPARE(t.palette.theme, t.look.kind);
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

void TestTheme::changingNumbersKeepTheirWidth()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    if (!theme.fontNumbers.families().contains(QStringLiteral("Inte0")))
        QSKIP("The face Inter is not installed (fonts-inter).");
    for (const QFont& font : {theme.fontNumbers, theme.fontTable, theme.sizedNumbers(40, 500)}) {
        const QFontMetricsF metrics(font);
        const double ones = metrics.horizontalAdvance(QStringLiteral("1.11K"));
        QVERIFY(std::abs(ones - metrics.horizontalAdvance(QStringLiteral("8.64K"))) < 0.1);
        QVERIFY(metrics.horizontalAdvance(QLatin1Char('.')) < 0.6 * metrics.horizontalAdvance(QLatin1Char('0')));
    }
}

/// Contextual forms of the face would draw the x between two digits as a multiplication sign.
void TestTheme::namesAreShownAsTheyAre()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    if (!theme.font.families().contains(QStringLiteral("Intex")))
        QSKIP("The face Inter is not installed (fonts-inter).");
    const auto glyphs = [&theme](const QString& text) {
        QTextLayout layout(text, theme.font);
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        return layout.glyphRuns().value(0).glyphIndexes();
    };
    QCOMPARE(glyphs(QStringLiteral("2x7"))[1], glyphs(QStringLiteral("axb"))[1]);
}

void TestTheme::textsOfTheWallAreLarger()
{
    for (const QString& id : Look::ids()) {
        const Theme theme = Theme::make(*Look::fromId(id));
        QCOMPARE(theme.textPx(), double(theme.font.pixelSize()));
        QCOMPARE(theme.smallPx(), double(theme.fontSmall.pixelSize()));
        QCOMPARE(theme.smallPx(), theme.look.contrast ? 14.0 : 12.0);
    }
}

void TestTheme::looksFollowOneAnother()
{
    Look look;
    look.colorBlind = true;
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        seen << look.id();
        look = look.next();
    }
    QCOMPARE(seen,
             QStringList({QStringLiteral("dark-colorblind"), QStringLiteral("light-colorblind"),
                          QStringLiteral("contrast-colorblind"), QStringLiteral("dark-colorblind")}));
    QVERIFY(!Look::fromId(QStringLiteral("blue")));
    QVERIFY(!Look::fromId(QString()));
}

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    return (std::max(luminance(a), luminance(b)) + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

} // namespace

void TestTheme::textStandsOutFromItsGround_data()
{
    QTest::addColumn<QString>("look");
    QTest::addColumn<double>("least"); // WCAG 2: 4.5 for text, 7 for enhanced contrast
    for (const QString& id : Look::ids())
        QTest::newRow(qPrintable(id)) << id << (id.startsWith(QLatin1String("contrast")) ? 7.0 : 4.5);
}

void TestTheme::textStandsOutFromItsGround()
{
    QFETCH(QString, look);
    QFETCH(double, least);
    const Theme t = Theme::make(*Look::fromId(look));
    for (const QColor& ink : {t.text, t.textSecondary, t.link})
        QVERIFY2(contrast(ink, t.panel) >= least, qPrintable(ink.name()));
}

void TestTheme::namedColorsSuitColorBlindEyes()
{
    Palette palette;
    palette.colorBlind = true;
    QCOMPARE(resolveColor(QStringLiteral("green"), palette), 0xff009e73);
    QCOMPARE(resolveColor(QStringLiteral("red"), palette), 0xffd55e00);
    QCOMPARE(resolveColor(QStringLiteral("#123456"), palette), 0xff123456); // a colour of the file's own stays
    QCOMPARE(classicPaletteColor(1, palette), 0xffe69f00);
}

void TestTheme::blendingMixesInkIntoPaper()
{
    QCOMPARE(blended(Qt::white, .5, Qt::black), QColor(128, 128, 128));
    QCOMPARE(blended(Qt::white, 0, QColor(1, 2, 3)), QColor(1, 2, 3));
    QCOMPARE(blended(QColor(1, 2, 3), 1, Qt::white), QColor(1, 2, 3));
}

void TestTheme::applyingSetsFontAndPalette()
{
    for (const QString& id : Look::ids()) {
        const Theme theme = Theme::make(*Look::fromId(id));
        applyTheme(theme);
        QCOMPARE(QApplication::font().pixelSize(), theme.look.contrast ? 16 : 14);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.canvas);
        QPushButton button(QStringLiteral("x"));
        QCOMPARE(button.sizeHint().height(), 32);
    }
}

void TestTheme::tabsAreWordsOnALine_data()
{
    everyColorIsOpaque_data();
}

/// A bar alone and the bar of pages look the same without a word of the widget that has them.
void TestTheme::tabsAreWordsOnALine()
{
    QFETCH(QString, look);
    const Theme theme = Theme::make(*Look::fromId(look));
    applyTheme(theme);
    QWidget window;
    QTabBar bar(&window);
    QTabWidget pages(&window);
    pages.setDocumentMode(true);
    for (const QString& title : {QStringLiteral("Fields"), QStringLiteral("Patterns")}) {
        bar.addTab(title);
        pages.addTab(new QWidget, title);
    }
    constexpr int wide = 300; // more than the tabs
    bar.setExpanding(false);
    bar.resize(wide, bar.sizeHint().height());
    pages.resize(wide, 100);
    pages.move(0, 50);
    const QImage alone = bar.grab().toImage();
    const QImage ofPages = pages.grab().toImage();
    QCOMPARE(bar.font().pixelSize(), qRound(theme.textPx()));
    QCOMPARE(ofPages.copy(0, 0, wide, alone.height()), alone);
    const QRect open = bar.tabRect(0);
    const QRect other = bar.tabRect(1);
    const auto at = [&alone](int x, int y) { return alone.pixelColor(x, y); };
    for (int up = 0; up < 2; ++up)
        QCOMPARE(at(open.center().x(), bar.height() - 1 - up), theme.primary);
    QCOMPARE(at(other.center().x(), bar.height() - 1), theme.border);
    QCOMPARE(at(wide - 1, bar.height() - 1), theme.border);
    QCOMPARE(at(other.left() + 2, other.top() + 2), theme.canvas);
}

/// Where the first pixels of a text stand, from the left of the widget.
static int inkFrom(QWidget& widget, const QColor& ground, int row = -1)
{
    const QImage picture = widget.grab().toImage();
    constexpr int inside = 5; // behind the frame
    for (int x = inside; x < picture.width(); ++x)
        for (int y = row < 0 ? inside : row; y < (row < 0 ? picture.height() - inside : row + 12); ++y)
            if (picture.pixelColor(x, y) != ground)
                return x;
    return -1;
}

void TestTheme::textsOfBoxesBeginWhereThoseOfFieldsDo()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    applyTheme(theme);
    QLineEdit field(QStringLiteral("HHH"));
    QComboBox box;
    box.addItem(QStringLiteral("HHH"));
    field.resize(200, 32);
    box.resize(200, 32);
    QVERIFY(inkFrom(field, theme.canvas) > 0);
    QCOMPARE(inkFrom(box, theme.canvas), inkFrom(field, theme.canvas));
}

void TestTheme::namesOfColumnsStandOverTheirCells()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    applyTheme(theme);
    QTableWidget table(1, 1);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.verticalHeader()->hide();
    table.setHorizontalHeaderLabels({QStringLiteral("HHH")});
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.setItem(0, 0, new QTableWidgetItem(QStringLiteral("HHH")));
    table.resize(200, 100);
    const int header = inkFrom(*table.horizontalHeader()->viewport(), theme.canvas, 10);
    const int cell = inkFrom(*table.viewport(), theme.canvas, 8);
    QVERIFY(header > 0);
    QVERIFY2(std::abs(header - cell) <= 1, qPrintable(QStringLiteral("%1 %2").arg(header).arg(cell)));
}

void TestTheme::theEntryUnderThePointerLiesOnAQuietMark()
{
    const Theme theme = Theme::make(ThemeKind::Dark);
    applyTheme(theme);
    QMenu menu;
    menu.addAction(QStringLiteral("one"));
    QAction* two = menu.addAction(QStringLiteral("two"));
    menu.setActiveAction(two);
    const QImage picture = menu.grab().toImage();
    const QRect entry = menu.actionGeometry(two);
    QCOMPARE(picture.pixelColor(entry.right() - 8, entry.top() + 3), theme.hover);
    QCOMPARE(picture.pixelColor(entry.right() - 8, menu.actionGeometry(menu.actions().front()).top() + 3),
             theme.elevated);
}

VEDETTE_TEST(TestTheme)
#include "tst_theme.moc"
