#include "dashboards/run/panelpipeline.h"
#include "tests/support/testmain.h"
#include "widgets/controls/popup.h"
#include "widgets/panels/common/contentcache.h"
#include "widgets/panels/common/embeddedimage.h"
#include "widgets/panels/table/cellpainter.h"
#include "widgets/panels/table/geotext.h"
#include "widgets/panels/table/pillcell.h"
#include "widgets/panels/table/tablecolumns.h"
#include "widgets/panels/table/tablecsv.h"
#include "widgets/panels/table/tablefooter.h"
#include "widgets/panels/table/tablemodel.h"
#include "widgets/panels/table/tablepager.h"
#include "widgets/panels/table/tablesort.h"
#include "widgets/panels/table/valuepopup.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScreen>
#include <QSignalSpy>

namespace {

Field withCustom(Field field, const char* json)
{
    FieldConfig config = *field.config;
    config.custom = std::make_shared<Json>(Json::parse(json, nullptr, false));
    field.config = std::make_shared<FieldConfig>(config);
    return field;
}

std::shared_ptr<PanelData> tableOf(std::vector<Field> fields)
{
    auto data = std::make_shared<PanelData>();
    Frame frame;
    for (Field& field : fields)
        frame.add(std::move(field));
    data->frames.push_back(std::move(frame));
    data->state = LoadingState::Done;
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

std::shared_ptr<PanelData> pods()
{
    return tableOf(
        {Field(QStringLiteral("pod"), FieldType::String,
               StringColumn {QStringLiteral("b"), QStringLiteral("A"), QStringLiteral("c"), QStringLiteral("a")}),
         Field(QStringLiteral("restarts"), FieldType::Number, NumberColumn {3, nullNumber, 12, 3})});
}

void show(TableModel& model, const std::shared_ptr<PanelData>& data)
{
    model.setSource(data, 0, tableColumns(data->frames[0], data->frames));
}

QStringList columnTexts(const TableModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

} // namespace

class TestTableModel : public QObject
{
    Q_OBJECT

private slots:
    void rowsAndColumnsAreTheFrames()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(model, pods());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("restarts"));
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("<qt>restarts</qt>"));
        QCOMPARE(model.index(2, 1).data().toString(), QStringLiteral("12"));
        QCOMPARE(model.index(2, 1).data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
        show(model, tableOf({}));
        QCOMPARE(model.rowCount(), 0);
        model.setSource(nullptr, 3, {});
        QCOMPARE(model.columnCount(), 0);
    }

