#pragma once

#include "dashboards/library/datasourcemapping.h"

#include <QDialog>

class DataSources;
class QComboBox;

/// Which of the connections here stand for the datasources that a dashboard names and that are not configured. Those
/// of the same plugin are offered first.
class MappingDialog : public QDialog
{
    Q_OBJECT

public:
    MappingDialog(const std::vector<MissingDataSource>& missing, const DataSourceMapping& present,
                  const DataSources& sources, QWidget* parent);

    /// What is chosen; references left as they are are not in it.
    DataSourceMapping mapping() const;
    void choose(const QString& reference, const ConnectionId& connection);

private:
    QComboBox* addRow(QLayout* layout, const MissingDataSource& missing, const DataSources& sources);

    std::vector<std::pair<QString, QComboBox*>> m_rows; // reference and its choice
};
