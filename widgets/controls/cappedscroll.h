#pragma once

#include <QScrollArea>

/// As high as its content, but at most a third of the widget it stands in: then the content scrolls.
class CappedScroll : public QScrollArea
{
    Q_OBJECT

public:
    CappedScroll(QWidget* content, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateHeight();
};
