#pragma once

#include "datasources/data/pending.h"
#include "datasources/data/poolthread.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <functional>
#include <memory>

/// Runs `work` in the pool and gives its result to `done` in the calling (GUI) thread, never before this returns.
/// Destroying the Pending drops the result; work that has begun runs to its end. The pool may outlive the caller.
template<typename T>
Pending runInBackground(QThreadPool& pool, std::function<T()> work, std::function<void(T)> done)
{
    struct Call
    {
        std::function<void(T)> done; // GUI thread only; empty once cancelled
    };
    // The worker may hold the last reference: the QObject must then die in its own thread. There it dies at once: when
    // the application ends it drops its events under their lock, and posting another one would wait for ever.
    const std::shared_ptr<QObject> home(new QObject, [](QObject* object) {
        object->thread() == QThread::currentThread() ? delete object : object->deleteLater();
    });
    const auto call = std::make_shared<Call>(Call {std::move(done)});
    pool.start([home, call, work = std::move(work)]() mutable {
        giveWayToInterface();
        auto result = std::make_shared<T>(work());
        work = nullptr;
        QMetaObject::invokeMethod(
            home.get(),
            [home, call, result] {
                if (auto reply = std::exchange(call->done, nullptr))
                    reply(std::move(*result));
            },
            Qt::QueuedConnection);
    });
    return Pending([call] { call->done = nullptr; });
}
