#pragma once

#include "dashboards/import/importreport.h"
#include "dashboards/run/livepanels.h"
#include "widgets/theme/theme.h"

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QListView;
class QToolButton;

/// The findings of an import that are of the chosen severities, worst first.
class FindingModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        PathRole = Qt::UserRole,
        SeverityRole,
        PanelRole ///< title of the panel the path lies in
    };
    using QAbstractListModel::QAbstractListModel;
    void setFindings(std::vector<Finding> findings, const std::vector<PanelSpec>& panels);
    void setShown(Finding::Severity severity, bool shown);
    int countOf(Finding::Severity severity) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void select();

    std::vector<Finding> m_findings;
    QStringList m_titles; ///< of the findings' panels
    std::vector<int> m_rows; // indexes into m_findings
    std::array<bool, 3> m_shown {true, true, true};
};

/// What of a file is not shown as it is, beside the dashboard: every finding with its severity, its sentence and its
/// place in the file. A click leads to the panel.
class ReportPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReportPanel(QWidget* parent = nullptr);
    void setReport(const ImportReport& report, const std::vector<PanelSpec>& panels);
    void setTheme(const Theme& theme);
    FindingModel& model() { return *m_model; }

signals:
    void findingActivated(const QString& path);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildHeader(QLayout* layout);
    void buildFilters(QLayout* layout);

    Theme m_theme;
    FindingModel* m_model;
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QToolButton* m_close = nullptr;
    std::array<QToolButton*, 3> m_filters {};
    QListView* m_list = nullptr;
};

/// The panel a finding's path lies in; nothing for paths of the dashboard itself.
std::optional<PanelId> panelAtPath(const std::vector<PanelSpec>& panels, const QString& path);
QColor severityColor(Finding::Severity severity, const Theme& theme);
