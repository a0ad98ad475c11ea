#pragma once

#include "datasources/data/pending.h"
#include "datasources/data/result.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <type_traits>

/// Answers in a later turn of the event loop, as the contract of every reply asks; after delayMs, never before.
template<typename Answer>
Pending answerLater(std::type_identity_t<std::function<void(Answer)>> reply, Answer answer, int delayMs = 0)
{
    auto* timer = new QTimer;
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer,
                     [timer, reply = std::move(reply), answer = std::move(answer)]() mutable {
                         timer->deleteLater();
                         if (reply)
                             reply(std::move(answer));
                     });
    timer->start(delayMs);
    return Pending([guard = QPointer<QTimer>(timer)] {
        if (!guard)
            return;
        guard->stop();
        guard->disconnect();
        guard->deleteLater();
    });
}
