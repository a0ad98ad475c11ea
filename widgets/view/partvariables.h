#pragma once

#include "dashboards/run/dashboardsession.h"
#include "widgets/controls/adhocfilters.h"
#include "widgets/theme/theme.h"

#include <QScrollArea>

class VariableBar;

/// The controls of the variables that belong to one row or tab, under its heading.
class PartVariables : public QScrollArea
{
    Q_OBJECT

public:
    PartVariables(DashboardSession& session, QWidget* parent);
    void setTheme(const Theme& theme);
    /// Suggestions for the filters of an ad-hoc variable.
    void setTags(std::function<TagSource(const VariableSpec& spec)> tags);
    /// Shows these of the session's variables.
    void setNames(const QStringList& names);
    VariableBar& bar() { return *m_bar; }

private:
    void fillBar();

    DashboardSession& m_session;
    QStringList m_names;
    VariableBar* m_bar; // the content
};
