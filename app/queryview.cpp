#include "app/queryview.h"

#include "datasources/tracefile/tracefile.h"

#include <QFileInfo>

Result<OpenedDashboard> openQueryView(const QueryLink& link, const Services& services)
{
    const DataSources& sources = services.sources();
    const auto uid = sources.resolve({}, link.datasource);
    if (!uid)
        return uid.error();
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
    constexpr qint64 looked = 16LL * 1024;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || !looksLikeTraces(file.read(looked)))
        return std::nullopt;
    return QueryLink {QFileInfo(path).fileName(),
                      traceFileConnection().uid.value,
                      Json {{"file", services.traceFiles().add(path).toStdString()}},
                      {}};
}
