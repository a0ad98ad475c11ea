#include "widgets/inspector/frametablemodel.h"

#include "widgets/inspector/frameexport.h"
#include "widgets/theme/tooltiptext.h"

void FrameTableModel::setFrame(Frame frame, std::vector<DisplayProcessor> displays)
{
    beginResetModel();
    m_frame = std::move(frame);
    m_displays = std::move(displays);
    endResetModel();
}

void FrameTableModel::setFormatted(bool formatted)
{
    beginResetModel();
    m_formatted = formatted;
    endResetModel();
}

int FrameTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_frame.rows);
}

int FrameTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_frame.fields.size());
}

QVariant FrameTableModel::data(const QModelIndex& index, int role) const
{
    const auto column = size_t(index.column());
    if (!index.isValid() || column >= m_frame.fields.size())
        return {};
    const Field& field = m_frame.fields[column];
    if (role == Qt::TextAlignmentRole && field.type == FieldType::Number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (role == Qt::ToolTipRole)
        return plainToolTip(rawCellText(field, index.row()));
    if (!m_formatted || column >= m_displays.size())
        return rawCellText(field, index.row());
    return m_displays[column](field.at(index.row())).full();
}

QVariant FrameTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (size_t(section) >= m_frame.fields.size())
        return {};
    const Field& field = m_frame.fields[size_t(section)];
    if (role == Qt::DisplayRole)
        return columnTitle(field);
    if (role == Qt::ToolTipRole)
        return plainToolTip(columnTitle(field));
    if (role == Qt::TextAlignmentRole)
        return int((field.type == FieldType::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}
