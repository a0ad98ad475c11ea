#pragma once

#include "dashboards/library/datasourcemapping.h"

/// Which dashboard's choices are meant.
struct MappingKey
{
    QString id; ///< the file, with #item of one that holds several; empty or a mere name when there is no file
    QString uid; ///< of the dashboard; may be empty
};

/// Keeps what a person chose for the datasources of dashboards: beside the dashboard's file (its name and ".vedette"),
/// so that it goes where the dashboard goes, or in the settings where nothing can be written there. The dashboard
/// itself is never touched.
class MappingStore
{
public:
    explicit MappingStore(QString settingsFile) : m_settings(std::move(settingsFile)) { }

    DataSourceMapping of(const MappingKey& key) const;
    /// An empty mapping is forgotten.
    Result<Done> set(const MappingKey& key, const DataSourceMapping& mapping);
    /// Where the choices stand beside a file; empty for a dashboard without one.
    static QString sidecarOf(const QString& id);

private:
    DataSourceMappings m_settings;
};
