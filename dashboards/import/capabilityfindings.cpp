#include "dashboards/import/capabilityfindings.h"

#include "dashboards/expressions/expressions.h"
#include "datasources/datasources.h"

#include <QCoreApplication>
#include <QMap>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

/// Where the parts of a panel stand below it; each form of the file has its own places.
struct Places
{
    QString type;
    QString targets;
    QString transformations;
    QString options;
};

const Places& placesOf(const PanelSpec& panel)
{
    static const Places classic {QStringLiteral(".type"), QStringLiteral("%1.targets[%2]"),
                                 QStringLiteral("%1.transformations[%2]"), QStringLiteral(".options")};
    static const Places v2 {QStringLiteral(".spec.vizConfig"), QStringLiteral("%1.spec.data.spec.queries[%2]"),
                            QStringLiteral("%1.spec.data.spec.transformations[%2]"),
                            QStringLiteral(".spec.vizConfig.spec.options")};
    static const Places perses {QStringLiteral(".spec.plugin.kind"),
                                QStringLiteral("%1.spec.queries[%2]"),
                                {},
                                QStringLiteral(".spec.plugin.spec")};
    if (panel.jsonPath.startsWith(QLatin1String("elements")))
        return v2;
    const bool byName =
        panel.jsonPath.startsWith(QLatin1String("panels.")) || panel.jsonPath.startsWith(QLatin1String("panels[\""));
    return byName ? perses : classic;
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
            if (panel.isPart())
                panels(panel.panels);
            else
                check(panel);
        }
    }

    void annotation(const AnnotationSpec& annotation, const QString& path)
    {
        if (!annotation.enable || annotation.builtIn)
            return;
        const QString kind = jsonutil::string(jsonutil::object(annotation.query, "target"), "queryType");
        if (annotation.datasource.kind == DataSourceRef::Kind::Grafana && kind != QLatin1String("timeRegions"))
            ignored(path, tr("Annotations that a Grafana keeps are not shown."));
        source(annotation.datasource, path);
    }

    void source(const DataSourceRef& ref, const QString& path)
    {
        if (isUnsupported(ref))
            unsupported(path, unsupportedText(ref.type));
    }

    /// Queries that name a variable ask what it offers; of a type that nobody can ask it offers nothing.
    void offered(const VariableSpec& variable)
    {
        const QString type = jsonutil::asString(variable.query).value_or(QString());
        if (variable.type == VariableSpec::Type::DataSource && !type.contains(u'$'))
            source({DataSourceRef::Kind::Named, type, {}}, variable.jsonPath);
    }

    /// What a shared file leaves open: the connection of its plugin is asked, if there can be one.
    void input(const OpenInput& open)
    {
        if (open.plugin == QLatin1String("__expr__"))
            return; // calculated here, nothing is open
        if (isSupported(open.plugin))
            m_report.add(
                Finding::Severity::Ignored, open.path,
                tr("The file leaves open which datasource \"%1\" is; the %2 connection configured here is asked.")
                    .arg(open.name, open.plugin));
        else
            source({DataSourceRef::Kind::Named, open.plugin, open.name}, open.path);
    }

    /// Labels to group by go into queries of Prometheus and Loki.
    void grouping(const VariableSpec& variable, const QString& path)
    {
        const bool groups = variable.type == VariableSpec::Type::GroupBy || variable.enableGroupBy;
        const QString type = canonicalType(variable.datasource.type);
        if (groups && !type.isEmpty() && type != QLatin1String("prometheus") && type != QLatin1String("loki"))
            ignored(path, tr("Queries of type %1 cannot be grouped by this variable.").arg(variable.datasource.type));
    }

