#pragma once

#include "dashboards/run/paneldata.h"

#include <QAbstractTableModel>

/// A frame as rows and columns, raw or as the panel writes its values. Texts are made when they are shown.
class FrameTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `displays` holds one processor a field, or none.
    void setFrame(Frame frame, std::vector<DisplayProcessor> displays);
    void setFormatted(bool formatted);
    bool isFormatted() const { return m_formatted; }
    const Frame& frame() const { return m_frame; }
    const std::vector<DisplayProcessor>& displays() const { return m_displays; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Frame m_frame;
    std::vector<DisplayProcessor> m_displays;
    bool m_formatted = true;
};
