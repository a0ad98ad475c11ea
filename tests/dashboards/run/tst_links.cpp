#include "dashboards/run/actions.h"
#include "dashboards/run/links.h"
#include "dashboards/run/querylink.h"
#include "datasources/data/fieldconfigjson.h"
#include "tests/support/testmain.h"

namespace {

InterpolateContext dashboardContext()
{
    auto scope = std::make_shared<VariableScope>();
    VariableValue node;
    node.values = {QStringLiteral("a b")};
    scope->set(QStringLiteral("node"), node);
    InterpolateContext context;
    context.scope = scope;
    context.rawRange = {QStringLiteral("now-6h"), QStringLiteral("now")};
    context.timezone = QStringLiteral("utc");
    return context;
}

LinkSpec linkTo(const QString& url)
{
    LinkSpec link;
    link.title = QStringLiteral("To $node");
    link.url = url;
    return link;
}

/// An action as a file writes it, resolved at a cell of the host "x y" with the value 1.5.
Result<ActionRequest> requestAt(const QByteArray& json, const ActionInputs& inputs = {})
{
    Frame frame;
    Field host(QStringLiteral("host"), FieldType::String, StringColumn {QStringLiteral("x y")});
    FieldConfig config = fieldConfigFromJson({{"actions", {*jsonutil::parse(json)}}});
    host.config = std::make_shared<const FieldConfig>(std::move(config));
    frame.add(std::move(host));
    frame.add(Field(QStringLiteral("up"), FieldType::Number, NumberColumn {1.5}));
    DataContext data;
    data.frame = &frame;
    data.field = &frame.fields[0];
    data.row = 0;
    const auto actions = resolveActions(data, dashboardContext());
    return actions.size() == 1 ? actionRequest(actions.front(), inputs)
                               : Result<ActionRequest>(Error {Error::Kind::Internal, QStringLiteral("no action"), {}});
}

/// POST http://h/a with one key more or changed.
QByteArray fetching(const QByteArray& fetch, const QByteArray& more = {})
{
    return "{\"type\":\"fetch\",\"title\":\"Restart ${__value.raw}\",\"fetch\":{" + fetch + "}" + more + "}";
}

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheWebAndDashboardsMayBeOpened_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* url, bool allowed) { QTest::newRow(url) << QString::fromUtf8(url) << allowed; };
        row("https://example.org/a?b=c", true);
        row("HTTP://example.org", true);
        row(" https://example.org/ ", true);
        row("/d/abc/some-name?var-x=1", true);
        row("d/abc", true);
        row("/grafana/d/abc/name", true);
        row("/dashboard/db/some-name", true);
        row("?var-x=1", true);
        row("javascript:alert(1)", false);
        row("java\nscript:alert(1)", false);
        row(" JavaScript:alert(1)", false);
        row("javascript:/d/abc", false);
        row("data:text/html,<b>x</b>", false);
        row("file:///etc/passwd", false);
        row("file:///d/abc", false);
        row("vbscript:x", false);
        row("//example.org/d/abc", false);
        row("\\\\host\\d\\abc", false);
        row("https:///path", false);
        row("smb://host/share", false);
        row("/etc/passwd", false);
        row("", false);
    }
    void onlyTheWebAndDashboardsMayBeOpened()
    {
        QFETCH(QString, url);
        QTEST(!safeUrl(url).isEmpty(), "allowed");
    }

    void linksIntoDashboardsCarryVariablesAndTime()
    {
        const auto link = parseDashboardLink(QStringLiteral(
            "/d/abc/my-board?var-x=1&var-x=a%20b&var-y=c+d&from=now-1h&to=now&refresh=5s&viewPanel=3#top"));
        QVERIFY(link);
        QCOMPARE(link->uid, QStringLiteral("abc"));
        QCOMPARE(link->slug, QStringLiteral("my-board"));
        QCOMPARE(link->viewPanel, QStringLiteral("3"));
        QCOMPARE(link->overrides.from, std::optional(QStringLiteral("now-1h")));
        QCOMPARE(link->overrides.to, std::optional(QStringLiteral("now")));
        QCOMPARE(link->overrides.refresh, std::optional(QStringLiteral("5s")));
        QCOMPARE(link->overrides.variables.value(QStringLiteral("x")),
                 QStringList({QStringLiteral("1"), QStringLiteral("a b")}));
        QCOMPARE(link->overrides.variables.value(QStringLiteral("y")), QStringList {QStringLiteral("c d")});
        QVERIFY(!link->isSameDashboard());
        QVERIFY(parseDashboardLink(QStringLiteral("?from=now-5m"))->isSameDashboard());
        QCOMPARE(parseDashboardLink(QStringLiteral("/dashboard/db/old-name"))->slug, QStringLiteral("old-name"));
        QVERIFY(!parseDashboardLink(QStringLiteral("https://example.org/d/abc")));
    }

    void linksSayHowToShow_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<bool>("kiosk");
        QTest::newRow("nothing") << "a=b" << QString() << false;
        QTest::newRow("zone") << "timezone=Europe%2FBerlin" << QStringLiteral("Europe/Berlin") << false;
        QTest::newRow("empty zone") << "timezone=" << QString() << false;
        QTest::newRow("kiosk") << "kiosk" << QString() << true;
        QTest::newRow("kiosk as a number") << "kiosk=1" << QString() << true;
        QTest::newRow("kiosk of a screen") << "kiosk=tv" << QString() << true;
        QTest::newRow("no kiosk") << "kiosk=false" << QString() << false;
        QTest::newRow("fitted into the height") << "autofitpanels" << QString() << false;
    }
    void linksSayHowToShow()
    {
        QFETCH(QString, query);
        QFETCH(QString, zone);
        const auto link = parseDashboardLink(QStringLiteral("/d/abc?") + query);
        QVERIFY(link);
        QCOMPARE(link->overrides.timezone.value_or(QString()), zone);
        QTEST(link->kiosk, "kiosk");
        QCOMPARE(link->fit, query.startsWith(QLatin1String("autofitpanels")));
    }

    void timesOfLinksAreInUtc_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("time");
        // 2024-01-31 is 19,753 days after 1970.
        QTest::newRow("relative") << "now-1d/d"
                                  << "now-1d/d";
        QTest::newRow("milliseconds") << "1706659200000"
                                      << "1706659200000";
        QTest::newRow("day") << "20240131"
                             << "1706659200000";
        QTest::newRow("second") << "20240131T000001"
                                << "1706659201000";
        QTest::newRow("readable") << "2024-01-31 00:01:00"
                                  << "1706659260000";
        QTest::newRow("ISO") << "2024-01-31T00:00:00.250Z"
                             << "1706659200250";
        QTest::newRow("number and more") << "1706659200000ms"
                                         << "1706659200000";
        QTest::newRow("nonsense") << "yesterday" << QString();
        QTest::newRow("empty") << "" << QString();
    }
    void timesOfLinksAreInUtc()
    {
        QFETCH(QString, text);
        QTEST(timeFromUrl(text).value_or(QString()), "time");
    }

    void aLinkMayNameTheMiddleOfItsRange()
    {
        const auto link = parseDashboardLink(QStringLiteral("/d/a?time=1000000&time.window=10s"));
        QCOMPARE(link->overrides.from, std::optional(QStringLiteral("995000")));
        QCOMPARE(link->overrides.to, std::optional(QStringLiteral("1005000")));
        const auto plain = parseDashboardLink(QStringLiteral("/d/a?time=1970-01-01T00:16:40Z&time.window=2000"));
        QCOMPARE(plain->overrides.from, std::optional(QStringLiteral("999000")));
        QVERIFY(!parseDashboardLink(QStringLiteral("/d/a?time=noon&time.window=10s"))->overrides.from);
    }

    void linksOfTheDashboardTakeTimeAndVariablesAlong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("keepTime");
        QTest::addColumn<bool>("includeVars");
        QTest::addColumn<QString>("expected");
        const QString time = QStringLiteral("from=now-6h&to=now&timezone=utc");
        const QString node = QStringLiteral("var-node=a%20b");
        QTest::newRow("plain") << QStringLiteral("/d/x") << false << false << QStringLiteral("/d/x");
        QTest::newRow("time") << QStringLiteral("/d/x") << true << false << QStringLiteral("/d/x?") + time;
        QTest::newRow("both") << QStringLiteral("/d/x?a=1") << true << true
                              << QStringLiteral("/d/x?a=1&") + time + u'&' + node;
        QTest::newRow("mark alone") << QStringLiteral("/d/x?") << false << true << QStringLiteral("/d/x?") + node;
        QTest::newRow("written") << QStringLiteral("/d/x?${__url_time_range}&${node:queryparam}") << false << false
                                 << QStringLiteral("/d/x?") + time + u'&' + node;
    }
    void linksOfTheDashboardTakeTimeAndVariablesAlong()
    {
        QFETCH(QString, url);
        QFETCH(bool, keepTime);
        QFETCH(bool, includeVars);
        LinkSpec link = linkTo(url);
        link.keepTime = keepTime;
        link.includeVars = includeVars;
        const auto resolved = resolveDashboardLink(link, dashboardContext());
        QVERIFY(resolved);
        QTEST(resolved->url, "expected");
        QCOMPARE(resolved->title, QStringLiteral("To a b"));
    }

    void refusedLinksAreLeftOut()
    {
        QVERIFY(!resolveDashboardLink(linkTo(QStringLiteral("javascript:alert(1)")), dashboardContext()));
        const auto links = resolvePanelLinks(
            {linkTo(QStringLiteral("file:///x")), linkTo(QStringLiteral("https://h/$node"))}, dashboardContext());
        QCOMPARE(links.size(), size_t(1));
        QCOMPARE(links.front().url, QStringLiteral("https://h/a%20b"));
    }

    void dataLinksSpeakOfTheirCell()
    {
        Frame frame;
        frame.add(Field(QStringLiteral("host"), FieldType::String, StringColumn {QStringLiteral("x y")}));
        Field value(QStringLiteral("up"), FieldType::Number, NumberColumn {1},
                    {{QStringLiteral("job"), QStringLiteral("a/b")}});
        FieldConfig config;
        DataLink good;
        good.title = QStringLiteral("${__field.labels.job} ${__value.raw}");
        good.url = QStringLiteral("/d/u?var-host=${__data.fields.host}&var-job=${__field.labels.job:percentencode}"
                                  "&${__url_time_range}");
        good.oneClick = true;
        DataLink bad;
        bad.url = QStringLiteral("${__data.fields.host}:alert(1)");
        config.links = {good, bad};
        value.config = std::make_shared<const FieldConfig>(config);
        frame.add(value);
        DataContext data;
        data.frame = &frame;
        data.field = &frame.fields[1];
        data.row = 0;
        const auto links = resolveDataLinks(data, dashboardContext());
        QCOMPARE(links.size(), size_t(1));
        QCOMPARE(links.front().title, QStringLiteral("a/b 1"));
        QCOMPARE(links.front().url,
                 QStringLiteral("/d/u?var-host=x%20y&var-job=a%2Fb&from=now-6h&to=now&timezone=utc"));
        QVERIFY(links.front().oneClick);
        QCOMPARE(parseDashboardLink(links.front().url)->overrides.variables.value(QStringLiteral("job")),
                 QStringList {QStringLiteral("a/b")});
    }

    void queriesGoThroughAddressesUnchanged_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("text") << QByteArray("\"{a=\\\"b c\\\"} |= `100%25 + x&y=#?` 中文\"");
        QTest::newRow("object") << QByteArray(
            "{\"expr\":\"a + b & c % d\",\"instant\":true,\"n\":{\"x\":[1,\"%41\"]}}");
        QTest::newRow("empty") << QByteArray("\"\"");
    }
    void queriesGoThroughAddressesUnchanged()
    {
        QFETCH(QByteArray, query);
        const QueryLink link {{}, QStringLiteral("my ds/ü"), *jsonutil::parse(query), TimeRange {1000, 2000}};
        const auto back = parseQueryLink(queryLinkUrl(link));
        QVERIFY(back.has_value());
        QCOMPARE(back->datasource, link.datasource);
        QVERIFY(back->query == link.query);
        QVERIFY(back->range && *back->range == *link.range);
    }

    void addressesThatAreNoQueriesAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("web") << QStringLiteral("https://example.org/?datasource=a");
        QTest::newRow("nothing") << QStringLiteral("vedette:query?");
        QTest::newRow("broken spec") << QStringLiteral("vedette:query?datasource=a&spec=%7B");
        QTest::newRow("no object") << QStringLiteral("vedette:query?datasource=a&spec=3");
    }
    void addressesThatAreNoQueriesAreRefused()
    {
        QFETCH(QString, url);
        QVERIFY(!parseQueryLink(url));
    }

    void aQueryIsShownByTheFittingPanel_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("panel");
        QTest::newRow("trace id") << QStringLiteral("jaeger") << QByteArray("\"ab\"") << QStringLiteral("traces");
        QTest::newRow("search") << QStringLiteral("jaeger") << QByteArray("{\"queryType\":\"search\"}")
                                << QStringLiteral("table");
        QTest::newRow("dependencies") << QStringLiteral("jaeger") << QByteArray("{\"queryType\":\"dependencyGraph\"}")
                                      << QStringLiteral("nodeGraph");
        QTest::newRow("lines") << QStringLiteral("loki") << QByteArray("\"{a=\\\"b\\\"}\"") << QStringLiteral("logs");
        QTest::newRow("counted lines") << QStringLiteral("loki")
                                       << QByteArray("\"sum(count_over_time({a=\\\"b\\\"}[1m]))\"")
                                       << QStringLiteral("timeseries");
        QTest::newRow("series") << QStringLiteral("prometheus") << QByteArray("\"up\"") << QStringLiteral("timeseries");
        QTest::newRow("other") << QStringLiteral("mysql") << QByteArray("\"select\"") << QStringLiteral("table");
    }
    void aQueryIsShownByTheFittingPanel()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, query);
        QFETCH(QString, panel);
        const OrderedJson made = queryDashboard({QStringLiteral("T"), QStringLiteral("u"), *jsonutil::parse(query), {}},
                                                type, QStringLiteral("u"));
        QCOMPARE(jsonutil::string(made["panels"][0], "type"), panel);
        QCOMPARE(jsonutil::string(made, "title"), QStringLiteral("T"));
    }

    void actionsSpeakOfTheirCell()
    {
        const auto request = requestAt(fetching(
            "\"method\":\"put\",\"url\":\"https://h/a/"
            "${__value.raw}?q=1#top\",\"body\":\"{\\\"host\\\":\\\"${host}\\\",\\\"n\\\":\\\"$node\\\"}\","
            "\"queryParams\":[[\"who\",\"${__data.fields.host} &\"],[\"lost\"],[\"\",\"x\"]],"
            "\"headers\":[[\"X-Host\",\"$node\"],[\"Content-Type\",\"text/plain\"]]",
            ",\"confirmation\":\"Sure of ${__value.raw}?\",\"oneClick\":true,\"style\":{\"backgroundColor\":\"red\"}"));
        QVERIFY2(request, qPrintable(request ? QString() : request.error().text));
        QCOMPARE(request->title, QStringLiteral("Restart x y"));
        QCOMPARE(request->question, QStringLiteral("Sure of x y?"));
        QCOMPARE(request->method, QByteArray("PUT"));
        QCOMPARE(request->url, QByteArray("https://h/a/x%20y?q=1&who=x%20y%20%26"));
        QCOMPARE(request->headers, HttpHeaders({{"X-Host", "a b"}, {"Content-Type", "text/plain"}}));
        QCOMPARE(request->body, QByteArray("{\"host\":\"${host}\",\"n\":\"a b\"}")); // host is no variable
    }

    void actionsTakeWhatAPersonAnswers()
    {
        const QByteArray json = fetching(
            "\"url\":\"http://h/${who}/[[who]]\",\"body\":\"$who $node ${why}\",\"contentType\":\"text/x-${why}\","
            "\"queryParams\":[[\"w\",\"$who\"]]",
            ",\"variables\":[{\"key\":\"who\",\"name\":\"Who\",\"type\":\"string\"},{\"key\":\"node\"},{\"name\":\"no "
            "key\"}]");
        const auto request =
            requestAt(json, {{QStringLiteral("who"), QStringLiteral("${node} é&")}, {QStringLiteral("node"), {}}});
        QVERIFY(request);
        QCOMPARE(request->method, QByteArray("POST"));
        QCOMPARE(request->url,
                 QByteArray("http://h/$%7Bnode%7D%20%C3%A9&/$%7Bnode%7D%20%C3%A9&?w=%24%7Bnode%7D%20%C3%A9%26"));
        // Its own variables come before those of the dashboard, answers are not replaced again, others stay as written.
        QCOMPARE(request->body, QByteArray("${node} \303\251&  ${why}"));
        QCOMPARE(request->headers, HttpHeaders({{"Content-Type", "text/x-${why}"}}));
    }

    void actionsWithoutABodySendWhatGrafanaSends()
    {
        const auto posted = requestAt(fetching("\"url\":\"http://h\""));
        QVERIFY(posted);
        QCOMPARE(posted->body, QByteArray("{}"));
        QCOMPARE(posted->headers, HttpHeaders({{"Content-Type", "application/json"}}));
        const auto got = requestAt(fetching("\"url\":\"http://h\",\"method\":\"GET\",\"body\":\"x\""));
        QVERIFY(got);
        QVERIFY(got->body.isEmpty());
        QVERIFY(got->headers.empty());
    }

    void actionsThatAreNeverSent_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, const QByteArray& fetch) { QTest::newRow(name) << fetching(fetch); };
        row("no address", "");
        row("relative", "\"url\":\"/api/x\"");
        row("file", "\"url\":\"file:///etc/passwd\"");
        row("script", "\"url\":\"javascript:alert(1)\"");
        row("other scheme", "\"url\":\"ftp://h/x\"");
        row("scheme from data", "\"url\":\"${__value.raw}://h/x\"");
        row("no host", "\"url\":\"http:///x\"");
        row("user", "\"url\":\"http://me:secret@h/x\"");
        row("user in another scheme", "\"url\":\"ftp://me:secret@h/x\"");
        row("key in another scheme", "\"url\":\"ftp://h/x?key=secret\"");
        row("user without a scheme", "\"url\":\"me:secret@h/x\"");
        row("user of no address", "\"url\":\"htps://me:secret@h:port/x\"");
        row("method", "\"url\":\"http://h\",\"method\":\"TRACE\"");
        row("lines in a method", "\"url\":\"http://h\",\"method\":\"GET / HTTP/1.1\\r\\nX: y\"");
        row("header name", "\"url\":\"http://h\",\"headers\":[[\"a b\",\"c\"]]");
        row("header of lines", "\"url\":\"http://h\",\"headers\":[[\"A\",\"b\\r\\nHost: c\"]]");
        row("header name of lines", "\"url\":\"http://h\",\"headers\":[[\"A\\r\\nHost\",\"c\"]]");
        row("host", "\"url\":\"http://h\",\"headers\":[[\"Host\",\"c\"]]");
        row("length", "\"url\":\"http://h\",\"headers\":[[\"content-length\",\"1\"]]");
        row("cookie", "\"url\":\"http://h\",\"headers\":[[\"Cookie\",\"c\"]]");
        row("type of lines", "\"url\":\"http://h\",\"contentType\":\"a\\nb: c\"");
        QTest::newRow("by a server") << QByteArray(
            "{\"type\":\"infinity\",\"title\":\"x\",\"infinity\":{\"datasourceUid\":\"d\",\"url\":\"http://h\"}}");
    }
    void actionsThatAreNeverSent()
    {
        QFETCH(QByteArray, json);
        const auto request = requestAt(json);
        QVERIFY(!request);
        QVERIFY(request.error().text.size() > 20);
        QVERIFY(!request.error().text.contains(QStringLiteral("secret")));
    }

    void oddActionsAreHarmless()
    {
        for (const char* json :
             {"[]", "3", "{}", "{\"fetch\":3}", "{\"fetch\":{\"url\":4,\"headers\":{},\"queryParams\":[3,[4,5]]}}"})
            QVERIFY2(!requestAt(json), json);
    }

    void internalLinksAskTheirDatasource()
    {
        Frame frame;
        Field field(QStringLiteral("traceID"), FieldType::String, StringColumn {QStringLiteral("a b")});
        FieldConfig config;
        DataLink link;
        link.title = QStringLiteral("See ${__value.raw}");
        link.internal = std::make_shared<const Json>(
            Json {{"datasourceUid", "tempo"}, {"query", {{"query", "${__value.raw}"}, {"queryType", "traceId"}}}});
        config.links.push_back(link);
        field.config = std::make_shared<const FieldConfig>(config);
        frame.add(std::move(field));
        DataContext data;
        data.frame = &frame;
        data.field = &frame.fields[0];
        data.row = 0;
        const auto links = resolveDataLinks(data, {});
        QCOMPARE(links.size(), size_t(1));
        QCOMPARE(links[0].title, QStringLiteral("See a b"));
        const auto query = parseQueryLink(links[0].url);
        QVERIFY(query.has_value());
        QCOMPARE(query->datasource, QStringLiteral("tempo"));
        QCOMPARE(jsonutil::string(query->query, "query"), QStringLiteral("a b"));
        QCOMPARE(jsonutil::string(query->query, "queryType"), QStringLiteral("traceId"));
    }
};

VEDETTE_TEST_GUILESS(TestLinks)
#include "tst_links.moc"
