#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

/// What the program remembers between starts. Never holds a secret.
class Settings
{
public:
    QString theme() const;
    void setTheme(const QString& theme);
    QString language() const; ///< as a locale is named; empty: the system's
    void setLanguage(const QString& language);
    QStringList libraryFolders() const;
    void setLibraryFolders(const QStringList& folders);
    QString importFolder() const; ///< where dashboards of a Grafana were written last
    void setImportFolder(const QString& folder);
    QString grafanaUrl() const;
    void setGrafanaUrl(const QString& url);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    QString datasourcesFile() const;
    void setDatasourcesFile(const QString& file);

private:
    QSettings m_settings {QStringLiteral("vedette"), QStringLiteral("vedette")};
};