    void geometriesAreToldAsText_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("point") << "{\"type\":\"Point\",\"coordinates\":[13.405,52.5]}"
                               << "POINT(13.405 52.5)";
        QTest::newRow("every digit") << "{\"type\":\"Point\",\"coordinates\":[-74.0445,40.68919999999997]}"
                                     << "POINT(-74.0445 40.68919999999997)";
        QTest::newRow("line") << "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4,9]]}"
                              << "LINESTRING(1 2,3 4)";
        QTest::newRow("polygon") << "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}"
                                 << "POLYGON((0 0,1 0,0 0))";
        QTest::newRow("feature") << "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}"
                                 << "POINT(1 2)";
        QTest::newRow("a text") << "POINT(1 2)"
                                << "POINT(1 2)";
        QTest::newRow("another object") << "{\"type\":\"x\"}"
                                        << "{\"type\":\"x\"}";
        QTest::newRow("broken") << "{\"type\":\"Point\""
                                << "{\"type\":\"Point\"";
        QTest::newRow("no numbers") << "{\"type\":\"Point\",\"coordinates\":\"x\"}"
                                    << "POINT()";
    }
    void geometriesAreToldAsText()
    {
        QFETCH(QString, value);
        QTEST(geoText(value), "text");
    }

    void aFieldStylesTheCellsOfAnother()
    {
        const auto data = tableOf(
            {withCustom(Field(QStringLiteral("pod"), FieldType::String,
                              StringColumn {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}),
                        "{\"styleField\":\"css\"}"),
             Field(QStringLiteral("css"), FieldType::String,
                   StringColumn {
                       QStringLiteral("{\"color\":\"#ff0000\",\"fontWeight\":600,\"position\":\"fixed\"}"),
                       QStringLiteral("{\"backgroundColor\":\"#00ff00\",\"textDecoration\":\"underline\"}"),
                       QStringLiteral("{\"background\":\"linear-gradient(red, blue)\",\"color\":\"inherit\"}")})});
        TableModel model;
        show(model, data);
        const Palette palette = Theme::make(ThemeKind::Dark).palette;
        const CellStyle first = cellStyle(model, 0, 0, palette);
        QCOMPARE(first.text, std::optional(QColor(255, 0, 0)));
        QVERIFY(first.bold && !first.background);
        const CellStyle second = cellStyle(model, 1, 0, palette);
        QCOMPARE(second.background, std::optional(QColor(0, 255, 0)));
        QVERIFY(second.underlined && !second.text);
        QVERIFY(!cellStyle(model, 2, 0, palette).text && !cellStyle(model, 2, 0, palette).background); // no colours
        QVERIFY(!cellStyle(model, 0, 1, palette).text); // the style's own column
    }

    void pillsHaveTheColoursOfTheirTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QColor>("color");
        QTest::newRow("critical") << QStringLiteral("critical") << QColor(0x51, 0x17, 0x49);
        QTest::newRow("warning") << QStringLiteral("warning") << QColor(0x58, 0x44, 0x77);
        QTest::newRow("info") << QStringLiteral("info") << QColor(0xc1, 0x5c, 0x17);
    }

    void pillsHaveTheColoursOfTheirTexts()
    {
        QFETCH(QString, text);
        QFETCH(QColor, color);
        const Field field(QStringLiteral("severity"), FieldType::String, StringColumn {text});
        DisplayValue value;
        value.numeric = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(pillColor(text, field, value, {}), color);
    }

    void pillsAreTheItemsOfLists_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("one") << QStringLiteral("info") << QStringList {QStringLiteral("info")};
        QTest::newRow("commas") << QStringLiteral("a , b") << QStringList {QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("list") << QStringLiteral("[\"a, b\",3,null]")
                              << QStringList {QStringLiteral("a, b"), QStringLiteral("3")};
        QTest::newRow("no list") << QStringLiteral("[x") << QStringList {QStringLiteral("[x")};
        QTest::newRow("nothing") << QString() << QStringList();
    }

    void pillsAreTheItemsOfLists()
    {
        QFETCH(QString, value);
        QTEST(pillTexts(value), "texts");
    }

    void pillsGoOnInFurtherLinesWhereTheyWrap()
    {
        const auto data = tableOf({Field(QStringLiteral("tags"), FieldType::String,
                                         StringColumn {QStringLiteral("one,two,three,four,five,six")})});
        TableModel model;
        show(model, data);
        const Theme theme = Theme::make(ThemeKind::Dark);
        const QModelIndex index = model.index(0, 0);
        QCOMPARE(pillsHeight(model, index, 2000, theme), 22.0);
        const double high = pillsHeight(model, index, 80, theme);
        QVERIFY(high > 22);
        const auto lines = cellPills(model, index, QRectF(0, 0, 80, high), theme, true);
        QCOMPARE(lines.size(), size_t(6));
        QVERIFY(lines.back().rect.top() > lines.front().rect.bottom());
        const auto line = cellPills(model, index, QRectF(0, 0, 80, 22), theme, false);
        QCOMPARE(line.back().rect.top(), line.front().rect.top());
    }

    void wholeValuesOfJsonStandInLines()
    {
        QCOMPARE(wholeValueText(QStringLiteral("{\"a\":[1]}")), QStringLiteral("{\n  \"a\": [\n    1\n  ]\n}"));
        QCOMPARE(wholeValueText(QStringLiteral("[not json")), QStringLiteral("[not json"));
        QCOMPARE(wholeValueText(QString()), QString());
    }

    void wrappedTextsTakeWholeLines()
    {
        const Theme theme = Theme::make(ThemeKind::Dark);
        QCOMPARE(wrappedHeight(QStringLiteral("one line"), 400, theme), 34.0);
        QCOMPARE(wrappedHeight(QStringLiteral("one\ntwo"), 400, theme), 56.0);
        QVERIFY(wrappedHeight(QString(300, QLatin1Char('w')), 200, theme) > 100); // broken inside the word
    }

    void wholeValuesOpenOnTheScreen()
    {
        QWidget panel;
        panel.resize(400, 200);
        panel.show();
        const QRect screen = panel.screen()->availableGeometry();
        showWholeValue(&panel, Theme::make(ThemeKind::Dark), QStringLiteral("text"), screen.bottomRight());
        auto* popup = panel.findChild<Popup*>();
        QVERIFY(popup && screen.contains(popup->geometry()));
        QCOMPARE(popup->focusWidget(), popup->findChild<QPlainTextEdit*>());
        QVERIFY(!popup->focusWidget()->accessibleName().isEmpty());
        QSignalSpy closed(popup, &Popup::closed);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
    }

    void markdownIsMeasuredAndKept()
    {
        const Theme theme = Theme::make(ThemeKind::Dark);
        ContentCache cache;
        const double one = markdownHeight(cache, QStringLiteral("one"), 300, theme);
        QCOMPARE(one, wrappedHeight(QStringLiteral("one"), 300, theme));
        QVERIFY(markdownHeight(cache, QStringLiteral("# one\n\n- two\n- three"), 300, theme) > one + 2 * 22);
        const SafeDocument* document = &cache.markdown(QStringLiteral("text"), 300, theme);
        QCOMPARE(&cache.markdown(QStringLiteral("text"), 300, theme), document);
        QCOMPARE(cache.markdown(QString(100'000, QLatin1Char('x')), 300, theme).characterCount(), 2001);
        cache.forgetDocuments();
        QVERIFY(cache.markdown(QStringLiteral("text"), 300, theme).toPlainText() == QStringLiteral("text"));
    }

    /// Markdown of several lines begins at the top of its cell and is not cut.
    void wrappedMarkdownFillsItsCell()
    {
        const auto data = tableOf({withCustom(
            Field(QStringLiteral("md"), FieldType::String, StringColumn {QStringLiteral("# AAA\n\nBBB\n\nCCC")}),
            R"({"cellOptions":{"type":"markdown","wrapText":true}})")});
        TableModel model;
        show(model, data);
        const Theme theme = Theme::make(ThemeKind::Dark);
        ContentCache cache;
        CellInput cell {model, theme, cache};
        cell.value = model.display(0, 0);
        const double height = markdownHeight(cache, cell.value.full(), 300, theme);
        cell.rect = QRectF(0, 0, 300, height);
        QImage image(300, int(height) + 100, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        drawCell(painter, cell);
        painter.end();
        const auto isInked = [&image](int y) {
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) != qRgb(0, 0, 0))
                    return true;
            return false;
        };
        int top = 0;
        int bottom = image.height() - 1;
        while (top < image.height() && !isInked(top))
            ++top;
        while (bottom > 0 && !isInked(bottom))
            --bottom;
        QVERIFY2(top >= 6 && top < 24, qPrintable(QString::number(top)));
        QVERIFY2(bottom > height - 24 && bottom < height - 6, qPrintable(QString::number(bottom)));
    }

    void picturesAreDecodedInThePool()
    {
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::green);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(picture.save(&buffer, "png"));
        const QString address = QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
        const auto decoder = [](const QString& text) {
            return QImage::fromData(QByteArray::fromBase64(text.section(QLatin1Char(','), 1).toLatin1()));
        };
        ContentCache cache;
        QSignalSpy ready(&cache, &ContentCache::imageReady);
        QVERIFY(!cache.image(address, {60, 60}, decoder)); // not in this thread
        QVERIFY(cache.isDecoding());
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(!cache.isDecoding());
        QCOMPARE(cache.image(address, {60, 60}, decoder)->size(), QSize(60, 30));
        QVERIFY(cache.image(QStringLiteral("https://example.org/a.png"), {60, 60}, decoder)->isNull()); // never fetched
        const QString broken = QStringLiteral("data:image/png;base64,AAAA");
        QVERIFY(!cache.image(broken, {60, 60}, decoder));
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY(cache.image(broken, {60, 60}, decoder)->isNull());
    }

    void onlyPicturesOfPixelsAreRead()
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(QImage(2, 2, QImage::Format_RGB32).save(&buffer, "png"));
        const QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";
        const auto read = [](const char* type, const QByteArray& bytes) {
            return embeddedImage(QLatin1String(type) + QLatin1Char(',') + QString::fromLatin1(bytes.toBase64()));
        };
        QCOMPARE(read("data:image/png;base64", png).size(), QSize(2, 2));
        QVERIFY(read("data:image/svg+xml;base64", svg).isNull()); // Qt's reader of it opens local files
        QVERIFY(read("data:image/png;base64", svg).isNull()); // whatever it says it is
        QVERIFY(read("data:image/jpeg;base64", png).isNull());
    }

    void sortingIsStableAndIgnoresCase()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(model, pods());
        model.setSorting({{0, false}});
        QCOMPARE(columnTexts(model, 0).join(QString()), QStringLiteral("Aabc"));
        model.setSorting({{1, true}});
        QCOMPARE(columnTexts(model, 0).join(QString()), QStringLiteral("cbaA")); // missing values are the smallest
        model.setSorting({{1, false}, {0, true}});
        QCOMPARE(columnTexts(model, 0).join(QString()), QStringLiteral("Abac"));
        model.setSorting({});
        QCOMPARE(columnTexts(model, 0).join(QString()), QStringLiteral("bAca"));
        model.setSorting({{7, false}, {-1, false}});
        QVERIFY(model.sorting().empty());
    }

    void aSelectionFollowsItsRow()
    {
        TableModel model;
        show(model, pods());
        const QPersistentModelIndex c(model.index(2, 0));
        model.setSorting({{1, true}});
        QCOMPARE(c.row(), 0);
        QCOMPARE(c.data().toString(), QStringLiteral("c"));
    }

    void filtersAndPagesCutTheRows()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(model, pods());
        model.setFilter(1, QSet<QString> {QStringLiteral("3")});
        QCOMPARE(columnTexts(model, 0).join(QString()), QStringLiteral("ba"));
        QVERIFY(model.isFiltered(1));
        QCOMPARE(model.distinctTexts(0),
                 QStringList({QStringLiteral("b"), QStringLiteral("A"), QStringLiteral("c"), QStringLiteral("a")}));
        show(model, pods()); // a refresh keeps the filter
        QCOMPARE(model.rowCount(), 2);
        model.setFilter(1, std::nullopt);
        model.setPage(1, 3);
        QCOMPARE(columnTexts(model, 0).join(QString()), QStringLiteral("a"));
        QCOMPARE(model.pageCount(), 2);
        model.setPage(99, 3);
        QCOMPARE(model.page(), 1);
        model.setPage(0, 0);
        QCOMPARE(model.rowCount(), 4);
    }

    void aRefreshOfTheSameShapeKeepsTheView()
    {
        TableModel model;
        show(model, pods());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        show(model, pods());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        show(model, tableOf({Field(QStringLiteral("x"), FieldType::Number, NumberColumn {1})}));
        QCOMPARE(reset.count(), 1);
    }

    void aHundredThousandRowsMakeNoTextsBeforeTheyAreSeen()
    {
        NumberColumn numbers(100'000);
        for (size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = double((i * 7919) % numbers.size());
        TableModel model;
        show(model, tableOf({Field(QStringLiteral("v"), FieldType::Number, std::move(numbers))}));
        model.setSorting({{0, true}});
        QVERIFY(model.isSorting()); // in the pool: the rows keep their order meanwhile
        QCOMPARE(model.rowCount(), 100'000);
        QTRY_VERIFY(!model.isSorting());
        QCOMPARE(model.frameRow(99'999), qsizetype(0));
    }

    void widthsAreShared_data()
    {
        QTest::addColumn<QList<double>>("fixed"); // 0: automatic
        QTest::addColumn<double>("available");
        QTest::addColumn<QList<double>>("widths");
        QTest::newRow("equally") << QList<double> {0, 0} << 938.0 << QList<double> {469, 469};
        QTest::newRow("never below the minimum") << QList<double> {250, 0, 0} << 300.0 << QList<double> {250, 150, 150};
        QTest::newRow("fixed ones leave room") << QList<double> {190, 120, 0} << 938.0 << QList<double> {190, 120, 628};
        QTest::newRow("all fixed") << QList<double> {100, 60} << 938.0 << QList<double> {100, 60};
    }
    void widthsAreShared()
    {
        QFETCH(QList<double>, fixed);
        QFETCH(double, available);
        QFETCH(QList<double>, widths);
        std::vector<TableColumn> columns(size_t(fixed.size()));
        for (qsizetype i = 0; i < fixed.size(); ++i)
            if (fixed[i] > 0)
                columns[size_t(i)].width = fixed[i];
        const std::vector<double> result = columnWidths(columns, available);
        QCOMPARE(QList<double>(result.begin(), result.end()), widths);
    }

    void columnsFollowTheirConfiguration()
    {
        const auto data = tableOf(
            {withCustom(Field(QStringLiteral("a"), FieldType::Number, NumberColumn {1}),
                        R"({"align":"left","width":20,"filterable":true,"cellOptions":{"type":"gauge","mode":"lcd"}})"),
             withCustom(Field(QStringLiteral("b"), FieldType::Number, NumberColumn {1}),
                        R"({"hideFrom":{"viz":true}})"),
             withCustom(Field(QStringLiteral("c"), FieldType::Number, NumberColumn {1}), R"({"hidden":true})"),
             withCustom(Field(QStringLiteral("d"), FieldType::String, StringColumn {QString()}), R"(["nonsense"])"),
             withCustom(Field(QStringLiteral("e"), FieldType::Number, NumberColumn {1}),
                        R"({"cellOptions":{"type":"color-background"}})"),
             withCustom(Field(QStringLiteral("f"), FieldType::Number, NumberColumn {1}),
                        R"({"cellOptions":{"type":"pill"}})")});
        const auto columns = tableColumns(data->frames[0], data->frames);
        QCOMPARE(int(columns.size()), 4);
        QVERIFY(columns[2].cell.gradient);
        QCOMPARE(columns[2].alignment, Qt::Alignment(Qt::AlignRight));
        QCOMPARE(columns[3].alignment, Qt::Alignment(Qt::AlignLeft)); // only texts stand right
        QCOMPARE(columns[0].alignment, Qt::Alignment(Qt::AlignLeft));
        QCOMPARE(*columns[0].width, 50.0); // the smallest width
        QVERIFY(columns[0].filterable);
        QCOMPARE(columns[0].cell.type, CellOptions::Type::Gauge);
        QCOMPARE(columns[0].cell.barMode, BarStyle::Mode::Lcd);
        QCOMPARE(int(columns[1].field), 3);
    }

    void aFooterNamesItsCalculationsOnce()
    {
        const auto footer = [](const char* reducers) {
            return QByteArray("{\"footer\":{\"reducers\":") + reducers + "}}";
        };
        const auto cellsOf = [&](const char* of, const char* restarts) {
            const auto data = pods();
            TableModel model;
            auto& fields = data->frames[0].fields;
            fields[0] = withCustom(fields[0], footer(of).constData());
            fields[1] = withCustom(fields[1], footer(restarts).constData());
            show(model, data);
            QStringList texts;
            for (const auto& column : footerCells(model, {}))
                for (const FooterCell& cell : column)
                    texts << cell.label + QLatin1Char('|') + cell.text;
            return texts.join(QLatin1Char(';'));
        };
        QCOMPARE(cellsOf("[]", "[]"), QString());
        QCOMPARE(cellsOf("[]", "[\"sum\"]"), QStringLiteral("TOTAL|;|18")); // the first column says of what
        QCOMPARE(cellsOf("[\"count\"]", "[\"max\"]"), QStringLiteral("COUNT|4;MAX|12"));
        QCOMPARE(cellsOf("[\"max\"]", "[\"max\"]"), QStringLiteral("MAX|;|12")); // texts have no greatest
        QCOMPARE(cellsOf("[\"countAll\"]", "[\"countAll\"]"), QStringLiteral("COUNT|4;|"));
    }

    void pagesHaveButtonsAsFarAsTheyFit_data()
    {
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<QList<int>>("marks");
        QTest::newRow("one") << 1 << 1 << false << QList<int> {1};
        QTest::newRow("few") << 2 << 4 << false << QList<int> {1, 2, 3, 4};
        QTest::newRow("at the start") << 2 << 20 << false << QList<int> {1, 2, 3, 4, 5, 6, 7, 0, 20};
        QTest::newRow("in the middle") << 10 << 20 << false << QList<int> {1, 0, 8, 9, 10, 11, 12, 0, 20};
        QTest::newRow("at the end") << 20 << 20 << false << QList<int> {1, 0, 14, 15, 16, 17, 18, 19, 20};
        QTest::newRow("narrow") << 3 << 10 << true << QList<int> {1, 0, 3, 0, 10};
        QTest::newRow("narrow, first") << 1 << 10 << true << QList<int> {1, 0, 10};
    }
    void pagesHaveButtonsAsFarAsTheyFit()
    {
        QFETCH(int, current);
        QFETCH(int, count);
        QFETCH(bool, narrow);
        const std::vector<int> marks = pageMarks(current, count, narrow);
        QTEST(QList<int>(marks.begin(), marks.end()), "marks");
    }

    void pagesAreOpenedByButtonsThatKeysAndReadersReach()
    {
        TablePager pager;
        pager.setTheme(Theme::make(ThemeKind::Dark));
        pager.resize(800, pager.sizeHint().height());
        pager.setPages(0, 3, QStringLiteral("1 - 5 of 12 rows"));
        pager.show();
        QVERIFY(QTest::qWaitForWindowActive(&pager));
        const auto button = [&pager](const QString& name) {
            for (auto* one : pager.findChildren<QAbstractButton*>())
                if (one->accessibleName() == name && one->isVisible())
                    return one;
            return static_cast<QAbstractButton*>(nullptr);
        };
        connect(&pager, &TablePager::pageChosen, &pager,
                [&pager](int page) { pager.setPages(page, 3, QStringLiteral("page %1").arg(page)); });
        QSignalSpy chosen(&pager, &TablePager::pageChosen);
        QVERIFY(!button(QStringLiteral("Previous page"))->isEnabled());
        QVERIFY(button(QStringLiteral("Page 1"))->isChecked());
        QTest::mouseClick(button(QStringLiteral("Page 1")), Qt::LeftButton); // it is open already
        QVERIFY(chosen.isEmpty());
        QTest::mouseClick(button(QStringLiteral("Page 2")), Qt::LeftButton);
        QCOMPARE(pager.text(), QStringLiteral("page 1"));
        QVERIFY(button(QStringLiteral("Page 2"))->isChecked());
        QVERIFY(!button(QStringLiteral("Page 1"))->isChecked());
        QAbstractButton* next = button(QStringLiteral("Next page"));
        QVERIFY(next->focusPolicy() & Qt::TabFocus);
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Return);
        QCOMPARE(pager.text(), QStringLiteral("page 2"));
        QVERIFY(!next->isEnabled());
        QCOMPARE(pager.focusWidget(), button(QStringLiteral("Page 3"))); // the keys stay in the bar
        QTest::keyClick(pager.focusWidget(), Qt::Key_Home);
        QTest::keyClick(button(QStringLiteral("Page 2")), Qt::Key_PageDown);
        QCOMPARE(pager.text(), QStringLiteral("page 1"));
    }

    void theFocusStaysWithItsPage()
    {
        TablePager pager;
        pager.setTheme(Theme::make(ThemeKind::Dark));
        pager.resize(800, pager.sizeHint().height());
        pager.setPages(9, 20, {});
        pager.show();
        QVERIFY(QTest::qWaitForWindowActive(&pager));
        for (auto* one : pager.findChildren<QAbstractButton*>())
            if (one->accessibleName() == QStringLiteral("Page 12"))
                one->setFocus();
        QVERIFY(pager.focusWidget());
        pager.setPages(11, 20, {}); // it was the last of five neighbours and is the middle one now
        QCOMPARE(pager.focusWidget()->accessibleName(), QStringLiteral("Page 12"));
        pager.setPages(0, 2, {});
        QCOMPARE(pager.focusWidget()->accessibleName(), QStringLiteral("Page 1"));
    }

    void textsAreQuotedForCsv_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << "abc"
                               << "abc";
        QTest::newRow("comma") << "a,b"
                               << "\"a,b\"";
        QTest::newRow("quote") << "a\"b"
                               << "\"a\"\"b\"";
        QTest::newRow("line") << "a\nb"
                              << "\"a\nb\"";
        QTest::newRow("formula") << "=1+1"
                                 << "'=1+1";
        QTest::newRow("negative number") << "-5"
                                         << "-5";
    }
    void textsAreQuotedForCsv()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        QCOMPARE(csvField(text), field);
    }

    void selectedCellsBecomeCsv()
    {
        TableModel model;
        show(model, pods());
        const QModelIndexList cells {model.index(0, 0), model.index(0, 1), model.index(2, 1)};
        QCOMPARE(cellsAsCsv(model, cells), QStringLiteral("pod,restarts\nb,3\n,12\n"));
    }
};

VEDETTE_TEST(TestTableModel)
#include "tst_tablemodel.moc"
