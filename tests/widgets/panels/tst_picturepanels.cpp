#include "tests/support/testmain.h"
#include "tests/widgets/panels/picturefixture.h"
#include "widgets/chart/chartview.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/inspector/panelpicture.h"
#include "widgets/panels/common/pagebar.h"
#include "widgets/panels/common/picturepanel.h"
#include "widgets/panels/heatmap/heatmapmodel.h"
#include "widgets/panels/histogram/histogramdata.h"
#include "widgets/panels/histogram/histogrammodel.h"
#include "widgets/panels/statetimeline/timelinemodel.h"
#include "widgets/panels/statetimeline/timelineraster.h"
#include "widgets/panels/statetimeline/timelinerows.h"

#include <QSignalSpy>

namespace {

QString runsText(const TimelineRow& row)
{
    QStringList texts;
    for (const TimelineRun& run : row.runs)
        texts << QStringLiteral("%1-%2 %3").arg(run.fromMs / 1000).arg(run.toMs / 1000).arg(row.textOf(run));
    return texts.join(QStringLiteral(", "));
}

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

class TestPicturePanels : public QObject
{
    Q_OBJECT

private slots:
    void statesBecomeRuns_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("custom");
        QTest::addColumn<QString>("runs");
        QTest::newRow("merged") << QByteArray("{}") << QByteArray("{}") << "10-30 1, 30-40 2, 50-100 2";
        QTest::newRow("not merged") << QByteArray(R"({"mergeValues":false})") << QByteArray("{}")
                                    << "10-20 1, 20-30 1, 30-40 2, 50-100 2";
        QTest::newRow("nulls spanned") << QByteArray("{}") << QByteArray(R"({"spanNulls":true})")
                                       << "10-30 1, 30-100 2";
        QTest::newRow("short gaps spanned")
            << QByteArray("{}") << QByteArray(R"({"spanNulls":30000})") << "10-30 1, 30-100 2";
        QTest::newRow("gaps too long to be spanned")
            << QByteArray("{}") << QByteArray(R"({"spanNulls":15000})") << "10-30 1, 30-40 2, 50-100 2";
    }
    void statesBecomeRuns()
    {
        QFETCH(QByteArray, options);
        QFETCH(QByteArray, custom);
        const auto input = inputOf({numberFrame({1, 1, 2, nullNumber, 2}, custom)}, options);
        const TimelineRows rows = timelineRows(input, timelineOptionsFromJson(input.spec->options, false));
        QCOMPARE(rows.rows.size(), size_t(1));
        QTEST(runsText(rows.rows[0]), "runs");
    }

    void thresholdsMergeValuesIntoSteps()
    {
        Frame frame = numberFrame({10, 50, 90, 85, 20});
        configure(frame, useThresholds);
        const auto input = inputOf({frame});
        const TimelineRows rows = timelineRows(input, timelineOptionsFromJson(input.spec->options, false));
        QCOMPARE(runsText(rows.rows[0]), QStringLiteral("10-30 < 80, 30-50 80+, 50-100 < 80"));
        const PictureContent content = buildStateTimeline(input);
        QCOMPARE(content.items.size(), size_t(2));
        QCOMPARE(content.items[1].name, QStringLiteral("80+"));
    }

    void aSecondTimeFieldEndsStates()
    {
        Frame frame = stringFrame({QStringLiteral("a"), QStringLiteral("b")});
        frame.add(Field(QStringLiteral("End"), FieldType::Time, TimeColumn {15 * second, nullTime}));
        const auto input = inputOf({frame});
        const TimelineRows rows = timelineRows(input, timelineOptionsFromJson(input.spec->options, false));
        QCOMPARE(runsText(rows.rows[0]), QStringLiteral("10-15 a, 20-100 b"));
    }

    void mappedNullsAreStates()
    {
        Frame frame = numberFrame({1, nullNumber});
        configure(frame, [](FieldConfig& config) {
            ValueMapping mapping;
            mapping.kind = ValueMapping::Kind::Special;
            mapping.special = ValueMapping::Special::Null;
            mapping.result.text = QStringLiteral("gone");
            config.mappings = {mapping};
        });
        const auto input = inputOf({frame});
        const TimelineRows rows = timelineRows(input, timelineOptionsFromJson(input.spec->options, false));
        QCOMPARE(runsText(rows.rows[0]), QStringLiteral("10-20 1, 20-100 gone"));
    }

