#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/variables/placedvariable.h"
#include "datasources/data/clock.h"

#include <QObject>

class DataSources;

/// One variable as it stands: what the file says, what is chosen, how its options are.
struct VariableState
{
    VariableSpec spec;
    VariableValue value;
    bool loading = false;
    std::optional<Error> error; ///< of the last load; the options of the one before stay
    QString base; ///< copies that a repeated row or tab made: the file's variable; empty for the file's own
};

/// Loads the options of a dashboard's variables in the order of their references, independent ones at once, and keeps
/// what is chosen as long as it is offered. Lives in the GUI thread.
class VariableEngine : public QObject
{
    Q_OBJECT

public:
    /// Name -> values of links and of --var; they win over what the file has chosen.
    using Overrides = QHash<QString, QStringList>;

    VariableEngine(std::vector<VariableSpec> specs, DataSources& sources, QObject* parent = nullptr);
    ~VariableEngine() override;

    /// Begins to load. Signals come later, never from inside.
    void start(const TimeRange& range, const RawTimeRange& raw, const QString& timezone = {},
               const Overrides& overrides = {});
    /// Loads again what refreshes on a time range, calculates auto intervals again.
    void setRange(const TimeRange& range, const RawTimeRange& raw);
    void setTimezone(const QString& timezone);
    /// The variables of rows and tabs as the repeats made them: known copies keep what is chosen, new ones load, others
    /// go. True when something loads because of it: becameReady follows.
    bool setPlaced(const std::vector<PlacedVariable>& placed);
    /// A person's choice: "$__all" alone or last means All. Texts are looked up when none are given.
    void setValue(const QString& name, const QStringList& values, const QStringList& texts = {});
    void setAdhocFilters(const QString& name, const std::vector<AdhocFilter>& filters);
    /// Loads everything again, whatever its refresh setting.
    void reload();

    const std::vector<VariableState>& states() const { return m_states; } ///< in the order of the file
    const VariableState* state(const QString& name) const;
    std::shared_ptr<const VariableScope> scope() const { return m_scope; }
    /// False until all variables have loaded once, and again while a change is on its way through its dependents.
    bool ready() const;
    /// Of adhoc variables that speak to this datasource.
    std::vector<AdhocFilter> adhocFilters(const ConnectionId& connection) const;
    /// Labels to group by: of group-by variables, and of adhoc variables that also group, of this datasource.
    QStringList groupByKeys(const ConnectionId& connection) const;
    /// What is odd about the references: cycles.
    const QStringList& findings() const { return m_findings; }

signals:
    void becameReady();
    /// Values of these variables changed, dependents included; the scope is new.
    void changed(const QStringList& names);
    /// Options, errors or the loading state of some variables changed.
    void optionsChanged();

private:
    std::shared_ptr<const VariableScope> m_scope;
    std::vector<VariableState> m_states;
    QStringList m_findings;
    struct Private;
    std::unique_ptr<Private> m_d;
};
