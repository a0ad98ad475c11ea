#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class FrameTableModel;
class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;

/// The data of a panel as a table: any of its frames, or all series on one time column; raw or as the panel writes it.
class DataTab : public QWidget
{
    Q_OBJECT

public:
    explicit DataTab(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setData(const PanelDataPtr& data);
    QString csv() const; ///< of what is shown

signals:
    /// `suffix` is csv or json.
    void saveRequested(const QString& suffix, const QByteArray& bytes);

private:
    void buildBar(QLayout* layout);
    void fillFrames();
    void showFrame();

    PanelDataPtr m_data;
    FrameTableModel* m_model;
    QComboBox* m_frames = nullptr;
    QCheckBox* m_formatted = nullptr;
    QLabel* m_size = nullptr;
    QTableView* m_table = nullptr;
};
