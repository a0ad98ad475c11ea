#pragma once

#include "dashboards/import/importreport.h"
#include "widgets/theme/theme.h"

#include <QWidget>

#include <optional>

class DashboardLinks;
class DashboardSession;
class ElidedLabel;
class QMenu;
class RefreshPicker;
class TimeRangePicker;
class ToolSegment;

/// One line above a dashboard: title, links, what was found in the file, time and refresh. Where the window is too
/// narrow for all of it, links go into a menu first, then the steps through time; time and refresh always stay.
class DashboardBar : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        DashboardSession& session;
        DashboardLinks& links; ///< becomes a child
        const ImportReport& report;
        size_t sources = 0; ///< whose connection can be chosen
    };
    DashboardBar(Parts parts, QWidget* parent);
    void setTheme(const Theme& theme);
    void setTitle(const QString& title);
    /// A way back to the page of that title; none when it is empty.
    void setBack(const QString& title);
    /// A star to set or take; hidden for what cannot be starred.
    void setStarred(std::optional<bool> starred);
    void openTimePicker();
    /// What went into the menu, as it stands there now.
    QStringList menuTexts();

signals:
    void backRequested();
    void starRequested();
    void findingsRequested();
    void sourcesRequested();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildNotes();
    void buildTimes();
    void buildRefresh();
    /// What stands in the line; the rest is in the menu.
    struct Choice
    {
        size_t links = 0;
        bool steps = true;
        bool notes = true;
        bool more = false;
    };
    void fit();
    bool fits(const Choice& choice) const;
    void apply(const Choice& choice);
    void fillMenu(QMenu& menu);
    bool hasFindings() const;
    void showStar();

    Parts m_parts;
    ToolSegment* m_leave; ///< back to what this page was opened from
    ElidedLabel* m_title;
    ToolSegment* m_star;
    ToolSegment* m_more;
    ToolSegment* m_findings;
    ToolSegment* m_sources;
    ToolSegment* m_back;
    TimeRangePicker* m_time;
    ToolSegment* m_forward;
    ToolSegment* m_zoomOut;
    QWidget* m_times = nullptr;
    RefreshPicker* m_refresh;
    Theme m_theme;
    std::optional<bool> m_starred;
};
