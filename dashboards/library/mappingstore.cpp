#include "dashboards/library/mappingstore.h"

#include <QFileInfo>

namespace {

struct Place
{
    QString file;
    QString item; ///< of a file that holds several dashboards
};

Place placeOf(const QString& id)
{
    if (QFileInfo(id).isFile())
        return {id, {}};
    const qsizetype mark = id.lastIndexOf(u'#');
    const QString file = mark < 0 ? QString() : id.left(mark);
    return QFileInfo(file).isFile() ? Place {file, id.mid(mark + 1)} : Place {};
}

/// In the file beside the dashboard, which may be copied to another folder.
QString besideKey(const MappingKey& key)
{
    const QString item = placeOf(key.id).item;
    return item.isEmpty() ? QStringLiteral("dashboard") : item;
}

QString settingsKey(const MappingKey& key)
{
    return key.uid.isEmpty() ? key.id : key.uid;
}

} // namespace

QString MappingStore::sidecarOf(const QString& id)
{
    const QString file = placeOf(id).file;
    return file.isEmpty() ? QString() : file + QStringLiteral(".vedette");
}

DataSourceMapping MappingStore::of(const MappingKey& key) const
{
    // Those of the settings are newer: they are made where the sidecar cannot be written, and go when it can.
    DataSourceMapping kept = m_settings.of(settingsKey(key));
    const QString sidecar = sidecarOf(key.id);
    if (!kept.isEmpty() || sidecar.isEmpty() || !QFileInfo::exists(sidecar))
        return kept;
    return DataSourceMappings(sidecar).of(besideKey(key));
}

Result<Done> MappingStore::set(const MappingKey& key, const DataSourceMapping& mapping)
{
    const QString sidecar = sidecarOf(key.id);
    const bool hasSidecar = !sidecar.isEmpty() && (!mapping.isEmpty() || QFileInfo::exists(sidecar));
    const Result<Done> beside = hasSidecar ? DataSourceMappings(sidecar).set(besideKey(key), mapping) : Done {};
    if (hasSidecar && beside) {
        // One truth: what was kept while the folder could not be written is gone.
        return m_settings.of(settingsKey(key)).isEmpty() ? Result<Done>(Done {}) : m_settings.set(settingsKey(key), {});
    }
    auto kept = m_settings.set(settingsKey(key), mapping);
    return mapping.isEmpty() && kept ? beside : kept; // what stands beside the file cannot be forgotten elsewhere
}
