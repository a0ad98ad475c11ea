#include "widgets/view/partvariables.h"

#include "widgets/controls/variablebar.h"

PartVariables::PartVariables(DashboardSession& session, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_bar(new VariableBar)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(m_bar);
    viewport()->setAutoFillBackground(false);
    m_bar->setAutoFillBackground(false);
    connect(m_bar, &VariableBar::valuePicked, &session, &DashboardSession::setVariable);
    connect(&session, &DashboardSession::variablesChanged, this, &PartVariables::fillBar);
}

void PartVariables::setTheme(const Theme& theme)
{
    m_bar->setTheme(theme);
}

void PartVariables::setTags(std::function<TagSource(const VariableSpec& spec)> tags)
{
    m_bar->setTags(std::move(tags));
    m_bar->setVariables({}); // controls that stand there have none
    fillBar();
}

void PartVariables::setNames(const QStringList& names)
{
    m_names = names;
    fillBar();
}

void PartVariables::fillBar()
{
    std::vector<VariableState> own;
    for (const VariableState& state : m_session.variables())
        if (m_names.contains(state.spec.name))
            own.push_back(state);
    m_bar->setVariables(own);
}
