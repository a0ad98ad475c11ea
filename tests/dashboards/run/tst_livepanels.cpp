#include "dashboards/run/livepanels.h"
#include "dashboards/run/partplaces.h"
#include "tests/support/testmain.h"

class TestLivePanels : public QObject
{
    Q_OBJECT

    static PanelSpec panel(const QString& id, GridPos pos)
    {
        PanelSpec spec;
        spec.id = PanelId(id);
        spec.type = QStringLiteral("stat");
        spec.title = QStringLiteral("panel ") + id;
        spec.gridPos = pos;
        return spec;
    }

    static PanelSpec row(const QString& id, int y, bool collapsed, std::vector<PanelSpec> children)
    {
        PanelSpec spec = panel(id, {0, y, 24, 1});
        spec.type = QStringLiteral("row");
        spec.collapsed = collapsed;
        spec.panels = std::move(children);
        return spec;
    }

    static std::shared_ptr<const VariableScope> scope(const QStringList& values)
    {
        auto result = std::make_shared<VariableScope>();
        VariableValue value;
        value.values = values;
        value.texts = values;
        value.multi = true;
        result->set(QStringLiteral("host"), value);
        return result;
    }

    static std::vector<LivePanel> live(const Dashboard& dashboard, const QStringList& values = {},
                                       const QHash<PanelId, bool>& collapsed = {})
    {
        const auto interpolated = [](const QString& text, const std::shared_ptr<const VariableScope>& s) {
            const VariableValue* host = s->find(QStringLiteral("host"));
            return QString(text).replace(QStringLiteral("$host"),
                                         host ? host->values.join(QLatin1Char('+')) : QString());
        };
        return livePanels({dashboard, scope(values), collapsed, interpolated});
    }

