#include "widgets/controls/offerbox.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>

QComboBox* offerBox(const QString& text, const QString& hint, const QString& name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setEditText(text);
    box->lineEdit()->setPlaceholderText(hint);
    return box;
}

void takeFirstOffer(QComboBox& box)
{
    const QString typed = box.currentText().trimmed();
    if (typed.isEmpty() || box.findText(typed, Qt::MatchExactly) >= 0)
        return;
    box.completer()->setCompletionPrefix(typed);
    if (box.completer()->completionCount() > 0)
        box.setEditText(box.completer()->currentCompletion());
}
