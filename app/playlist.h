#pragma once

#include "datasources/data/result.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

/// Dashboards shown in turn. A file that cannot be opened is passed over; the turn goes on.
class Playlist : public QObject
{
    Q_OBJECT

public:
    Playlist(QStringList files, int seconds, QObject* parent = nullptr);

    /// One path a line, relative to the playlist's folder; empty lines and lines that begin with # are left out.
    static Result<QStringList> read(const QString& file);
    void start();

signals:
    void turnCame(const QString& file);

private:
    void next();

    QStringList m_files;
    QTimer m_timer;
    int m_next = 0;
};
