#include "app/settings.h"

namespace {

constexpr int mostRecent = 12;

const QString themeKey = QStringLiteral("theme");
const QString recentKey = QStringLiteral("recent");
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

QStringList Settings::recentFiles() const
{
    return m_settings.value(recentKey).toStringList();
}

void Settings::addRecentFile(const QString& file)
{
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    m_settings.setValue(recentKey, files.mid(0, mostRecent));
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
