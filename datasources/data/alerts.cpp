#include "datasources/data/alerts.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

namespace {

constexpr quint64 fnvOffset = 14695981039346656037ULL;
constexpr quint64 fnvPrime = 1099511628211ULL;
constexpr unsigned char separator = 255; // no byte of UTF-8

void addByte(quint64& hash, unsigned char byte)
{
    hash = (hash ^ byte) * fnvPrime;
}

void addText(quint64& hash, const QString& text)
{
    for (const char c : text.toUtf8())
        addByte(hash, static_cast<unsigned char>(c));
    addByte(hash, separator);
}

void release(const AlertList* list)
{
    constexpr size_t many = 500;
    const QCoreApplication* app = QCoreApplication::instance();
    const bool isShown = app && QThread::currentThread() == app->thread();
    QThreadPool* pool = isShown && list->alerts.size() > many ? QThreadPool::globalInstance() : nullptr;
    if (pool)
        pool->start([list] { delete list; });
    else
        delete list;
}

} // namespace

AlertListPtr sharedAlerts(AlertList list)
{
    return AlertListPtr(new AlertList(std::move(list)), release);
}

QString alertFingerprint(const Labels& labels)
{
    // Prometheus sorts names by their bytes; QMap sorts by UTF-16, which differs only beyond the basic plane.
    quint64 hash = fnvOffset;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
        addText(hash, it.key());
        addText(hash, it.value());
    }
    return QStringLiteral("%1").arg(hash, 16, 16, QLatin1Char('0'));
}
