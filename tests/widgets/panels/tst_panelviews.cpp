#include "dashboards/run/actions.h"
#include "dashboards/run/panelpipeline.h"
#include "tests/support/testmain.h"
#include "widgets/chart/charttooltip.h"
#include "widgets/panels/barchart/barchartlayout.h"
#include "widgets/panels/common/tilepanel.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/piechart/pieslices.h"
#include "widgets/panels/piechart/pieview.h"
#include "widgets/panels/placeholder/placeholderview.h"
#include "widgets/panels/table/tabledelegate.h"
#include "widgets/panels/table/tablefooter.h"
#include "widgets/panels/table/tableview.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>

#include <cmath>

namespace {

std::shared_ptr<PanelData> someData(quint64 revision)
{
    auto data = std::make_shared<PanelData>();
    for (const char* name : {"a", "b"}) {
        Frame frame;
        frame.name = QString::fromLatin1(name);
        frame.add(
            Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {1'000'000'000, 2'000'000'000, 3'000'000'000}));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {1, 5, double(revision)}));
        data->frames.push_back(std::move(frame));
    }
    data->revision = revision;
    data->state = LoadingState::Done;
    data->range = {1000, 3000};
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

/// One series of one sample for each value, named a, b, c...
std::shared_ptr<PanelData> dataOf(const std::vector<double>& values)
{
    auto data = std::make_shared<PanelData>();
    for (size_t i = 0; i < values.size(); ++i) {
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {1'000'000'000}));
        frame.add(Field(QString(QLatin1Char(char('a' + i))), FieldType::Number, NumberColumn {values[i]}));
        data->frames.push_back(std::move(frame));
    }
    data->revision = 1;
    data->state = LoadingState::Done;
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

std::shared_ptr<PanelSpec> specOf(const QString& type, const char* options = "{}")
{
    auto spec = std::make_shared<PanelSpec>();
    spec->type = type;
    spec->title = QStringLiteral("title");
    spec->options = Json::parse(options, nullptr, false);
    return spec;
}

std::unique_ptr<PanelView> makeView(const QString& type, const char* options = "{}")
{
    PanelTypes types;
    registerBuiltinPanels(types);
    const PanelType* found = types.find(type);
    if (!found)
        return nullptr;
    std::unique_ptr<PanelView> view(found->create(nullptr));
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    context.interpolate = [](const QString& text) { return text; };
    view->setContext(context);
    view->setSpec(specOf(type, options));
    return view;
}

/// Lets posted events and repaints happen until nothing is left.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

const QStringList& types()
{
    static const QStringList list {QStringLiteral("stat"), QStringLiteral("gauge"), QStringLiteral("bargauge"),
                                   QStringLiteral("piechart"), QStringLiteral("table")};
    return list;
}

/// Categories a, b... and a series v0, v1... for each column of values.
BarChartInput barInput(const std::vector<NumberColumn>& columns, const std::function<void(FieldConfig&)>& change = {})
{
    const auto configured = [&change](Field field) {
        FieldConfig config = *field.config;
        if (change)
            change(config);
        field.config = std::make_shared<const FieldConfig>(std::move(config));
        return field;
    };
    StringColumn names;
    for (size_t i = 0; i < columns.front().size(); i++)
        names.push_back(QString(QLatin1Char(char('a' + i))));
    Frame frame;
    frame.add(configured(Field(QStringLiteral("n"), FieldType::String, names)));
    for (size_t i = 0; i < columns.size(); i++)
        frame.add(configured(Field(QStringLiteral("v%1").arg(i), FieldType::Number, NumberColumn(columns[i]))));
    auto data = std::make_shared<PanelData>();
    data->frames = {std::move(frame)};
    data->displays = makeDisplays(data->frames, data->display);
    BarChartInput input;
    input.data = std::move(data);
    input.theme = Theme::make(ThemeKind::Dark);
    return input;
}

BarChartMeasures barMeasures()
{
    BarChartMeasures measures;
    measures.axis = measures.value = [](const QString& text) { return double(text.size()) * 7; };
    return measures;
}

} // namespace

class TestPanelViews : public QObject
{
    Q_OBJECT

private slots:
    void aTinyTableShowsItsFirstRow_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("titles");
        QTest::addColumn<bool>("footer");
        QTest::addColumn<int>("rows");
        QTest::newRow("roomy") << 200 << true << true << 2; // of 36 px, beside 34 + 34 + 32
        QTest::newRow("without pages") << 110 << true << true << 3;
        QTest::newRow("without footer") << 80 << true << false << 3;
        QTest::newRow("without titles") << 40 << false << false << 3;
    }
    void aTinyTableShowsItsFirstRow()
    {
        QFETCH(int, height);
        QWidget window; // one of its own would not become smaller than its parts
        const auto view =
            makeView(QStringLiteral("table"), R"({"enablePagination":true,"footer":{"show":true,"reducer":["sum"]}})");
        auto data = someData(3);
        data->frames.pop_back(); // a second one is chosen below
        data->displays = makeDisplays(data->frames, data->display);
        view->setParent(&window);
        view->setGeometry(0, 0, 400, height);
        view->setData(data);
        window.resize(400, 300);
        window.show();
        settle();
        const QTableView& grid = qobject_cast<TableView*>(view.get())->grid();
        QTEST(!grid.horizontalHeader()->isHidden(), "titles");
        QTEST(view->findChild<TableFooter*>()->isVisible(), "footer");
        QTEST(grid.model()->rowCount(), "rows");
    }

    void aSmallPieUsesItsRoom()
    {
        const auto view = makeView(QStringLiteral("piechart"), R"({"legend":{"showLegend":false}})");
        view->resize(40, 40);
        view->setData(someData(3));
        QVERIFY(qobject_cast<PieView*>(view.get())->sliceAt({30, 20}));
    }

    void rowsOfAutomaticHeightShowWholeDocuments_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<bool>("grows");
        QTest::newRow("small") << QByteArray(R"({"cellHeight":"sm"})") << false;
        QTest::newRow("automatic") << QByteArray(R"({"cellHeight":"auto"})") << true;
        QTest::newRow("capped") << QByteArray(R"({"cellHeight":"auto","maxRowHeight":36})") << false;
    }
    void rowsOfAutomaticHeightShowWholeDocuments()
    {
        QFETCH(QByteArray, options);
        QFETCH(bool, grows);
        FieldConfig config;
        config.custom = std::make_shared<Json>(Json::parse(R"({"cellOptions":{"type":"markdown"}})"));
        Field notes(QStringLiteral("notes"), FieldType::String,
                    StringColumn {QStringLiteral("one"), QStringLiteral("# two\n\n- of\n- several\n- lines")});
        notes.config = std::make_shared<FieldConfig>(config);
        auto data = std::make_shared<PanelData>();
        data->frames.emplace_back().add(std::move(notes));
        data->displays = makeDisplays(data->frames, data->display);
        data->revision = 1;
        const auto view = makeView(QStringLiteral("table"), options.constData());
        view->resize(400, 300);
        view->setData(data);
        const QTableView& grid = qobject_cast<TableView*>(view.get())->grid();
        QCOMPARE(grid.rowHeight(0), 36);
        QCOMPARE(grid.rowHeight(1) > 36 + 2 * 22, grows);
    }

    void equalDataRepaintsNothing_data()
    {
        QTest::addColumn<QString>("type");
        for (const QString& type : types())
            QTest::newRow(qPrintable(type)) << type;
    }
    void equalDataRepaintsNothing()
    {
        QFETCH(QString, type);
        const auto view = makeView(type);
        view->resize(400, 200);
        view->show();
        view->setData(someData(1));
        settle();
        QSignalSpy painted(view.get(), &PanelView::painted);
        view->setData(someData(1));
        settle();
        QCOMPARE(painted.count(), 0);
        view->setData(someData(2));
        QTRY_VERIFY(painted.count() > 0);
    }

    void anySizeAndOptionsCanBePainted_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QSize>("size");
        const QList<QByteArray> options {
            "{}",
            R"({"colorMode":"background","textMode":"none","orientation":"horizontal","showPercentChange":true})",
            R"({"colorMode":"background_solid","textMode":"name","justifyMode":"center","graphMode":"none"})",
            R"({"shape":"circle","showThresholdLabels":true,"barShape":"rounded","segmentCount":8})",
            R"({"displayMode":"lcd","orientation":"vertical","sizing":"manual","minVizWidth":300})",
            R"({"displayMode":"basic","valueMode":"hidden","namePlacement":"left","showUnfilled":false})",
            R"({"showHeader":false,"enablePagination":true,"footer":{"show":true,"reducer":["sum"],"countRows":true}})",
            R"({"text":{"titleSize":-1,"valueSize":1e9},"frameIndex":-3,"pageSize":-1,"sortBy":[7,null]})"};
        for (const QString& type : types())
            for (qsizetype i = 0; i < options.size(); ++i)
                for (const QSize size : {QSize(1, 1), QSize(151, 26), QSize(900, 300)})
                    QTest::addRow("%s %lld at %dx%d", qPrintable(type), qlonglong(i), size.width(), size.height())
                        << type << options[i] << size;
    }
    void anySizeAndOptionsCanBePainted()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, options);
        QFETCH(QSize, size);
        const auto view = makeView(type, options.constData());
        view->resize(size);
        view->setData(someData(1));
        const QImage picture = view->grab().toImage();
        QVERIFY(!picture.isNull());
        view->setData(std::make_shared<PanelData>());
        QVERIFY(!view->grab().isNull());
    }

