#include "app/pagecommands.h"

#include "app/dashboardpage.h"
#include "app/edit/pagedocument.h"
#include "app/panelactions.h"
#include "dashboards/run/links.h"
#include "widgets/view/dashboardview.h"

#include <QClipboard>
#include <QGuiApplication>

namespace {

using Action = void (*)(DashboardPage&);

void withPanel(DashboardPage& page, void (*act)(PanelActions&, const PanelId&))
{
    const auto panel = page.view().fullPanel() ? page.view().fullPanel() : page.view().hoveredPanel();
    if (panel)
        act(page.panelActions(), *panel);
}

void collapseRows(DashboardPage& page, bool collapsed)
{
    std::vector<PanelId> rows; // the list changes with every row
    for (const LivePanel& panel : page.session().panels())
        if (panel.spec->isPart())
            rows.push_back(panel.id);
    for (const PanelId& row : rows)
        page.session().setRowCollapsed(row, collapsed);
}

void pasteRange(DashboardPage& page)
{
    const auto json = jsonutil::parse(QGuiApplication::clipboard()->text().toUtf8());
    if (json) {
        const RawTimeRange range {jsonutil::string(*json, "from"), jsonutil::string(*json, "to")};
        if (!range.from.isEmpty() && !range.to.isEmpty())
            page.session().setRawRange(range);
        return;
    }
    const auto link = parseDashboardLink(QGuiApplication::clipboard()->text());
    if (link && link->overrides.from && link->overrides.to)
        page.session().setRawRange({*link->overrides.from, *link->overrides.to});
}

/// As Grafana copies it, so that it goes both ways.
void copyRange(DashboardPage& page)
{
    const RawTimeRange range = page.session().rawRange();
    const Json json {{"from", range.from.toStdString()}, {"to", range.to.toStdString()}};
    QGuiApplication::clipboard()->setText(QString::fromUtf8(jsonutil::dump(json)));
}

Action actionOf(Command command)
{
    switch (command) {
    case Command::ViewPanel:
        return [](DashboardPage& page) { page.toggleFullPanel(); };
    case Command::InspectPanel:
        return [](DashboardPage& page) {
            withPanel(page,
                      [](PanelActions& actions, const PanelId& id) { actions.inspect(id, Inspector::Tab::Data); });
        };
    case Command::EditPanel:
        return [](DashboardPage& page) {
            withPanel(page, [](PanelActions& actions, const PanelId& id) { emit actions.editRequested(id); });
        };
    case Command::CopyPanelLink:
        return [](DashboardPage& page) {
            withPanel(page, [](PanelActions& actions, const PanelId& id) {
                if (actions.canLink())
                    QGuiApplication::clipboard()->setText(actions.link(id));
            });
        };
    case Command::RefreshAll:
        return [](DashboardPage& page) { page.session().refresh(); };
    case Command::ExpandRows:
        return [](DashboardPage& page) { collapseRows(page, false); };
    case Command::CollapseRows:
        return [](DashboardPage& page) { collapseRows(page, true); };
    case Command::FitToHeight:
        return [](DashboardPage& page) { page.view().setFitToHeight(!page.view().fitsToHeight()); };
    case Command::CycleCrosshair:
        return [](DashboardPage& page) { page.view().cycleCursorSync(); };
    case Command::DashboardSettings:
        return [](DashboardPage& page) { page.document().openSettings(); };
    case Command::EditLayout:
        return [](DashboardPage& page) { page.document().editLayout(); };
    case Command::Findings:
        return [](DashboardPage& page) { page.toggleReport(); };
    case Command::ZoomOut:
        return [](DashboardPage& page) { page.session().zoomOut(); };
    case Command::ShiftBack:
        return [](DashboardPage& page) { page.session().shiftRange(-0.5); };
    case Command::ShiftForward:
        return [](DashboardPage& page) { page.session().shiftRange(0.5); };
    case Command::MakeAbsolute:
        return [](DashboardPage& page) { page.session().setAbsoluteRange(page.session().range()); };
    case Command::CopyRange:
        return copyRange;
    case Command::PasteRange:
        return pasteRange;
    default:
        return nullptr;
    }
}

} // namespace

bool runPageCommand(Command command, DashboardPage& page)
{
    const Action action = actionOf(command);
    if (action)
        action(page);
    return action != nullptr;
}
