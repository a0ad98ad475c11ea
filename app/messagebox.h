#pragma once

#include <QMessageBox>

/// Says something and waits for nobody: what told it may be replaced while the box is open. The words of a server are
/// shown as they are, whatever they look like.
void openMessage(QWidget* owner, QMessageBox::Icon icon, const QString& title, const QString& text);
