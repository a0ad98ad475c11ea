#pragma once

#include "datasources/datasource.h"

#include <QAbstractListModel>
#include <QSet>

/// The options of one variable that match a search, for a virtualised list of any length. "All" is the first entry
/// when the variable offers it; the last one takes the searched text itself when that is allowed and not offered.
class OptionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Choice
    {
        One,
        Many
    };
    OptionModel(VariableOptions options, QStringList chosen, Choice choice, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    void setAllowCustom(bool allow) { m_allowCustom = allow; }
    void setFilter(const QString& text);
    /// Choosing All drops the others; choosing another drops All. A single variable keeps one.
    void toggle(int row);
    /// The first row that is chosen; -1 without one.
    int firstChosenRow() const;
    const QStringList& chosenValues() const { return m_chosen; }
    QStringList chosenTexts() const;

private:
    bool isCustom(int row) const { return m_hasCustom && row == int(m_shown.size()); }
    QString valueAt(int row) const;

    VariableOptions m_options;
    std::vector<int> m_shown; // indexes into m_options
    QString m_filter;
    QStringList m_chosen; // in the order of choosing
    QSet<QString> m_chosenSet;
    bool m_multi;
    bool m_allowCustom = false;
    bool m_hasCustom = false;
};
