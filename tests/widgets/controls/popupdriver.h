#pragma once

#include "widgets/controls/popup.h"
#include "widgets/controls/variablebar.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPointer>
#include <QtTest>

/// The frame that a control opened; its parts as a person uses them.
struct PopupDriver
{
    QPointer<Popup> popup;

    explicit PopupDriver(QWidget& control)
    {
        const auto all = control.findChildren<Popup*>();
        popup = all.isEmpty() ? nullptr : all.back();
    }
    bool isOpen() const { return popup && popup->isVisible(); }
    QLineEdit* field(const char* name = "") const { return popup->findChild<QLineEdit*>(QLatin1String(name)); }
    QAbstractItemView* list() const
    {
        for (QAbstractItemView* view : popup->findChildren<QAbstractItemView*>())
            if (view->isVisibleTo(popup)) // those of fields that drop down are not
                return view;
        return nullptr;
    }
    QLineEdit* search() const
    {
        for (QLineEdit* edit : popup->findChildren<QLineEdit*>())
            if (edit->hasFocus() || popup->findChildren<QLineEdit*>().size() == 1)
                return edit;
        return nullptr;
    }
    void type(const QString& text) const { QTest::keyClicks(search(), text); }
    void press(Qt::Key key) const { QTest::keyClick(search(), key); }
    void clickRow(int row) const
    {
        const QModelIndex index = list()->model()->index(row, 0);
        list()->scrollTo(index);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(index).center());
    }
    QStringList rows() const
    {
        QStringList texts;
        for (int i = 0; i < list()->model()->rowCount(); ++i)
            texts << list()->model()->index(i, 0).data().toString();
        return texts;
    }
};

inline VariableOptions options(const QStringList& texts)
{
    VariableOptions list;
    for (const QString& text : texts)
        list.push_back({text, text, {}});
    return list;
}

inline VariableState variable(const char* name, VariableSpec::Type type, const QStringList& offered,
                              const QStringList& chosen)
{
    VariableState state;
    state.spec.name = QString::fromLatin1(name);
    state.spec.type = type;
    state.value.options = options(offered);
    state.value.values = chosen;
    state.value.texts = chosen;
    return state;
}