    void eachSeriesBecomesATile()
    {
        const auto view = makeView(QStringLiteral("stat"));
        view->resize(400, 200);
        view->setData(someData(1));
        auto* tiles = qobject_cast<TilePanel*>(view.get());
        QVERIFY(tiles);
        QCOMPARE(int(tiles->values().size()), 2);
        QCOMPARE(int(tiles->tileLayout().tiles.size()), 2);
    }

    void nothingIsShownBeforeTheFirstAnswer()
    {
        const auto view = makeView(QStringLiteral("stat"));
        auto* tiles = qobject_cast<TilePanel*>(view.get());
        auto data = std::make_shared<PanelData>();
        data->state = LoadingState::Loading;
        view->setData(data);
        QVERIFY(tiles->values().empty());
        data = std::make_shared<PanelData>();
        data->state = LoadingState::Done;
        view->setData(data);
        QCOMPARE(int(tiles->values().size()), 1);
        QVERIFY(view->drawsNoData());
    }

    void slicesShareTheCircle()
    {
        const auto view = makeView(QStringLiteral("piechart"), R"({"reduceOptions":{"calcs":["lastNotNull"]}})");
        view->resize(300, 200);
        view->setData(someData(3)); // two equal values
        auto* pie = qobject_cast<PieView*>(view.get());
        QCOMPARE(int(pie->slices().size()), 2);
        QCOMPARE(pie->slices()[0].part, 0.5);
        QCOMPARE(percentText(pie->slices()[1].part), QStringLiteral("50%"));
        const double pi = pie->slices()[1].from;
        QVERIFY(std::abs(pi - 3.14159) < 0.001);
        QCOMPARE(pie->sliceAt({170, 70}), std::optional<size_t>(0));
        QCOMPARE(pie->sliceAt({130, 70}), std::optional<size_t>(1));
        QCOMPARE(pie->sliceAt({1, 1}), std::nullopt);
    }