    static QString shape(const std::vector<LivePanel>& panels)
    {
        QStringList parts;
        for (const LivePanel& p : panels)
            parts << QStringLiteral("%1:%2,%3,%4x%5")
                         .arg(p.id.value)
                         .arg(p.gridPos.x)
                         .arg(p.gridPos.y)
                         .arg(p.gridPos.w)
                         .arg(p.gridPos.h);
        return parts.join(QLatin1Char(' '));
    }

private slots:
    void gapsBetweenPanelsClose()
    {
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), {0, 0, 12, 4}), panel(QStringLiteral("2"), {0, 9, 12, 4})};
        QCOMPARE(shape(live(dashboard)), QStringLiteral("1:0,0,12x4 2:0,4,12x4"));
    }

    void panelsBelowACollapsedRowThatAreNotItsOwnStay()
    {
        Dashboard dashboard;
        PanelSpec free = row(QStringLiteral("free"), 1, false, {});
        free.type = QStringLiteral("stat");
        free.gridPos = {0, 1, 24, 4};
        dashboard.panels = {row(QStringLiteral("r"), 0, true, {}), free};
        const auto panels = livePanels(
            {dashboard, std::make_shared<VariableScope>(), {}, [](const QString& text, const auto&) { return text; }});
        QCOMPARE(panels.size(), size_t(2));
        QCOMPARE(panels[1].id, PanelId(QStringLiteral("free")));
        QCOMPARE(panels[1].gridPos.y, 1);
    }

    void collapsedRowsHideTheirPanelsAndWhatFollowsMovesUp()
    {
        Dashboard dashboard;
        dashboard.panels = {row(QStringLiteral("10"), 0, true, {panel(QStringLiteral("1"), {0, 1, 24, 8})}),
                            row(QStringLiteral("11"), 1, false, {panel(QStringLiteral("2"), {0, 2, 24, 8})})};
        QCOMPARE(shape(live(dashboard)), QStringLiteral("10:0,0,24x1 11:0,1,24x1 2:0,2,24x8"));
        QCOMPARE(live(dashboard).front().rowPanelCount, 1);
    }

    void openingARowShowsItsPanelsAndPushesTheRestDown()
    {
        Dashboard dashboard;
        dashboard.panels = {row(QStringLiteral("10"), 0, true, {panel(QStringLiteral("1"), {0, 1, 24, 8})}),
                            row(QStringLiteral("11"), 1, false, {panel(QStringLiteral("2"), {0, 2, 24, 8})})};
        const auto open = live(dashboard, {}, {{PanelId(QStringLiteral("10")), false}});
        QCOMPARE(shape(open), QStringLiteral("10:0,0,24x1 1:0,1,24x8 11:0,9,24x1 2:0,10,24x8"));
    }

    void aHorizontalRepeatSharesTheWidth_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<int>("maxPerRow");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two") << QStringList {QStringLiteral("a"), QStringLiteral("b")} << 4
                             << QStringLiteral("1:0,0,12x4 1@b:12,0,12x4 2:0,4,24x4");
        QTest::newRow("wraps") << QStringList {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")} << 2
                               << QStringLiteral("1:0,0,12x4 1@b:12,0,12x4 1@c:0,4,12x4 2:0,8,24x4");
        QTest::newRow("one") << QStringList {QStringLiteral("a")} << 4 << QStringLiteral("1:0,0,24x4 2:0,4,24x4");
        QTest::newRow("none keeps the panel") << QStringList {} << 4 << QStringLiteral("1:0,0,24x4 2:0,4,24x4");
    }
    void aHorizontalRepeatSharesTheWidth()
    {
        QFETCH(QStringList, values);
        QFETCH(int, maxPerRow);
        QFETCH(QString, expected);
        Dashboard dashboard;
        PanelSpec repeated = panel(QStringLiteral("1"), {0, 0, 24, 4});
        repeated.repeat = QStringLiteral("host");
        repeated.maxPerRow = maxPerRow;
        dashboard.panels = {repeated, panel(QStringLiteral("2"), {0, 4, 24, 4})};
        QCOMPARE(shape(live(dashboard, values)), expected);
    }

    void aVerticalRepeatStacksAndKeepsItsWidth()
    {
        Dashboard dashboard;
        PanelSpec repeated = panel(QStringLiteral("1"), {6, 0, 12, 4});
        repeated.repeat = QStringLiteral("host");
        repeated.repeatVertical = true;
        dashboard.panels = {repeated, panel(QStringLiteral("2"), {0, 4, 24, 4})};
        QCOMPARE(shape(live(dashboard, {QStringLiteral("a"), QStringLiteral("b")})),
                 QStringLiteral("1:6,0,12x4 1@b:6,4,12x4 2:0,8,24x4"));
    }

    void aRepeatedRowClonesItsPanelsWithItsValue()
    {
        Dashboard dashboard;
        PanelSpec child = panel(QStringLiteral("1"), {0, 1, 24, 4});
        child.title = QStringLiteral("cpu of $host");
        PanelSpec repeated = row(QStringLiteral("10"), 0, false, {child});
        repeated.repeat = QStringLiteral("host");
        repeated.title = QStringLiteral("$host");
        dashboard.panels = {repeated};
        const auto panels = live(dashboard, {QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(shape(panels), QStringLiteral("10:0,0,24x1 1:0,1,24x4 10@b:0,5,24x1 1@b:0,6,24x4"));
        QCOMPARE(panels[0].title, QStringLiteral("a"));
        QCOMPARE(panels[3].title, QStringLiteral("cpu of b"));
        QCOMPARE(panels[3].row, PanelId(QStringLiteral("10@b")));
    }

    void equalValuesOfNestedRepeatsMakeIdsOfTheirOwn()
    {
        auto values = std::make_shared<VariableScope>();
        const auto add = [&values](const QString& name, const QStringList& list) {
            VariableValue value;
            value.values = value.texts = list;
            values->set(name, value);
        };
        add(QStringLiteral("env"), {QStringLiteral("prod"), QStringLiteral("test")});
        add(QStringLiteral("zone"), {QStringLiteral("a"), QStringLiteral("test")});
        PanelSpec child = panel(QStringLiteral("1"), {0, 1, 24, 4});
        child.repeat = QStringLiteral("zone");
        PanelSpec outer = row(QStringLiteral("10"), 0, false, {child});
        outer.repeat = QStringLiteral("env");
        Dashboard dashboard;
        dashboard.panels = {outer};
        const auto text = [](const QString& t, const std::shared_ptr<const VariableScope>&) { return t; };
        QStringList seen;
        for (const LivePanel& live : livePanels({dashboard, values, {}, text}))
            if (!live.spec->isRow())
                seen << live.id.value + QLatin1Char('=') + live.scope->find(QStringLiteral("env"))->values.join(u',')
                        + QLatin1Char('/') + live.scope->find(QStringLiteral("zone"))->values.join(u',');
        QCOMPARE(seen.join(u' '), QStringLiteral("1=prod/a 1@@test=prod/test 1@test=test/a 1@@test@test=test/test"));
    }

    void aPanelInACollapsedRowStaysForThoseWhoShowItsAnswers()
    {
        Dashboard dashboard;
        PanelSpec shows = panel(QStringLiteral("2"), {0, 2, 24, 4});
        TargetSpec target;
        target.datasource.kind = DataSourceRef::Kind::Dashboard;
        target.query["panelId"] = 1;
        shows.targets = {target};
        dashboard.panels = {row(QStringLiteral("10"), 0, true, {panel(QStringLiteral("1"), {0, 1, 24, 8})}),
                            row(QStringLiteral("11"), 1, false, {shows})};
        const auto panels = live(dashboard);
        QCOMPARE(panels.size(), size_t(4));
        QCOMPARE(panels[1].id, PanelId(QStringLiteral("1")));
        QVERIFY(panels[1].hidden);
    }

    void whatFollowsACollapsedRowIsFree()
    {
        Dashboard dashboard;
        dashboard.panels = {row(QStringLiteral("r"), 0, true, {panel(QStringLiteral("1"), {0, 1, 12, 4})}),
                            panel(QStringLiteral("2"), {0, 1, 12, 4})};
        QCOMPARE(shape(live(dashboard)), QStringLiteral("r:0,0,24x1 2:0,1,12x4"));
    }

    void tabsShowOneOfThem()
    {
        Dashboard dashboard;
        PanelSpec first = row(QStringLiteral("a"), 0, false, {panel(QStringLiteral("1"), {0, 0, 12, 4})});
        PanelSpec second = row(QStringLiteral("b"), 0, false,
                               {row(QStringLiteral("r"), 0, false, {panel(QStringLiteral("2"), {0, 0, 24, 3})})});
        first.type = second.type = QStringLiteral("tab");
        second.repeat = QStringLiteral("host");
        second.title = QStringLiteral("on $host");
        PanelSpec bar = row(QStringLiteral("t"), 0, false, {first, second});
        bar.type = QStringLiteral("tabs");
        dashboard.panels = {bar};
        const QStringList hosts {QStringLiteral("x"), QStringLiteral("y")};
        const auto shown = live(dashboard, hosts);
        QCOMPARE(shape(shown), QStringLiteral("t:0,0,24x1 1:0,1,12x4"));
        QCOMPARE(shown[0].tabs.size(), size_t(3));
        QCOMPARE(shown[0].tabs[2], (LiveTab {PanelId(QStringLiteral("b@y")), QStringLiteral("on y")}));
        const auto text = [](const QString& t, const std::shared_ptr<const VariableScope>&) { return t; };
        LivePanelsInput input {dashboard, scope(hosts), {}, text};
        input.openTabs.insert(PanelId(QStringLiteral("t")), PanelId(QStringLiteral("b@y")));
        const auto other = livePanels(input);
        QCOMPARE(shape(other), QStringLiteral("t:0,0,24x1 r@y:0,1,24x1 2@y:0,2,24x3"));
        QCOMPARE(other[0].openTab, 2);
        QCOMPARE(other[2].scope->find(QStringLiteral("host"))->values, QStringList {QStringLiteral("y")});
    }

    void barsHaveAsManyTabsAsCanBeChosen()
    {
        Dashboard dashboard;
        PanelSpec tab = row(QStringLiteral("t"), 0, false, {panel(QStringLiteral("1"), {0, 0, 12, 4})});
        tab.type = QStringLiteral("tab");
        tab.repeat = QStringLiteral("host");
        PanelSpec bar = row(QStringLiteral("bar"), 0, false, {tab, tab});
        bar.type = QStringLiteral("tabs");
        bar.panels[1].id = PanelId(QStringLiteral("u"));
        dashboard.panels = {bar};
        QStringList values;
        for (int i = 0; i < 5000; ++i)
            values << QString::number(i);
        const auto shown = live(dashboard, values);
        QCOMPARE(shown.at(0).tabs.size(), size_t(300));
        QCOMPARE(shown.size(), size_t(2));
        QVERIFY(shown.at(1).notice.startsWith(QLatin1String("9700 ")));
    }

    void conditionsHide_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("shows");
        QTest::addColumn<bool>("visible");
        const auto variable = int(ConditionItem::Kind::Variable);
        QTest::newRow("equals") << variable << "equals"
                                << "x" << true << true;
        QTest::newRow("another") << variable << "equals"
                                 << "z" << true << false;
        QTest::newRow("hides") << variable << "equals"
                               << "x" << false << false;
        QTest::newRow("not equals") << variable << "notEquals"
                                    << "x" << true << false;
        QTest::newRow("matches") << variable << "matches"
                                 << "^[xy]$" << true << true;
        QTest::newRow("not matches") << variable << "notMatches"
                                     << "^[xy]$" << true << false;
        QTest::newRow("data") << int(ConditionItem::Kind::Data) << QString() << QString() << true << false;
        QTest::newRow("short range") << int(ConditionItem::Kind::TimeRangeSize) << QString() << "2h" << true << true;
        QTest::newRow("long range") << int(ConditionItem::Kind::TimeRangeSize) << QString() << "30m" << true << false;
    }
    void conditionsHide()
    {
        QFETCH(int, kind);
        QFETCH(QString, op);
        QFETCH(QString, value);
        QFETCH(bool, shows);
        QFETCH(bool, visible);
        Dashboard dashboard;
        PanelSpec one = panel(QStringLiteral("1"), {0, 0, 12, 4});
        one.condition =
            ConditionSpec {shows, false, {{ConditionItem::Kind(kind), QStringLiteral("host"), op, value, true}}};
        dashboard.panels = {one};
        const auto text = [](const QString& t, const std::shared_ptr<const VariableScope>&) { return t; };
        LivePanelsInput input {dashboard, scope({QStringLiteral("x")}), {}, text};
        input.rangeMs = 3'600'000;
        const auto panels = livePanels(input);
        const bool shown = !panels.empty() && !panels.front().hidden;
        QCOMPARE(shown, visible);
        // What waits for data asks even while it is hidden.
        QCOMPARE(!panels.empty() && panels.front().watched, kind == int(ConditionItem::Kind::Data));
    }

    void automaticGridsFillLines()
    {
        Dashboard dashboard;
        for (const char* id : {"1", "2", "3"}) {
            PanelSpec spec = panel(QLatin1String(id), {0, 0, 8, 5});
            spec.autoGrid = AutoGridSpec {3, 448, 5, false};
            dashboard.panels.push_back(spec);
        }
        dashboard.panels[1].repeat = QStringLiteral("host");
        QCOMPARE(shape(live(dashboard, {QStringLiteral("x"), QStringLiteral("y")})),
                 QStringLiteral("1:0,0,8x5 2:8,0,8x5 2@y:16,0,8x5 3:0,5,8x5"));
    }

    void automaticColumnsFollowTheWidth_data()
    {
        QTest::addColumn<QSize>("room");
        QTest::addColumn<bool>("fills");
        QTest::addColumn<QString>("shape");
        QTest::newRow("wide") << QSize(1888, 0) << false << "1:0,0,6x5 2:6,0,6x5 3:12,0,6x5 4:18,0,6x5 5:0,5,6x5";
        QTest::newRow("half") << QSize(920, 0) << false << "1:0,0,12x5 2:12,0,12x5 3:0,5,12x5 4:12,5,12x5 5:0,10,12x5";
        QTest::newRow("narrow") << QSize(300, 0) << false
                                << "1:0,0,24x5 2:0,5,24x5 3:0,10,24x5 4:0,15,24x5 5:0,20,24x5";
        QTest::newRow("tall") << QSize(1888, 752) << true
                              << "1:0,0,6x10 2:6,0,6x10 3:12,0,6x10 4:18,0,6x10 5:0,10,6x10";
        QTest::newRow("no room to fill") << QSize(1888, 100) << true
                                         << "1:0,0,6x5 2:6,0,6x5 3:12,0,6x5 4:18,0,6x5 5:0,5,6x5";
    }
    void automaticColumnsFollowTheWidth()
    {
        QFETCH(QSize, room);
        QFETCH(bool, fills);
        QFETCH(QString, shape);
        Dashboard dashboard;
        for (const char* id : {"1", "2", "3", "4", "5"}) {
            PanelSpec spec = panel(QLatin1String(id), {0, 0, 8, 5});
            spec.autoGrid = AutoGridSpec {4, 448, 5, fills};
            dashboard.panels.push_back(spec);
        }
        const auto text = [](const QString& t, const std::shared_ptr<const VariableScope>&) { return t; };
        LivePanelsInput input {dashboard, scope({QStringLiteral("x")}), {}, text};
        input.gridPx = room;
        QCOMPARE(this->shape(livePanels(input)), shape);
    }

    void variablesOfPartsStandUnderTheirHeading()
    {
        Dashboard dashboard;
        PanelSpec row = panel(QStringLiteral("r"), {0, 0, 24, 1});
        row.type = QStringLiteral("row");
        row.ownVariables = {{QStringLiteral("a"), QStringLiteral("a@1")}, {QStringLiteral("b"), QStringLiteral("b")}};
        row.panels = {panel(QStringLiteral("1"), {0, 0, 8, 5})};
        dashboard.panels = {row};
        dashboard.variables.resize(3);
        dashboard.variables[0].name = QStringLiteral("a");
        dashboard.variables[1].name = QStringLiteral("a@1");
        dashboard.variables[2].name = QStringLiteral("b");
        dashboard.variables[2].hide = VariableSpec::Hide::Variable;
        QCOMPARE(variablesOfParts(dashboard), QSet<QString> {QStringLiteral("a@1")});
        auto panels = live(dashboard, {QStringLiteral("x")});
        QCOMPARE(panels.at(0).variables, QStringList {QStringLiteral("a@1")});
        QCOMPARE(panels.at(0).gridPos.h, 2);
        QCOMPARE(panels.at(1).gridPos.y, 2);
        dashboard.panels[0].collapsed = true;
        panels = live(dashboard, {QStringLiteral("x")});
        QVERIFY(panels.at(0).variables.isEmpty());
        dashboard.panels[0].hideHeader = true; // nowhere to stand: above the dashboard
        QVERIFY(variablesOfParts(dashboard).isEmpty());
    }

    void placingVariablesEndsWhateverIsRepeated()
    {
        QStringList hosts;
        for (int i = 0; i < 2'000; ++i)
            hosts << QString::number(i);
        const auto repeated = [](const char* id, std::vector<PanelSpec> inside) {
            PanelSpec part = row(QString::fromLatin1(id), 0, false, std::move(inside));
            part.repeat = QStringLiteral("host");
            return part;
        };
        Dashboard dashboard;
        PanelSpec own = row(QStringLiteral("own"), 0, false, {});
        own.ownVariables = {{QStringLiteral("a"), QStringLiteral("a@1")}};
        // Eight thousand million copies, which have no variables; and as many around one that has.
        dashboard.panels = {repeated("1", {repeated("2", {repeated("3", {})})}), own,
                            repeated("4", {repeated("5", {repeated("6", {own})})})};
        const auto placed = placedVariables(dashboard, scope(hosts));
        QVERIFY(!placed.empty() && placed.size() <= 500);
    }

    void tooManyClonesAreLeftOut()
    {
        QStringList hosts;
        for (int i = 0; i < 12'000; ++i)
            hosts << QString::number(i);
        Dashboard dashboard;
        PanelSpec one = panel(QStringLiteral("1"), {0, 0, 12, 4});
        one.repeat = QStringLiteral("host");
        one.maxPerRow = 12;
        dashboard.panels = {one};
        const auto panels = live(dashboard, hosts);
        QCOMPARE(panels.size(), size_t(10'000));
        QVERIFY(panels.back().notice.contains(QStringLiteral("2000")));
    }
};

VEDETTE_TEST_GUILESS(TestLivePanels)
#include "tst_livepanels.moc"
