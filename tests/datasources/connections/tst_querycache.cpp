#include "datasources/querycache.h"
#include "fakedatasource.h"
#include "tests/support/testmain.h"

namespace {

QueryRequest question(const QString& expr, const QString& refId = QStringLiteral("A"))
{
    QueryRequest request;
    request.connection = ConnectionId(QStringLiteral("prom"));
    request.refId = RefId(refId);
    request.spec = {{"expr", expr.toStdString()}};
    request.range = {0, 3'600'000};
    return request;
}

ResponsePtr response(const QString& name)
{
    auto made = std::make_shared<Response>();
    made->executedQuery = name;
    return made;
}

/// Where a caller notes what it was told.
struct Caller
{
    QStringList heard;
    Sink sink()
    {
        return {[this](const ResponsePtr& r) { heard << QStringLiteral("part ") + r->executedQuery; },
                [this](const Result<ResponsePtr>& r) { heard << (r ? (*r)->executedQuery : r.error().text); }};
    }
};

} // namespace

class TestQueryCache : public QObject
{
    Q_OBJECT

private slots:
    void equalRequestsAreSentOnceAndAllAreAnswered()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller first;
        Caller second;
        const Pending a = cache.run(source, question(QStringLiteral("up")), first.sink());
        const Pending b = cache.run(source, question(QStringLiteral("up"), QStringLiteral("B")), second.sink());
        QCOMPARE(source.askedCount(), size_t(1));
        source.answer(0, response(QStringLiteral("x")));
        QCOMPARE(first.heard, QStringList {QStringLiteral("x")});
        QCOMPARE(second.heard, first.heard);
    }

    void differentRequestsAreSentApart_data()
    {
        QTest::addColumn<int>("part");
        QTest::newRow("expression") << 0;
        QTest::newRow("range") << 1;
        QTest::newRow("interval") << 2;
        QTest::newRow("connection") << 3;
        QTest::newRow("kind") << 4;
    }
    void differentRequestsAreSentApart()
    {
        QFETCH(int, part);
        FakeDataSource source;
        QueryCache cache;
        Caller caller;
        const QueryRequest one = question(QStringLiteral("up"));
        QueryRequest other = one;
        const std::vector<std::function<void()>> changes = {
            [&] { other.spec["expr"] = "down"; },
            [&] { other.range.toMs += 1; },
            [&] { other.intervalMs += 1; },
            [&] { other.connection.value += QLatin1Char('2'); },
            [&] { other.kind = QueryRequest::Kind::Annotation; },
        };
        changes[size_t(part)]();
        const Pending a = cache.run(source, one, caller.sink());
        const Pending b = cache.run(source, other, caller.sink());
        QCOMPARE(source.askedCount(), size_t(2));
    }

    void aRequestIsCancelledWithItsLastCaller()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller first;
        Caller second;
        Pending a = cache.run(source, question(QStringLiteral("up")), first.sink());
        Pending b = cache.run(source, question(QStringLiteral("up")), second.sink());
        a.cancel();
        QVERIFY(!source.asked(0).cancelled);
        b.cancel();
        QVERIFY(source.asked(0).cancelled);
        QVERIFY(first.heard.isEmpty());
    }

    void aCancelledCallerHearsNothing()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller first;
        Caller second;
        Pending a = cache.run(source, question(QStringLiteral("up")), first.sink());
        const Pending b = cache.run(source, question(QStringLiteral("up")), second.sink());
        a.cancel();
        source.answer(0, response(QStringLiteral("x")));
        QVERIFY(first.heard.isEmpty());
        QCOMPARE(second.heard.size(), 1);
    }

    void aCallerMayCancelAnotherFromItsAnswer()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller second;
        Pending b;
        Sink sink;
        sink.done = [&b](const Result<ResponsePtr>&) { b.cancel(); };
        const Pending a = cache.run(source, question(QStringLiteral("up")), sink);
        b = cache.run(source, question(QStringLiteral("up")), second.sink());
        source.answer(0, response(QStringLiteral("x")));
        QVERIFY(second.heard.isEmpty());
    }

    void aCallerMayAskAgainFromItsAnswer()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller again;
        Pending next;
        Sink sink;
        sink.done = [&](const Result<ResponsePtr>&) {
            next = cache.run(source, question(QStringLiteral("up")), again.sink());
        };
        const Pending a = cache.run(source, question(QStringLiteral("up")), sink);
        source.answer(0, response(QStringLiteral("old")));
        QCOMPARE(source.askedCount(), size_t(2));
        source.answer(1, response(QStringLiteral("new")));
        QCOMPARE(again.heard, QStringList {QStringLiteral("new")});
    }

    void theCacheMayDieInsideAnAnswer()
    {
        FakeDataSource source;
        auto cache = std::make_unique<QueryCache>();
        Caller second;
        Sink sink;
        sink.done = [&](const Result<ResponsePtr>&) { cache.reset(); };
        const Pending a = cache->run(source, question(QStringLiteral("up")), sink);
        const Pending b = cache->run(source, question(QStringLiteral("up")), second.sink());
        source.answer(0, response(QStringLiteral("x")));
        QVERIFY(!cache);
        QVERIFY(second.heard.isEmpty());
    }

    void whoComesAfterAPartAsksAnew()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller first;
        Caller second;
        const Pending a = cache.run(source, question(QStringLiteral("up")), first.sink());
        source.answerPart(0, response(QStringLiteral("1")));
        const Pending b = cache.run(source, question(QStringLiteral("up")), second.sink());
        QCOMPARE(source.askedCount(), size_t(2));
        source.answer(0, response(QStringLiteral("2")));
        QCOMPARE(first.heard, (QStringList {QStringLiteral("part 1"), QStringLiteral("2")}));
        QVERIFY(second.heard.isEmpty());
    }

    void errorsReachEveryCaller()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller first;
        Caller second;
        const Pending a = cache.run(source, question(QStringLiteral("up")), first.sink());
        const Pending b = cache.run(source, question(QStringLiteral("up")), second.sink());
        source.answer(0, Error {Error::Kind::Network, QStringLiteral("broken"), {}});
        QCOMPARE(first.heard, QStringList {QStringLiteral("broken")});
        QCOMPARE(second.heard, first.heard);
    }

    void forgettingAConnectionEndsItsRequestsLater()
    {
        FakeDataSource source;
        QueryCache cache;
        Caller caller;
        const Pending a = cache.run(source, question(QStringLiteral("up")), caller.sink());
        cache.forget(ConnectionId(QStringLiteral("prom")));
        QVERIFY(source.asked(0).cancelled);
        QVERIFY(caller.heard.isEmpty());
        QTRY_COMPARE(caller.heard.size(), 1);
    }
};

VEDETTE_TEST_GUILESS(TestQueryCache)
#include "tst_querycache.moc"