    void valuesWithoutAnAngleStayInTheLegend()
    {
        const auto view =
            makeView(QStringLiteral("piechart"), R"({"legend":{"showLegend":true,"values":["value","percent"]}})");
        view->resize(400, 300);
        view->setData(dataOf({3, 0, -1, std::nan(""), 7}));
        const auto* pie = qobject_cast<PieView*>(view.get());
        QStringList texts;
        for (const LegendItem& item : pie->legend()->items())
            texts << item.name + QLatin1Char(' ') + item.calcs[0].text + QLatin1Char(' ') + item.calcs[1].text;
        const QStringList wanted {QStringLiteral("e 7 78%"), QStringLiteral("a 3 33%"), QStringLiteral("b 0 0%"),
                                  QStringLiteral("c -1 -11%")};
        QCOMPARE(texts, wanted);
        QCOMPARE(pie->slices()[2].sweep, 0.0);
        QCOMPARE(pie->slices()[3].sweep, 0.0);
        QVERIFY(std::abs(3 * pie->slices()[0].sweep - 7 * pie->slices()[1].sweep) < 1e-9); // the drawn fill the circle
    }

    void theTableLegendOfAPieIsSortedAsAsked_data()
    {
        QTest::addColumn<QString>("sort");
        QTest::addColumn<QString>("names");
        QTest::newRow("as drawn") << QString() << QStringLiteral("bca");
        QTest::newRow("by name") << QStringLiteral(R"("sortBy":"Name","sortDesc":true,)") << QStringLiteral("cba");
        QTest::newRow("by value") << QStringLiteral(R"("sortBy":"Value","sortDesc":false,)") << QStringLiteral("acb");
    }

