#include "datasources/testdata/testdatasource.h"

#include "datasources/data/answerlater.h"
#include "datasources/data/background.h"
#include "datasources/data/framejson.h"
#include "datasources/testdata/csvdata.h"
#include "datasources/testdata/metrictree.h"
#include "datasources/testdata/showcase.h"
#include "datasources/testdata/testduration.h"
#include "datasources/testdata/testtrace.h"
#include "datasources/testdata/walks.h"
#include "datasources/testdata/waves.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("TestData", text);
}

TestResult rawFrames(const TestQuery& query)
{
    const QString text = jsonutil::string(query.spec(), "rawFrameContent", QStringLiteral("[]"));
    const auto json = jsonutil::parse(text.toUtf8());
    if (!json)
        return json.error();
    auto frames = framesFromJson(*json);
    if (!frames)
        return frames.error();
    return TestAnswer {*std::move(frames), {}};
}

TestResult noPoints(const TestQuery&)
{
    return TestAnswer();
}

TestResult slowWalk(const TestQuery& query)
{
    auto answer = randomWalk(query);
    if (answer && answer->frames.size() > 1)
        answer->frames.resize(1);
    return answer;
}

TestResult treeFrame(const TestQuery& query)
{
    const QStringList names = queryMetricTree(jsonutil::string(query.spec(), "stringInput"));
    Frame frame;
    frame.add(Field(QStringLiteral("value"), FieldType::String, StringColumn(names.begin(), names.end())));
    frame.add(Field(QStringLiteral("text"), FieldType::String, StringColumn(names.begin(), names.end())));
    return TestAnswer {{std::move(frame)}, {}};
}

/// One of the lines of the content, the next one with each step of the end of the range.
TestResult steps(const TestQuery& query)
{
    QStringList names;
    for (const QString& line :
         jsonutil::string(query.spec(), "csvContent", QStringLiteral("a\nb\nc")).split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty())
            names << line.trimmed();
    if (names.isEmpty())
        return TestAnswer();
    const qint64 end = query.range().toMs;
    const auto index = qsizetype(std::abs(end / query.stepMs()) % names.size());
    const QString alias = jsonutil::string(query.spec(), "alias");
    const QString step = alias.isEmpty() ? QStringLiteral("step") : alias;
    Frame frame;
    frame.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {end * 1'000'000}));
    frame.add(Field(QStringLiteral("index"), FieldType::Number, NumberColumn {double(index)}));
    frame.add(Field(step, FieldType::String, StringColumn {names[index]}));
    for (qsizetype i = 0; i < names.size(); ++i)
        frame.add(Field(step + QLatin1Char('-') + names[i], FieldType::Boolean, BoolColumn {quint8(i <= index)}));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult purposeError(const TestQuery&)
{
    return testError(tr("This query fails on purpose."));
}

TestResult grafanaApi(const TestQuery&)
{
    return testError(tr("The scenario grafana_api asks a Grafana server, and there is none."));
}

using Scenario = TestResult (*)(const TestQuery&);

const QHash<QString, Scenario>& scenarios()
{
    static const QHash<QString, Scenario> all = {
        {QStringLiteral("random_walk"), randomWalk},
        {QStringLiteral("random_walk_table"), randomWalkTable},
        {QStringLiteral("random_walk_with_error"), randomWalkWithError},
        {QStringLiteral("slow_query"), slowWalk},
        {QStringLiteral("csv_content"), csvContent},
        {QStringLiteral("csv_metric_values"), csvMetricValues},
        {QStringLiteral("manual_entry"), manualEntry},
        {QStringLiteral("raw_frame"), rawFrames},
        {QStringLiteral("predictable_pulse"), pulseWave},
        {QStringLiteral("predictable_csv_wave"), csvWave},
        {QStringLiteral("predictable_annotations"), predictableAnnotations},
        {QStringLiteral("annotations"), annotationEvents},
        {QStringLiteral("no_data_points"), noPoints},
        {QStringLiteral("datapoints_outside_range"), pointsOutsideRange},
        {QStringLiteral("server_error_500"), conditionalError},
        {QStringLiteral("error_with_source"), purposeError},
        {QStringLiteral("exponential_heatmap_bucket_data"), exponentialHeatmap},
        {QStringLiteral("linear_heatmap_bucket_data"), linearHeatmap},
        {QStringLiteral("table_static"), staticTable},
        {QStringLiteral("logs"), logLines},
        {QStringLiteral("node_graph"), nodeGraph},
        {QStringLiteral("flame_graph"), flameGraph},
        {QStringLiteral("trace"), traceSpans},
        {QStringLiteral("usa"), usaStates},
        {QStringLiteral("streaming_client"), streamSignal},
        {QStringLiteral("live"), streamSignal},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("variables-query"), treeFrame},
        {QStringLiteral("grafana_api"), grafanaApi},
    };
    return all;
}

