#include "widgets/controls/popupmenu.h"

QMenu* newPopupMenu(QWidget* owner)
{
    auto* menu = new QMenu(owner);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}