    void theTableLegendOfAPieIsSortedAsAsked()
    {
        QFETCH(QString, sort);
        const QByteArray options =
            R"({"legend":{"showLegend":true,"displayMode":"table",)" + sort.toUtf8() + R"("values":["value"]}})";
        const auto view = makeView(QStringLiteral("piechart"), options.constData());
        view->resize(400, 300);
        view->setData(dataOf({1, 9, 5}));
        const ChartLegend& legend = *qobject_cast<PieView*>(view.get())->legend();
        QString names;
        for (const int i : legend.order())
            names += legend.items()[size_t(i)].name;
        QTEST(names, "names");
    }

    void translucentSlicesAreFilledOnce()
    {
        const auto view = makeView(QStringLiteral("piechart"),
                                   R"({"reduceOptions":{"calcs":["lastNotNull"]},"legend":{"showLegend":false}})");
        view->resize(300, 300);
        auto data = someData(3);
        for (Frame& frame : data->frames)
            for (Field& field : frame.fields) {
                FieldConfig config = *field.config;
                config.color.emplace();
                config.color->mode = QStringLiteral("fixed");
                config.color->fixedColor = QStringLiteral("rgba(255, 0, 0, 0.5)");
                field.config = std::make_shared<FieldConfig>(config);
            }
        data->displays = makeDisplays(data->frames, data->display);
        view->setData(data);
        const QImage picture = view->grab().toImage();
        const QRgb middle = picture.pixel(150 + 70, 150); // as far from the centre as the others
        for (const QPoint& beside : {QPoint(155, 80), QPoint(144, 80), QPoint(155, 220)}) {
            const QRgb edge = picture.pixel(beside);
            QVERIFY2(std::abs(qRed(edge) - qRed(middle)) < 6,
                     qPrintable(QStringLiteral("%1 beside %2").arg(qRed(edge)).arg(qRed(middle))));
        }
    }

    void barsHaveNoPercentInTheirLegend()
    {
        const auto pictureOf = [](const char* values) {
            const QByteArray options = QByteArray(R"({"legend":{"showLegend":true,"values":)") + values + "}}";
            const auto view = makeView(QStringLiteral("bargauge"), options.constData());
            view->resize(300, 200);
            view->setData(someData(3));
            return view->grab().toImage();
        };
        QCOMPARE(pictureOf(R"(["percent"])"), pictureOf("[]"));
        QVERIFY(pictureOf(R"(["value"])") != pictureOf("[]"));
    }

    void thePlaceholderNamesTheType()
    {
        PlaceholderView view;
        view.setSpec(specOf(QStringLiteral("vendor-flow-panel")));
        QVERIFY(view.message().contains(QLatin1String("vendor-flow-panel")));
        view.resize(300, 100);
        QVERIFY(!view.grab().isNull());
        QVERIFY(!view.showsTable());
        view.setData(someData(9));
        QVERIFY(view.showsTable()); // what its queries answered
        QVERIFY(!view.grab().isNull());
        view.resize(300, 40);
        QVERIFY(!view.grab().isNull());
        QVERIFY(!view.showsTable());
    }

    void textsOnColoursAreReadFromAfarInTheWallTheme()
    {
        const QColor green(0x73, 0xbf, 0x69);
        const Theme dark = Theme::make(ThemeKind::Dark);
        const Theme wall = Theme::make(*Look::fromId(QStringLiteral("contrast")));
        QCOMPARE(readableOn(green, dark), QColor(247, 248, 250)); // as in Grafana
        QCOMPARE(readableOn(green, wall), QColor(Qt::black));
        QCOMPARE(readableOn(QColor(0x8f, 0x3b, 0xb8), wall), QColor(Qt::white));
        QCOMPARE(readableOn(QColor(0, 0, 0, 20), wall), wall.text);
        const QColor red(0xc4, 0x16, 0x2a);
        QCOMPARE(contrastText(red, dark), contrastText(red));
        const QColor orange(0xfa, 0x64, 0x00);
        QCOMPARE(contrastText(orange, dark), QColor(Qt::white)); // three to one is enough near by
        QCOMPARE(contrastText(orange, wall), QColor(Qt::black));
    }

    void labelsOfSlicesAreNeverDotsAlone()
    {
        const QFontMetricsF metrics(Theme::make(ThemeKind::Dark).sized(12));
        const QStringList lines {QStringLiteral("Chrome on everything"), QStringLiteral("65%")};
        const double number = metrics.horizontalAdvance(lines[1]);
        QCOMPARE(fittingLabel(lines, true, 1000, metrics), lines);
        QCOMPARE(fittingLabel(lines, true, number - 2, metrics).filter(QStringLiteral("%")), QStringList());
        QCOMPARE(fittingLabel(lines, true, 8, metrics), QStringList());
        const QStringList some = fittingLabel(lines, true, number * 2, metrics);
        QCOMPARE(some.size(), 2);
        QVERIFY(some[0].startsWith(QLatin1String("Ch")) && some[0].endsWith(QChar(0x2026)));
        QCOMPARE(fittingLabel({lines[1]}, false, number - 2, metrics), QStringList());
    }

