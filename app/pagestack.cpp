#include "app/pagestack.h"

#include "app/dashboardpage.h"
#include "app/edit/pagedocument.h"
#include "widgets/view/dashboardview.h"

#include <algorithm>

namespace {

// From a trace to its lines to another trace, for hours: what lies deeper than this, but for the dashboard, is let go.
constexpr size_t mostPages = 20;

} // namespace

PageStack::PageStack(QWidget* startPage, QWidget* parent) : QStackedWidget(parent), m_startPage(startPage)
{
    setMinimumSize(160, 120); // of the pages; a corner of a screen is enough for a dashboard
    addWidget(startPage);
}

PageStack::~PageStack()
{
    qDeleteAll(std::exchange(m_pages, {})); // before the start page: they read the library too
}

bool PageStack::showsPage() const
{
    return !m_pages.empty() && currentWidget() == m_pages.back();
}

void PageStack::showStartPage()
{
    if (front())
        front()->session().setActive(false);
    setCurrentWidget(m_startPage);
}

bool PageStack::showPage()
{
    if (!front())
        return false;
    bringForward();
    front()->session().setActive(true);
    front()->view().setFocus();
    return true;
}

void PageStack::setOnly(DashboardPage* page)
{
    const std::vector<DashboardPage*> left = std::exchange(m_pages, {page});
    bringForward();
    qDeleteAll(left);
}

void PageStack::push(DashboardPage* page)
{
    if (!m_pages.empty())
        m_pages.back()->session().setActive(false);
    if (m_pages.size() >= mostPages) {
        const auto old = std::find_if(m_pages.begin() + 1, m_pages.end(),
                                      [](DashboardPage* one) { return !one->document().editor().isEdited(); });
        if (old != m_pages.end()) { // edits are never let go without a question
            delete *old;
            tellBack(m_pages.erase(old));
        }
    }
    m_pages.push_back(page);
    bringForward();
}

void PageStack::pop()
{
    if (m_pages.size() < 2)
        return;
    const DashboardPage* left = m_pages.back();
    m_pages.pop_back();
    bringForward();
    delete left;
    m_pages.back()->session().setActive(true);
    m_pages.back()->view().setFocus();
}

void PageStack::replace(DashboardPage* old, DashboardPage* page)
{
    const auto place = std::find(m_pages.begin(), m_pages.end(), old);
    *place = page;
    tellBack(place);
    tellBack(std::next(place)); // the title may be another one
    add(page);
    if (currentWidget() == old)
        setCurrentWidget(page);
    if (page != currentWidget())
        page->session().setActive(false);
    delete old;
}

void PageStack::tellBack(std::vector<DashboardPage*>::iterator page)
{
    if (page != m_pages.end())
        (*page)->setBack(page == m_pages.begin() ? QString() : (*std::prev(page))->title());
}

void PageStack::add(DashboardPage* page)
{
    page->setGeometry(rect());
    addWidget(page);
}

void PageStack::bringForward()
{
    DashboardPage* page = m_pages.back();
    tellBack(std::prev(m_pages.end()));
    if (indexOf(page) < 0)
        add(page);
    setCurrentWidget(page);
}
