#pragma once

#include "datasources/data/pending.h"
#include "datasources/data/result.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <type_traits>

/// Calls in a later turn of the event loop; after delayMs, never before.
template<typename Call>
Pending callLater(Call call, int delayMs = 0)
{
    auto* timer = new QTimer;
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, call = std::move(call)]() mutable {
        timer->deleteLater();
        call();
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

/// Answers in a later turn of the event loop, as the contract of every reply asks.
template<typename Answer>
Pending answerLater(std::type_identity_t<std::function<void(Answer)>> reply, Answer answer, int delayMs = 0)
{
    return callLater(
        [reply = std::move(reply), answer = std::move(answer)]() mutable {
            if (reply)
                reply(std::move(answer));
        },
        delayMs);
}
