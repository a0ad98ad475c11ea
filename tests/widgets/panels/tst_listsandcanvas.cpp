#include "tests/support/testmain.h"
#include "tests/widgets/panels/picturefixture.h"
#include "widgets/panels/annolist/annolistview.h"
#include "widgets/panels/canvas/canvaselements.h"
#include "widgets/panels/canvas/canvasicons.h"
#include "widgets/panels/canvas/canvasimage.h"
#include "widgets/panels/canvas/canvasview.h"
#include "widgets/panels/common/embeddedimage.h"
#include "widgets/panels/common/rowlist.h"
#include "widgets/panels/dashlist/dashlistview.h"

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>

namespace {

std::unique_ptr<PanelView> viewOfType(const QString& type)
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
    return view;
}

} // namespace

class TestListsAndCanvas : public QObject
{
    Q_OBJECT

private slots:
    void anAnnotationListSaysWhatItCannotKnow()
    {
        AnnoListView view;
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Dark);
        view.setContext(context);
        view.setSpec(std::make_shared<PanelSpec>());
        view.resize(400, 300);
        auto data = std::make_shared<PanelData>();
        view.setData(data);
        QVERIFY(view.note().startsWith(QLatin1String("No annotations found")));
        QVERIFY(view.note().contains(QLatin1String("Grafana")));
        data = std::make_shared<PanelData>();
        data->annotations.emplace_back().title = QStringLiteral("deployed");
        view.setData(data);
        QVERIFY(view.note().contains(QLatin1String("Grafana")));
        QVERIFY(!view.note().contains(QLatin1String("No annotations")));
        QVERIFY(view.list().geometry().bottom() < 300 - 20); // the line stands below the rows
        view.resize(400, 80);
        view.grab(); // a view that is not shown learns its size then
        QVERIFY(view.note().isEmpty());
    }

    void listedAnnotationsAreTheNewest_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("titles");
        QTest::newRow("all") << QByteArray("{}") << "c b a";
        QTest::newRow("limit") << QByteArray(R"({"limit":2})") << "c b";
        QTest::newRow("tags") << QByteArray(R"({"tags":["deploy"]})") << "b";
        QTest::newRow("in range") << QByteArray(R"({"onlyInTimeRange":true})") << "b a";
    }
    void listedAnnotationsAreTheNewest()
    {
        QFETCH(QByteArray, options);
        PanelData data;
        data.range = {0, 100};
        const auto add = [&](qint64 time, const QString& title, const QStringList& tags) {
            Annotation annotation;
            annotation.timeMs = annotation.timeEndMs = time;
            annotation.title = title;
            annotation.tags = tags;
            data.annotations.push_back(annotation);
        };
        add(10, QStringLiteral("a"), {});
        add(20, QStringLiteral("b"), {QStringLiteral("deploy"), QStringLiteral("web")});
        add(300, QStringLiteral("c"), {});
        QStringList titles;
        for (const Annotation& a :
             listedAnnotations(data, annoListOptionsFromJson(Json::parse(options.toStdString(), nullptr, false))))
            titles << a.title;
        QTEST(titles.join(QLatin1Char(' ')), "titles");
    }

    void dashboardsAreListedAsAsked_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("list");
        QTest::newRow("starred") << QByteArray("{}") << "Starred dashboards: Beta";
        QTest::newRow("recent") << QByteArray(R"({"showStarred":false,"showRecentlyViewed":true})")
                                << "Recently viewed dashboards: Gamma alpha";
        QTest::newRow("search") << QByteArray(R"({"showStarred":false,"showSearch":true,"showHeadings":false})")
                                << ": alpha Beta Gamma";
        QTest::newRow("query") << QByteArray(R"({"showStarred":false,"showSearch":true,"query":"AL"})")
                               << "Search: alpha";
        QTest::newRow("tags") << QByteArray(R"({"showStarred":false,"showSearch":true,"tags":["prod"]})")
                              << "Search: Gamma";
        QTest::newRow("few") << QByteArray(R"({"showStarred":false,"showSearch":true,"maxItems":1})")
                             << "Search: alpha";
    }
    void dashboardsAreListedAsAsked()
    {
        QFETCH(QByteArray, options);
        std::vector<DashboardEntry> all(3);
        all[0].title = QStringLiteral("Gamma");
        all[0].recent = 1;
        all[0].tags = {QStringLiteral("prod")};
        all[1].title = QStringLiteral("alpha");
        all[1].recent = 2;
        all[2].title = QStringLiteral("Beta");
        all[2].starred = true;
        const DashListOptions read = dashListOptionsFromJson(Json::parse(options.toStdString(), nullptr, false));
        QStringList sections;
        for (const DashListSection& section : dashListSections(all, read, read.query)) {
            QStringList titles;
            for (const DashboardEntry& entry : section.entries)
                titles << entry.title;
            sections << section.heading + QStringLiteral(": ") + titles.join(QLatin1Char(' '));
        }
        QTEST(sections.join(QStringLiteral("; ")), "list");
    }

    void aListOpensWhatIsClicked()
    {
        const auto view = viewOfType(QStringLiteral("dashlist"));
        auto* list = qobject_cast<DashListView*>(view.get());
        QVERIFY(list);
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Light);
        context.interpolate = [](QString text) {
            return text.replace(QStringLiteral("${__url_time_range}"), QStringLiteral("from=1&to=2"));
        };
        context.dashboards = [](const std::function<void(std::vector<DashboardEntry>)>& reply) {
            DashboardEntry entry;
            entry.title = QStringLiteral("Hosts");
            entry.url = QStringLiteral("/d/abc");
            reply({entry});
            return Pending();
        };
        list->setSpec(
            inputOf({}, R"({"showStarred":false,"showSearch":true,"keepTime":true,"showHeadings":false})").spec);
        list->setContext(context);
        list->resize(300, 200);
        list->show();
        QSignalSpy opened(list, &PanelView::linkActivated);
        QTest::mouseClick(list->list().viewport(), Qt::LeftButton, {}, list->list().rowRect(0).center());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].value<LinkTarget>().url, QStringLiteral("/d/abc?from=1&to=2"));
    }

    void aCanvasSaysThatElementsAreLeftOut()
    {
        auto spec = std::make_shared<PanelSpec>();
        Json elements = Json::array();
        for (int i = 0; i < mostCanvasElements; ++i)
            elements.push_back({{"type", "rectangle"}});
        spec->options = {{"root", {{"elements", elements}}}};
        const auto view = viewOfType(QStringLiteral("canvas"));
        view->setSpec(spec);
        QCOMPARE(view->leftOut(), QString());
        elements.push_back({{"type", "rectangle"}});
        auto more = std::make_shared<PanelSpec>();
        more->options = {{"root", {{"elements", elements}}}};
        QCOMPARE(canvasElements(more->options).size(), size_t(mostCanvasElements));
        view->setSpec(more);
        QCOMPARE(view->leftOut(), QStringLiteral("The first 5000 elements are drawn"));
    }

    void canvasElementsFollowTheirConstraints_data()
    {
        QTest::addColumn<QString>("horizontal");
        QTest::addColumn<double>("left");
        QTest::addColumn<double>("width");
        QTest::newRow("left") << "left" << 10.0 << 50.0;
        QTest::newRow("right") << "right" << 330.0 << 50.0;
        QTest::newRow("both") << "leftright" << 10.0 << 370.0;
        QTest::newRow("center") << "center" << 165.0 << 50.0;
        QTest::newRow("scale") << "scale" << 40.0 << 280.0;
    }
    void canvasElementsFollowTheirConstraints()
    {
        QFETCH(QString, horizontal);
        Json options = Json::parse(
            R"({"root":{"elements":[{"type":"rectangle","placement":{"left":10,"right":20,"width":50,"top":0,"height":30}}]}})");
        options["root"]["elements"][0]["constraint"]["horizontal"] = horizontal.toStdString();
        const auto elements = canvasElements(options);
        QCOMPARE(elements.size(), size_t(1));
        const QRectF rect = canvasRect(elements[0].placement, QRectF(0, 0, 400, 100));
        QTEST(rect.left(), "left");
        QTEST(rect.width(), "width");
        QCOMPARE(rect.height(), 30.0);
    }

    void canvasSignsAreKnownByTheNamesOfTheirFiles()
    {
        const QString icon = QStringLiteral("icon");
        QCOMPARE(canvasIconName(icon, QStringLiteral("img/icons/unicons/cloud-upload.svg")),
                 QStringLiteral("cloud-upload"));
        QCOMPARE(canvasIconName(QStringLiteral("server"), QString()), QStringLiteral("server"));
        const auto drawn = [](const QString& name, const QRectF& box, const QColor& color) {
            QImage image(48, 48, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            drawCanvasIcon(painter, name, box, color);
            return image;
        };
        const QRectF box(4.3, 5.6, 30, 30);
        const QImage upload = drawn(QStringLiteral("cloud-upload"), box, Qt::white);
        const QImage unknown = drawn(QStringLiteral("no such sign"), box, Qt::white);
        QVERIFY(upload != unknown);
        QCOMPARE(drawn(QStringLiteral("nor this"), box, Qt::white), unknown);
        QCOMPARE(drawn(QStringLiteral("cloud-upload"), box, Qt::white), upload); // as it was kept
        QVERIFY(drawn(QStringLiteral("cloud-upload"), box, Qt::red) != upload);
        QVERIFY(drawn(QStringLiteral("cloud-upload"), box.translated(.4, 0), Qt::white) != upload);
        for (const QString& name : {QStringLiteral("server"), QStringLiteral("no such sign"), QString()}) {
            QImage image(48, 48, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            drawCanvasIcon(painter, name, QRectF(0, 0, 48, 48), Qt::white);
            painter.end();
            QImage blank(48, 48, QImage::Format_RGB32);
            blank.fill(Qt::black);
            QVERIFY(image != blank);
        }
    }

    void aCanvasHasAGroundAndBentConnections()
    {
        const Json options = Json::parse(
            "{\"root\":{\"background\":{\"color\":{\"fixed\":\"#102030\"},\"size\":\"cover\","
            "\"image\":{\"mode\":\"fixed\",\"fixed\":\"https://example.org/plan.png\"}},\"elements\":[{\"type\":"
            "\"rectangle\",\"name\":\"a\",\"connections\":[{\"source\":{\"x\":1,\"y\":0},\"target\":{\"x\":-1,\"y\":0},"
            "\"radius\":{\"fixed\":8},\"lineStyle\":{\"style\":\"dotted\"},\"vertices\":[{\"x\":0.5,\"y\":0},{\"x\":0."
            "5,\"y\":1}]}]}]}}",
            nullptr, false);
        const auto elements = canvasElements(options);
        QCOMPARE(elements.size(), size_t(2));
        QCOMPARE(canvasRect(elements[0].placement, QRectF(0, 0, 400, 100)), QRectF(0, 0, 400, 100));
        QCOMPARE(elements[0].background.fixed, QStringLiteral("#102030"));
        QCOMPARE(elements[0].image.fit, CanvasImage::Fit::Cover);
        QCOMPARE(elements[1].connections.at(0).style, Qt::DotLine);
        QCOMPARE(elements[1].connections.at(0).bends.size(), size_t(2));
        QCOMPARE(elements[1].connections.at(0).width.fixed, 2.0);
        QCOMPARE(elements[1].connections.at(0).width.max, 10.0);
        QCOMPARE(elements[1].connections.at(0).radius.fixed, 8.0);
    }

    void canvasPicturesAreThoseInTheFile_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<CanvasImage::Fit>("fit");
        QTest::addColumn<bool>("drawn"); // else a mark
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QImage red(4, 2, QImage::Format_RGB32);
        red.fill(Qt::red);
        red.save(&buffer, "PNG");
        const QString embedded = QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
        QTest::newRow("contain") << embedded << CanvasImage::Fit::Contain << true;
        QTest::newRow("cover") << embedded << CanvasImage::Fit::Cover << true;
        QTest::newRow("fill") << embedded << CanvasImage::Fit::Fill << true;
        QTest::newRow("tile") << embedded << CanvasImage::Fit::Tile << true;
        QTest::newRow("original") << embedded << CanvasImage::Fit::Original << true;
        QTest::newRow("remote") << "https://example.org/plan.png" << CanvasImage::Fit::Fill << false;
        QTest::newRow("file") << "file:///etc/plan.png" << CanvasImage::Fit::Fill << false;
        QTest::newRow("broken") << "data:image/png;base64,AAAA" << CanvasImage::Fit::Fill << false;
        QTest::newRow("sign") << "img/icons/unicons/cloud.svg" << CanvasImage::Fit::Contain << false;
    }
    void canvasPicturesAreThoseInTheFile()
    {
        QFETCH(QString, address);
        QFETCH(CanvasImage::Fit, fit);
        QFETCH(bool, drawn);
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::black);
        const QImage blank = image;
        QPainter painter(&image);
        drawCanvasImage(painter, {address, fit, Qt::white, QPixmap::fromImage(embeddedImage(address))},
                        QRectF(0, 0, 200, 100), Theme::make(ThemeKind::Dark));
        painter.end();
        QVERIFY(image != blank);
        QCOMPARE(image.pixelColor(100, 50) == QColor(Qt::red), drawn);
    }

    void rowsAreChosenByKeys()
    {
        RowList list;
        list.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
        std::vector<ListRow> rows(30);
        rows[0].heading = rows[2].heading = true;
        list.setRows(rows);
        list.resize(200, 100);
        QSignalSpy clicked(&list, &RowList::rowClicked);
        QTest::keyClick(&list, Qt::Key_Return); // none is chosen yet
        QCOMPARE(clicked.count(), 0);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(&list, Qt::Key_Down); // over the headings
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toInt(), 3);
        QVERIFY(list.rowRect(3).bottom() < list.viewport()->height()); // in sight
        QTest::keyClick(&list, Qt::Key_Up);
        QTest::keyClick(&list, Qt::Key_Up); // there is none above
        QTest::keyClick(&list, Qt::Key_Enter);
        QCOMPARE(clicked[1][0].toInt(), 1);
    }

    void canvasPicturesAreReadInThePool()
    {
        QImage red(4, 4, QImage::Format_RGB32);
        red.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(red.save(&buffer, "png"));
        PanelSpec spec;
        const Json picture {{"mode", "fixed"}, {"fixed", "data:image/png;base64," + png.toBase64().toStdString()}};
        const Json element {{"type", "rectangle"},
                            {"placement", {{"top", 0}, {"left", 0}, {"width", 100}, {"height", 100}}},
                            {"background", {{"size", "fill"}, {"image", picture}}}};
        spec.options["root"]["elements"] = Json::array({element});
        CanvasView view;
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Dark);
        view.resize(200, 200);
        view.setContext(context);
        view.setSpec(std::make_shared<const PanelSpec>(spec));
        QVERIFY(view.isDrawing()); // not in this thread
        QTRY_VERIFY(!view.isDrawing());
        QCOMPARE(view.grab().toImage().pixelColor(50, 50), QColor(Qt::red));
        view.setSpec(std::make_shared<const PanelSpec>(spec));
        QVERIFY(!view.isDrawing()); // it is known
    }

    void canvasTextsAndColoursFollowFields()
    {
        Frame frame = numberFrame({10, 90, nullNumber});
        configure(frame, [](FieldConfig& config) {
            useThresholds(config);
            config.unit = QStringLiteral("percent");
        });
        const auto input = inputOf({frame});
        const CanvasData data(*input.data);
        QCOMPARE(data.text({QStringLiteral("none"), QStringLiteral("value"), true}), QStringLiteral("90%"));
        QCOMPARE(data.text({QStringLiteral("fixed"), {}, false}), QStringLiteral("fixed"));
        QCOMPARE(data.text({QStringLiteral("none"), QStringLiteral("unknown"), true}), QStringLiteral("none"));
        QCOMPARE(data.color({{}, QStringLiteral("value")}, Qt::black),
                 toQColor(resolveColor(QStringLiteral("red"), {})));
        QCOMPARE(data.color({QStringLiteral("#123456"), {}}, Qt::black), QColor(0x12, 0x34, 0x56));
        QCOMPARE(data.color({}, Qt::black), QColor(Qt::black));
        QCOMPARE(data.length({2, QStringLiteral("value"), 1, 10}), 10.0); // the newest is the greatest of its field
        QCOMPARE(data.length({2, QStringLiteral("unknown"), 1, 10}), 2.0);
        QCOMPARE(data.length({2, {}, 1, 10}), 2.0);
    }
};

VEDETTE_TEST(TestListsAndCanvas)
#include "tst_listsandcanvas.moc"
