#include "tests/support/patience.h"
#include "tests/support/testmain.h"
#include "tests/widgets/panels/panelbench.h"
#include "tests/widgets/panels/picturefixture.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/candlestick/candlestickmodel.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>

// Every panel type with every kind of input that no one should send and someone does: its drawing must end, at any
// size, and never crash or hang.

namespace {

constexpr double huge = 1e308;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int tenKilobytes = 10'000;

Field numbers(const QString& name, const NumberColumn& values, const Labels& labels = {})
{
    return Field(name, FieldType::Number, values, labels);
}

Frame overTime(const TimeColumn& times, std::vector<Field> fields)
{
    Frame frame;
    frame.refId = QStringLiteral("A");
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, times));
    for (Field& field : fields)
        frame.add(std::move(field));
    return frame;
}

Frame values(const NumberColumn& column, const QString& name = QStringLiteral("value"))
{
    return overTime(timesOf(int(column.size())), {numbers(name, column)});
}

Frames none()
{
    return {};
}
Frames noFields()
{
    return {Frame()};
}
Frames noRows()
{
    return {values({})};
}
Frames oneSample()
{
    return {values({7})};
}
Frames allNull()
{
    return {values({nullNumber, nullNumber, nullNumber})};
}
Frames notNumbers()
{
    return {values({1, nan, 2, nan, nan, 3})};
}
Frames infinities()
{
    return {values({infinity, 1, -infinity, 2, infinity})};
}
Frames onlyInfinity()
{
    return {values({infinity})};
}
Frames hugeValues()
{
    return {values({huge, -huge, huge, 0, -huge})};
}
Frames tinyValues()
{
    return {values({5e-324, -5e-324, 0, 1e-300})};
}
Frames unorderedTimes()
{
    return {overTime({50 * second, 10 * second, 10 * second, nullTime, 90 * second, 10 * second},
                     {numbers(QStringLiteral("value"), {1, 2, 3, 4, 5, 6})})};
}
Frames farTimes()
{
    constexpr qint64 far = std::numeric_limits<qint64>::max();
    return {overTime({-far, 0, far - 1}, {numbers(QStringLiteral("value"), {1, 2, 3})})};
}
Frames negativeOnLog()
{
    Frame frame = values({-5, 0, 1, 1000, -1e-9});
    configure(frame, [](FieldConfig& config) {
        config.custom = std::make_shared<const Json>(
            Json::parse(R"({"scaleDistribution":{"type":"log","log":10},"stacking":{"mode":"percent"}})"));
    });
    return {frame};
}
Frames lessThanZeroOnLog()
{
    return {numberFrame({-5, 0, 1, 1000, -1e-9}, "{\"scaleDistribution\":{\"type\":\"log\",\"log\":10}}")};
}
Frames longLabels()
{
    const QString text(tenKilobytes, QLatin1Char('w'));
    return {overTime(timesOf(3), {numbers(text, {1, 2, 3}, {{QStringLiteral("path"), text}})}),
            stringFrame({text, text}, text)};
}
Frames rightToLeft()
{
    const QString text = QStringLiteral("\u0645\u0639\u0627\u0644\u062c \u0627\u0644\u0637\u0644\u0628\u0627\u062a 12");
    return {values({1, 2, 3}, text), stringFrame({text, QStringLiteral("\u05e9\u05dc\u05d5\u05dd")}, text)};
}
Frames chinese()
{
    const QString text = QStringLiteral("\u8bf7\u6c42\u5ef6\u8fdf\uff08\u6beb\u79d2\uff09");
    return {values({1, 2, 3}, text), stringFrame({text, text, QString()}, text)};
}
Frames controlCharacters()
{
    const QString text = QStringLiteral("a\nb\tc\u0000d\u202e<b>&amp;").append(QChar(0xd800));
    return {values({1, 2}, text), stringFrame({text, text}, text)};
}
Frames manyFields()
{
    Frame frame = overTime(timesOf(2), {});
    for (int i = 0; i < 500; ++i)
        frame.add(numbers(QStringLiteral("field %1").arg(i), {double(i), double(i + 1)}));
    return {frame};
}
Frames raggedFrames()
{
    return {values({1, 2, 3}), Frame(), values({}), stringFrame({QStringLiteral("x")}), values({4})};
}
Frames onlyTimes()
{
    return {overTime(timesOf(3), {})};
}
Frames buckets()
{
    return {bucketFrame({QStringLiteral("+Inf"), QStringLiteral("-1"), QStringLiteral("NaN"), QString()}, 3)};
}
Frames cells()
{
    return {cellsFrame({{1, huge, -huge, 1}, {1, 0, 0, nan}, {2, -1, 1, infinity}})};
}

