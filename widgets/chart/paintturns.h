#pragma once

#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

class QWidget;

/// Lets the charts of a window take over their new pictures a few at a time: when many finish together, keys and mouse
/// must not wait for all of them. Child of the window. GUI thread only.
class PaintTurns : public QObject
{
    Q_OBJECT

public:
    /// Those of the widget's window; made when first needed.
    static PaintTurns& of(const QWidget& widget);
    /// Does the work when its turn comes, never before this returns; nothing when `who` is gone by then.
    void enter(QObject* who, std::function<void()> work);

private:
    explicit PaintTurns(QObject* window);
    void run();

    struct Waiting
    {
        QPointer<QObject> who;
        std::function<void()> work;
    };
    std::deque<Waiting> m_waiting;
    QTimer m_next;
};
