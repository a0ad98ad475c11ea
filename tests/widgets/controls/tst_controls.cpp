#include "tests/support/testmain.h"
#include "tests/widgets/controls/popupdriver.h"
#include "widgets/controls/banner.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/optionmodel.h"
#include "widgets/controls/optionpicker.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/theme/tooltiptext.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

namespace {

const QStringList letters {QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("gamma")};

/// A time context of a known moment in UTC.
TimeContext context()
{
    TimeContext context;
    context.nowMs = 1'700'000'000'000;
    context.zone = QTimeZone::utc();
    return context;
}

} // namespace

class TestControls : public QObject
{
    Q_OBJECT

private slots:
    void aQuickRangeIsPickedByAClick()
    {
        TimeRangePicker picker;
        picker.setTheme(Theme::make(ThemeKind::Dark));
        picker.setRange({QStringLiteral("now-6h"), QStringLiteral("now")}, context());
        QVERIFY2(picker.text().contains(QLatin1String("Last 6 hours")), qPrintable(picker.text()));
        picker.show();
        QSignalSpy picked(&picker, &TimeRangePicker::rangePicked);
        QTest::mouseClick(&picker, Qt::LeftButton);
        PopupDriver popup(picker);
        QVERIFY(popup.isOpen());
        const qsizetype row = popup.rows().indexOf(QStringLiteral("Last 15 minutes"));
        QVERIFY(row >= 0);
        popup.clickRow(int(row));
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].value<RawTimeRange>().from, QStringLiteral("now-15m"));
        QTRY_VERIFY(!popup.isOpen());
    }

    void aQuickRangeIsFoundByTyping()
    {
        TimeRangePicker picker;
        picker.setRange({QStringLiteral("now-6h"), QStringLiteral("now")}, context());
        picker.show();
        QSignalSpy picked(&picker, &TimeRangePicker::rangePicked);
        picker.open();
        PopupDriver popup(picker);
        auto* search = popup.field("quick");
        QVERIFY(search);
        QTest::keyClicks(search, QStringLiteral("2 DAYS"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].value<RawTimeRange>().from, QStringLiteral("now-2d"));
    }

    void aTimeZoneIsFoundByItsCity()
    {
        TimeRangePicker picker;
        picker.setRange({QStringLiteral("now-6h"), QStringLiteral("now")}, context());
        picker.show();
        QSignalSpy picked(&picker, &TimeRangePicker::zonePicked);
        picker.open();
        const PopupDriver popup(picker);
        auto* zone = popup.popup->findChild<QComboBox*>(QStringLiteral("zone"));
        QVERIFY(zone);
        zone->lineEdit()->selectAll();
        QTest::keyClicks(zone->lineEdit(), QStringLiteral("tok")); // not Antarctica/Vostok
        QTest::keyClick(zone->lineEdit(), Qt::Key_Return);
        QCOMPARE(picked.value(0).value(0).toString(), QStringLiteral("Asia/Tokyo"));
        QTRY_VERIFY(!popup.isOpen());
    }

    void aDashboardsOwnQuickRangesReplaceTheList()
    {
        TimeRangePicker picker;
        picker.setQuickRanges({{{QStringLiteral("now-7m"), QStringLiteral("now")}, QStringLiteral("Seven")}});
        picker.setRange({QStringLiteral("now-6h"), QStringLiteral("now")}, context());
        picker.show();
        picker.open();
        QCOMPARE(PopupDriver(picker).rows(), QStringList {QStringLiteral("Seven")});
    }

    void absoluteTimesAreAppliedOrRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("pickedFrom");
        QTest::addColumn<QString>("error");
        QTest::newRow("relative") << "now-3h"
                                  << "now-1h"
                                  << "now-3h"
                                  << "";
        QTest::newRow("blanks") << "  now-3h "
                                << " now"
                                << "now-3h"
                                << "";
        QTest::newRow("absolute") << "2023-11-14 10:00:00"
                                  << "2023-11-14 12:00:00"
                                  << "1699956000000"
                                  << "";
        QTest::newRow("words") << "yesterday"
                               << "now"
                               << ""
                               << "\"yesterday\" is not a time";
        QTest::newRow("wrong end") << "now-1h"
                                   << "nowish"
                                   << ""
                                   << "\"nowish\" is not a time";
        QTest::newRow("nothing") << ""
                                 << "now"
                                 << ""
                                 << "is not a time";
        QTest::newRow("backwards") << "now"
                                   << "now-1h"
                                   << ""
                                   << "ends before it begins";
        QTest::newRow("empty range") << "now"
                                     << "now"
                                     << ""
                                     << "ends before it begins";
    }
    void absoluteTimesAreAppliedOrRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, pickedFrom);
        QFETCH(QString, error);
        TimeRangePicker picker;
        picker.setTheme(Theme::make(ThemeKind::Light));
        picker.setRange({QStringLiteral("now-6h"), QStringLiteral("now")}, context());
        picker.show();
        QSignalSpy picked(&picker, &TimeRangePicker::rangePicked);
        picker.open();
        PopupDriver popup(picker);
        popup.field("from")->setText(from);
        popup.field("to")->setText(to);
        QTest::mouseClick(popup.popup->findChild<QPushButton*>(), Qt::LeftButton);
        if (error.isEmpty()) {
            QCOMPARE(picked.count(), 1);
            QCOMPARE(picked[0][0].value<RawTimeRange>().from, pickedFrom);
            QTRY_VERIFY(!popup.isOpen());
        } else {
            QCOMPARE(picked.count(), 0);
            QVERIFY(popup.isOpen());
            const QString shown = popup.popup->findChild<QLabel*>(QStringLiteral("error"))->text();
            QVERIFY2(shown.contains(error), qPrintable(shown));
        }
    }

    void absoluteRangesAreShownAsTimes()
    {
        TimeRangePicker picker;
        picker.setRange({QStringLiteral("1699956000000"), QStringLiteral("1699963200000")}, context());
        picker.show();
        picker.open();
        QCOMPARE(PopupDriver(picker).field("from")->text(), QStringLiteral("2023-11-14 10:00:00"));
        QCOMPARE(PopupDriver(picker).field("to")->text(), QStringLiteral("2023-11-14 12:00:00"));
    }

    void escapeClosesWithoutAChoice()
    {
        TimeRangePicker picker;
        picker.setRange({QStringLiteral("now-6h"), QStringLiteral("now")}, context());
        picker.show();
        QSignalSpy picked(&picker, &TimeRangePicker::rangePicked);
        picker.open();
        PopupDriver popup(picker);
        QTest::keyClick(popup.field("quick"), Qt::Key_Escape);
        QTRY_VERIFY(!popup.isOpen());
        QCOMPARE(picked.count(), 0);
    }

    void theRefreshPickerRefreshesAndChoosesIntervals()
    {
        RefreshPicker picker;
        picker.setIntervals({QStringLiteral("7s"), QStringLiteral("1m")});
        picker.setInterval(QStringLiteral("3s")); // of a link; not on the list
        picker.show();
        QSignalSpy refresh(&picker, &RefreshPicker::refreshRequested);
        QSignalSpy picked(&picker, &RefreshPicker::intervalPicked);
        QTest::mouseClick(picker.childAt(8, picker.height() / 2), Qt::LeftButton);
        QCOMPARE(refresh.count(), 1);
        QStringList texts;
        for (QAction* action : picker.menu()->actions()) {
            texts << action->text();
            QCOMPARE(action->isChecked(), action->text() == QLatin1String("3s"));
        }
        QCOMPARE(texts,
                 (QStringList {QStringLiteral("Off"), QStringLiteral("Auto"), QStringLiteral("7s"),
                               QStringLiteral("1m"), QStringLiteral("3s")}));
        picker.menu()->actions()[2]->trigger();
        QCOMPARE(picked[0][0].toString(), QStringLiteral("7s"));
        picker.menu()->actions()[0]->trigger();
        QCOMPARE(picked[1][0].toString(), QString());
    }

    void optionModelsKeepTheirPromises()
    {
        OptionModel model(options(letters), {}, OptionModel::Choice::Many);
        model.setAllowCustom(true);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(QStringLiteral("a"));
        model.toggle(1);
        model.setFilter(QStringLiteral("delta"));
        QCOMPARE(model.rowCount(), 1);
        model.toggle(0);
        QCOMPARE(model.chosenValues(), (QStringList {QStringLiteral("beta"), QStringLiteral("delta")}));
        model.toggle(7);
        QCOMPARE(model.chosenTexts(), (QStringList {QStringLiteral("beta"), QStringLiteral("delta")}));
    }

    void aSingleValueIsPickedByAClickAndByKeys()
    {
        OptionPicker picker;
        picker.setOptions(options(letters), {letters[0]}, {letters[0]}, false);
        picker.show();
        QSignalSpy picked(&picker, &OptionPicker::picked);
        QTest::mouseClick(&picker, Qt::LeftButton);
        PopupDriver popup(picker);
        QVERIFY(popup.isOpen());
        popup.clickRow(1);
        QTRY_VERIFY(!popup.isOpen());
        QCOMPARE(picked[0][0].toStringList(), QStringList {letters[1]});

        QTest::keyClick(&picker, Qt::Key_Down);
        popup = PopupDriver(picker);
        QVERIFY(popup.isOpen());
        popup.press(Qt::Key_Down); // from the chosen one, alpha
        popup.press(Qt::Key_Down);
        popup.press(Qt::Key_Return);
        QCOMPARE(picked.count(), 2);
        QCOMPARE(picked[1][0].toStringList(), QStringList {letters[2]});
    }

    void closingWithoutAChangeAsksForNothing()
    {
        OptionPicker picker;
        picker.setOptions(options(letters), {letters[0]}, {letters[0]}, true);
        picker.show();
        QSignalSpy picked(&picker, &OptionPicker::picked);
        picker.open();
        PopupDriver popup(picker);
        popup.clickRow(1);
        popup.clickRow(1);
        popup.press(Qt::Key_Escape);
        QTRY_VERIFY(!popup.isOpen());
        QCOMPARE(picked.count(), 0);
    }

    void manyValuesGoOutOnceWhenTheListCloses()
    {
        OptionPicker picker;
        picker.setOptions(options(letters), {letters[0]}, {letters[0]}, true);
        picker.show();
        QSignalSpy picked(&picker, &OptionPicker::picked);
        picker.open();
        PopupDriver popup(picker);
        popup.clickRow(2);
        popup.type(QStringLiteral("BET"));
        popup.press(Qt::Key_Return);
        QVERIFY(popup.isOpen());
        QCOMPARE(picked.count(), 0);
        popup.press(Qt::Key_Escape);
        QTRY_COMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].toStringList(), (QStringList {letters[0], letters[2], letters[1]}));
    }

    void aTypedValueIsOfferedWhereItIsAllowed_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("allowed") << true << "mega" << QStringList {QStringLiteral("mega")};
        QTest::newRow("part of others") << true << "a" << QStringList {QStringLiteral("alpha")};
        QTest::newRow("not allowed") << false << "mega" << QStringList();
    }
    void aTypedValueIsOfferedWhereItIsAllowed()
    {
        QFETCH(bool, allowed);
        QFETCH(QString, typed);
        OptionPicker picker;
        picker.setOptions(options(letters), {letters[2]}, {letters[2]}, false);
        picker.setAllowCustom(allowed);
        picker.show();
        QSignalSpy picked(&picker, &OptionPicker::picked);
        picker.open();
        PopupDriver popup(picker);
        popup.type(typed);
        QCOMPARE(popup.rows().contains(QStringLiteral("Use the value %1").arg(typed)), allowed);
        popup.press(Qt::Key_Return);
        QTEST(picked.isEmpty() ? QStringList() : picked[0][0].toStringList(), "expected");
    }

    void fiftyThousandValuesAreSearchedAtOnce()
    {
        QStringList texts;
        for (int i = 0; i < 50'000; ++i)
            texts << QStringLiteral("pod-%1-replica").arg(i, 6, 10, QLatin1Char('0'));
        OptionPicker picker;
        picker.setOptions(options(texts), {texts[49'000]}, {texts[49'000]}, true);
        picker.setAllowCustom(false);
        picker.show();
        picker.open();
        PopupDriver popup(picker);
        QCOMPARE(popup.list()->model()->rowCount(), 50'000);
        QCOMPARE(popup.list()->currentIndex().row(), 49'000);
        QVERIFY(popup.list()->visualRect(popup.list()->currentIndex()).intersects(popup.list()->viewport()->rect()));
        QBENCHMARK_ONCE
        {
            popup.type(QStringLiteral("4999"));
        }
        QCOMPARE(popup.list()->model()->rowCount(), 10 + 5); // 49990 to 49999, and 4999, 14999 ... 44999
    }

    void variablesHaveTheControlOfTheirType()
    {
        VariableBar bar;
        bar.setTheme(Theme::make(ThemeKind::Dark));
        VariableState hidden = variable("hidden", VariableSpec::Type::Custom, letters, {});
        hidden.spec.hide = VariableSpec::Hide::Variable;
        VariableState labelled = variable("host", VariableSpec::Type::Query, letters, {letters[0]});
        labelled.spec.label = QStringLiteral("<b>Host</b>");
        labelled.spec.includeAll = true;
        VariableState onOff = variable("on", VariableSpec::Type::Switch, {}, {QStringLiteral("yes")});
        onOff.spec.enabledValue = QStringLiteral("yes");
        onOff.spec.disabledValue = QStringLiteral("no");
        VariableState text = variable("text", VariableSpec::Type::TextBox, {}, {QStringLiteral("t")});
        text.spec.placeholder = QStringLiteral("a part of the path");
        VariableState open = variable("open", VariableSpec::Type::Query, letters, {});
        open.spec.placeholder = QStringLiteral("Choose a host");
        bar.setVariables({labelled, hidden, text, onOff, open, variable("fix", VariableSpec::Type::Constant, {}, {})});
        bar.show();
        QVERIFY(!bar.control(QStringLiteral("hidden")));
        QVERIFY(!bar.control(QStringLiteral("fix")));
        auto* picker = qobject_cast<OptionPicker*>(bar.control(QStringLiteral("host")));
        auto* field = qobject_cast<QLineEdit*>(bar.control(QStringLiteral("text")));
        auto* box = qobject_cast<QCheckBox*>(bar.control(QStringLiteral("on")));
        QVERIFY(picker && field && box);
        QCOMPARE(field->placeholderText(), text.spec.placeholder);
        QCOMPARE(qobject_cast<OptionPicker*>(bar.control(QStringLiteral("open")))->text(), open.spec.placeholder);
        QCOMPARE(picker->text(), letters[0]);
        QVERIFY(box->isChecked());
        for (const QLabel* label : bar.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);

        QSignalSpy picked(&bar, &VariableBar::valuePicked);
        picker->open();
        QCOMPARE(PopupDriver(*picker).rows().front(), QStringLiteral("All"));
        PopupDriver(*picker).clickRow(0);
        QTRY_COMPARE(picked.count(), 1);
        QCOMPARE(picked[0][1].toStringList(), QStringList {QStringLiteral("$__all")});
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("!"));
        QCOMPARE(picked.count(), 1); // not for every letter
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(picked[1][1].toStringList(), QStringList {QStringLiteral("t!")});
        box->click();
        QCOMPARE(picked[2][1].toStringList(), QStringList {QStringLiteral("no")});
    }

    void aVariableThatFailedSaysWhy()
    {
        VariableBar bar;
        VariableState state = variable("host", VariableSpec::Type::Query, letters, {letters[0]});
        state.error = Error {Error::Kind::Network, QStringLiteral("<img src=x> is down."), {}};
        bar.setVariables({state});
        const QString tip = bar.control(QStringLiteral("host"))->toolTip();
        QVERIFY2(tip.contains(QLatin1String("&lt;img src=x&gt; is down.")), qPrintable(tip));
        state.error.reset();
        bar.setVariables({state});
        QVERIFY(bar.control(QStringLiteral("host"))->toolTip().contains(letters[0]));
    }

    void manyVariablesWrapOntoFurtherLines()
    {
        VariableBar bar;
        std::vector<VariableState> states;
        for (int i = 0; i < 30; ++i)
            states.push_back(
                variable(qPrintable(QStringLiteral("v%1").arg(i)), VariableSpec::Type::Custom, letters, {letters[0]}));
        bar.setVariables(states);
        bar.resize(400, bar.heightForWidth(400));
        bar.show();
        for (const VariableState& state : states) {
            const QWidget* box = bar.control(state.spec.name)->parentWidget();
            QVERIFY2(bar.rect().contains(box->geometry()), qPrintable(state.spec.name));
        }
        QVERIFY(bar.heightForWidth(400) > 4 * bar.heightForWidth(3000));
    }

    void whatFitsIntoOneLineStaysThere()
    {
        QWidget box;
        auto* flow = new FlowLayout(8, &box);
        auto* first = new QPushButton(QStringLiteral("first"), &box);
        auto* second = new QPushButton(QStringLiteral("second"), &box);
        flow->addWidget(first);
        flow->addWidget(second);
        flow->setAlignment(Qt::AlignRight);
        box.resize(box.sizeHint());
        box.show();
        QCOMPARE(first->y(), second->y());
        QCOMPARE(second->geometry().right(), box.rect().right());
        box.resize(box.width() - 1, box.heightForWidth(box.width() - 1));
        QTRY_VERIFY(second->y() > first->y());
        QCOMPARE(second->geometry().right(), box.rect().right());
    }

    void aBannerTellsUntilItIsClosed()
    {
        Banner banner;
        banner.setTheme(Theme::make(ThemeKind::Dark));
        QVERIFY(banner.isHidden());
        banner.showError(QStringLiteral("a.json: It is <b>empty</b>."), QStringLiteral("detail"));
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.text(), QStringLiteral("a.json: It is <b>empty</b>."));
        banner.show();
        QTest::mouseClick(banner.findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(banner.isHidden());
        QCOMPARE(banner.text(), QString());
    }

    void toolTipsOfStrangersAreNoHtml()
    {
        QCOMPARE(plainToolTip(QStringLiteral("a<img src=\"file:///x\">\nb")),
                 QStringLiteral("<qt>a&lt;img src=&quot;file:///x&quot;&gt;<br>b</qt>"));
        QCOMPARE(plainToolTip({}), QString());
        QVERIFY(Qt::mightBeRichText(plainToolTip(QStringLiteral("{a=\"b\"} & c")))); // or its escapes would be seen
        const QString html = markdownToolTip(QStringLiteral("**bold** ![x](file:///etc/passwd) <script>1</script>"));
        QVERIFY(html.contains(QLatin1String("bold")));
        QVERIFY(!html.contains(QLatin1String("<img")) && !html.contains(QLatin1String("<script")));
    }
};

VEDETTE_TEST(TestControls)
#include "tst_controls.moc"
