#include "dashboards/run/livepanels.h"
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
        const auto panels = livePanels({dashboard, std::make_shared<VariableScope>(), {},
                                        [](const QString& text, const auto&) { return text; }});
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
};

VEDETTE_TEST_GUILESS(TestLivePanels)
#include "tst_livepanels.moc"
