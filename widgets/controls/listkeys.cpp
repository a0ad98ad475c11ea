#include "widgets/controls/listkeys.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace {

class ListKeys : public QObject
{
public:
    ListKeys(QLineEdit* search, QAbstractItemView* list) : QObject(search), m_list(list)
    {
        search->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        default:
            return false;
        }
    }

private:
    QAbstractItemView* m_list;
};

} // namespace

void moveListFromSearch(QLineEdit* search, QAbstractItemView* list)
{
    new ListKeys(search, list); // child of search
}
