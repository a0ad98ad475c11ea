#include "tests/dashboards/import/modeltext.h"

namespace {

QString text(const DataSourceRef& ref)
{
    return QStringLiteral("%1/%2/%3").arg(int(ref.kind)).arg(ref.type, ref.uid);
}

QString text(const Json& json)
{
    return QString::fromUtf8(jsonutil::dump(json));
}

QString text(const std::vector<AdhocFilter>& filters)
{
    QStringList parts;
    for (const AdhocFilter& filter : filters)
        parts << filter.key + filter.op + filter.value;
    return parts.join(u',');
}

void addLinks(const std::vector<LinkSpec>& links, QStringList& lines)
{
    for (const LinkSpec& link : links)
        lines << QStringLiteral("  link %1 %2 %3 %4 %5 %6 %7")
                     .arg(int(link.kind))
                     .arg(link.title, link.url, link.tooltip, link.icon, link.tags.join(u','))
                     .arg(link.targetBlank + 2 * link.keepTime + 4 * link.includeVars + 8 * link.asDropdown);
}

void addOptions(const char* kind, const VariableOptions& options, QStringList& lines)
{
    for (const VariableOption& option : options)
        lines << QStringLiteral("  %1 %2=%3").arg(QLatin1String(kind), option.text, option.value);
}

void addQueries(const PanelSpec& p, QStringList& lines)
{
    for (const TargetSpec& target : p.targets)
        lines
            << QStringLiteral("  target %1 %2 %3 ").arg(target.refId.value, text(target.datasource)).arg(target.hidden)
                + text(target.query);
    for (const TransformationSpec& step : p.transformations)
        lines << QStringLiteral("  step %1 %2 %3 ").arg(step.id, step.topic).arg(step.disabled) + text(step.options)
                + text(step.filter);
}

void addLook(const PanelSpec& p, QStringList& lines)
{
    lines << QStringLiteral("  defaults ") + text(p.fieldConfig.defaultsJson);
    for (const OverrideRule& rule : p.fieldConfig.overrides) {
        lines << QStringLiteral("  rule %1 %2 %3 ").arg(rule.matcher.id, rule.matcher.scope, rule.systemRef)
                + text(rule.matcher.options);
        for (const OverrideProperty& property : rule.properties)
            lines << QStringLiteral("    %1 ").arg(property.id) + text(property.value);
    }
    lines << QStringLiteral("  options ") + text(p.options);
}

/// All of a panel but its place, and the panels inside it.
void addContent(const PanelSpec& p, QStringList& lines)
{
    lines << QStringLiteral("  %1 %2 |%3|%4| %5x%6 %7")
                 .arg(p.id.value, p.type, p.title, p.description)
                 .arg(p.gridPos.w)
                 .arg(p.gridPos.h)
                 .arg(p.pluginVersion);
    lines << QStringLiteral("  %1 repeat=%2 %3 %4 %5 %6 %7 %8")
                 .arg(text(p.datasource), p.repeat)
                 .arg(p.repeatVertical)
                 .arg(p.maxPerRow)
                 .arg(p.interval, p.timeFrom, p.timeShift)
                 .arg(p.maxDataPoints.value_or(0));
    lines << QStringLiteral("  %1 %2 %3 %4")
                 .arg(p.collapsed)
                 .arg(p.transparent)
                 .arg(p.hideTimeOverride)
                 .arg(p.libraryPanel);
    addQueries(p, lines);
    addLook(p, lines);
    addLinks(p.links, lines);
}

void addPanel(const PanelSpec& p, QStringList& lines, int depth)
{
    lines << QStringLiteral("panel %1 at %2,%3").arg(depth).arg(p.gridPos.x).arg(p.gridPos.y);
    addContent(p, lines);
    for (const PanelSpec& child : p.panels)
        addPanel(child, lines, depth + 1);
}

void addContents(const std::vector<PanelSpec>& panels, QStringList& texts)
{
    for (const PanelSpec& panel : panels) {
        if (panel.isPart()) {
            addContents(panel.panels, texts);
            continue;
        }
        QStringList lines;
        addContent(panel, lines);
        texts << lines.join(u'\n');
    }
}

void addVariable(const VariableSpec& v, QStringList& lines)
{
    lines << QStringLiteral("variable %1 %2 %3|%4 %5 [%6] [%7]")
                 .arg(v.name, v.typeName, v.label, v.placeholder)
                 .arg(int(v.hide))
                 .arg(v.currentValues.join(u','), v.currentTexts.join(u','));
    lines << QStringLiteral("  %1 %2 %3 %4 %5 %6 %7 ")
                 .arg(v.multi)
                 .arg(v.includeAll)
                 .arg(v.sort)
                 .arg(int(v.refresh))
                 .arg(v.regex, v.allValue, text(v.datasource))
            + text(v.query);
    lines << QStringLiteral("  %1 %2 %3 %4 %5 %6 %7")
                 .arg(v.allowCustomValue + 2 * v.regexOnText + 4 * v.skipUrlSync + 8 * v.autoInterval
                      + 16 * v.enableGroupBy)
                 .arg(v.autoCount)
                 .arg(v.autoMin, v.enabledValue, v.disabledValue, v.valuesFormat, v.description);
    lines << QStringLiteral("  %1 %2 %3 %4")
                 .arg(text(v.filters), text(v.baseFilters), v.defaultKeys.join(u','), v.staticOptionsOrder);
    addOptions("option", v.options, lines);
    addOptions("static", v.staticOptions, lines);
}

} // namespace

QString modelText(const Dashboard& d)
{
    QStringList lines;
    lines << QStringLiteral("%1|%2|%3|%4|%5").arg(d.uid, d.title, d.description, d.tags.join(u','), d.timezone);
    lines << QStringLiteral("%1 %2 %3 %4 %5")
                 .arg(d.time.from, d.time.to, d.refresh, d.weekStart)
                 .arg(d.fiscalYearStartMonth);
    lines << QStringLiteral("%1 %2 %3 %4 %5")
                 .arg(int(d.cursorSync))
                 .arg(d.liveNow)
                 .arg(d.preload)
                 .arg(d.timePicker.hidden)
                 .arg(d.timePicker.nowDelay)
            + d.timePicker.refreshIntervals.join(u',');
    for (const auto& [range, name] : d.timePicker.quickRanges)
        lines << QStringLiteral("quick %1 %2 %3").arg(range.from, range.to, name);
    for (const PanelSpec& panel : d.panels)
        addPanel(panel, lines, 0);
    for (const VariableSpec& variable : d.variables)
        addVariable(variable, lines);
    for (const AnnotationSpec& a : d.annotations) {
        QStringList ids;
        for (const PanelId& id : a.filterIds)
            ids << id.value;
        lines << QStringLiteral("annotation %1 %2 %3 %4 %5 ")
                     .arg(a.name)
                     .arg(a.enable + 2 * a.hide + 4 * a.builtIn + 8 * a.filterExclude)
                     .arg(a.iconColor, text(a.datasource), ids.join(u','))
                + text(a.query);
    }
    addLinks(d.links, lines);
    return lines.join(u'\n');
}

QString contentText(const Dashboard& dashboard)
{
    QStringList texts;
    addContents(dashboard.panels, texts);
    texts.sort();
    return texts.join(u'\n');
}
