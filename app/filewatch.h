#pragma once

#include "datasources/data/pending.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

class QThreadPool;

/// Tells when the content of one file becomes another, or the file goes away. Files that editors replace are followed;
/// they are read in the pool. GUI thread only.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    FileWatch(QString file, QByteArray content, QThreadPool& pool, QObject* parent = nullptr);

    /// What the file holds now, because this program wrote it.
    void setContent(const QByteArray& content);

signals:
    void changed(const QByteArray& content);
    void removed();

private:
    void watch();
    void look();

    QString m_file;
    QByteArray m_content;
    QThreadPool& m_pool;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    Pending m_reading;
    bool m_removed = false;
};
