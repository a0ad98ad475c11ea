#include "app/filewatch.h"

#include "datasources/data/background.h"

#include <QFile>
#include <QFileInfo>

#include <optional>

namespace {

// Editors write in several steps: empty, fill, rename.
constexpr int settleMs = 150;

std::optional<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace

FileWatch::FileWatch(QString file, QByteArray content, QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_content(std::move(content))
    , m_pool(pool)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &FileWatch::look);
    const auto soon = [this] { m_soon.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    watch();
}

void FileWatch::setContent(const QByteArray& content)
{
    m_content = content;
    m_removed = false;
    watch();
}

void FileWatch::watch()
{
    if (!m_watcher.files().contains(m_file) && QFileInfo::exists(m_file))
        m_watcher.addPath(m_file);
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!m_watcher.directories().contains(folder) && QFileInfo::exists(folder))
        m_watcher.addPath(folder); // a file that is replaced leaves the watch
}

void FileWatch::look()
{
    watch();
    m_reading = runInBackground<std::optional<QByteArray>>(
        m_pool, [file = m_file] { return contentOf(file); },
        [this](const std::optional<QByteArray>& content) {
            const bool gone = !content.has_value();
            const bool news = gone ? !m_removed : *content != m_content || m_removed;
            m_removed = gone;
            if (!news)
                return;
            if (gone) {
                emit removed();
                return;
            }
            m_content = *content;
            emit changed(m_content);
        });
}