    void aSingleSliceHasNoSeam()
    {
        const auto view = makeView(QStringLiteral("piechart"),
                                   R"({"pieType":"donut","legend":{"showLegend":false},"displayLabels":[]})");
        view->resize(300, 300);
        view->setData(dataOf({5}));
        settle();
        const QImage image = view->grab().toImage();
        constexpr int ring = 40; // px below the upper edge: the ring runs from 16 to 60
        const auto lightness = [&image](int x, int y) { return image.pixelColor(x, y).lightness(); };
        for (const int x : {149, 150})
            QVERIFY2(std::abs(lightness(x, ring) - lightness(155, ring)) < 10, qPrintable(QString::number(x)));
        QVERIFY(std::abs(lightness(150, ring) - lightness(150, 150)) > 20); // the hole
    }

    void aSingleSeriesOfBarsHasNoWiderGaps()
    {
        BarChartInput input = barInput({{5, 6}});
        const BarChartMeasures measures = barMeasures();
        const BarChartLayout one = layoutBarChart(*buildBarChart(input), {400, 200}, measures);
        const double pitch = one.bars[1].rect.left() - one.bars[0].rect.left();
        QVERIFY2(one.bars[0].rect.width() > .9 * pitch, qPrintable(QString::number(one.bars[0].rect.width() / pitch)));
        input = barInput({{5, 6}, {7, 8}});
        input.hidden = {QStringLiteral("v1")}; // the group keeps its gap, the bar that is left fills it
        const BarChartLayout left = layoutBarChart(*buildBarChart(input), {400, 200}, measures);
        QCOMPARE(int(left.bars.size()), 2);
        QCOMPARE(left.bars[0].rect.width(), std::round(left.spans[0].to) - std::round(left.spans[0].from));
        QVERIFY(left.bars[0].rect.width() < .8 * (left.bars[1].rect.left() - left.bars[0].rect.left()));
    }

    void valuesColourBarsAndTheirLegend()
    {
        const auto thresholds = [](FieldConfig& config) {
            config.color = FieldColor {QStringLiteral("thresholds"), {}, {}, {}};
            config.thresholds = Thresholds();
            config.thresholds->steps = {{-std::numeric_limits<double>::infinity(), QStringLiteral("#00ff00")},
                                        {6, QStringLiteral("#ff0000")}};
        };
        const BarChartInput input = barInput({{5, 6}, {7, 8}}, thresholds);
        const auto model = buildBarChart(input);
        QCOMPARE(model->barColor(0, 0), QColor(0, 255, 0));
        QCOMPARE(model->barColor(0, 1), QColor(255, 0, 0));
        QCOMPARE(int(model->legend.size()), 2); // the steps, not the series
        QCOMPARE(model->legend[0].name, QStringLiteral("< 6"));
        QCOMPARE(model->legend[1].name, QStringLiteral("6+"));
        BarChartInput table = input;
        table.options.legend.table = true;
        QCOMPARE(buildBarChart(table)->legend[0].name, QStringLiteral("v0"));

        const auto continuous = [](FieldConfig& config) {
            config.color = FieldColor {QStringLiteral("continuous-GrYlRd"), {}, {}, {}};
        };
        const auto scheme = buildBarChart(barInput({{5, 6}}, continuous));
        QCOMPARE(scheme->barColor(0, 0), scheme->barColor(0, 1)); // one colour unless a gradient is asked for

        const auto mapped = [](FieldConfig& config) {
            config.color = FieldColor {QStringLiteral("palette-classic"), {}, {}, {}};
            ValueMapping mapping;
            mapping.key = QStringLiteral("5");
            mapping.result.color = QStringLiteral("#0000ff");
            config.mappings = {mapping};
        };
        const auto named = buildBarChart(barInput({{5, 6}}, mapped));
        QCOMPARE(named->barColor(0, 0), QColor(0, 0, 255));
        QCOMPARE(named->barColor(0, 1), named->series[0].style.color);
        QCOMPARE(int(named->legend.size()), 1);
        QCOMPARE(named->legend[0].name, QStringLiteral("5"));
    }

