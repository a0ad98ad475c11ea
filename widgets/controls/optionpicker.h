#pragma once

#include "datasources/datasource.h"
#include "widgets/theme/theme.h"

#include <QAbstractListModel>
#include <QSet>
#include <QToolButton>

/// The options of one variable that match a search, for a virtualised list of any length. "All" is the first entry
/// when the variable offers it.
class OptionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    OptionModel(VariableOptions options, QStringList chosen, bool multi, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    void setFilter(const QString& text);
    /// Choosing All drops the others; choosing another drops All. A single variable keeps one.
    void toggle(int row);
    QStringList chosenValues() const { return m_chosen; }
    QStringList chosenTexts() const;

private:
    VariableOptions m_options;
    std::vector<int> m_shown; // indexes into m_options
    QStringList m_chosen; // in the order of choosing
    QSet<QString> m_chosenSet;
    bool m_multi;
};

/// A variable's value as a button; a click opens the list of its options with a search.
class OptionPicker : public QToolButton
{
    Q_OBJECT

public:
    explicit OptionPicker(QWidget* parent = nullptr);
    void setTheme(const Theme& theme) { m_theme = theme; }
    void setOptions(VariableOptions options, const QStringList& chosen, const QStringList& texts, bool multi);
    void setAllowCustom(bool allow) { m_allowCustom = allow; }
    void open();
    QSize sizeHint() const override;

signals:
    void picked(const QStringList& values, const QStringList& texts);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
    VariableOptions m_options;
    QStringList m_chosen;
    QStringList m_texts;
    bool m_multi = false;
    bool m_allowCustom = true;
};
