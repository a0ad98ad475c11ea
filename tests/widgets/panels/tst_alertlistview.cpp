#include "tests/support/testmain.h"
#include "widgets/alerts/silencedialog.h"
#include "widgets/alerts/silencelist.h"
#include "widgets/panels/alertlist/alertlistview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

namespace {

Alert alert(const QString& name, const QString& pod, AlertState state = AlertState::Firing)
{
    Alert alert;
    alert.labels = {{QStringLiteral("alertname"), name}, {QStringLiteral("pod"), pod}};
    alert.annotations = {{QStringLiteral("summary"), QStringLiteral("something is wrong 出错了")}};
    alert.fingerprint = alertFingerprint(alert.labels);
    alert.state = state;
    alert.startsAtMs = 1000;
    alert.sources = QStringList {QStringLiteral("am")};
    return alert;
}

PanelDataPtr dataOf(std::vector<Alert> alerts)
{
    auto data = std::make_shared<PanelData>();
    auto list = std::make_shared<AlertList>();
    list->alerts = std::move(alerts);
    data->alerts = std::move(list);
    data->state = LoadingState::Done;
    data->revision = 1;
    data->display.nowMs = 61000;
    return data;
}

std::unique_ptr<AlertListView> makeView(const char* options = "{}", const char* type = "alertlist")
{
    auto view = std::make_unique<AlertListView>();
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view->setContext(context);
    auto spec = std::make_shared<PanelSpec>();
    spec->type = QLatin1String(type);
    spec->options = Json::parse(options, nullptr, false);
    view->setSpec(spec);
    view->resize(600, 300);
    view->show();
    return view;
}

/// The view with its data on the screen.
std::unique_ptr<AlertListView> shown(std::vector<Alert> alerts, const char* options = "{}")
{
    auto view = makeView(options);
    QSignalSpy painted(view.get(), &PanelView::painted);
    view->setData(dataOf(std::move(alerts)));
    if (!waitFor([&] { return painted.count() > 0 && !view->isDrawing(); }))
        return nullptr;
    return view;
}

QWidget* areaOf(AlertListView& view)
{
    return view.findChild<QAbstractScrollArea*>()->viewport();
}

void click(AlertListView& view, const QPoint& position)
{
    QWidget* area = areaOf(view);
    QTest::mouseMove(area, area->mapFrom(&view, position));
    QTest::mouseClick(area, Qt::LeftButton, {}, area->mapFrom(&view, position));
}

/// How many of the picture's pixels have a colour.
int pixelsOf(QWidget& widget, const QColor& color)
{
    const QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == color.rgb();
    return count;
}

/// The dialog under test with a server that answers as told.
struct Bench
{
    std::vector<Silence> sent;
    SilenceDialog::Saved reply;
    std::unique_ptr<SilenceDialog> dialog;

    explicit Bench(const Matchers& matchers, const std::optional<Silence>& edited = std::nullopt)
    {
        SilenceDialog::Input input;
        input.matchers = matchers;
        auto list = std::make_shared<AlertList>();
        list->alerts = {alert(QStringLiteral("A"), QStringLiteral("1")),
                        alert(QStringLiteral("A"), QStringLiteral("2")),
                        alert(QStringLiteral("B"), QStringLiteral("3"))};
        input.alerts = list;
        input.author = QStringLiteral("lena");
        input.clock = [] { return qint64(1000); };
        input.edited = edited;
        dialog = std::make_unique<SilenceDialog>(input, [this](const Silence& silence, SilenceDialog::Saved saved) {
            sent.push_back(silence);
            reply = std::move(saved);
            return Pending();
        });
        dialog->open();
    }
    QLineEdit* field(const char* name) { return dialog->findChild<QLineEdit*>(QLatin1String(name)); }
    QPlainTextEdit* matchers() { return dialog->findChild<QPlainTextEdit*>(); }
    QPushButton* ok() { return dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok); }
};

} // namespace

