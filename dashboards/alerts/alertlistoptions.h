#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/jsonutil.h"

/// Options of Grafana's alert list panel ("alertlist") and of its alert groups panel, the ones of older versions too.
struct AlertListOptions
{
    enum class View
    {
        List,
        Count ///< one big number
    };
    enum class Sort
    {
        NameUp = 1,
        NameDown = 2,
        Importance = 3,
        OldestFirst = 4,
        NewestFirst = 5
    };
    View view = View::List;
    Json countConfig; ///< thresholds and mappings of the number, as of a field; null: the worst state colours it
    QString countColor = QStringLiteral("value"); ///< what thresholds colour: value, background or none
    Sort sort = Sort::NameUp;
    int maxItems = 20;
    QStringList groupBy; ///< labels; empty: by alert name
    bool asGroups = false; ///< Alertmanager's own groups
    bool showInstances = false; ///< sections are open from the start
    QString name; ///< part of the alert's name, any case, with variables
    QString labelFilter; ///< matchers, with variables; the sources apply it
    bool ofDashboard = false; ///< only alerts that are linked to the dashboard
    QString folder; ///< title of Grafana's folder that holds the rules; empty: any
    QString datasource; ///< uid or name; empty: all sources of alerts
    bool firing = true;
    bool pending = true;
    bool recovering = true;
    bool error = true;
    bool inactive = false; ///< rules without an alert

    friend bool operator==(const AlertListOptions&, const AlertListOptions&) = default;
};

/// `type` is the panel's. Missing keys have Grafana's defaults.
AlertListOptions alertListOptions(const QString& type, const Json& options);
/// Panels that show alerts and ask for them without queries of their own.
bool isAlertPanel(const QString& type);
