#include "dashboards/variables/variableengine.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

namespace {

/// Answers a variable query when the test tells it to.
class FakeSource : public DataSource
{
public:
    struct Asked
    {
        Json query;
        Reply<VariableOptions> reply;
        bool cancelled = false;
    };

    Pending run(const QueryRequest&, Sink) override { return {}; }
    Pending check(Reply<QString>) override { return {}; }
    QStringList interpolatedKeys() const override { return {}; }
    Pending variableValues(const Json& query, const TimeRange&, Reply<VariableOptions> reply) override
    {
        auto entry = std::make_shared<Asked>(Asked {query, std::move(reply)});
        asked.push_back(entry);
        return Pending([entry] { entry->cancelled = true; });
    }
    void answer(std::size_t index, const QStringList& values)
    {
        VariableOptions options;
        for (const QString& value : values)
            options.push_back({value, value, {}});
        if (!asked[index]->cancelled)
            asked[index]->reply(options);
    }
    void fail(std::size_t index) { asked[index]->reply(Error {Error::Kind::Network, QStringLiteral("down"), {}}); }
    QString queryText(std::size_t index) const { return jsonutil::asString(asked[index]->query).value_or(QString()); }

    std::vector<std::shared_ptr<Asked>> asked;
};

VariableSpec spec(const char* name, VariableSpec::Type type, const char* query)
{
    VariableSpec spec;
    spec.name = QString::fromLatin1(name);
    spec.type = type;
    spec.query = query;
    return spec;
}

const TimeRange sixHours {0, 21'600'000};

} // namespace

class TestVariableEngine : public QObject
{
    Q_OBJECT

    using Type = VariableSpec::Type;

    DataSourceTypes m_types;
    HttpClient m_http;
    std::unique_ptr<DataSources> m_sources;
    FakeSource* m_source = nullptr;

    QString text(const VariableEngine& engine, const char* text) const
    {
        InterpolateContext context;
        context.scope = engine.scope();
        return interpolate(QString::fromLatin1(text), context);
    }

private slots:
    void initTestCase()
    {
        const auto make = [this](const ConnectionConfig&,
                                 const DataSourceContext&) -> Result<std::unique_ptr<DataSource>> {
            auto source = std::make_unique<FakeSource>();
            m_source = source.get();
            return Result<std::unique_ptr<DataSource>>(std::unique_ptr<DataSource>(std::move(source)));
        };
        m_types.add({QStringLiteral("prometheus"), QStringLiteral("Prometheus"), make});
    }

    void init()
    {
        ConnectionConfig first;
        first.uid = ConnectionId(QStringLiteral("p1"));
        first.name = QStringLiteral("Main");
        first.type = QStringLiteral("prometheus");
        ConnectionConfig second = first;
        second.uid = ConnectionId(QStringLiteral("p2"));
        second.name = QStringLiteral("Other");
        m_sources = std::make_unique<DataSources>(m_types, m_http, systemClock());
        m_sources->setConnections({first, second});
        m_source = nullptr;
        QVERIFY(m_sources->find(ConnectionId(QStringLiteral("p1"))));
    }

