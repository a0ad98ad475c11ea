#include "tests/support/testmain.h"
#include "tests/widgets/logs/logbench.h"
#include "widgets/logs/logsearchbar.h"
#include "widgets/logs/logsyntax.h"

#include <QClipboard>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QThreadPool>

class TestLogView : public QObject
{
    Q_OBJECT

private slots:
    void heightsAreSummedAndFound()
    {
        QRandomGenerator random(1);
        std::vector<int> plain(1000);
        for (int& height : plain)
            height = 1 + int(random.bounded(40));
        LogHeights heights;
        heights.assign(plain);
        for (int round = 0; round < 500; ++round) {
            const auto row = qsizetype(random.bounded(1000));
            plain[size_t(row)] = 1 + int(random.bounded(40));
            heights.set(row, plain[size_t(row)]);
        }
        qint64 sum = 0;
        for (qsizetype row = 0; row < 1000; ++row) {
            QCOMPARE(heights.sumBefore(row), sum);
            QCOMPARE(heights.rowAt(sum), row);
            sum += plain[size_t(row)];
            QCOMPARE(heights.rowAt(sum - 1), row);
        }
        QCOMPARE(heights.total(), sum);
        QCOMPARE(heights.rowAt(sum + 5), qsizetype(999));
        heights.assign({});
        QCOMPARE(heights.rowAt(0), qsizetype(-1));
    }

