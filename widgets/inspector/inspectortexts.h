#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/theme/theme.h"

#include <functional>

// What the inspector writes about a panel's queries, as simple HTML in the theme's colours. Texts of servers and
// dashboards are escaped.

using ConnectionName = std::function<QString(const ConnectionId&)>;

/// Every query: its datasource, the text that was executed, the request, its times and what the server remarked.
QString queryHtml(const PanelData& data, const ConnectionName& name, const Theme& theme);
/// The same for the clipboard.
QString queryText(const PanelData& data, const ConnectionName& name);
/// Sums over the panel, then one line a query.
QString statsHtml(const PanelData& data, const Theme& theme);
QString errorHtml(const Error& error, const Theme& theme);

/// 532 B, 12.3 kB, 4.1 MB.
QString bytesText(qint64 bytes);
/// 0.12 ms, 45 ms, 1.2 s.
QString durationText(qint64 ns);
