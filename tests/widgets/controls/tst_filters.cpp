#include "tests/support/testmain.h"
#include "tests/widgets/controls/popupdriver.h"
#include "widgets/controls/adhocfilters.h"
#include "widgets/controls/offerbox.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

class TestFilters : public QObject
{
    Q_OBJECT

private slots:
    void offersAreRanked_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered");
        const auto row = [](const char* name, const char* typed, const char* offered) {
            QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(offered).split(u' ');
        };
        row("words before middles of words", "tok", "Asia/Tokyo Antarctica/Vostok America/Atoka");
        row("the same case first", "a", "africa Antarctica/Vostok America/Atoka Asia/Tokyo");
        row("a later word counts", "at", "America/Atoka");
        row("words end at any sign", "gfp", "eu-gfp a.gfp agfp");
        QTest::newRow("nothing") << QStringLiteral("xyz") << QStringList();
    }
    void offersAreRanked()
    {
        QFETCH(QString, typed);
        const QStringList zones = QStringLiteral("Antarctica/Vostok America/Atoka Asia/Tokyo africa").split(u' ');
        const QStringList values = QStringLiteral("agfp eu-gfp a.gfp").split(u' ');
        QTEST(matchingOffers(typed == QLatin1String("gfp") ? values : zones, typed), "offered");
    }

    void enterTakesTheMarkedValue_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("filter");
        QTest::newRow("first offered") << "="
                                       << "we"
                                       << "job|=|web-1";
        QTest::newRow("exactly offered") << "="
                                         << "web"
                                         << "job|=|web";
        QTest::newRow("not offered") << "="
                                     << "other"
                                     << "job|=|other";
        QTest::newRow("pattern") << "=~"
                                 << "we"
                                 << "job|=~|we";
        QTest::newRow("several") << "=|"
                                 << "we"
                                 << "job|=||we";
    }
    void enterTakesTheMarkedValue()
    {
        QFETCH(QString, op);
        QFETCH(QString, typed);
        VariableBar bar;
        bar.setTags([](const VariableSpec&) {
            return [](const QString& key, const Reply<QStringList>& reply) {
                reply(key.isEmpty()
                          ? QStringList {QStringLiteral("job")}
                          : QStringList {QStringLiteral("my-web"), QStringLiteral("web-1"), QStringLiteral("web")});
                return Pending();
            };
        });
        bar.setVariables({variable("filters", VariableSpec::Type::AdHoc, {}, {})});
        bar.show();
        auto* filters = qobject_cast<AdhocFilters*>(bar.control(QStringLiteral("filters")));
        QVERIFY(filters);
        std::vector<AdhocFilter> changed;
        connect(filters, &AdhocFilters::changed, this, [&changed](const auto& now) { changed = now; });
        filters->findChild<QToolButton*>(QStringLiteral("add"))->click();
        const PopupDriver popup(*filters);
        auto* key = popup.popup->findChild<QComboBox*>(QStringLiteral("key"));
        auto* value = popup.popup->findChild<QComboBox*>(QStringLiteral("value"));
        QTest::keyClicks(key->lineEdit(), QStringLiteral("jo"));
        QTest::keyClick(key->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(value->count(), 3);
        for (QComboBox* box : popup.popup->findChildren<QComboBox*>())
            if (!box->isEditable())
                box->setCurrentText(op);
        QTest::keyClicks(value->lineEdit(), typed);
        QTest::keyClick(value->lineEdit(), Qt::Key_Return);
        QCOMPARE(changed.size(), size_t(1));
        QTEST(changed[0].key + u'|' + changed[0].op + u'|' + changed[0].value, "filter");
    }

    void filtersAreAddedChangedAndRemoved()
    {
        VariableBar bar;
        bar.setTheme(Theme::make(ThemeKind::Dark));
        QStringList askedKeys;
        bar.setTags([&askedKeys](const VariableSpec&) {
            return [&askedKeys](const QString& key, const Reply<QStringList>& reply) {
                askedKeys << key;
                reply(QStringList {QStringLiteral("job"), QStringLiteral("zone")});
                return Pending();
            };
        });
        VariableState state = variable("filters", VariableSpec::Type::AdHoc, {}, {});
        state.spec.filters = {{QStringLiteral("job"), QStringLiteral("="), QStringLiteral("api"), {}}};
        bar.setVariables({state});
        bar.show();
        auto* filters = qobject_cast<AdhocFilters*>(bar.control(QStringLiteral("filters")));
        QVERIFY(filters);
        QCOMPARE(filters->texts(), QStringList {QStringLiteral("job = api")});
        QSignalSpy picked(&bar, &VariableBar::valuePicked);
        const auto lastPicked = [&picked] { return picked.back().at(1).toStringList(); };

        filters->findChild<QToolButton*>(QStringLiteral("add"))->click();
        const PopupDriver popup(*filters);
        QVERIFY(popup.isOpen());
        QCOMPARE(askedKeys, QStringList {QString()});
        auto* key = popup.popup->findChild<QComboBox*>(QStringLiteral("key"));
        auto* value = popup.popup->findChild<QComboBox*>(QStringLiteral("value"));
        auto* apply = popup.popup->findChild<QPushButton*>();
        QCOMPARE(key->count(), 2);
        QVERIFY(!apply->isEnabled());
        QTest::keyClicks(key->lineEdit(), QStringLiteral("zo"));
        QTest::keyClick(key->lineEdit(), Qt::Key_Return);
        QCOMPARE(key->currentText(), QStringLiteral("zone"));
        QVERIFY(!apply->isEnabled()); // a filter without a value is none
        value->setEditText(QStringLiteral("eu|1"));
        apply->click();
        QCOMPARE(lastPicked(), QStringList({QStringLiteral("job|=|api"), QStringLiteral("zone|=|eu__gfp__1")}));

        // The keys stay on a chip whose filter changed.
        filters->findChild<QToolButton*>(QStringLiteral("chip0"))->setFocus();
        filters->setFilters({{QStringLiteral("job"), QStringLiteral("="), QStringLiteral("web"), {}}});
        QCOMPARE(bar.focusWidget(), filters->findChild<QWidget*>(QStringLiteral("chip0")));

        for (QToolButton* button : filters->findChildren<QToolButton*>())
            if (button->toolTip() == AdhocFilters::tr("Remove this filter") && !button->accessibleName().isEmpty())
                button->click();
        QCOMPARE(lastPicked(), QStringList {QString()});
    }

    void labelsToGroupByAreChips()
    {
        VariableBar bar;
        bar.setTheme(Theme::make(ThemeKind::Dark));
        VariableState state = variable("by", VariableSpec::Type::GroupBy,
                                       {QStringLiteral("job"), QStringLiteral("zone")}, {QStringLiteral("job")});
        bar.setVariables({state});
        bar.show();
        auto* chips = qobject_cast<AdhocFilters*>(bar.control(QStringLiteral("by")));
        QVERIFY(chips);
        QCOMPARE(chips->texts(), QStringList {QStringLiteral("job")});
        QVERIFY(!chips->findChild<QToolButton*>(QStringLiteral("add")));
        QSignalSpy picked(&bar, &VariableBar::valuePicked);
        chips->findChild<QToolButton*>(QStringLiteral("group"))->click();
        const PopupDriver popup(*chips);
        QVERIFY(popup.isOpen());
        auto* key = popup.popup->findChild<QComboBox*>(QStringLiteral("key"));
        QCOMPARE(key->count(), 2);
        key->setEditText(QStringLiteral("zone"));
        popup.popup->findChild<QPushButton*>()->click();
        QCOMPARE(picked.back().at(1).toStringList(), QStringList({QStringLiteral("job"), QStringLiteral("zone")}));

        // Where the width ends the chips go on below.
        for (int i = 0; i < 12; ++i)
            state.value.values << QStringLiteral("label_%1").arg(i);
        bar.setVariables({state});
        const int oneLine = chips->heightForWidth(4000);
        QVERIFY(chips->heightForWidth(400) >= 3 * oneLine);
        QVERIFY(chips->minimumSizeHint().width() < 400);
    }
};

VEDETTE_TEST(TestFilters)
#include "tst_filters.moc"
