#pragma once

#include "dashboards/run/dashboardsession.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "tests/support/scriptedsource.h"
#include "widgets/view/dashboardview.h"
#include "widgets/view/panelhost.h"
#include "widgets/view/rowheader.h"

#include <QScrollBar>
#include <QTest>
#include <QThreadPool>

inline Dashboard ofPanels(std::vector<PanelSpec> panels)
{
    Dashboard dashboard;
    dashboard.panels = std::move(panels);
    return dashboard;
}

/// A dashboard on the screen over a scripted server, and what a person does with it.
struct DashboardDriver
{
    std::shared_ptr<Script> script = std::make_shared<Script>();
    DataSourceTypes types;
    PanelTypes panelTypes;
    HttpClient http;
    QThreadPool pool;
    qint64 now = 1'700'000'000'000;
    std::unique_ptr<DataSources> sources;
    std::unique_ptr<DashboardSession> session;
    std::unique_ptr<DashboardView> view;

    explicit DashboardDriver(std::vector<PanelSpec> panels, QSize size = {800, 600})
        : DashboardDriver(ofPanels(std::move(panels)), size)
    { }
    explicit DashboardDriver(const Dashboard& dashboard, QSize size = {800, 600})
    {
        types.add(scriptedType(script));
        registerBuiltinPanels(panelTypes);
        sources = std::make_unique<DataSources>(types, http, [this] { return now; });
        sources->setConnections({scriptedConnection(QStringLiteral("one"))});
        session = std::make_unique<DashboardSession>(
            dashboard,
            DashboardSession::Services {*sources, pool, std::make_shared<Transformations>(), [this] { return now; }});
        view = std::make_unique<DashboardView>(*session, panelTypes);
        view->setTheme(Theme::make(ThemeKind::Dark));
        view->resize(size);
        view->show();
    }
    ~DashboardDriver() { view.reset(); }

    void start() const { session->start(); }
    PanelHost* host(const char* id) const { return view->host(PanelId(QString::fromLatin1(id))); }
    RowHeader* header(const QString& title) const
    {
        for (RowHeader* header : view->findChildren<RowHeader*>())
            if (header->row().title == title)
                return header;
        return nullptr;
    }
    void clickRow(const QString& title) const { QTest::mouseClick(header(title), Qt::LeftButton); }
    void scrollTo(int y) const { view->verticalScrollBar()->setValue(y); }
    /// What was asked so far, by expression; an answered one stays on the list.
    QStringList asked() const
    {
        QStringList list;
        for (const auto& one : script->asked)
            list << jsonutil::string(one->request.spec, "expr");
        list.sort();
        return list;
    }
    QStringList waiting() const
    {
        QStringList list;
        for (const auto& one : script->waiting())
            list << jsonutil::string(one->request.spec, "expr");
        list.sort();
        return list;
    }
    void answer(double value) const { script->answerAll(value); }
    void fail(const QString& text) const
    {
        for (const auto& one : script->waiting())
            script->fail(*one, {Error::Kind::Network, text, QStringLiteral("curl 7")});
    }
};