    void barChartsLeaveRoomForTheTypeOfTheWall()
    {
        BarChartInput input = barInput({{5}});
        const BarChartMeasures near = barMeasures();
        BarChartMeasures far = near;
        far.fontPx = 14;
        const auto upright = buildBarChart(input);
        QCOMPARE(layoutBarChart(*upright, {400, 200}, far).categorySize,
                 layoutBarChart(*upright, {400, 200}, near).categorySize + 2);
        input.options.orientation = BarChartOptions::Orientation::Lying;
        const auto lying = buildBarChart(input);
        QCOMPARE(layoutBarChart(*lying, {400, 200}, far).plot.bottom(),
                 layoutBarChart(*lying, {400, 200}, near).plot.bottom() - 2);
    }

    void actionsInACellAreButtons()
    {
        const auto view = makeView(QStringLiteral("table"));
        auto data = someData(3);
        Field& field = data->frames[0].fields[1];
        FieldConfig config = *field.config;
        config.custom = std::make_shared<Json>(Json {{"cellOptions", {{"type", "actions"}}}});
        for (const QString& title : {QStringLiteral("Restart"), QStringLiteral("Silence")}) {
            DataAction action;
            action.title = title;
            action.url = QStringLiteral("http://127.0.0.1/") + title;
            action.background = QStringLiteral("#ff0000");
            config.actions.push_back(action);
        }
        field.config = std::make_shared<FieldConfig>(config);
        data->displays = makeDisplays(data->frames, data->display);
        view->resize(500, 200);
        view->setData(data);
        view->show();
        settle();
        QTableView& grid = qobject_cast<TableView*>(view.get())->grid();
        const QModelIndex index = grid.model()->index(1, 1);
        const QRect cell = grid.visualRect(index);
        const auto* delegate = qobject_cast<TableDelegate*>(grid.itemDelegate());
        const std::vector<CellPart> parts = delegate->partsOf(index, cell);
        QCOMPARE(int(parts.size()), 2);
        QCOMPARE(parts[1].background, QColor(0xff, 0, 0));
        QVERIFY(cell.contains(parts[0].rect.toRect()));
        QVERIFY(parts[0].rect.right() < parts[1].rect.left());
        QSignalSpy clicked(view.get(), &PanelView::linkActivated);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, parts[1].rect.center().toPoint());
        QCOMPARE(clicked.size(), 1);
        const auto target = clicked[0][0].value<LinkTarget>();
        QVERIFY(target.action);
        QCOMPARE(target.action->action.title, QStringLiteral("Silence"));
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 2, cell.top() + 2));
        QCOMPARE(clicked.size(), 1); // beside the buttons
    }

    void aTableCopiesAsCsv()
    {
        const auto view = makeView(QStringLiteral("table"));
        view->resize(400, 200);
        view->setData(someData(9));
        auto* table = qobject_cast<TableView*>(view.get());
        QVERIFY(table);
        const QString csv = table->selectionAsCsv();
        QCOMPARE(csv.count(QLatin1Char('\n')), 4); // titles and three rows
        QVERIFY(csv.endsWith(QLatin1String(",9\n")));
    }

    void columnsFillTheTable()
    {
        const auto view = makeView(QStringLiteral("table"));
        view->resize(401, 200);
        view->show();
        view->setData(someData(1));
        auto* table = qobject_cast<TableView*>(view.get());
        const auto sum = [&] { return table->grid().columnWidth(0) + table->grid().columnWidth(1); };
        QTRY_COMPARE(sum(), table->grid().viewport()->width());
    }

    void aTooltipWithoutAHeadingLeavesNoRoomForOne()
    {
        QWidget window;
        window.resize(600, 400);
        ChartTooltip tooltip(&window);
        tooltip.setTheme(Theme::make(ThemeKind::Dark));
        TooltipContent content;
        content.rows = {{Qt::green, QStringLiteral("Chrome"), QStringLiteral("64%"), false, false}};
        tooltip.showAt(content, {});
        const int bare = tooltip.height();
        tooltip.pin({});
        const int pinned = tooltip.height(); // with the cross that closes it
        content.header = QStringLiteral("Share");
        tooltip.unpin();
        tooltip.showAt(content, {});
        QCOMPARE(tooltip.height(), pinned);
        QVERIFY(bare < pinned);
    }
};

VEDETTE_TEST(TestPanelViews)
#include "tst_panelviews.moc"
