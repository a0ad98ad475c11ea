#pragma once

#include <QLabel>

/// Words of files and servers as they are, whatever they look like, in as many lines as they need.
inline QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}
