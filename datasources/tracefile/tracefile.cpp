#include "datasources/tracefile/tracefile.h"

#include "datasources/data/answerlater.h"
#include "datasources/data/background.h"
#include "datasources/jaeger/jaegerdecode.h"

#include <QCoreApplication>
#include <QFile>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("TraceFile", text);
}

Result<ResponsePtr> readTraces(const QString& path)
{
    constexpr qint64 limit = 1LL << 30;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {Error::Kind::Config, tr("%1 cannot be read: %2.").arg(path, file.errorString()), {}};
    if (file.size() > limit)
        return Error {
            Error::Kind::Limit, tr("%1 is larger than %2 MB and is not opened.").arg(path).arg(limit >> 20), {}};
    std::string text(size_t(file.size()), '\0');
    text.resize(size_t(std::max<qint64>(0, file.read(text.data(), qint64(text.size())))));
    auto traces = decodeTraceFile(std::move(text), path);
    if (!traces)
        return traces.error();
    auto response = std::make_shared<Response>();
    response->traces = *std::move(traces);
    response->requestText = path;
    return ResponsePtr(std::move(response));
}

class TraceFileSource : public DataSource
{
public:
    Pending run(const QueryRequest& request, Sink sink) override
    {
        return runInBackground<Result<ResponsePtr>>(
            *QThreadPool::globalInstance(),
            [path = jsonutil::string(request.spec, "file")] { return readTraces(path); }, std::move(sink.done));
    }

    Pending check(Reply<QString> reply) override
    {
        return answerLater<Result<QString>>(std::move(reply), tr("Files of traces can be opened."));
    }

    QStringList interpolatedKeys() const override { return {}; }
};

} // namespace

DataSourceType traceFileType()
{
    return {QStringLiteral("vedette-tracefile"), tr("Trace file"),
            [](const ConnectionConfig&, const DataSourceContext&) -> Result<std::unique_ptr<DataSource>> {
                return std::unique_ptr<DataSource>(std::make_unique<TraceFileSource>());
            }};
}

const ConnectionConfig& traceFileConnection()
{
    static const ConnectionConfig connection = [] {
        ConnectionConfig config;
        config.uid = ConnectionId(QStringLiteral("-- Trace files --"));
        config.name = tr("Trace file");
        config.type = QStringLiteral("vedette-tracefile");
        return config;
    }();
    return connection;
}

bool looksLikeTraces(const QByteArray& begin)
{
    if (!begin.trimmed().startsWith('{') || begin.contains("\"panels\""))
        return false;
    if (begin.contains("\"resourceSpans\"") || (begin.contains("\"batches\"") && begin.contains("\"resource\"")))
        return true;
    return begin.contains("\"data\"") && begin.contains("\"traceID\"");
}
