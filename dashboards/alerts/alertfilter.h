#pragma once

#include "datasources/data/alerts.h"

#include <optional>

/// Which alerts a panel is about, beside what it asks of the sources. What is empty lets everything pass.
struct AlertFilter
{
    QString name; ///< part of the alert's name, any case
    std::optional<QString> dashboardUid; ///< of the dashboard that alerts are linked to by an annotation
    QString folder; ///< Grafana's name for where a rule lives: a label of its alerts, the file of others' rules

    bool isEmpty() const { return name.isEmpty() && !dashboardUid && folder.isEmpty(); }
    friend bool operator==(const AlertFilter&, const AlertFilter&) = default;
};

/// The alerts and rules that pass; groups keep those of their alerts that do, and groups without any go.
AlertList filteredAlerts(AlertList list, const AlertFilter& filter);