class TestAlertListView : public QObject
{
    Q_OBJECT

private slots:
    void alertsOfOneNameStandTogetherAndOpen()
    {
        const auto view =
            shown({alert(QStringLiteral("A"), QStringLiteral("1")), alert(QStringLiteral("A"), QStringLiteral("2")),
                   alert(QStringLiteral("B"), QStringLiteral("3"))});
        QVERIFY(view);
        QCOMPARE(view->rows().rows().size(), size_t(3)); // counts and two names
        QVERIFY(pixelsOf(*view, Theme::make(ThemeKind::Dark).error) > 50);
        click(*view, view->rowRect(1).center());
        QCOMPARE(view->rows().rows().size(), size_t(5));
        click(*view, view->rowRect(1).center());
        QCOMPARE(view->rows().rows().size(), size_t(3));
    }

    void instancesAreOpenFromTheStartWhenAskedFor()
    {
        const auto view = shown({alert(QStringLiteral("A"), QStringLiteral("1"))}, "{\"showInstances\":true}");
        QVERIFY(view);
        QCOMPARE(view->rows().rows().size(), size_t(3));
    }

    void anAlertIsSilencedWithTwoClicks()
    {
        const auto view =
            shown({alert(QStringLiteral("A"), QStringLiteral("1")), alert(QStringLiteral("A"), QStringLiteral("2"))},
                  "{\"showInstances\":true}");
        QVERIFY(view);
        QSignalSpy asked(view.get(), &PanelView::silenceRequested);
        click(*view, view->silenceButton(2).center());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<Matchers>().size(), size_t(2)); // name and pod
        click(*view, view->silenceButton(1).center());
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked[1][0].value<Matchers>().size(), size_t(1)); // what all of them share
        QCOMPARE(asked[1][1].toStringList(), QStringList {QStringLiteral("am")});
    }

    void theMenuOutlivesItsRowsAndGoesWithThePanel()
    {
        auto view = shown({alert(QStringLiteral("A"), QStringLiteral("1"))}, "{\"showInstances\":true}");
        QVERIFY(view);
        QWidget* area = areaOf(*view);
        const QPoint place = area->mapFrom(view.get(), view->silenceButton(2).center());
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, area->mapToGlobal(place));
        QApplication::sendEvent(area, &event);
        const QPointer<QMenu> menu = view->findChild<QMenu*>();
        QVERIFY(menu && menu->actions().size() > 1);
        QSignalSpy painted(view.get(), &PanelView::painted);
        view->setData(dataOf({})); // nothing is wrong any more
        QTRY_VERIFY(painted.count() > 0 && !view->isDrawing());
        QSignalSpy asked(view.get(), &PanelView::silenceRequested);
        menu->actions().front()->trigger();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<Matchers>().size(), size_t(2)); // of the alert it was opened for
        view.reset(); // as when its page is replaced
        QVERIFY(!menu);
    }

    void aSectionIsSilencedWhereAnyOfItsAlertsIs()
    {
        std::vector<Alert> alerts = {alert(QStringLiteral("A"), QStringLiteral("1")),
                                     alert(QStringLiteral("A"), QStringLiteral("2"))};
        alerts[1].sources = QStringList {QStringLiteral("am2")};
        const auto view = shown(alerts);
        QVERIFY(view);
        QSignalSpy wanted(view.get(), &PanelView::silenceRequested);
        click(*view, view->silenceButton(1).center());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<Matchers>().size(), size_t(1)); // what both have
        QCOMPARE(wanted[0][1].toStringList(), (QStringList {QStringLiteral("am"), QStringLiteral("am2")}));
    }

    void sectionsThatAreOpenFromTheStartStayClosedOnceClosed()
    {
        const auto view = shown({alert(QStringLiteral("A"), QStringLiteral("1"))}, R"({"showInstances":true})");
        QVERIFY(view);
        const size_t open = view->rows().rows().size();
        view->setOpen(QStringLiteral("A"), false);
        QCOMPARE(view->rows().rows().size(), open - 1);
        QSignalSpy painted(view.get(), &PanelView::painted);
        view->setData(dataOf({alert(QStringLiteral("A"), QStringLiteral("1"))}));
        QTRY_VERIFY(painted.count() > 0 && !view->isDrawing());
        QCOMPARE(view->rows().rows().size(), open - 1);
    }

    void keysOpenTheMenuOfAnAlert()
    {
        const auto view = shown({alert(QStringLiteral("A"), QStringLiteral("1"))}, R"({"showInstances":true})");
        QVERIFY(view);
        QWidget* area = view->findChild<QAbstractScrollArea*>();
        QTest::keyClick(area, Qt::Key_Down); // the section
        QTest::keyClick(area, Qt::Key_Down);
        QTest::keyClick(area, Qt::Key_Return);
        auto* menu = view->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().front()->text(), QStringLiteral("Silence…"));
        menu->close();
    }

    void silencedAlertsHaveNoButton()
    {
        const auto view = shown({alert(QStringLiteral("A"), QStringLiteral("1"), AlertState::Suppressed)});
        QVERIFY(view);
        QVERIFY(view->silenceButton(1).isEmpty());
    }

    void nothingWrongIsSaid()
    {
        const auto view = shown({});
        QVERIFY(view);
        QVERIFY(view->rows().rows().empty());
        QVERIFY(pixelsOf(*view, Theme::make(ThemeKind::Dark).success) > 0);
    }

    void theCountIsOneNumber()
    {
        const auto view = shown({alert(QStringLiteral("A"), QStringLiteral("1"))}, "{\"viewMode\":\"stat\"}");
        QVERIFY(view);
        QVERIFY(pixelsOf(*view, Theme::make(ThemeKind::Dark).error) > 300);
    }

    void theCountIsColouredAsThePanelSays()
    {
        const char* ofValue = "{\"viewMode\":\"stat\",\"statThresholds\":{\"mode\":\"absolute\",\"steps\":["
                              "{\"value\":null,\"color\":\"#00ff00\"},{\"value\":2,\"color\":\"#0000ff\"}]}}";
        const std::vector<Alert> one = {alert(QStringLiteral("A"), QStringLiteral("1"))};
        QVERIFY(pixelsOf(*shown(one, ofValue), QColor(0, 255, 0)) > 100);
        QVERIFY(pixelsOf(*shown({one[0], alert(QStringLiteral("B"), QStringLiteral("2"))}, ofValue), QColor(0, 0, 255))
                > 100);
        QByteArray ground = ofValue;
        ground.replace("\"stat\"", "\"stat\",\"statColorMode\":\"background\"");
        QVERIFY(pixelsOf(*shown(one, ground.constData()), QColor(0, 255, 0)) > 50'000);
        const char* mapped =
            "{\"viewMode\":\"stat\",\"statColorMode\":\"none\",\"statValueMappings\":[{\"type\":\"value\","
            "\"options\":{\"1\":{\"text\":\"a rather long sentence for one alert\"}}}]}";
        const auto words = shown(one, mapped);
        QVERIFY(pixelsOf(*words, Theme::make(ThemeKind::Dark).text) > 100);
    }

    void tenThousandAlertsAndTinyPanelsAreFine_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(600, 300);
        QTest::newRow("40 px") << QSize(40, 40);
        QTest::newRow("wide") << QSize(3000, 30);
    }
    void tenThousandAlertsAndTinyPanelsAreFine()
    {
        QFETCH(QSize, size);
        std::vector<Alert> alerts;
        for (int i = 0; i < 10000; ++i)
            alerts.push_back(alert(QStringLiteral("Alert%1").arg(i % 50),
                                   QString(i % 7 == 0 ? 10000 : 5, QLatin1Char('x')) + QString::number(i)));
        const auto view = shown(std::move(alerts), "{\"showInstances\":true,\"maxItems\":30}");
        QVERIFY(view);
        view->resize(size);
        QCOMPARE(view->sections().leftOut, 20);
        QVERIFY(!view->grab().isNull());
        QVERIFY(view->rows().height() > 100000);
    }

    void theDialogTellsWhatWouldBeSilenced()
    {
        Bench bench({{QStringLiteral("alertname"), Matcher::Op::Equal, QStringLiteral("A")}});
        QVERIFY2(bench.dialog->message().contains(QLatin1Char('2')), qPrintable(bench.dialog->message()));
        QVERIFY(!bench.ok()->isEnabled()); // no comment yet
        bench.field("comment")->setText(QStringLiteral("planned"));
        QVERIFY(bench.ok()->isEnabled());
        bench.matchers()->setPlainText(QStringLiteral("alertname=~\".*\""));
        QVERIFY(!bench.ok()->isEnabled());
        QVERIFY(bench.dialog->message().contains(QLatin1String("everything")));
        bench.matchers()->setPlainText(QStringLiteral("nonsense"));
        QVERIFY(!bench.ok()->isEnabled());
        QVERIFY(bench.dialog->message().contains(QLatin1String("nonsense")));
    }

    void theDialogStaysOpenUntilTheServerTookIt()
    {
        Bench bench({{QStringLiteral("alertname"), Matcher::Op::Equal, QStringLiteral("A")}});
        bench.field("comment")->setText(QStringLiteral("planned"));
        QTest::mouseClick(bench.ok(), Qt::LeftButton);
        QCOMPARE(bench.sent.size(), size_t(1));
        QCOMPARE(bench.sent[0].endsAtMs - bench.sent[0].startsAtMs, 2 * 3600 * 1000);
        QCOMPARE(bench.sent[0].createdBy, QStringLiteral("lena"));
        bench.reply(Error {Error::Kind::Query, QStringLiteral("the server says no"), {}});
        QVERIFY(bench.dialog->isVisible());
        QVERIFY(bench.dialog->message().contains(QLatin1String("the server says no")));
        QSignalSpy saved(bench.dialog.get(), &SilenceDialog::saved);
        QTest::mouseClick(bench.ok(), Qt::LeftButton);
        bench.reply(QStringLiteral("id"));
        QCOMPARE(saved.count(), 1);
        QVERIFY(!bench.dialog->isVisible());
    }

    void theListOfSilencesIsFilteredAndActsOnOne()
    {
        const auto silence = [](const char* id, const char* matchers, Silence::State state, qint64 endsAtMs) {
            Silence one;
            one.id = QString::fromLatin1(id);
            one.matchers = *parseMatchers(QString::fromLatin1(matchers));
            one.state = state;
            one.endsAtMs = endsAtMs;
            one.comment = QStringLiteral("<b>planned</b>");
            return one;
        };
        const KnownSilences known = {{silence("1", "alertname=\"A\"", Silence::State::Active, 7'200'000), {}},
                                     {silence("2", "alertname=\"B\"", Silence::State::Active, 9'000'000), {}},
                                     {silence("3", "alertname=\"C\"", Silence::State::Expired, 0), {}}};
        std::function<void(SilenceList::Answer)> reply;
        SilenceList list({[&](std::function<void(SilenceList::Answer)> answer) {
                              reply = std::move(answer);
                              return Pending();
                          },
                          [] { return qint64(3'600'000); }, QTimeZone::utc()});
        QCOMPARE(list.message(), QStringLiteral("Loading…"));
        reply({known, {}});
        QCOMPARE(list.shown().size(), size_t(2));
        auto* rows = list.findChild<QTreeWidget*>();
        QCOMPARE(rows->topLevelItem(0)->text(4), QStringLiteral("ends in 1 h"));
        const auto button = [&](const char* text) {
            const auto buttons = list.findChildren<QPushButton*>();
            const auto it = std::find_if(buttons.begin(), buttons.end(),
                                         [&](QPushButton* one) { return one->text() == QString::fromUtf8(text); });
            return it == buttons.end() ? nullptr : *it;
        };
        QVERIFY(!button("Edit…")->isEnabled() && !button("End…")->isEnabled());
        rows->setCurrentItem(rows->topLevelItem(1));
        QSignalSpy edit(&list, &SilenceList::editRequested);
        button("Edit…")->click();
        QCOMPARE(edit.size(), 1);
        QCOMPARE(edit[0][0].value<KnownSilence>().silence.id, QStringLiteral("2"));
        for (QCheckBox* state : list.findChildren<QCheckBox*>())
            state->setChecked(state->text() == QLatin1String("Ended"));
        QCOMPARE(list.shown().size(), size_t(1));
        rows->setCurrentItem(rows->topLevelItem(0));
        QVERIFY(!button("Edit…")->isEnabled() && button("Again…")->isEnabled());
        list.findChild<QLineEdit*>(QStringLiteral("filter"))->setText(QStringLiteral("alertname=A"));
        QVERIFY(list.shown().empty());
        QCOMPARE(list.message(), QStringLiteral("No silence passes the filter."));
        list.reload();
        reply({{}, Error {Error::Kind::Network, QStringLiteral("am:9093 refuses the connection."), {}}});
        QCOMPARE(list.message(), QStringLiteral("am:9093 refuses the connection."));
        list.findChild<QLineEdit*>(QStringLiteral("filter"))->clear();
        QCOMPARE(list.shown().size(), size_t(1)); // what was known stays
    }

    void beginAndEndMayBeTyped_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("times"); // or what is wrong
        QTest::newRow("relative") << QStringLiteral("now+1m") << QStringLiteral("now+2h")
                                  << QStringLiteral("61000 7201000");
        QTest::newRow("dates") << QStringLiteral("1970-01-01 00:10:00") << QStringLiteral("1970-01-02 00:00:00")
                               << QStringLiteral("600000 86400000");
        QTest::newRow("words") << QStringLiteral("soon") << QStringLiteral("now+2h") << QStringLiteral("“soon”");
        QTest::newRow("ends before") << QStringLiteral("now+2h") << QStringLiteral("now+1h")
                                     << QStringLiteral("must end after");
        QTest::newRow("past") << QStringLiteral("now-2h") << QStringLiteral("now-1h")
                              << QStringLiteral("must end after");
    }
    void beginAndEndMayBeTyped()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, times);
        Bench bench({{QStringLiteral("alertname"), Matcher::Op::Equal, QStringLiteral("A")}});
        bench.field("comment")->setText(QStringLiteral("deploy"));
        auto* durations = bench.dialog->findChild<QComboBox*>();
        QVERIFY(!bench.field("from")->isVisible());
        durations->setCurrentIndex(durations->count() - 1);
        QVERIFY(bench.field("from")->isVisible());
        QCOMPARE(bench.field("to")->text(), QStringLiteral("1970-01-01 02:00:01")); // as the usual duration ends
        bench.field("from")->setText(from);
        bench.field("to")->setText(to);
        const auto silence = bench.dialog->silence();
        if (silence)
            QCOMPARE(QStringLiteral("%1 %2").arg(silence->startsAtMs).arg(silence->endsAtMs), times);
        else
            QVERIFY2(bench.dialog->message().contains(times), qPrintable(bench.dialog->message()));
        QCOMPARE(bench.ok()->isEnabled(), silence.has_value());
    }

    void theDialogListsWhatWouldBeSilenced()
    {
        Bench bench({{QStringLiteral("alertname"), Matcher::Op::Equal, QStringLiteral("A")}});
        auto* preview = bench.dialog->findChild<QListWidget*>();
        QCOMPARE(preview->count(), 2);
        QCOMPARE(preview->item(1)->text(), QStringLiteral("A {pod=\"2\"}"));
        bench.matchers()->setPlainText(QStringLiteral("alertname=\"A\"\npod=2")); // a line each
        QCOMPARE(preview->count(), 1);
        bench.matchers()->setPlainText(QStringLiteral("nonsense"));
        QCOMPARE(preview->count(), 0);
    }

    void aSilenceIsChangedUnderItsId_data()
    {
        QTest::addColumn<int>("choice"); // in the list of durations
        QTest::addColumn<qint64>("endsAt");
        QTest::newRow("the end stays") << 0 << qint64(9'000'000);
        QTest::newRow("fifteen minutes from now") << 1 << qint64(901'000);
    }
    void aSilenceIsChangedUnderItsId()
    {
        QFETCH(int, choice);
        QFETCH(qint64, endsAt);
        Silence known;
        known.id = QStringLiteral("abc");
        known.matchers = {{QStringLiteral("alertname"), Matcher::Op::Equal, QStringLiteral("A")}};
        known.startsAtMs = 500;
        known.endsAtMs = 9'000'000;
        known.comment = QStringLiteral("deploy");
        Bench bench(known.matchers, known);
        QCOMPARE(bench.field("comment")->text(), QStringLiteral("deploy"));
        bench.dialog->findChild<QComboBox*>()->setCurrentIndex(choice);
        bench.field("comment")->setText(QStringLiteral("deploy of 4.2"));
        QVERIFY(bench.ok()->isEnabled());
        bench.ok()->click();
        QCOMPARE(bench.sent.size(), size_t(1));
        QCOMPARE(bench.sent[0].id, QStringLiteral("abc"));
        QCOMPARE(bench.sent[0].startsAtMs, qint64(500));
        QCOMPARE(bench.sent[0].endsAtMs, endsAt);
        QCOMPARE(bench.sent[0].comment, QStringLiteral("deploy of 4.2"));
    }
};

VEDETTE_TEST(TestAlertListView)
#include "tst_alertlistview.moc"