struct Input
{
    const char* name;
    Frames (*frames)();
};
constexpr Input inputs[] = {{"nothing", none},
                            {"a frame without fields", noFields},
                            {"no rows", noRows},
                            {"one sample", oneSample},
                            {"only null", allNull},
                            {"not a number", notNumbers},
                            {"infinities", infinities},
                            {"one infinity", onlyInfinity},
                            {"1e308", hugeValues},
                            {"denormal values", tinyValues},
                            {"unordered and doubled times", unorderedTimes},
                            {"times at the end of 64 bits", farTimes},
                            {"negative on log", negativeOnLog},
                            {"zero and less on log", lessThanZeroOnLog},
                            {"labels of 10 kB", longLabels},
                            {"right to left", rightToLeft},
                            {"Chinese", chinese},
                            {"control characters", controlCharacters},
                            {"500 fields", manyFields},
                            {"frames of all shapes", raggedFrames},
                            {"only times", onlyTimes},
                            {"buckets out of order", buckets},
                            {"cells without height", cells}};

constexpr QSize sizes[] = {panelSizes[0], panelSizes[1], panelSizes[2], {40, 800}, {1, 1}};

/// Panels whose data come from questions of their own, which nobody answers here.
const QStringList asking {QStringLiteral("alertlist"), QStringLiteral("alertGroups"), QStringLiteral("dashlist")};

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void everyPanelEndsItsDrawing_data();
    void everyPanelEndsItsDrawing();
    void emptyPanelsSaySo_data();
    void emptyPanelsSaySo();
    void whatIsLeftOutIsSaid_data();
    void whatIsLeftOutIsSaid();
    void fiftyThousandSeriesAreCappedAndFound();
    void candlesComeInTheOrderOfTime();
};

void TestBadInput::everyPanelEndsItsDrawing_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("input");
    PanelTypes types;
    registerBuiltinPanels(types);
    for (const auto& type : types.items())
        for (size_t i = 0; i < std::size(inputs); ++i)
            QTest::addRow("%s, %s", qPrintable(type->id), inputs[i].name) << type->id << int(i);
}

void TestBadInput::everyPanelEndsItsDrawing()
{
    QFETCH(QString, type);
    QFETCH(int, input);
    const std::unique_ptr<PanelView> view = shownView(type, dataOf(inputs[input].frames()));
    for (const QSize& size : sizes) {
        view->resize(size);
        QVERIFY(waitFor([&view] { return !view->isDrawing(); }));
        view->grab(); // paints what came of it
        QTest::mouseMove(view.get(), QPoint(view->width() / 2, view->height() / 2));
    }
}

void TestBadInput::emptyPanelsSaySo_data()
{
    QTest::addColumn<QString>("type");
    PanelTypes types;
    registerBuiltinPanels(types);
    // These show what their options hold, or what they ask for themselves.
    const QStringList ownContents = asking + QStringList {QStringLiteral("text"), QStringLiteral("canvas")};
    for (const auto& type : types.items())
        if (!ownContents.contains(type->id) && shownView(type->id, dataOf({}))->drawsNoData())
            QTest::newRow(qPrintable(type->id)) << type->id;
}

