#include "dashboards/import/capabilityfindings.h"

#include "dashboards/expressions/expressions.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

class CapabilityCheck
{
public:
    CapabilityCheck(const Capabilities& capabilities, ImportReport& report)
        : m_capabilities(capabilities)
        , m_report(report)
    { }

    void panels(const std::vector<PanelSpec>& list)
    {
        for (const PanelSpec& panel : list) {
            if (panel.isRow())
                panels(panel.panels);
            else
                check(panel);
        }
    }

    void source(const DataSourceRef& ref, const QString& path)
    {
        if (ref.type.isEmpty() || ref.type == QLatin1String("datasource")
            || m_capabilities.datasourceTypes.contains(ref.type))
            return;
        if (ref.kind == DataSourceRef::Kind::Named || ref.kind == DataSourceRef::Kind::Default)
            unsupported(path, tr("Datasources of type %1 are not supported; nothing is asked.").arg(ref.type));
    }

private:
    void unsupported(const QString& path, const QString& what)
    {
        m_report.add(Finding::Severity::Unsupported, path, what);
    }

    void check(const PanelSpec& panel)
    {
        ++m_report.panels;
        if (panel.type.isEmpty() && !panel.libraryPanel.isEmpty()) {
            ++m_report.libraryReferences;
            unsupported(panel.jsonPath,
                        tr("The file only refers to the library panel %1; its definition is elsewhere.")
                            .arg(panel.libraryPanel));
            return;
        }
        checkType(panel);
        for (size_t i = 0; i < panel.targets.size(); ++i)
            target(panel.targets[i], QStringLiteral("%1.targets[%2]").arg(panel.jsonPath).arg(i));
        for (size_t i = 0; i < panel.transformations.size(); ++i) {
            const TransformationSpec& step = panel.transformations[i];
            if (!step.disabled && !m_capabilities.transformations.contains(step.id))
                unsupported(QStringLiteral("%1.transformations[%2]").arg(panel.jsonPath).arg(i),
                            tr("The transformation %1 is not supported; it is skipped.").arg(step.id));
        }
    }

    void target(const TargetSpec& spec, const QString& path)
    {
        source(spec.datasource, path);
        if (spec.datasource.kind != DataSourceRef::Kind::Expression)
            return;
        if (const QString why = unsupportedExpression(spec.query); !why.isEmpty())
            unsupported(path, why);
    }

    void checkType(const PanelSpec& panel)
    {
        if (m_capabilities.panelTypes.contains(panel.type)) {
            ++m_report.nativePanels;
            return;
        }
        ++m_report.placeholderPanels;
        unsupported(panel.jsonPath + QStringLiteral(".type"),
                    panel.type.isEmpty()
                        ? tr("The panel has no type; a placeholder is shown.")
                        : tr("Panels of type %1 are not supported; a placeholder is shown.").arg(panel.type));
    }

    const Capabilities& m_capabilities;
    ImportReport& m_report;
};

} // namespace

void reportCapabilities(const Dashboard& dashboard, const Capabilities& capabilities, ImportReport& report)
{
    CapabilityCheck check(capabilities, report);
    check.panels(dashboard.panels);
    for (size_t i = 0; i < dashboard.variables.size(); ++i)
        if (dashboard.variables[i].type == VariableSpec::Type::Query)
            check.source(dashboard.variables[i].datasource, QStringLiteral("templating.list[%1]").arg(i));
    for (size_t i = 0; i < dashboard.annotations.size(); ++i)
        if (dashboard.annotations[i].enable && !dashboard.annotations[i].builtIn)
            check.source(dashboard.annotations[i].datasource, QStringLiteral("annotations.list[%1]").arg(i));
}
