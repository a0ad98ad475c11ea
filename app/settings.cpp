#include "app/settings.h"

namespace {

const QString themeKey = QStringLiteral("theme");
const QString languageKey = QStringLiteral("language");
const QString foldersKey = QStringLiteral("libraryFolders");
const QString importFolderKey = QStringLiteral("importFolder");
const QString grafanaKey = QStringLiteral("grafanaUrl");
const QString geometryKey = QStringLiteral("geometry");
const QString datasourcesKey = QStringLiteral("datasources");

} // namespace

QString Settings::theme() const
{
    return m_settings.value(themeKey, QStringLiteral("dark")).toString();
}

void Settings::setTheme(const QString& theme)
{
    m_settings.setValue(themeKey, theme);
}

QString Settings::language() const
{
    return m_settings.value(languageKey).toString();
}

void Settings::setLanguage(const QString& language)
{
    m_settings.setValue(languageKey, language);
}

QStringList Settings::libraryFolders() const
{
    return m_settings.value(foldersKey).toStringList();
}

void Settings::setLibraryFolders(const QStringList& folders)
{
    m_settings.setValue(foldersKey, folders);
}

QString Settings::importFolder() const
{
    return m_settings.value(importFolderKey).toString();
}

void Settings::setImportFolder(const QString& folder)
{
    m_settings.setValue(importFolderKey, folder);
}

QString Settings::grafanaUrl() const
{
    return m_settings.value(grafanaKey).toString();
}

void Settings::setGrafanaUrl(const QString& url)
{
    m_settings.setValue(grafanaKey, url);
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

QString Settings::datasourcesFile() const
{
    return m_settings.value(datasourcesKey).toString();
}

void Settings::setDatasourcesFile(const QString& file)
{
    m_settings.setValue(datasourcesKey, file);
}
