#include "widgets/chart/paintturns.h"

#include <QElapsedTimer>
#include <QWidget>

namespace {
constexpr qint64 turnNs = 3'000'000; ///< of work before the event loop goes on
} // namespace

PaintTurns::PaintTurns(QObject* window) : QObject(window)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &PaintTurns::run);
}

PaintTurns& PaintTurns::of(const QWidget& widget)
{
    QWidget* window = widget.window();
    auto* turns = window->findChild<PaintTurns*>(QString(), Qt::FindDirectChildrenOnly);
    return turns ? *turns : *new PaintTurns(window); // a child of the window
}

void PaintTurns::enter(QObject* who, std::function<void()> work)
{
    m_waiting.push_back({who, std::move(work)});
    if (!m_next.isActive())
        m_next.start(0);
}

void PaintTurns::run()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_waiting.empty() && spent.nsecsElapsed() < turnNs) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (next.who)
            next.work();
    }
    if (!m_waiting.empty())
        m_next.start(0);
}
