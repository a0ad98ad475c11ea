#include "tests/support/patience.h"
#include "tests/support/testmain.h"
#include "tests/widgets/panels/panelbench.h"
#include "tests/widgets/panels/picturefixture.h"
#include "widgets/panels/table/tableview.h"
#include "widgets/view/panelhost.h"

#include <QScrollBar>
#include <QTableView>

// What panels leave out, and keep, where there is little room or much to show.

namespace {

Frames table(int columns, int rows)
{
    Frame frame;
    for (int c = 0; c < columns; c++) {
        NumberColumn values;
        for (int r = 0; r < rows; r++)
            values.push_back(r * 10 + c);
        frame.add(Field(QStringLiteral("column %1").arg(c), FieldType::Number, std::move(values)));
    }
    return {frame};
}

Frames slices(int count)
{
    Frame frame;
    for (int i = 0; i < count; i++)
        frame.add(Field(QStringLiteral("slice %1").arg(i), FieldType::Number, NumberColumn {double(i + 1)}));
    return {frame};
}

QImage pictureOf(PanelView& view, const QSize& size)
{
    view.resize(size);
    view.grab(); // the first may only lay out
    return view.grab().toImage();
}

QImage gauge(const QByteArray& options, const QString& version = {}, const QString& colorMode = {})
{
    Frame frame = numberFrame({10, 60, 30, 70});
    configure(frame, useThresholds);
    if (!colorMode.isEmpty())
        configure(frame, [&](FieldConfig& config) { config.color->mode = colorMode; });
    const auto view = shownView(QStringLiteral("gauge"), dataOf({frame}));
    auto spec = std::make_shared<PanelSpec>();
    spec->type = QStringLiteral("gauge");
    spec->options = Json::parse(options.toStdString());
    spec->pluginVersion = version;
    spec->fieldConfig.defaults = *frame.fields.back().config;
    view->setSpec(spec);
    return pictureOf(*view, {300, 300});
}

} // namespace

class TestSmallPanels : public QObject
{
    Q_OBJECT

private slots:
    void theLastRowStandsAboveTheScrollBar_data();
    void theLastRowStandsAboveTheScrollBar();
    void tinyPiesHaveNoLabels();
    void gaugesOfEveryVersionHaveTheirDefaults_data();
    void gaugesOfEveryVersionHaveTheirDefaults();
    void theFrameMarksWhatIsLeftOut();
};

void TestSmallPanels::theLastRowStandsAboveTheScrollBar_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QByteArray("{}") << QSize(200, 110);
    QTest::newRow("without titles") << QByteArray(R"({"showHeader": false})") << QSize(200, 80);
    QTest::newRow("in pages") << QByteArray(R"({"enablePagination": true})") << QSize(400, 296);
}

void TestSmallPanels::theLastRowStandsAboveTheScrollBar()
{
    QFETCH(QByteArray, options);
    QFETCH(QSize, size);
    const auto view = shownView(QStringLiteral("table"), dataOf(table(8, 20)), options);
    pictureOf(*view, size);
    auto* tableView = qobject_cast<TableView*>(view.get());
    QVERIFY(tableView);
    const QTableView& grid = tableView->grid();
    const QScrollBar* bar = grid.horizontalScrollBar();
    QVERIFY(bar->isVisible());
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    const QAbstractItemModel& rows = *grid.model();
    const QRect last = grid.visualRect(rows.index(rows.rowCount() - 1, 0));
    const int barTop = grid.viewport()->mapFrom(&grid, bar->mapTo(&grid, QPoint())).y();
    QVERIFY2(last.bottom() < barTop, qPrintable(QStringLiteral("%1 %2").arg(last.bottom()).arg(barTop)));
    if (options.contains("Pagination")) // a page needs no scrolling
        QCOMPARE(grid.verticalScrollBar()->maximum(), 0);
}

void TestSmallPanels::tinyPiesHaveNoLabels()
{
    const auto plain = shownView(QStringLiteral("piechart"), dataOf(slices(3)), R"({"legend": {"showLegend": false}})");
    const auto labelled = shownView(QStringLiteral("piechart"), dataOf(slices(3)),
                                    R"({"legend": {"showLegend": false}, "displayLabels": ["name", "percent"]})");
    QVERIFY(pictureOf(*plain, {300, 300}) != pictureOf(*labelled, {300, 300}));
    QVERIFY(pictureOf(*plain, {60, 60}) == pictureOf(*labelled, {60, 60}));
}

void TestSmallPanels::gaugesOfEveryVersionHaveTheirDefaults_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("colorMode");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("meant");
    const auto row = [](const char* name, const char* version, const char* mode, const char* options,
                        const char* meant) {
        QTest::newRow(name) << QString::fromLatin1(version) << QString::fromLatin1(mode) << QByteArray(options)
                            << QByteArray(meant);
    };
    const char* radial = R"({"shape": "gauge", "sparkline": true, "effects": {"gradient": true}})";
    const char* plain = R"({"shape": "gauge", "sparkline": false, "effects": {"gradient": false}})";
    const char* unmarked = R"({"shape": "gauge", "sparkline": false, "effects": {"gradient": false},
                               "showThresholdMarkers": false})";
    row("with a shape", "", "", R"({"shape": "gauge"})", radial);
    row("of version 13", "13.1.0", "", "{}", radial);
    row("of version 12", "12.4.0", "", "{}", plain);
    row("of no version", "", "", "{}", plain);
    row("thresholds that do not colour", "11.0.0", "palette-classic", "{}", unmarked);
    row("the same with a shape", "11.0.0", "palette-classic", plain, plain);
}

void TestSmallPanels::gaugesOfEveryVersionHaveTheirDefaults()
{
    QFETCH(QString, version);
    QFETCH(QString, colorMode);
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, meant);
    QVERIFY(gauge(options, version, colorMode) == gauge(meant, {}, colorMode));
    const QByteArray other = meant.contains("true") ? R"({"shape": "gauge", "sparkline": false,
                                                           "effects": {"gradient": false}})"
                                                    : R"({"shape": "gauge"})";
    QVERIFY(gauge(options, version, colorMode) != gauge(other, {}, colorMode));
}

void TestSmallPanels::theFrameMarksWhatIsLeftOut()
{
    LivePanel panel;
    auto spec = std::make_shared<PanelSpec>();
    spec->type = QStringLiteral("piechart");
    panel.spec = spec;
    PanelTypes types;
    registerBuiltinPanels(types);
    PanelHost host(panel, types.find(spec->type)->create(nullptr));
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    host.setContext(context);
    host.resize(300, 200);
    host.show();
    host.setData(dataOf(slices(1200)));
    QTRY_COMPARE(host.badgeText(), QStringLiteral("1000 of 1200 slices drawn"));
}

VEDETTE_TEST(TestSmallPanels)
#include "tst_smallpanels.moc"
