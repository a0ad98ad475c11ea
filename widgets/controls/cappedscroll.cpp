#include "widgets/controls/cappedscroll.h"

#include <QEvent>

#include <algorithm>

CappedScroll::CappedScroll(QWidget* content, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    content->installEventFilter(this);
    parent->installEventFilter(this);
    updateHeight();
}

bool CappedScroll::eventFilter(QObject* watched, QEvent* event)
{
    const bool moved = watched == parentWidget() && event->type() == QEvent::Resize;
    const bool changed = watched == widget()
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ShowToParent
            || event->type() == QEvent::HideToParent);
    if (moved || changed)
        updateHeight();
    return QScrollArea::eventFilter(watched, event);
}

void CappedScroll::updateHeight()
{
    if (!widget() || !parentWidget())
        return;
    constexpr int oneLine = 48;
    const int wanted = widget()->isHidden() ? 0 : widget()->heightForWidth(parentWidget()->width());
    setFixedHeight(std::min(wanted, std::max(oneLine, parentWidget()->height() / 3)));
}