    void aMillionLinesAreDrawnFromAnyPlace()
    {
        LogBench bench;
        bench.view.setLines(manyLines(1'000'000), {});
        QVERIFY(bench.view.isArranging()); // not in this thread
        QTRY_COMPARE(bench.view.rows().size(), size_t(1'000'000));
        bench.view.verticalScrollBar()->setValue(bench.view.verticalScrollBar()->maximum() / 2);
        QVERIFY(!bench.picture().isNull());
        bench.view.verticalScrollBar()->setValue(bench.view.verticalScrollBar()->maximum());
        QVERIFY(bench.view.rowRect(999'999).bottom() <= bench.view.viewport()->height());
    }

    void theNewestOfManyLinesWin()
    {
        LogBench bench;
        bench.view.setLines(manyLines(100'000), {});
        bench.view.setLines(manyLines(50'000), {});
        QTRY_COMPARE(bench.view.rows().size(), size_t(50'000));
        bench.view.setLines(manyLines(100'000), {});
        bench.view.setLines(manyLines(5), {});
        QCOMPARE(bench.view.rows().size(), size_t(5));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(bench.view.rows().size(), size_t(5));
    }

    void linesThatComeFasterThanTheyAreArrangedAreShown()
    {
        LogBench bench;
        std::vector<size_t> shown;
        connect(bench.view.verticalScrollBar(), &QScrollBar::rangeChanged, &bench.view, [&] {
            if (shown.empty() || shown.back() != bench.view.rows().size())
                shown.push_back(bench.view.rows().size());
        });
        bench.view.setLines(manyLines(30'000), {});
        bench.view.setLines(manyLines(40'000), {});
        bench.view.setLines(manyLines(50'000), {});
        QTRY_VERIFY(!bench.view.isArranging());
        QCOMPARE(shown, (std::vector<size_t> {30'000, 50'000})); // what was under way, then the newest
    }

    void newLinesKeepWhatIsSeenInItsPlace()
    {
        LogBench bench;
        bench.view.setLines(manyLines(1000), {});
        bench.view.goTo(500);
        const QString text = bench.view.copyText(500, false);
        const QRect before = bench.view.rowRect(500);
        bench.view.setLines(LogLines::merge({manyLines(1000), manyLines(10, 1000)}), {});
        QCOMPARE(bench.view.copyText(bench.view.current(), false), text);
        QCOMPARE(bench.view.current(), qsizetype(510));
        QCOMPARE(bench.view.rowRect(510), before);
        bench.view.verticalScrollBar()->setValue(0);
        bench.view.setLines(manyLines(2000), {});
        QCOMPARE(bench.view.verticalScrollBar()->value(), 0); // the newest stays in sight
    }

    void aClickOpensTheFields()
    {
        LogBench bench;
        DerivedField trace;
        trace.name = QStringLiteral("Trace");
        trace.matcher.setPattern(QStringLiteral("trace_id=(\\w+)"));
        trace.url = QStringLiteral("https://t/${__value.raw}");
        bench.view.setLines(manyLines(100), {trace});
        QSignalSpy filters(&bench.view, &LogView::filterAdded);
        QSignalSpy links(&bench.view, &LogView::linkActivated);
        const int closed = bench.view.rowRect(0).height();
        bench.click(bench.view.rowRect(0).center());
        QVERIFY(bench.view.isOpen(0));
        QVERIFY(bench.view.rowRect(0).height() > closed + 3 * LogDetails::rowHeight);
        const auto& rows = bench.view.details(0)->rows();
        for (size_t i = 0; i < rows.size(); ++i) {
            const QPoint left =
                bench.view.detailsRect(0).topLeft() + QPoint(0, 6 + int(i) * LogDetails::rowHeight + 13);
            bench.click(left + QPoint(18, 0));
            bench.click(left + QPoint(42, 0));
            bench.click(left + QPoint(300, 0));
        }
        QCOMPARE(filters.size(), 4); // for and out, of two labels
        QCOMPARE(filters[0], QList<QVariant>({QStringLiteral("job"), QStringLiteral("="), QStringLiteral("web")}));
        QCOMPARE(filters[3].at(1).toString(), QStringLiteral("!="));
        QVERIFY(links.size() >= 1);
        QCOMPARE(links[0].at(1).toString(), QStringLiteral("https://t/t1"));
        bench.view.setLines(manyLines(100), {});
        QVERIFY(bench.view.isOpen(0)); // a refresh leaves it open
        bench.click(bench.view.rowRect(0).topLeft() + QPoint(200, 5));
        QVERIFY(!bench.view.isOpen(0));
        QCOMPARE(bench.view.rowRect(0).height(), closed);
    }

    void aHoverPaintsItsRowsOnly()
    {
        LogBench bench;
        bench.view.setLines(manyLines(1000), {});
        bench.picture();
        std::optional<double> hovered;
        connect(&bench.view, &LogView::rowHovered, this, [&](std::optional<double> timeMs) { hovered = timeMs; });
        QTest::mouseMove(bench.view.viewport(), bench.view.rowRect(2).center());
        QTRY_COMPARE(hovered, std::optional(997.0)); // ms of the third newest
        const QImage image = bench.picture();
        const Theme theme = Theme::make(ThemeKind::Dark);
        QCOMPARE(image.pixelColor(8, bench.view.rowRect(2).center().y()), theme.hover);
        QVERIFY(image.pixelColor(8, bench.view.rowRect(3).center().y()) != theme.hover);
    }

    void theMenuSpeaksOfTheLineItWasOpenedOn()
    {
        LogBench bench;
        bench.view.setContextPossible(true);
        bench.view.setLines(manyLines(100), {});
        QString asked;
        connect(&bench.view, &LogView::contextRequested, this,
                [&](quint32 row) { asked = bench.view.lines()->text(row); });
        const QPoint place = bench.view.rowRect(10).center();
        const QString line = bench.view.copyText(10, false);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, bench.view.viewport()->mapToGlobal(place));
        QApplication::sendEvent(bench.view.viewport(), &event);
        bench.view.setLines(manyLines(100, 50), {}); // a refresh while it is open
        choose(bench.view, QStringLiteral("Lines around this one"));
        QCOMPARE(asked, line);
    }

    void linesOfSeveralConnectionsHaveNoOneToAsk()
    {
        LogsPanel panel;
        auto data = std::make_shared<PanelData>();
        for (const char* uid : {"loki-a", "loki-b"}) {
            auto response = std::make_shared<Response>();
            response->logs = manyLines(3);
            data->responses.push_back(response);
            QueryRequest request;
            request.connection = ConnectionId(QLatin1String(uid));
            request.spec = Json {{"expr", "{a=\"b\"}"}};
            data->requests.push_back(request);
        }
        data->logs = LogLines::merge({data->responses[0]->logs, data->responses[1]->logs});
        panel.setData(data);
        QSignalSpy links(&panel, &PanelView::linkActivated);
        emit panel.view().contextRequested(1);
        QCOMPARE(links.size(), 0);
        auto same = std::make_shared<PanelData>(*data);
        same->requests[1].connection = same->requests[0].connection;
        panel.setData(same);
        emit panel.view().contextRequested(1);
        QCOMPARE(links.size(), 1);
    }

    void detailsCanBeSwitchedOff()
    {
        LogOptions options;
        options.details = false;
        LogBench bench(options);
        bench.view.setLines(manyLines(10), {});
        bench.click(bench.view.rowRect(0).center());
        QVERIFY(!bench.view.isOpen(0));
    }

    void linesAreFoundAndMarked()
    {
        LogBench bench;
        bench.view.setLines(manyLines(1000), {});
        const QImage before = bench.picture();
        QTest::keyClick(&bench.view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bench.view.bar().isSearching());
        QTest::keyClicks(bench.view.bar().findChild<QLineEdit*>(), QStringLiteral("LINE 77"));
        QTRY_VERIFY(bench.view.bar().findChild<QLabel*>()->text().endsWith(QStringLiteral("of 11")));
        bench.view.goToMatch(1);
        QVERIFY(bench.view.copyText(bench.view.current(), false).startsWith(QLatin1String("line 77")));
        QVERIFY(bench.view.viewport()->rect().contains(bench.view.rowRect(bench.view.current())));
        const qsizetype first = bench.view.current();
        bench.view.goToMatch(1);
        QVERIFY(bench.view.current() != first);
        bench.view.goToMatch(-1);
        QCOMPARE(bench.view.current(), first);
        QVERIFY(bench.picture() != before);
    }

    void keysWalkThroughLines()
    {
        LogBench bench;
        bench.view.setLines(manyLines(1000), {});
        QTest::keyClick(&bench.view, Qt::Key_End);
        QCOMPARE(bench.view.current(), qsizetype(999));
        QTest::keyClick(&bench.view, Qt::Key_Home);
        QCOMPARE(bench.view.current(), qsizetype(0));
        QTest::keyClick(&bench.view, Qt::Key_E);
        QCOMPARE(bench.view.current(), qsizetype(9)); // line 990
        QTest::keyClick(&bench.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("line 990 error trace_id=t1"));
        QTest::keyClick(&bench.view, Qt::Key_Return);
        QVERIFY(bench.view.isOpen(9));
    }

    void wrappedLinesHaveTheirHeight()
    {
        LogOptions options;
        options.wrap = true;
        options.newestFirst = false;
        LogBench bench(options);
        LogLinesBuilder builder;
        builder.beginStream({});
        for (int i = 0; i < 50; ++i)
            builder.add(i, std::string(size_t(10 + i * 20), 'x'));
        bench.view.setLines(builder.finish(false), {});
        bench.view.verticalScrollBar()->setValue(0);
        bench.picture();
        QVERIFY(bench.view.rowRect(9).height() > bench.view.rowRect(0).height());
        const int wide = bench.view.rowRect(9).height();
        bench.view.resize(300, 300);
        bench.picture();
        QVERIFY(bench.view.rowRect(9).height() > wide);
        QCOMPARE(bench.view.horizontalScrollBar()->maximum(), 0);
    }

    void aLongLineIsFoldedUntilItIsOpened()
    {
        LogOptions options;
        options.wrap = true;
        LogBench bench(options);
        LogLinesBuilder builder;
        builder.beginStream({});
        builder.add(1, std::string(5000, 'x'));
        bench.view.setLines(builder.finish(false), {});
        bench.picture();
        const int folded = bench.view.rowRect(0).height();
        QVERIFY2(folded < 30 * 20, qPrintable(QString::number(folded))); // 20 lines and what tells of the others
        bench.view.setOpen(0, true);
        const int text = bench.view.detailsRect(0).top() - bench.view.rowRect(0).top();
        QVERIFY2(text > 2 * folded, qPrintable(QString::number(text)));
        bench.picture(); // measures what is seen
        QCOMPARE(bench.view.detailsRect(0).top() - bench.view.rowRect(0).top(), text);
        bench.view.setOpen(0, false);
        QCOMPARE(bench.view.rowRect(0).height(), folded);
        options.details = false; // nothing could open it
        bench.view.setOptions(options);
        bench.picture();
        QVERIFY(bench.view.rowRect(0).height() > 2 * folded);
    }

    void aLineOfFiveMegabytesIsDrawn_data()
    {
        QTest::addColumn<bool>("wrap");
        QTest::newRow("on one line") << false;
        QTest::newRow("wrapped") << true;
    }
    void aLineOfFiveMegabytesIsDrawn()
    {
        QFETCH(bool, wrap);
        LogOptions options;
        options.wrap = options.prettyJson = wrap;
        options.colours = true;
        LogBench bench(options);
        LogLinesBuilder builder;
        builder.beginStream({});
        builder.add(1, "{\"a\":\"" + std::string(5'000'000, 'x') + "\"}");
        builder.add(2, "last");
        bench.view.setLines(builder.finish(false), {});
        QVERIFY(!bench.picture().isNull());
        bench.view.setOpen(1, true);
        QVERIFY(!bench.picture().isNull());
        QVERIFY(bench.view.rowRect(1).height() < 10'000);
    }

    void aNarrowViewLeavesRoomForTheLines_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("time");
        QTest::newRow("wide") << 600 << QStringLiteral("1970-01-01 00:00:00.009");
        QTest::newRow("narrow") << 260 << QStringLiteral("00:00:00.009");
        QTest::newRow("tiny") << 130 << QStringLiteral("00:00:00");
    }
    void aNarrowViewLeavesRoomForTheLines()
    {
        QFETCH(int, width);
        QFETCH(QString, time);
        LogOptions options;
        options.showTime = true;
        options.showLabels = true;
        const LogPainter painter(manyLines(10), options, Theme::make(ThemeKind::Dark), QTimeZone::utc(), width, 0);
        QCOMPARE(painter.timeText(9), time);
        QCOMPARE(painter.wholeTime(9), QStringLiteral("1970-01-01 00:00:00.009"));
        QCOMPARE(painter.columns().labels > 0, width == 600);
        QCOMPARE(painter.columns().duplicates, 0); // there are none
        QVERIFY(LogPainter(manyLines(10), options, Theme::make(ThemeKind::Dark), QTimeZone::utc(), width, 4)
                    .columns()
                    .duplicates
                > 0);
    }

    void keysAndValuesOfLinesHaveColours_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("tokens");
        const auto row = [](const char* name, const char* line, const char* tokens) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(tokens);
        };
        row("logfmt", "level=info msg=\"a \\\"b\\\" c=1\" n=12.5ms x=-3",
            "K:level K:msg S:\"a \\\"b\\\" c=1\" K:n N:12.5ms K:x N:-3");
        row("time", "ts=2026-11-20T10:53:58Z a", "K:ts");
        row("method", "GET /a POSTED POST", "W:GET W:POST");
        row("open quote", "msg=\"a b=1", "K:msg K:b N:1");
        row("json", "{\"a\": 1}", "K:\"a\" N:1");
        row("plain", "2026/11/20 plain words", "");
        row("empty", "", "");
    }
    void keysAndValuesOfLinesHaveColours()
    {
        QFETCH(QString, line);
        QFETCH(QString, tokens);
        static const QString letters = QStringLiteral("KSNWC");
        QStringList found;
        for (const CodeToken& token : lineTokens(line))
            found << letters[int(token.kind)] + QLatin1Char(':') + line.mid(token.begin, token.end - token.begin);
        QCOMPARE(found.join(u' '), tokens);
        QCOMPARE(lineTokens(QString(20'000, u'"')).size(), size_t(0));
    }

    void stylesOfTerminalsReachTheLayout()
    {
        const AnsiText text = parseAnsi(QStringLiteral("a\x1b[1mbold\x1b[0m\tb"));
        const auto formats = ansiFormats(text, Theme::make(ThemeKind::Dark));
        QCOMPARE(formats.size(), 1);
        QTextLayout layout;
        const qsizetype placed = layOutLine(layout, text, formats, {Theme::make(ThemeKind::Dark).fontMono, 0, 18, 1});
        QCOMPARE(placed, text.text.size());
        QCOMPARE(layout.formats().size(), 1);
        QCOMPARE(layout.formats()[0].format.fontWeight(), int(QFont::Bold));
        const qreal character = layout.lineAt(0).cursorToX(1);
        QVERIFY(qAbs(layout.lineAt(0).cursorToX(6) - 8 * character) < 1); // tabs stop every four characters
    }

    void aPauseHoldsTheLines()
    {
        LogBench bench;
        bench.view.setLines(manyLines(10), {});
        bench.view.setLive(true, true);
        bench.view.setPaused(true);
        bench.view.setLines(manyLines(30), {});
        QCOMPARE(bench.view.rows().size(), size_t(10));
        bench.view.setPaused(false);
        QCOMPARE(bench.view.rows().size(), size_t(30));
    }

    void theBarIsLikeEveryLineSaysItsLevel()
    {
        LogBench bench;
        bench.view.setLines(manyLines(20), {});
        const QImage image = bench.picture();
        const QRect error = bench.view.rowRect(9); // line 10
        const QRect info = bench.view.rowRect(8);
        QCOMPARE(image.pixelColor(1, error.center().y()), QColor(0xe2, 0x4d, 0x42));
        QCOMPARE(image.pixelColor(1, info.center().y()), QColor(0x7e, 0xb2, 0x6d));
    }

    void optionsOfThePanelAreRead()
    {
        const LogOptions defaults = logOptionsFromJson(Json::object());
        QVERIFY(defaults.newestFirst && defaults.details && !defaults.wrap && !defaults.showTime);
        const LogOptions options = logOptionsFromJson({{"showTime", true},
                                                       {"showLabels", true},
                                                       {"showCommonLabels", true},
                                                       {"wrapLogMessage", true},
                                                       {"prettifyLogMessage", true},
                                                       {"enableLogDetails", false},
                                                       {"dedupStrategy", "numbers"},
                                                       {"sortOrder", "Ascending"},
                                                       {"displayedFields", {"msg"}},
                                                       {"timestampResolution", "ns"},
                                                       {"syntaxHighlighting", true},
                                                       {"detailsMode", "sidebar"},
                                                       {"showLogAttributes", true},
                                                       {"enableInfiniteScrolling", true},
                                                       {"fontSize", "small"}});
        QVERIFY(options.showTime && options.showLabels && options.showCommonLabels && options.wrap);
        QVERIFY(options.prettyJson && !options.details && !options.newestFirst && options.nanoseconds);
        QVERIFY(options.dedup == LogDedup::Numbers && options.smallFont && options.colours);
        QVERIFY(options.detailsBeside && options.attributes && options.endless);
        QCOMPARE(options.fields, QStringList {QStringLiteral("msg")});
    }

    void thePanelIsPaintedOncePerData()
    {
        LogsPanel panel;
        panel.resize(400, 200);
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Light);
        panel.setContext(context);
        panel.show();
        QSignalSpy painted(&panel, &PanelView::painted);
        auto data = std::make_shared<PanelData>();
        data->logs = manyLines(50);
        panel.setData(data);
        QTRY_VERIFY(!painted.isEmpty());
        QCOMPARE(panel.view().rows().size(), size_t(50));
        panel.setData(std::make_shared<PanelData>()); // nothing
        QVERIFY(panel.view().rows().empty());
    }

    void theLinesAroundALineAreAskedOfItsSource()
    {
        LogsPanel panel;
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Dark);
        panel.setContext(context);
        panel.setData(answered(manyLines(3)));
        QSignalSpy links(&panel, &PanelView::linkActivated);
        emit panel.view().contextRequested(1);
        QCOMPARE(links.size(), 1);
        const auto query = parseQueryLink(links[0][0].value<LinkTarget>().url);
        QVERIFY(query.has_value());
        QCOMPARE(query->datasource, QStringLiteral("loki"));
        QCOMPARE(query->range->toMs - query->range->fromMs, 120'000);
        // The same query with what stands around its lines.
        emit panel.view().exploreRequested();
        QCOMPARE(links.size(), 2);
        const auto whole = parseQueryLink(links[1][0].value<LinkTarget>().url);
        QVERIFY(whole.has_value());
        QCOMPARE(jsonutil::asString(whole->query).value_or(QString()), QStringLiteral("{a=\"b\"}"));
        QVERIFY(!whole->range);
        QVERIFY(!panel.explorer());
    }

    void aMarkedLineStandsInTheMiddle()
    {
        LogOptions options;
        options.marked = LogMark {500 * 1'000'000, QStringLiteral("line 500")};
        options.newestFirst = false;
        LogBench bench(options);
        QCOMPARE(bench.view.marked(), qsizetype(-1));
        bench.view.setLines(manyLines(1000), {});
        QCOMPARE(bench.view.marked(), qsizetype(500));
        const QRect rect = bench.view.rowRect(500);
        QVERIFY2(std::abs(rect.center().y() - bench.view.viewport()->height() / 2) < 20,
                 qPrintable(QString::number(rect.y())));
        const QImage image = bench.picture();
        QVERIFY(image.pixelColor(300, rect.top() + 3) != image.pixelColor(300, bench.view.rowRect(501).top() + 3));
        bench.view.verticalScrollBar()->setValue(0);
        bench.view.setLines(manyLines(1000), {}); // who scrolled on is not held back
        QVERIFY(bench.view.rowRect(500).top() > bench.view.viewport()->height());
    }

    void timesHaveTheirDigits()
    {
        QCOMPARE(timeOfLine(1'795'172'040'123'456'789, QTimeZone::utc(), false),
                 QStringLiteral("2026-11-20 10:54:00.123"));
        QCOMPARE(timeOfLine(1'795'172'040'123'456'789, QTimeZone::utc(), true),
                 QStringLiteral("2026-11-20 10:54:00.123456789"));
        QCOMPARE(timeOfLine(-1, QTimeZone::utc(), true), QStringLiteral("1969-12-31 23:59:59.999999999"));
    }
};

VEDETTE_TEST(TestLogView)
#include "tst_logview.moc"