    void whatRefersToAnotherWaitsForIt()
    {
        VariableEngine engine({spec("pod", Type::Query, "pods($ns)"), spec("ns", Type::Query, "namespaces")},
                              *m_sources);
        QSignalSpy ready(&engine, &VariableEngine::becameReady);
        QSignalSpy changed(&engine, &VariableEngine::changed);
        engine.start(sixHours, {});
        QVERIFY(m_source->asked.empty());
        QTRY_COMPARE(m_source->asked.size(), std::size_t(1));
        QCOMPARE(m_source->queryText(0), QStringLiteral("namespaces"));
        QVERIFY(engine.state(QStringLiteral("ns"))->loading);
        m_source->answer(0, {QStringLiteral("a"), QStringLiteral("b")});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(2));
        QCOMPARE(m_source->queryText(1), QStringLiteral("pods(a)"));
        QVERIFY(!engine.ready());
        m_source->answer(1, {QStringLiteral("x")});
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(engine, "$ns/$pod"), QStringLiteral("a/x"));
    }

    void independentOnesLoadAtOnce()
    {
        VariableEngine engine({spec("a", Type::Query, "1"), spec("b", Type::Query, "2")}, *m_sources);
        engine.start(sixHours, {});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(2));
    }

    void aChoiceReloadsWhatDependsOnItAndKeepsWhatIsStillOffered()
    {
        VariableEngine engine({spec("ns", Type::Custom, "a,b"), spec("pod", Type::Query, "pods($ns)")}, *m_sources);
        QSignalSpy changed(&engine, &VariableEngine::changed);
        engine.start(sixHours, {});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(1));
        m_source->answer(0, {QStringLiteral("x"), QStringLiteral("y")});
        QTRY_VERIFY(engine.ready());
        engine.setValue(QStringLiteral("pod"), {QStringLiteral("y")});
        QTRY_COMPARE(changed.size(), 2);
        engine.setValue(QStringLiteral("ns"), {QStringLiteral("b")});
        QVERIFY(!engine.ready());
        QCOMPARE(text(engine, "$ns"), QStringLiteral("a")); // published once all is known
        QTRY_COMPARE(m_source->asked.size(), std::size_t(2));
        QCOMPARE(m_source->queryText(1), QStringLiteral("pods(b)"));
        m_source->answer(1, {QStringLiteral("y"), QStringLiteral("z")});
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(changed.back().front().toStringList(), QStringList {QStringLiteral("ns")});
        QCOMPARE(text(engine, "$ns/$pod"), QStringLiteral("b/y"));
    }

    void theNewestChoiceWinsOverALoadThatStillRuns()
    {
        VariableEngine engine({spec("ns", Type::Custom, "a,b,c"), spec("pod", Type::Query, "$ns")}, *m_sources);
        engine.start(sixHours, {});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(1));
        engine.setValue(QStringLiteral("ns"), {QStringLiteral("c")});
        QVERIFY(m_source->asked[0]->cancelled);
        QTRY_COMPARE(m_source->asked.size(), std::size_t(2));
        QCOMPARE(m_source->queryText(1), QStringLiteral("c"));
    }

    void aFailureKeepsTheOptionsBefore()
    {
        VariableSpec pod = spec("pod", Type::Query, "pods");
        pod.refresh = VariableSpec::Refresh::OnTimeRange;
        VariableEngine engine({pod}, *m_sources);
        engine.start(sixHours, {});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(1));
        m_source->answer(0, {QStringLiteral("x")});
        QTRY_VERIFY(engine.ready());
        engine.setRange({0, 1000}, {});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(2));
        m_source->fail(1);
        QTRY_VERIFY(engine.ready());
        QCOMPARE(engine.states().front().error->text, QStringLiteral("down"));
        QCOMPARE(engine.states().front().value.options.size(), std::size_t(1));
        QCOMPARE(text(engine, "$pod"), QStringLiteral("x"));
    }

    void overridesWinAndStayThoughNotOffered()
    {
        VariableSpec many = spec("many", Type::Custom, "a,b");
        many.multi = true;
        many.includeAll = true;
        VariableEngine engine({many, spec("box", Type::TextBox, "old"), spec("fix", Type::Constant, "c")}, *m_sources);
        engine.start(sixHours, {}, {},
                     {{QStringLiteral("many"), {QStringLiteral("z")}},
                      {QStringLiteral("box"), {QStringLiteral("new")}},
                      {QStringLiteral("fix"), {QStringLiteral("no")}}});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(text(engine, "$many $box $fix"), QStringLiteral("z new c"));
        engine.setValue(QStringLiteral("many"), {QStringLiteral("a"), QStringLiteral("$__all")});
        QTRY_COMPARE(text(engine, "${many:pipe}"), QStringLiteral("a|b"));
    }

    void constantsFollowTheVariablesTheyName()
    {
        VariableEngine engine({spec("path", Type::Constant, "/srv/$env"), spec("env", Type::Custom, "dev,prod")},
                              *m_sources);
        engine.start(sixHours, {}, {}, {});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(text(engine, "${path:percentencode}"), QStringLiteral("%2Fsrv%2Fdev"));
        QSignalSpy changes(&engine, &VariableEngine::changed);
        engine.setValue(QStringLiteral("env"), {QStringLiteral("prod")});
        QTRY_COMPARE(text(engine, "$path"), QStringLiteral("/srv/prod"));
        QVERIFY(changes.back().front().toStringList().contains(QStringLiteral("path")));
    }

    void whatWasAskedForByNameSurvivesEveryReload()
    {
        VariableEngine engine({spec("host", Type::Query, "hosts")}, *m_sources);
        engine.start(sixHours, {}, {}, {{QStringLiteral("host"), {QStringLiteral("z")}}});
        for (std::size_t load = 0; load < 3; ++load) {
            QTRY_COMPARE(m_source->asked.size(), load + 1);
            m_source->answer(load, {QStringLiteral("a"), QStringLiteral("b")});
            QTRY_VERIFY(engine.ready());
            QCOMPARE(text(engine, "$host"), QStringLiteral("z"));
            engine.reload();
        }
        QTRY_COMPARE(m_source->asked.size(), std::size_t(4));
        m_source->answer(3, {QStringLiteral("a"), QStringLiteral("b")});
        QTRY_VERIFY(engine.ready());
        engine.setValue(QStringLiteral("host"), {QStringLiteral("b")});
        QTRY_COMPARE(text(engine, "$host"), QStringLiteral("b"));
        engine.reload();
        QTRY_COMPARE(m_source->asked.size(), std::size_t(5));
        m_source->answer(4, {QStringLiteral("a")});
        QTRY_COMPARE(text(engine, "$host"), QStringLiteral("a")); // was offered once, so it follows the offer
    }

    void datasourceVariablesOfferWhatIsConfigured()
    {
        VariableSpec byRegex = spec("two", Type::DataSource, "prometheus");
        byRegex.regex = QStringLiteral("/^O/");
        VariableSpec byName = spec("name", Type::DataSource, "prometheus");
        byName.currentValues = {QStringLiteral("Other")};
        VariableSpec none = spec("none", Type::DataSource, "loki");
        none.currentValues = {QStringLiteral("kept")};
        VariableEngine engine({spec("one", Type::DataSource, "prometheus"), byRegex, byName, none}, *m_sources);
        engine.start(sixHours, {});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(text(engine, "$one $two $name $none"), QStringLiteral("p1 p2 p2 kept"));
        QCOMPARE(text(engine, "${one:text}"), QStringLiteral("Main"));
        QVERIFY(engine.state(QStringLiteral("none"))->error);
    }

    void autoIntervalsFollowTheRange()
    {
        VariableSpec interval = spec("iv", Type::Interval, "1m,10m");
        interval.autoInterval = true;
        interval.currentValues = {QStringLiteral("$__auto_interval_iv")};
        VariableEngine engine({interval}, *m_sources);
        QSignalSpy changed(&engine, &VariableEngine::changed);
        engine.start({0, 10'800'000}, {});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(text(engine, "$iv"), QStringLiteral("5m"));
        const int before = int(changed.size());
        engine.setRange({0, 604'800'000}, {});
        QTRY_COMPARE(int(changed.size()), before + 1);
        QCOMPARE(text(engine, "$iv"), QStringLiteral("6h"));
        QCOMPARE(engine.states().front().value.values, QStringList {QStringLiteral("$__auto")});
    }

    void adhocFiltersBelongToTheirDatasource()
    {
        VariableSpec adhoc = spec("f", Type::AdHoc, "");
        adhoc.datasource.uid = QStringLiteral("p2");
        VariableEngine engine({adhoc}, *m_sources);
        engine.start(sixHours, {});
        engine.setAdhocFilters(QStringLiteral("f"),
                               {{QStringLiteral("job"), QStringLiteral("="), QStringLiteral("a"), {}}});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(engine.adhocFilters(ConnectionId(QStringLiteral("p2"))).size(), std::size_t(1));
        QVERIFY(engine.adhocFilters(ConnectionId(QStringLiteral("p1"))).empty());
        QCOMPARE(text(engine, "$f"), QStringLiteral("job=\"a\""));
    }

    void aDatasourceVariableWithoutAValueAsksNobody()
    {
        VariableSpec query = spec("pods", Type::Query, "pods");
        query.datasource = {DataSourceRef::Kind::Named, {}, QStringLiteral("${ds}")};
        VariableSpec filters = spec("filters", Type::AdHoc, "");
        filters.datasource = query.datasource;
        filters.filters = {{QStringLiteral("a"), QStringLiteral("="), QStringLiteral("b"), {}}};
        VariableEngine engine({spec("ds", Type::DataSource, "loki"), query, filters}, *m_sources);
        QSignalSpy ready(&engine, &VariableEngine::becameReady);
        engine.start(sixHours, {});
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(engine.state(QStringLiteral("pods"))->error.has_value());
        QVERIFY(m_source->asked.empty());
        for (const ConnectionConfig& connection : m_sources->connections())
            QVERIFY(engine.adhocFilters(connection.uid).empty());
    }

    void linksMeanVariablesOfPartsByTheirNamesInTheFile()
    {
        VariableEngine engine({spec("a", Type::Custom, "1,2"), spec("a@1", Type::Custom, "1,2"),
                               spec("b@1", Type::Custom, "1,2"), spec("b@2", Type::Custom, "1,2")},
                              *m_sources);
        const QStringList two {QStringLiteral("2")};
        QSignalSpy ready(&engine, &VariableEngine::becameReady);
        engine.start(
            sixHours, {}, {},
            {{QStringLiteral("a"), two}, {QStringLiteral("b"), two}, {QStringLiteral("b@2"), {QStringLiteral("1")}}});
        QTRY_COMPARE(ready.size(), 1);
        QStringList chosen;
        for (const VariableState& state : engine.states())
            chosen += state.value.values;
        QCOMPARE(chosen.join(QLatin1Char(' ')), QStringLiteral("2 1 2 1"));
    }

    void linksCarryAdhocFilters()
    {
        VariableSpec adhoc = spec("f", Type::AdHoc, "");
        adhoc.datasource.uid = QStringLiteral("p2");
        VariableEngine engine({adhoc}, *m_sources);
        engine.start(sixHours, {}, {},
                     {{QStringLiteral("f"),
                       {QStringLiteral("job|=|api"), QStringLiteral("path|=~|/a__gfp__b"), QStringLiteral("odd")}}});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(text(engine, "$f"), QStringLiteral("job=\"api\",path=~\"/a|b\""));
        QCOMPARE(text(engine, "${__all_variables}"),
                 QStringLiteral("var-f=job%7C%3D%7Capi&var-f=path%7C%3D~%7C%2Fa__gfp__b"));
        engine.setValue(QStringLiteral("f"), {QStringLiteral("job|!=|db")});
        QTRY_COMPARE(text(engine, "$f"), QStringLiteral("job!=\"db\""));
    }

    void groupingsAreChosenFreely()
    {
        VariableSpec by = spec("by", Type::GroupBy, "");
        by.datasource.uid = QStringLiteral("p2");
        by.multi = true;
        by.currentValues = {QStringLiteral("job")};
        by.options = {{QStringLiteral("zone"), QStringLiteral("zone"), {}}};
        VariableSpec adhoc = spec("f", Type::AdHoc, "");
        adhoc.datasource.uid = QStringLiteral("p2");
        adhoc.enableGroupBy = true;
        adhoc.filters = {{QStringLiteral("az"), QStringLiteral("groupBy"), {}, {}},
                         {QStringLiteral("a"), QStringLiteral("="), QStringLiteral("1"), {}}};
        VariableEngine engine({by, adhoc}, *m_sources);
        const ConnectionId own(QStringLiteral("p2"));
        engine.start(sixHours, {});
        QTRY_VERIFY(engine.ready());
        // What is chosen need not be among the labels that are offered.
        QCOMPARE(engine.groupByKeys(own), QStringList({QStringLiteral("job"), QStringLiteral("az")}));
        QVERIFY(engine.groupByKeys(ConnectionId(QStringLiteral("p1"))).isEmpty());
        QCOMPARE(engine.adhocFilters(own).size(), std::size_t(1));
        QCOMPARE(text(engine, "$f"), QStringLiteral("a=\"1\""));
        QCOMPARE(text(engine, "${__all_variables}"), QStringLiteral("var-by=job&var-f=az%7CgroupBy&var-f=a%7C%3D%7C1"));
        engine.setValue(QStringLiteral("by"),
                        {QStringLiteral("zone"), QStringLiteral("pod,Pod"), QStringLiteral("zone")});
        QTRY_COMPARE(engine.groupByKeys(own),
                     QStringList({QStringLiteral("zone"), QStringLiteral("pod"), QStringLiteral("az")}));
        // None at all is a choice as well.
        engine.setValue(QStringLiteral("by"), {});
        engine.setValue(QStringLiteral("f"), {QStringLiteral("az|groupBy"), QStringLiteral("pod|groupBy|")});
        QTRY_COMPARE(engine.groupByKeys(own), QStringList({QStringLiteral("az"), QStringLiteral("pod")}));
        QVERIFY(engine.adhocFilters(own).empty());
    }

    void aLongChainSeesWhatCameBefore()
    {
        std::vector<VariableSpec> specs {spec("v0", Type::Custom, "a,b")};
        for (int i = 1; i < 300; ++i) {
            const QByteArray name = "v" + QByteArray::number(i);
            const QByteArray query = "$v" + QByteArray::number(i - 1) + ",z";
            specs.push_back(spec(name.constData(), Type::Custom, query.constData()));
        }
        VariableEngine engine(specs, *m_sources);
        engine.start(sixHours, {});
        const auto before = engine.scope();
        QTRY_VERIFY(engine.ready());
        QCOMPARE(text(engine, "$v299"), QStringLiteral("a"));
        engine.setValue(QStringLiteral("v0"), {QStringLiteral("b")});
        const auto published = engine.scope();
        QTRY_COMPARE(text(engine, "$v299"), QStringLiteral("b"));
        QCOMPARE(published->find(QStringLiteral("v0"))->values, QStringList {QStringLiteral("a")}); // what others hold
        QVERIFY(before != published);
    }

    void cyclesLoadAndAreReported()
    {
        VariableEngine engine({spec("a", Type::Custom, "$b,1"), spec("b", Type::Custom, "$a,2")}, *m_sources);
        engine.start(sixHours, {});
        QTRY_VERIFY(engine.ready());
        QCOMPARE(engine.findings().size(), 1);
    }

    void nothingIsCalledAfterTheEnd()
    {
        auto engine = std::make_unique<VariableEngine>(std::vector {spec("a", Type::Query, "1")}, *m_sources);
        engine->start(sixHours, {});
        QTRY_COMPARE(m_source->asked.size(), std::size_t(1));
        engine.reset();
        QVERIFY(m_source->asked[0]->cancelled);
    }
};

VEDETTE_TEST_GUILESS(TestVariableEngine)
#include "tst_variableengine.moc"