QString scenarioOf(const QueryRequest& request)
{
    QString id = jsonutil::string(request.spec, "scenarioId");
    if (!id.isEmpty())
        return id;
    return request.kind == QueryRequest::Kind::Annotation ? QStringLiteral("annotations")
                                                          : QStringLiteral("random_walk");
}

Result<ResponsePtr> answerOf(const QueryRequest& request)
{
    const QString id = scenarioOf(request);
    const Scenario scenario = scenarios().value(id);
    if (!scenario)
        return testError(tr("The test data has no scenario named %1.").arg(id));
    auto answer = scenario(TestQuery {request});
    if (!answer)
        return answer.error();
    auto response = std::make_shared<Response>();
    response->frames = std::move(answer->frames);
    response->notices = std::move(answer->notices);
    response->executedQuery = id;
    for (Frame& frame : response->frames) {
        frame.refId = request.refId.value;
        if (frame.meta.preferredVisual == QLatin1String("trace"))
            response->traces = tracesOfSpans(frame);
    }
    return ResponsePtr(std::move(response));
}

int delayOf(const QueryRequest& request)
{
    constexpr qint64 longestMs = 600'000;
    if (scenarioOf(request) != QLatin1String("slow_query"))
        return 0;
    return int(std::min(longestMs, durationOr(jsonutil::string(request.spec, "stringInput"), 0)));
}

} // namespace

Pending TestDataSource::run(const QueryRequest& request, Sink sink)
{
    const int delayMs = delayOf(request);
    if (delayMs > 0)
        return answerLater(std::move(sink.done), answerOf(request), delayMs); // one walk
    // Ten thousand spans, or a page of frames that a dashboard carries, take longer than a frame of the interface.
    return runInBackground<Result<ResponsePtr>>(
        *QThreadPool::globalInstance(), [request] { return answerOf(request); }, std::move(sink.done));
}

Pending TestDataSource::variableValues(const Json& query, const TimeRange&, Reply<VariableOptions> reply)
{
    const QString text =
        jsonutil::asString(query).value_or(jsonutil::string(query, "stringInput", jsonutil::string(query, "query")));
    VariableOptions options;
    for (const QString& name : queryMetricTree(text))
        options.push_back({name, name, {}});
    return answerLater(std::move(reply), Result<VariableOptions>(std::move(options)));
}

Pending TestDataSource::check(Reply<QString> reply)
{
    return answerLater(std::move(reply), Result<QString>(tr("The test data is ready.")));
}

QStringList TestDataSource::interpolatedKeys() const
{
    return {QStringLiteral("labels"),      QStringLiteral("alias"),      QStringLiteral("scenarioId"),
            QStringLiteral("stringInput"), QStringLiteral("csvContent"), QStringLiteral("rawFrameContent")};
}

DataSourceType testDataType()
{
    return {QStringLiteral("grafana-testdata-datasource"), QStringLiteral("TestData"),
            [](const ConnectionConfig&, const DataSourceContext&) -> Result<std::unique_ptr<DataSource>> {
                return Result<std::unique_ptr<DataSource>>(std::make_unique<TestDataSource>());
            }};
}

const ConnectionConfig& testDataConnection()
{
    static const ConnectionConfig connection = [] {
        ConnectionConfig config;
        config.uid = ConnectionId(QStringLiteral("testdata"));
        config.name = QStringLiteral("TestData");
        config.type = QStringLiteral("grafana-testdata-datasource");
        return config;
    }();
    return connection;
}
