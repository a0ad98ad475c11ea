#include "datasources/tracefile/tracefile.h"

#include "datasources/data/answerlater.h"
#include "datasources/data/background.h"
#include "datasources/jaeger/jaegerdecode.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("TraceFile", text);
}

Result<ResponsePtr> readTraces(const QString& path)
{
    constexpr qint64 limit = 1LL << 30;
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // a pipe would never end
        return Error {Error::Kind::Config, tr("%1 is not a file.").arg(path), {}};
    QFile file(path);
    const auto unreadable = [&] {
        return Error {Error::Kind::Config, tr("%1 cannot be read: %2.").arg(path, file.errorString()), {}};
    };
    if (!file.open(QIODevice::ReadOnly))
        return unreadable();
    if (file.size() > limit)
        return Error {
            Error::Kind::Limit, tr("%1 is larger than %2 MB and is not opened.").arg(path).arg(limit >> 20), {}};
    std::string text(size_t(file.size()), '\0');
    const qint64 read = file.read(text.data(), qint64(text.size()));
    if (read < 0)
        return unreadable();
    text.resize(size_t(read));
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
    explicit TraceFileSource(std::shared_ptr<const OpenedTraceFiles> opened) : m_opened(std::move(opened)) { }

    Pending run(const QueryRequest& request, Sink sink) override
    {
        const QString path = jsonutil::string(request.spec, "file");
        if (!m_opened->contains(path))
            return answerLater<Result<ResponsePtr>>(
                std::move(sink.done),
                Error {Error::Kind::Config, tr("%1 is read only after it was opened as a file.").arg(path), {}});
        return runInBackground<Result<ResponsePtr>>(
            *QThreadPool::globalInstance(), [path] { return readTraces(path); }, std::move(sink.done));
    }

    Pending check(Reply<QString> reply) override
    {
        return answerLater<Result<QString>>(std::move(reply), tr("Files of traces can be opened."));
    }

    QStringList interpolatedKeys() const override { return {}; }

private:
    std::shared_ptr<const OpenedTraceFiles> m_opened;
};

} // namespace

QString OpenedTraceFiles::add(const QString& path)
{
    QString absolute = QFileInfo(path).absoluteFilePath();
    m_paths.insert(absolute);
    return absolute;
}

bool OpenedTraceFiles::contains(const QString& path) const
{
    return m_paths.contains(path);
}

DataSourceType traceFileType(std::shared_ptr<const OpenedTraceFiles> opened)
{
    return {QStringLiteral("vedette-tracefile"), tr("Trace file"),
            [opened = std::move(opened)](const ConnectionConfig&,
                                         const DataSourceContext&) -> Result<std::unique_ptr<DataSource>> {
                return std::unique_ptr<DataSource>(std::make_unique<TraceFileSource>(opened));
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
