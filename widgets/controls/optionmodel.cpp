#include "widgets/controls/optionmodel.h"

#include "widgets/theme/tooltiptext.h"

#include <QFont>

#include <algorithm>

namespace {

const QString& allValue()
{
    static const QString text = QStringLiteral("$__all");
    return text;
}

} // namespace

OptionModel::OptionModel(VariableOptions options, QStringList chosen, Choice choice, QObject* parent)
    : QAbstractListModel(parent)
    , m_options(std::move(options))
    , m_chosen(std::move(chosen))
    , m_chosenSet(m_chosen.begin(), m_chosen.end())
    , m_multi(choice == Choice::Many)
{
    setFilter({});
}

int OptionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size()) + m_hasCustom;
}

QString OptionModel::valueAt(int row) const
{
    return isCustom(row) ? m_filter : m_options[size_t(m_shown[size_t(row)])].value;
}

QVariant OptionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool custom = isCustom(index.row());
    if (role == Qt::DisplayRole && custom)
        return tr("Use the value %1").arg(m_filter);
    if (role == Qt::DisplayRole)
        return m_options[size_t(m_shown[size_t(index.row())])].text;
    if (role == Qt::ToolTipRole && !custom)
        return plainToolTip(m_options[size_t(m_shown[size_t(index.row())])].text);
    const bool chosen = m_chosenSet.contains(valueAt(index.row()));
    if (role == Qt::CheckStateRole && m_multi && !custom)
        return chosen ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::FontRole && !m_multi && chosen) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    return {};
}

Qt::ItemFlags OptionModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

void OptionModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text;
    m_shown.clear();
    bool offered = false;
    for (size_t i = 0; i < m_options.size(); ++i) {
        const VariableOption& option = m_options[i];
        if (!text.isEmpty() && !option.text.contains(text, Qt::CaseInsensitive))
            continue;
        m_shown.push_back(int(i));
        offered = offered || option.text == text || option.value == text;
    }
    m_hasCustom = m_allowCustom && !text.isEmpty() && !offered;
    endResetModel();
}

void OptionModel::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const QString value = valueAt(row);
    if (!m_multi || value == allValue()) {
        m_chosen = QStringList {value};
    } else if (m_chosenSet.contains(value)) {
        m_chosen.removeAll(value);
    } else {
        m_chosen.removeAll(allValue());
        m_chosen << value;
    }
    m_chosenSet = QSet<QString>(m_chosen.begin(), m_chosen.end());
    emit dataChanged(index(0), index(rowCount() - 1));
}

int OptionModel::firstChosenRow() const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [this](int at) { return m_chosenSet.contains(m_options[size_t(at)].value); });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

QStringList OptionModel::chosenTexts() const
{
    QHash<QString, QString> texts;
    for (const VariableOption& option : m_options)
        if (m_chosenSet.contains(option.value))
            texts.insert(option.value, option.text);
    QStringList chosen;
    for (const QString& value : m_chosen)
        chosen << texts.value(value, value);
    return chosen;
}