    void unsortedTimesAreSorted()
    {
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {30 * second, 10 * second}));
        frame.add(
            Field(QStringLiteral("s"), FieldType::String, StringColumn {QStringLiteral("b"), QStringLiteral("a")}));
        const auto input = inputOf({frame});
        const TimelineRows rows = timelineRows(input, timelineOptionsFromJson(input.spec->options, false));
        QCOMPARE(runsText(rows.rows[0]), QStringLiteral("10-30 a, 30-100 b"));
    }

    void rowsShareTheHeight_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("top");
        QTest::addColumn<double>("height");
        QTest::newRow("one") << 0 << 1 << 0.0 << 90.0;
        QTest::newRow("first of two") << 0 << 2 << 0.0 << 45.0;
        QTest::newRow("last of two") << 1 << 2 << 55.0 << 45.0;
    }
    void rowsShareTheHeight();

    void stepsAreNamedAsValuesAre_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::addColumn<std::vector<double>>("steps");
        QTest::addColumn<QString>("texts");
        const double base = -std::numeric_limits<double>::infinity();
        QTest::newRow("the base alone") << "reqps" << std::vector<double> {base} << QString::fromUtf8("-∞ req/s+");
        QTest::newRow("two") << "reqps" << std::vector<double> {base, 1500} << "< 1.50K req/s|1.50K req/s+";
        QTest::newRow("no unit") << "" << std::vector<double> {base, 80} << "< 80|80+";
    }
    void stepsAreNamedAsValuesAre()
    {
        QFETCH(QString, unit);
        QFETCH(std::vector<double>, steps);
        FieldConfig config;
        config.unit = unit;
        config.decimals = unit.isEmpty() ? std::optional<double>() : 2;
        config.thresholds = Thresholds();
        for (const double step : steps)
            config.thresholds->steps.push_back({step, QStringLiteral("red")});
        QStringList texts;
        for (const QString& text : thresholdTexts(config))
            texts << text;
        QTEST(texts.join(u'|'), "texts");
    }

    void timelinesArePaintedInTheirColours()
    {
        Frame frame = numberFrame({10, 10, 10, 10, 10, 90}, R"({"fillOpacity":100})");
        configure(frame, useThresholds);
        const PictureContent content = buildStateTimeline(inputOf({frame}, R"({"rowHeight":1,"showValue":"never"})"));
        const QImage image = content.chart->picture->draw(jobOf(content, {100, 20}));
        const Palette palette;
        QCOMPARE(image.pixel(30, 10), QRgb(resolveColor(QStringLiteral("green"), palette)));
        QCOMPARE(image.pixel(80, 10), QRgb(resolveColor(QStringLiteral("red"), palette)));
        QCOMPARE(image.pixelColor(5, 10).alpha(), 0); // before the first sample
    }

    void tooltipsOfStatesSayHowLong()
    {
        const auto input = inputOf({stringFrame({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")})});
        const PictureHover hover = hoverOf(buildStateTimeline(input), {100, 20}, {25, 10});
        QCOMPARE(hover.tooltip.header, QStringLiteral("1970-01-01 00:00:20"));
        QCOMPARE(hover.tooltip.rows.size(), size_t(2));
        QCOMPARE(hover.tooltip.rows[0].name, QStringLiteral("state"));
        QCOMPARE(hover.tooltip.rows[0].value, QStringLiteral("b"));
        QCOMPARE(hover.tooltip.rows[1].value, QStringLiteral("10s"));
    }

    void durationsHaveTwoParts_data()
    {
        QTest::addColumn<double>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << "0";
        QTest::newRow("ms") << 250.0 << "250ms";
        QTest::newRow("s and ms") << 1500.0 << "1s 500ms";
        QTest::newRow("minutes") << 90'000.0 << "1m 30s";
        QTest::newRow("hours") << 3'723'000.0 << "1h 2m";
        QTest::newRow("days") << 90'000'000.0 << "1d 1h";
        QTest::newRow("weeks") << 8 * 86'400'000.0 << "1w 1d";
        QTest::newRow("years") << (365.0 + 30 + 7 + 1) * 86'400'000 << "1y 1mo 1w 1d";
        QTest::newRow("backwards") << -1.0 << "";
    }
    void durationsHaveTwoParts()
    {
        QFETCH(double, ms);
        QTEST(stateDurationText(ms), "text");
    }

    void statesHaveSeveralTimeAxes()
    {
        const PictureContent content =
            buildStateTimeline(inputOf({numberFrame({1, 2})}, R"({"timezone":["utc","Asia/Tokyo"]})"));
        QCOMPARE(content.chart->zone, QTimeZone::utc());
        QCOMPARE(content.chart->x.zoneName, QStringLiteral("UTC"));
        QCOMPARE(content.chart->x.moreZones.size(), size_t(1));
        QCOMPARE(content.chart->x.moreZones[0].second, QStringLiteral("Asia/Tokyo"));
    }

    void rowsAreNamedAtTheSideTheyAskFor()
    {
        const PictureContent left = buildStateTimeline(inputOf({numberFrame({1, 2})}));
        QVERIFY(!left.chart->scales[0].right);
        const PictureContent right = buildStateTimeline(inputOf({numberFrame({1, 2}, R"({"axisPlacement":"right"})")}));
        QVERIFY(right.chart->scales[0].right);
        PlotPlacement placement;
        placement.plot = QRectF(10, 10, 200, 100);
        placement.axes = {AxisPlacement()};
        placement.axes[0].right = true;
        placement.axes[0].edge = placement.plot.right();
        placement.axes[0].size = 60;
        right.chart->picture->place(placement, viewOf(right, {200, 100}));
        QVERIFY(placement.axes[0].edge > placement.plot.right()); // with a gap beside the states
        QCOMPARE(placement.axes[0].ticks.size(), size_t(1));
        QCOMPARE(placement.axes[0].ticks[0].text, QStringLiteral("value"));
    }

    void statusHistoryGivesEverySampleItsBox()
    {
        Frame frame = numberFrame({10, 90, nullNumber, 10}, R"({"fillOpacity":100,"lineWidth":0})");
        configure(frame, useThresholds);
        const PictureContent content =
            buildStatusHistory(inputOf({frame}, R"({"rowHeight":1,"colWidth":0.5,"showValue":"never"})"));
        // The range shrinks to the samples where it holds them all: 5 s to 45 s.
        QCOMPARE(content.chart->fromMs, 5000.0);
        QCOMPARE(content.chart->toMs, 45'000.0);
        const QImage image = content.chart->picture->draw(jobOf(content, {400, 20}));
        const Palette palette;
        QCOMPARE(image.pixel(50, 10), QRgb(resolveColor(QStringLiteral("green"), palette)));
        QCOMPARE(image.pixel(150, 10), QRgb(resolveColor(QStringLiteral("red"), palette)));
        QCOMPARE(image.pixelColor(250, 10).alpha(), 0);
        QCOMPARE(image.pixelColor(95, 10).alpha(), 0); // between two boxes
    }

    void rowsComeInPages()
    {
        Frames frames;
        for (int i = 0; i < 45; i++)
            frames.push_back(stringFrame({QStringLiteral("a")}, QString::number(i)));
        auto input = inputOf(std::move(frames));
        input.page = 7; // of an earlier result that had more
        const TimelineRows rows = timelineRows(input, timelineOptionsFromJson(input.spec->options, false));
        QCOMPARE(rows.pages, 3);
        QCOMPARE(rows.page, 2);
        QCOMPARE(rows.rows.size(), size_t(5));
    }

    void histogramsCountValues_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<int>("series");
        QTest::addColumn<double>("size");
        QTest::addColumn<QString>("first");
        QTest::newRow("given size") << QByteArray(R"({"bucketSize":5})") << 2 << 5.0 << "0 - 5";
        QTest::newRow("combined") << QByteArray(R"({"bucketSize":5,"combine":true})") << 1 << 5.0 << "0 - 5";
        QTest::newRow("offset") << QByteArray(R"({"bucketSize":5,"bucketOffset":1})") << 2 << 5.0 << "1 - 6";
        QTest::newRow("few buckets") << QByteArray(R"({"bucketCount":2})") << 2 << 5.0 << "0 - 5";
    }
    void histogramsCountValues()
    {
        QFETCH(QByteArray, options);
        QFETCH(int, series);
        QFETCH(double, size);
        const auto input = inputOf({numberFrame({1, 2, 3, 7, 8, 9, 10}), numberFrame({2, 2, 2, 2})}, options);
        const HistogramData data = histogramData(input);
        QVERIFY2(data.problem.isEmpty(), qPrintable(data.problem));
        QCOMPARE(int(data.series.size()), series);
        QCOMPARE(data.highs[0] - data.lows[0], size);
        QTEST(data.bucketText(0), "first");
        double sum = 0;
        for (const HistogramData::Series& s : data.series)
            for (const double count : s.counts)
                sum += count;
        QCOMPARE(sum, 11.0);
    }

    void histogramsTakeBucketsAsTheyAre()
    {
        const HistogramData rows =
            histogramData(inputOf({bucketFrame({QStringLiteral("0.1"), QStringLiteral("+Inf")})}));
        QCOMPARE(rows.edges,
                 (std::vector<QString> {QStringLiteral("0"), QStringLiteral("0.1"), QStringLiteral("+Inf")}));
        QCOMPARE(rows.series[0].counts, (std::vector<double> {10, 20}));
        QCOMPARE(rows.bucketText(1), QStringLiteral("0.1 - +Inf"));
        const HistogramData cells = histogramData(inputOf({cellsFrame({{1, 1, 2, 3}, {2, 1, 2, 4}, {1, 2, 4, 5}})}));
        QCOMPARE(cells.series[0].counts, (std::vector<double> {7, 5}));
        QVERIFY(cells.log);
    }

    void histogramsStack()
    {
        Frame a = numberFrame({1, 1}, R"({"stacking":{"mode":"normal"},"fillOpacity":100})");
        const auto input = inputOf({a, a, a}, R"({"bucketSize":5})");
        const HistogramData data = histogramData(input);
        QCOMPARE(data.series[2].base, (std::vector<double> {4}));
        const PictureContent content = buildHistogram(input);
        QCOMPARE(content.chart->scales[0].max >= 6, true);
        const PictureHover hover = hoverOf(content, {100, 100}, {50, 99});
        QCOMPARE(hover.tooltip.header, QStringLiteral("0 - 5"));
        QCOMPARE(hover.tooltip.rows.size(), size_t(1));
    }

    void histogramsStackToAHundredPercent()
    {
        const QByteArray custom = R"({"stacking":{"mode":"percent"},"fillOpacity":100})";
        Frame few = numberFrame({1}, custom);
        Frame many = numberFrame({1, 2, 2}, custom);
        const auto input = inputOf({few, many, numberFrame({7}, custom)}, R"({"bucketSize":5})");
        const HistogramData data = histogramData(input);
        QCOMPARE(data.series[0].tops, (std::vector<double> {.25, 0}));
        QCOMPARE(data.series[1].bottom(0), .25);
        QCOMPARE(data.series[1].top(0), 1.0);
        QCOMPARE(data.series[2].top(1), 1.0);
        const PictureContent content = buildHistogram(input);
        const ChartScale& scale = content.chart->scales[0];
        QCOMPARE(scale.min, 0.0);
        QCOMPARE(scale.max, 1.0);
        QVERIFY2(scale.text(.5, 0) == QLatin1String("50%"), qPrintable(scale.text(.5, 0)));
        const PictureHover hover = hoverOf(content, {100, 100}, {10, 50});
        QCOMPARE(hover.tooltip.rows.size(), size_t(1));
        QCOMPARE(hover.tooltip.rows[0].value, QStringLiteral("3")); // tooltips count, the axis compares
    }

    void histogramsFadeOverTheWholePlot()
    {
        const Frame faded = numberFrame({1, 1, 1, 12}, R"({"gradientMode":"opacity","fillOpacity":100,"lineWidth":0})");
        const PictureContent content = buildHistogram(inputOf({faded}, R"({"bucketSize":10})"));
        RasterJob job;
        job.size = {200, 100};
        job.fromMs = content.chart->fromMs;
        job.toMs = content.chart->toMs;
        const QImage image = content.chart->picture->draw(job);
        // At one height both bars are as strong, whatever their own heights are.
        const int high = qAlpha(image.pixel(50, 95));
        QVERIFY(high > 0);
        QCOMPARE(qAlpha(image.pixel(150, 95)), high);
        QVERIFY(qAlpha(image.pixel(50, 40)) > high);
    }

    void aZoomedHistogramShowsThatPart()
    {
        const PictureContent content = buildHistogram(inputOf({numberFrame({2, 12, 22, 32})}, R"({"bucketSize":10})"));
        PictureView view = viewOf(content, {400, 200});
        const auto headerAt = [&](double x) { return content.chart->picture->hoverAt(view, x, 199).tooltip.header; };
        QCOMPARE(headerAt(1), QStringLiteral("0 - 10"));
        view.fromMs = (view.fromMs + view.toMs) / 2;
        QCOMPARE(headerAt(1), QStringLiteral("20 - 30"));
        QCOMPARE(headerAt(399), QStringLiteral("30 - 40"));
        PlotPlacement placement;
        placement.plot = view.plot;
        content.chart->picture->place(placement, view);
        QCOMPARE(placement.times.front().text, QStringLiteral("20"));
        RasterJob job = jobOf(content, {400, 200});
        const QImage whole = content.chart->picture->draw(job);
        job.fromMs = view.fromMs;
        QVERIFY(content.chart->picture->draw(job) != whole);
        // A refresh with other values leaves the numbers that were chosen on the screen.
        const PictureContent wider = buildHistogram(inputOf({numberFrame({2, 12, 22, 390})}, R"({"bucketSize":10})"));
        QCOMPARE(content.chart->x.valueAt(view.fromMs), 20.0);
        QCOMPARE(wider.chart->x.kind, ChartX::Kind::Number);
        QCOMPARE(wider.chart->x.positionOf(20), 50.0); // of 0 to 400 on a thousand
    }

    void anythingCanBeShown_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QSize>("size");
        const QList<QByteArray> options {
            "{}",
            "[]",
            R"({"calculate":true,"calculation":{"xBuckets":{"value":"-1"},"yBuckets":7},"showValue":"always"})",
            R"({"cellGap":1e9,"cellRadius":50,"color":{"mode":"opacity","steps":-4,"min":9,"max":1},"yAxis":{"min":5,"max":1}})",
            R"({"rowHeight":0,"colWidth":-1,"perPage":-3,"bucketSize":-1,"bucketCount":0,"legend":null,"tooltip":3})",
            R"({"root":{"elements":[{"type":"text","placement":{"left":1e300,"width":-5}},null,7]},"maxItems":-1,"limit":1e99})"};
        for (const char* type :
             {"heatmap", "state-timeline", "status-history", "histogram", "geomap", "dashlist", "annolist", "canvas"})
            for (qsizetype i = 0; i < options.size(); i++)
                for (int frames = 0; frames < 5; frames++)
                    for (const QSize size : {QSize(40, 30), QSize(400, 200)})
                        QTest::addRow("%s %lld %d %d", type, qlonglong(i), frames, size.width())
                            << QString::fromLatin1(type) << options[i] << frames << size;
    }
    void anythingCanBeShown();

    void aViewShowsAndPages()
    {
        Frames frames;
        for (int i = 0; i < 25; i++)
            frames.push_back(stringFrame({QStringLiteral("a"), QStringLiteral("b")}, QString::number(i)));
        const auto input = inputOf(std::move(frames));
        const auto view = viewOfType(QStringLiteral("state-timeline"));
        auto* panel = qobject_cast<PicturePanel*>(view.get());
        QVERIFY(panel);
        panel->setSpec(input.spec);
        panel->resize(600, 400);
        panel->show();
        QSignalSpy painted(panel, &PanelView::painted);
        panel->setData(input.data);
        QVERIFY(panel->isDrawing());
        QTRY_VERIFY(painted.count() > 0 && !panel->isDrawing());
        QCOMPARE(panel->pages()->text(), QStringLiteral("1 of 2"));
        emit panel->pages()->pageChosen(1);
        QTRY_COMPARE(panel->pages()->text(), QStringLiteral("2 of 2"));
        QTRY_VERIFY(!panel->isDrawing());
        panel->setData(std::make_shared<PanelData>(*input.data)); // nothing new
        QVERIFY(!panel->isDrawing());
    }

    void savedVectorsHaveFinePictures_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("rows");
        QTest::newRow("timeseries") << QStringLiteral("timeseries") << 30'000;
        for (const char* type : {"state-timeline", "histogram", "heatmap"})
            QTest::newRow(type) << QString::fromLatin1(type) << 4;
    }
    void savedVectorsHaveFinePictures()
    {
        QFETCH(QString, type);
        QFETCH(int, rows);
        NumberColumn values {1, 5, 2, 4};
        while (int(values.size()) < rows)
            values.push_back(double(values.size() % 7));
        auto input = inputOf({numberFrame(values)}, R"({"calculate":true})");
        auto data = std::make_shared<PanelData>(*input.data);
        data->range.toMs =
            std::max<qint64>(data->range.toMs, data->range.fromMs + qint64(rows) * 10'000); // all are in sight
        input.data = std::move(data);
        const auto view = viewOfType(type);
        view->setSpec(input.spec);
        view->resize(400, 300);
        view->show();
        view->setData(input.data);
        QTRY_VERIFY(!view->isDrawing());
        const QImage before = view->grab().toImage();
        const QByteArray svg = pictureFile(*view, PictureFormat::Svg, type);
        QVERIFY(svg.contains("<text"));
        const QByteArray start = "data:image/png;base64,";
        int widest = 0;
        for (qsizetype at = svg.indexOf(start); at >= 0; at = svg.indexOf(start, at + 1)) {
            const qsizetype from = at + start.size();
            const QByteArray png = svg.mid(from, svg.indexOf('"', from) - from);
            widest = std::max(widest, QImage::fromData(QByteArray::fromBase64(png)).width());
        }
        const auto* chart = view->findChild<ChartView*>();
        QVERIFY(chart);
        QVERIFY2(widest >= 3 * chart->placement().plot.width(), qPrintable(QString::number(widest)));
        QVERIFY(pictureFile(*view, PictureFormat::Pdf, type).startsWith("%PDF"));
        QCOMPARE(view->grab().toImage(), before); // the screen keeps its own
    }

    void savedVectorsHaveTheirSeriesAsLines_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("lying") << QByteArray("{}");
        QTest::newRow("upright") << QByteArray("{\"orientation\":\"vertical\"}");
    }
    void savedVectorsHaveTheirSeriesAsLines()
    {
        QFETCH(QByteArray, options);
        const auto input = inputOf({numberFrame({1, 5, 2, 4})}, options.constData());
        const auto view = viewOfType(QStringLiteral("timeseries"));
        view->setSpec(input.spec);
        view->resize(400, 300);
        view->show();
        view->setData(input.data);
        QTRY_VERIFY(!view->isDrawing());
        const QByteArray svg = pictureFile(*view, PictureFormat::Svg, QStringLiteral("t"));
        QVERIFY(!svg.contains("data:image/png"));
        int lines = 0; // of four points; those of the grid have two
        for (qsizetype at = svg.indexOf("<polyline"); at >= 0; at = svg.indexOf("<polyline", at + 1))
            lines += svg.mid(at, svg.indexOf("/>", at) - at).count(',') == 4 ? 1 : 0;
        QCOMPARE(lines, 1);
        QCOMPARE(svg.count("<circle"), 4);
        const QImage before = view->grab().toImage();
        QVERIFY(pictureFile(*view, PictureFormat::Pdf, QStringLiteral("t")).startsWith("%PDF"));
        QCOMPARE(view->grab().toImage(), before);
    }

    void framesWithoutTimeSayWhatIsMissing()
    {
        Frame frame;
        frame.add(Field(QStringLiteral("s"), FieldType::String, StringColumn {QStringLiteral("x")}));
        QVERIFY(!buildStateTimeline(inputOf({frame})).problem.isEmpty());
        QVERIFY(!buildHeatmap(inputOf({frame})).problem.isEmpty());
        QVERIFY(!buildHeatmap(inputOf({})).problem.isEmpty());
        QVERIFY(!buildHistogram(inputOf({frame})).problem.isEmpty());
    }
};

void TestPicturePanels::rowsShareTheHeight()
{
    QFETCH(int, row);
    QFETCH(int, count);
    const auto [top, height] = timelineRowEdges(row, count, .9, 100);
    QTEST(top, "top");
    QTEST(height, "height");
}

void TestPicturePanels::anythingCanBeShown()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, options);
    QFETCH(int, frames);
    QFETCH(QSize, size);
    const QString longText(10'000, u'队');
    const std::vector<Frames> sets {
        {},
        {numberFrame({std::nan(""), infinity, -infinity, 1e308, -1e308, nullNumber})},
        {numberFrame({5})},
        {bucketFrame({QStringLiteral("0.1"), longText, QStringLiteral("+Inf")}, 3),
         stringFrame({longText, QStringLiteral("عربي")}, longText)},
        {cellsFrame({{1, -infinity, -1, 1}, {2, 5, infinity, 3}, {3, std::nan(""), 1, 2}})}};
    const auto input = inputOf(sets[size_t(frames)], options);
    const auto view = viewOfType(type);
    QVERIFY(view);
    view->setSpec(input.spec);
    view->resize(size);
    view->show();
    view->setData(input.data);
    QTRY_VERIFY(!view->isDrawing());
    QVERIFY(!view->grab().isNull());
}

VEDETTE_TEST(TestPicturePanels)
#include "tst_picturepanels.moc"
