#include "app/playlist.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

Playlist::Playlist(QStringList files, int seconds, QObject* parent) : QObject(parent), m_files(std::move(files))
{
    m_timer.setInterval(seconds * 1000);
    connect(&m_timer, &QTimer::timeout, this, &Playlist::next);
}

Result<QStringList> Playlist::read(const QString& file)
{
    QFile list(file);
    if (!list.open(QIODevice::ReadOnly))
        return Error {Error::Kind::Config, tr("Cannot read the playlist %1: %2.").arg(file, list.errorString()), {}};
    const QDir folder = QFileInfo(file).absoluteDir();
    QStringList files;
    for (const QByteArray& line : list.readAll().split('\n')) {
        const QString path = QString::fromUtf8(line).trimmed();
        if (!path.isEmpty() && !path.startsWith(QLatin1Char('#')))
            files << folder.absoluteFilePath(path);
    }
    if (files.isEmpty())
        return Error {Error::Kind::Config, tr("The playlist %1 names no dashboard.").arg(file), {}};
    return files;
}

void Playlist::start()
{
    next();
    if (m_files.size() > 1)
        m_timer.start();
}

void Playlist::next()
{
    emit turnCame(m_files[m_next]);
    m_next = (m_next + 1) % int(m_files.size());
}
