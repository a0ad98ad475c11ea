#include "app/kioskscreen.h"

#include <QApplication>
#include <QCursor>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QFileInfo>
#include <QScreen>
#include <QWidget>

#include <utility>

namespace {

QDBusMessage screenSaver(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.ScreenSaver"),
                                          QStringLiteral("/org/freedesktop/ScreenSaver"),
                                          QStringLiteral("org.freedesktop.ScreenSaver"), method);
}

/// A screen without a desktop has no bus, and asking for one would start it.
bool hasBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

KioskScreen::KioskScreen(QWidget& window, int restMs) : QObject(&window), m_window(window)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &KioskScreen::hidePointer);
    constexpr int settleMs = 500;
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleMs);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        cover();
        keepAwake();
    });
}

KioskScreen::~KioskScreen()
{
    showPointer();
    letSleep();
}

void KioskScreen::setOn(bool on)
{
    if (std::exchange(m_on, on) == on)
        return;
    if (m_screen)
        disconnect(m_screen, nullptr, this, nullptr);
    m_screen = on ? m_window.screen() : nullptr;
    if (!on) {
        qApp->removeEventFilter(this);
        m_rest.stop();
        m_settled.stop();
        showPointer();
        letSleep();
        return;
    }
    connect(m_screen, &QScreen::geometryChanged, this, [this] { m_settled.start(); });
    qApp->installEventFilter(this);
    m_pointer = QCursor::pos();
    m_rest.start();
    m_settled.start();
}

void KioskScreen::cover()
{
    const QScreen* screen = m_window.screen();
    if (m_on && m_window.isVisible() && !m_window.isMinimized() && m_window.size() != screen->size())
        m_window.setGeometry(screen->geometry());
}

/// Panels that move under a resting pointer tell of it as well: only a pointer that is elsewhere was moved.
bool KioskScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove && QCursor::pos() != m_pointer) {
        m_pointer = QCursor::pos();
        showPointer();
        m_rest.start();
    }
    return QObject::eventFilter(watched, event);
}

void KioskScreen::hidePointer()
{
    if (!std::exchange(m_hidden, true))
        QApplication::setOverrideCursor(Qt::BlankCursor);
}

void KioskScreen::showPointer()
{
    if (std::exchange(m_hidden, false))
        QApplication::restoreOverrideCursor();
}

void KioskScreen::keepAwake()
{
    if (m_awake || !hasBus())
        return;
    QDBusMessage call = screenSaver(QStringLiteral("Inhibit"));
    call << QStringLiteral("Vedette") << tr("A dashboard is shown on a wall.");
    auto* waiting = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(waiting, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<uint> reply = *done;
        if (reply.isError())
            return; // this desktop does not let programs ask for it
        m_awake = reply.value();
        if (!m_on)
            letSleep();
    });
}

void KioskScreen::letSleep()
{
    if (!m_awake)
        return;
    QDBusMessage call = screenSaver(QStringLiteral("UnInhibit"));
    call << *std::exchange(m_awake, std::nullopt);
    QDBusConnection::sessionBus().send(call);
}