private:
    bool isSupported(const QString& plugin) const
    {
        return m_capabilities.datasourceTypes.contains(plugin)
            || m_capabilities.datasourceTypes.contains(canonicalType(plugin));
    }

    bool isUnsupported(const DataSourceRef& ref) const
    {
        if (ref.type.isEmpty() || ref.type == QLatin1String("datasource") || isSupported(ref.type))
            return false;
        return ref.kind == DataSourceRef::Kind::Named || ref.kind == DataSourceRef::Kind::Default;
    }

    static QString unsupportedText(const QString& type)
    {
        return tr("Datasources of type %1 are not supported; nothing is asked.").arg(type);
    }

    void ignored(const QString& path, const QString& what) { m_report.add(Finding::Severity::Ignored, path, what); }

    /// Panels of their own drawing that show less than they would elsewhere.
    void checkLook(const PanelSpec& panel)
    {
        const QString type = panel.jsonPath + placesOf(panel).type;
        if (panel.type == QLatin1String("geomap"))
            ignored(type, tr("The map is not drawn; its points are shown as a table."));
        if (panel.type == QLatin1String("alertlist"))
            ignored(type,
                    tr("The alerts are those of the Alertmanager and Prometheus servers configured here; rules that a "
                       "Grafana evaluates itself are not listed."));
        const QString options = panel.jsonPath + placesOf(panel).options;
        if (panel.type == QLatin1String("text"))
            checkText(options + QStringLiteral(".content"), jsonutil::string(panel.options, "content"));
    }

    void checkText(const QString& path, const QString& content)
    {
        const auto holds = [&content](std::initializer_list<const char*> parts) {
            return std::any_of(parts.begin(), parts.end(), [&](const char* part) {
                return content.contains(QLatin1String(part), Qt::CaseInsensitive);
            });
        };
        if (holds({"<script", "<iframe", "<style", "<object", "<embed"}))
            ignored(path, tr("Scripts, style sheets and frames of this text are left out."));
        if (holds({"<img", "!["}))
            ignored(path, tr("Pictures of this text are not loaded; their descriptions stand in for them."));
    }

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
        checkLook(panel);
        checkTargets(panel);
        checkShared(panel);
        for (size_t i = 0; i < panel.transformations.size(); ++i) {
            const TransformationSpec& step = panel.transformations[i];
            if (!step.disabled && !m_capabilities.transformations.contains(step.id))
                unsupported(placesOf(panel).transformations.arg(panel.jsonPath).arg(i),
                            tr("The transformation %1 is not supported; it is skipped.").arg(step.id));
        }
    }

    /// Queries of one panel to one unsupported kind of datasource are one finding.
    void checkTargets(const PanelSpec& panel)
    {
        QMap<QString, std::vector<QString>> unasked;
        for (size_t i = 0; i < panel.targets.size(); ++i) {
            const DataSourceRef& ref = panel.targets[i].datasource;
            const QString path = placesOf(panel).targets.arg(panel.jsonPath).arg(i);
            if (isUnsupported(ref))
                unasked[ref.type].push_back(path);
            if (ref.kind != DataSourceRef::Kind::Expression)
                continue;
            if (const QString why = unsupportedExpression(panel.targets[i].query); !why.isEmpty())
                unsupported(path, why);
            else if (hasRecoveryThreshold(panel.targets[i].query))
                ignored(path,
                        tr("The recovery threshold of this expression acts in alert rules only; here the first "
                           "condition decides alone."));
        }
        for (auto it = unasked.cbegin(); it != unasked.cend(); ++it) {
            const QString& first = it.value().front();
            if (it.value().size() == 1)
                unsupported(first, unsupportedText(it.key()));
            else
                unsupported(first.left(first.lastIndexOf(u'[')),
                            tr("%1 queries ask datasources of type %2, which are not supported; they bring no data.")
                                .arg(it.value().size())
                                .arg(it.key()));
        }
    }

    /// A panel asks itself, or shows the data of one other panel.
    void checkShared(const PanelSpec& panel)
    {
        using Kind = DataSourceRef::Kind;
        const bool asks = std::any_of(panel.targets.begin(), panel.targets.end(), [](const TargetSpec& target) {
            return target.datasource.kind != Kind::Dashboard && target.datasource.kind != Kind::Expression
                && !target.hidden;
        });
        std::optional<int> shown;
        for (size_t i = 0; i < panel.targets.size(); ++i) {
            const TargetSpec& target = panel.targets[i];
            if (target.datasource.kind != Kind::Dashboard)
                continue;
            const int from = jsonutil::integer(target.query, "panelId");
            if (asks || shown.value_or(from) != from)
                ignored(placesOf(panel).targets.arg(panel.jsonPath).arg(i),
                        tr("Data of another panel is not mixed with other queries; this one brings none."));
            else
                shown = from;
        }
    }

    void checkType(const PanelSpec& panel)
    {
        if (m_capabilities.panelTypes.contains(panel.type)) {
            ++m_report.nativePanels;
            return;
        }
        ++m_report.placeholderPanels;
        unsupported(panel.jsonPath + placesOf(panel).type,
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
    for (const OpenInput& input : std::vector<OpenInput>(report.openInputs))
        check.input(input);
    for (const VariableSpec& variable : dashboard.variables) {
        if (variable.type == VariableSpec::Type::Query)
            check.source(variable.datasource, variable.jsonPath);
        check.offered(variable);
        check.grouping(variable, variable.jsonPath);
    }
    for (size_t i = 0; i < dashboard.annotations.size(); ++i)
        check.annotation(dashboard.annotations[i], QStringLiteral("annotations.list[%1]").arg(i));
}
