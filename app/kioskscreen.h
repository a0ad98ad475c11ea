#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QTimer>

#include <optional>

class QScreen;
class QWidget;

/// What a screen on a wall needs while it shows a dashboard alone: all of the screen even where no window manager gives
/// it, no pointer in the picture while nobody moves it, and no blanking as far as the desktop lets programs ask for
/// that. GUI thread.
class KioskScreen : public QObject
{
    Q_OBJECT

public:
    /// The pointer goes when it has rested for so long.
    explicit KioskScreen(QWidget& window, int restMs = 3000);
    ~KioskScreen() override;
    void setOn(bool on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void cover();
    void hidePointer();
    void showPointer();
    void keepAwake();
    void letSleep();

    QWidget& m_window;
    QTimer m_rest;
    QTimer m_settled; ///< a window manager has done what it wants
    QPointer<QScreen> m_screen;
    QPoint m_pointer;
    std::optional<uint> m_awake; ///< the desktop's receipt
    bool m_on = false;
    bool m_hidden = false;
};