/// A panel that words "no data" itself, instead of leaving it to its frame, does not stay blank.
void TestBadInput::emptyPanelsSaySo()
{
    QFETCH(QString, type);
    const std::unique_ptr<PanelView> view = shownView(type, dataOf({}));
    QTRY_VERIFY(!view->isDrawing());
    const QImage picture = view->grab().toImage();
    const QRgb ground = picture.pixel(1, 1);
    int inked = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            inked += picture.pixel(x, y) != ground ? 1 : 0;
    QVERIFY2(inked > 50, qPrintable(QString::number(inked)));
}

void TestBadInput::whatIsLeftOutIsSaid_data()
{
    QTest::addColumn<int>("input");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, Frames (*frames)(), const QString& said) {
        for (size_t i = 0; i < std::size(inputs); i++)
            if (inputs[i].frames == frames)
                QTest::newRow(name) << int(i) << said;
    };
    row("zero and less on log", lessThanZeroOnLog,
        QStringLiteral("Zero or less, not drawn on the logarithmic axis: 3 values"));
    row("infinities", infinities, QStringLiteral("Infinite values, not drawn: 3"));
    row("null times", unorderedTimes, QStringLiteral("Rows without a place on the x axis, not drawn: 1"));
    row("nothing left out", oneSample, QString());
    row("nulls are gaps", allNull, QString());
}

void TestBadInput::whatIsLeftOutIsSaid()
{
    QFETCH(int, input);
    QFETCH(QString, said);
    TimeSeriesInput in;
    in.data = dataOf(inputs[input].frames());
    in.theme = Theme::make(ThemeKind::Dark);
    QCOMPARE(buildTimeSeries(in).chart->notice, said);
}

void TestBadInput::fiftyThousandSeriesAreCappedAndFound()
{
    constexpr int count = 50'000;
    Frames frames;
    frames.reserve(count);
    for (int i = 0; i < count; i++) {
        const QString name = QStringLiteral("pod-%1").arg(i);
        Field field = numbers(QStringLiteral("Value"), {double(i), double(i + 1), 1}, {{QStringLiteral("pod"), name}});
        field.state.displayName = name; // as the pipeline sets it
        frames.push_back(overTime(timesOf(3), {field}));
    }
    QElapsedTimer timer;
    timer.start();
    const std::unique_ptr<PanelView> view = shownView(QStringLiteral("timeseries"), dataOf(std::move(frames)));
    QVERIFY(waitFor([&view] { return !view->isDrawing(); }));
    qInfo("50,000 series: %lld ms until drawn", timer.elapsed());
    const auto* chart = view->findChild<ChartView*>();
    const auto* legend = view->findChild<ChartLegend*>();
    QCOMPARE(chart->model()->notice, QStringLiteral("5000 of 50000 series drawn"));
    QCOMPARE(legend->items().size(), size_t(count));
    QCOMPARE(legend->order().size() + size_t(legend->leftOut()), size_t(count));
    legend->searchField()->setText(QStringLiteral("pod-49999"));
    QCOMPARE(legend->order().size(), size_t(1));
    QCOMPARE(legend->leftOut(), 0);
}

void TestBadInput::candlesComeInTheOrderOfTime()
{
    Frame frame = overTime({30 * second, 10 * second, 20 * second},
                           {numbers(QStringLiteral("open"), {3, 1, 2}), numbers(QStringLiteral("high"), {4, 3, 4}),
                            numbers(QStringLiteral("low"), {1, 0, 1}), numbers(QStringLiteral("close"), {4, 2, 3})});
    TimeSeriesInput in;
    in.data = dataOf({frame});
    in.theme = Theme::make(ThemeKind::Dark);
    Candles candles;
    buildCandlestick(in, {}, &candles);
    QVERIFY(candles.times && candles.open);
    QCOMPARE(*candles.times, (TimeColumn {10 * second, 20 * second, 30 * second}));
    QCOMPARE(*candles.open, (NumberColumn {1, 2, 3}));
}

VEDETTE_TEST(TestBadInput)
#include "tst_badinput.moc"
