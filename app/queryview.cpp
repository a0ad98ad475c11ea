#include "app/queryview.h"

#include "datasources/jaeger/traceform.h"
#include "datasources/tracefile/tracefile.h"

#include <QFileInfo>

namespace {

/// Traces may be larger than dashboards; nearly always their beginning says what they are.
bool isTraceFile(const QString& path)
{
    constexpr qint64 beginning = 1 << 20;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    QByteArray text = file.read(beginning);
    const auto isTrace = [&text] { return traceFormOf({text.data(), size_t(text.size())}) != TraceForm::None; };
    if (isTrace())
        return true;
    const qint64 rest = file.size() - text.size();
    if (rest <= 0 || file.size() > maxDashboardBytes)
        return false;
    text += file.read(rest);
    return isTrace();
}

} // namespace

Result<OpenedDashboard> openQueryView(const QueryLink& link, Services& services)
{
    DataSources& sources = services.sources();
    const auto uid = sources.resolve({}, link.datasource);
    if (!uid)
        return uid.error();
    if (const auto source = sources.open(*uid); !source) // a kind that cannot be asked (Tempo, Zipkin, Splunk...)
        return source.error();
    const QString type = canonicalType(sources.config(*uid)->type);
    const QByteArray bytes = jsonutil::dump(queryDashboard(link, type, uid->value));
    auto opened = services.openBytes(link.title, bytes);
    if (opened) {
        opened->id.clear(); // it has no file
        opened->isMapped = true;
    }
    return opened;
}

std::optional<QueryLink> traceFileLink(const QString& path, Services& services)
{
    if (!isTraceFile(path))
        return std::nullopt;
    return QueryLink {QFileInfo(path).fileName(),
                      traceFileConnection().uid.value,
                      Json {{"file", services.traceFiles().add(path).toStdString()}},
                      {}};
}
