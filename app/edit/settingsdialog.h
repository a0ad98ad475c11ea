#pragma once

#include "dashboards/model/dashboarddocument.h"
#include "dashboards/run/dashboardsession.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

/// What of a dashboard a person may change without touching its panels: title, and whether the present time range,
/// refresh and values of variables become those it opens with.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const DashboardSession& session, const QString& title, QWidget* parent);

    void setTitle(const QString& title);
    /// The edits that were asked for; true when all of them found their place.
    bool apply(DashboardDocument& document) const;
    QCheckBox* timeBox() { return m_time; }
    QCheckBox* refreshBox() { return m_refresh; }
    QCheckBox* variablesBox() { return m_variables; }

private:
    QCheckBox* addBox(const QString& text, const QString& present, bool differs);

    const DashboardSession& m_session;
    QLineEdit* m_title;
    QString m_oldTitle;
    QCheckBox* m_time = nullptr;
    QCheckBox* m_refresh = nullptr;
    QCheckBox* m_variables = nullptr;
};
