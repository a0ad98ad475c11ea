#include "dashboards/import/oddities.h"

#include "dashboards/run/links.h"
#include "dashboards/run/panellimit.h"
#include "dashboards/variables/variableorder.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

bool overlap(const GridPos& a, const GridPos& b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/// Nobody asks the datasource that a variable of datasources names; some name themselves.
bool isDataSourceOfItself(const QString& cycle, const std::vector<VariableSpec>& variables)
{
    return std::any_of(variables.begin(), variables.end(), [&cycle](const VariableSpec& variable) {
        return variable.type == VariableSpec::Type::DataSource
            && cycle == QStringLiteral("%1 -> %1").arg(variable.name);
    });
}

class OddityCheck
{
public:
    explicit OddityCheck(ImportReport& report) : m_report(report) { }

    void panels(const std::vector<PanelSpec>& list)
    {
        countOverlaps(list);
        for (const PanelSpec& panel : list) {
            for (size_t i = 0; i < panel.links.size(); ++i)
                link(panel.links[i], QStringLiteral("%1.links[%2]").arg(panel.jsonPath).arg(i));
            dataLinks(panel);
            panels(panel.panels);
        }
    }

    void link(const LinkSpec& link, const QString& path)
    {
        if (link.kind == LinkSpec::Kind::Link)
            address(link.url, path);
    }

    void address(const QString& url, const QString& path)
    {
        // Web addresses may hold variables where no address is whole before they are filled in.
        static const QRegularExpression scheme(QStringLiteral("^\\s*(?!https?:)[a-z][a-z0-9+.-]*\\s*:"),
                                               QRegularExpression::CaseInsensitiveOption);
        if (scheme.match(url).hasMatch() && safeUrl(url).isEmpty())
            add(path, tr("Addresses that are neither web pages nor dashboards are not opened."));
    }

    void reportOverlaps()
    {
        if (m_overlapping == 1)
            add(m_firstOverlap, tr("The panel lies over another one; it moves down until it does not."));
        else if (m_overlapping > 1)
            add(m_firstOverlap, tr("%1 panels lie over others; they move down until none does.").arg(m_overlapping));
    }

    void add(const QString& path, const QString& what) { m_report.add(Finding::Severity::Ignored, path, what); }

private:
    void dataLinks(const PanelSpec& panel)
    {
        const bool isV2 = panel.jsonPath.startsWith(QLatin1String("elements"));
        const QString config =
            panel.jsonPath + QLatin1String(isV2 ? ".spec.vizConfig.spec.fieldConfig" : ".fieldConfig");
        const auto check = [this](const Json& links, const QString& path) {
            for (size_t i = 0; i < links.size(); ++i)
                address(jsonutil::string(links[i], "url"), QStringLiteral("%1[%2]").arg(path).arg(i));
        };
        check(jsonutil::array(panel.fieldConfig.defaultsJson, "links"), config + QStringLiteral(".defaults.links"));
        const auto& rules = panel.fieldConfig.overrides;
        for (size_t i = 0; i < rules.size(); ++i)
            for (size_t j = 0; j < rules[i].properties.size(); ++j)
                if (const OverrideProperty& property = rules[i].properties[j];
                    property.id == QLatin1String("links") && property.value.is_array())
                    check(property.value,
                          QStringLiteral("%1.overrides[%2].properties[%3].value").arg(config).arg(i).arg(j));
    }

    void countOverlaps(const std::vector<PanelSpec>& list)
    {
        constexpr size_t mostCompared = 2000; // every pair is looked at
        for (size_t i = 0; i < std::min(list.size(), mostCompared); ++i) {
            const auto over = [&](const PanelSpec& other) {
                return !other.isPart() && !other.autoGrid && overlap(other.gridPos, list[i].gridPos);
            };
            if (list[i].isPart() || list[i].autoGrid || std::none_of(list.begin(), list.begin() + qsizetype(i), over))
                continue;
            if (m_overlapping++ == 0)
                m_firstOverlap = list[i].jsonPath + QStringLiteral(".gridPos");
        }
    }

    ImportReport& m_report;
    int m_overlapping = 0;
    QString m_firstOverlap;
};

} // namespace

void reportOddities(const Dashboard& dashboard, ImportReport& report)
{
    OddityCheck check(report);
    check.panels(dashboard.panels);
    check.reportOverlaps();
    for (size_t i = 0; i < dashboard.links.size(); ++i)
        check.link(dashboard.links[i], QStringLiteral("links[%1]").arg(i));
    const VariableOrder order(dashboard.variables);
    for (const QString& cycle : order.cycles())
        if (!isDataSourceOfItself(cycle, dashboard.variables))
            check.add(QStringLiteral("templating.list"),
                      tr("Variables refer to each other in a circle (%1): one of them is loaded without the others.")
                          .arg(cycle));
    if (report.panels > mostLivePanels)
        check.add(QStringLiteral("panels"),
                  tr("A dashboard shows at most %1 panels; this one has %2.").arg(mostLivePanels).arg(report.panels));
}
