#pragma once

#include <QStackedWidget>

#include <vector>

class DashboardPage;

/// What a window shows: its start page, or a dashboard with what was opened from it lying over it. Pages are children
/// of the stack; those behind the front one are paused. GUI thread only.
class PageStack : public QStackedWidget
{
public:
    PageStack(QWidget* startPage, QWidget* parent);
    ~PageStack() override;

    DashboardPage* front() const { return m_pages.empty() ? nullptr : m_pages.back(); } ///< nullptr: there is none
    DashboardPage* dashboard() const { return m_pages.empty() ? nullptr : m_pages.front(); } ///< under all others
    const std::vector<DashboardPage*>& pages() const { return m_pages; } ///< the front one last
    bool showsPage() const;
    /// The pages wait behind it, paused.
    void showStartPage();
    /// The front page again; false when there is none.
    bool showPage();

    /// The page is all there is from now on.
    void setOnly(DashboardPage* page);
    /// Lays the page over the others.
    void push(DashboardPage* page);
    /// Takes the front page away when something lies behind it.
    void pop();
    /// Puts a page where another lay.
    void replace(DashboardPage* old, DashboardPage* page);

private:
    void add(DashboardPage* page);
    void bringForward();
    /// Has a page say what lies under it.
    void tellBack(std::vector<DashboardPage*>::iterator page);

    QWidget* m_startPage;
    std::vector<DashboardPage*> m_pages;
};
