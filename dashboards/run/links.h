#pragma once

#include "dashboards/run/dashboardsession.h"
#include "dashboards/run/datacontext.h"

/// A link with all its variables replaced. The address is one that may be opened: http, https or a dashboard.
struct ResolvedLink
{
    QString title;
    QString url;
    QString tooltip;
    bool newWindow = false;
    bool oneClick = false; ///< data links: a click on the value follows it without a menu
};

/// The dashboard that an address without a host means: /d/UID/slug, /dashboard/db/slug, or only ?parameters for the
/// dashboard it stands in (uid and slug are empty then).
struct DashboardLink
{
    QString uid;
    QString slug;
    QString viewPanel;
    bool kiosk = false;
    bool fit = false; ///< all panels into the window's height
    DashboardSession::Overrides overrides;
    bool isSameDashboard() const { return uid.isEmpty() && slug.isEmpty(); }
};
std::optional<DashboardLink> parseDashboardLink(const QString& url);
/// A time as links carry it: now-6h stays, epoch ms and the UTC forms 20240131, 20240131T120000, 2024-01-31 12:00:00
/// and ISO become epoch ms; nullopt for what is none.
std::optional<QString> timeFromUrl(const QString& text);
/// The addresses of a dashboard, as parseDashboardLink reads them.
QString dashboardUrl(const QString& uid);
QString dashboardUrlOfSlug(const QString& slug);
/// Its address with the readable title behind, as Grafana writes it.
QString dashboardPath(const QString& uid, const QString& title);

/// The address without blanks around it when it may be opened; empty for every other scheme, for files and for
/// addresses that mean neither a host nor a dashboard. Dashboards are untrusted.
QString safeUrl(const QString& url);

/// Links of the dashboard; nullopt when the address is refused.
std::optional<ResolvedLink> resolveDashboardLink(const LinkSpec& link, const InterpolateContext& context);
/// Links of a panel: values in addresses are encoded unless they name a format.
std::vector<ResolvedLink> resolvePanelLinks(const std::vector<LinkSpec>& links, const InterpolateContext& context);
/// Links of the field in the data context; those with a refused address are left out. Those into other views
/// (`internal`) have addresses as queryLinkUrl() writes them.
std::vector<ResolvedLink> resolveDataLinks(const DataContext& data, const InterpolateContext& context);
