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

void addLinks(const std::vector<LinkSpec>& links, QStringList& lines)
{
    for (const LinkSpec& link : links)
        lines << QStringLiteral("  link %1 %2 %3 %4 %5")
                     .arg(int(link.kind))
                     .arg(link.title, link.url, link.tags.join(u','))
                     .arg(link.targetBlank + 2 * link.keepTime + 4 * link.includeVars + 8 * link.asDropdown);
}

void addPanel(const PanelSpec& p, QStringList& lines, int depth)
{
    const GridPos& g = p.gridPos;
    lines << QStringLiteral("panel %1 %2 %3 |%4|%5| %6,%7 %8x%9")
                 .arg(depth)
                 .arg(p.id.value, p.type, p.title, p.description)
                 .arg(g.x)
                 .arg(g.y)
                 .arg(g.w)
                 .arg(g.h);
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
    for (const TargetSpec& target : p.targets)
        lines
            << QStringLiteral("  target %1 %2 %3 ").arg(target.refId.value, text(target.datasource)).arg(target.hidden)
                + text(target.query);
    for (const TransformationSpec& step : p.transformations)
        lines << QStringLiteral("  step %1 %2 ").arg(step.id).arg(step.disabled) + text(step.options)
                + text(step.filter);
    lines << QStringLiteral("  defaults ") + text(p.fieldConfig.defaultsJson);
    for (const OverrideRule& rule : p.fieldConfig.overrides) {
        lines << QStringLiteral("  rule %1 ").arg(rule.matcher.id) + text(rule.matcher.options);
        for (const OverrideProperty& property : rule.properties)
            lines << QStringLiteral("    %1 ").arg(property.id) + text(property.value);
    }
    lines << QStringLiteral("  options ") + text(p.options);
    addLinks(p.links, lines);
    for (const PanelSpec& child : p.panels)
        addPanel(child, lines, depth + 1);
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
    for (const VariableOption& option : v.options)
        lines << QStringLiteral("  option %1=%2").arg(option.text, option.value);
}

} // namespace

QString modelText(const Dashboard& d)
{
    QStringList lines;
    lines << QStringLiteral("%1|%2|%3|%4|%5").arg(d.uid, d.title, d.description, d.tags.join(u','), d.timezone);
    lines << QStringLiteral("%1 %2 %3 %4 %5")
                 .arg(d.time.from, d.time.to, d.refresh, d.weekStart)
                 .arg(d.fiscalYearStartMonth);
    lines << QStringLiteral("%1 %2 %3 %4")
                 .arg(int(d.cursorSync))
                 .arg(d.liveNow)
                 .arg(d.timePicker.hidden)
                 .arg(d.timePicker.nowDelay)
            + d.timePicker.refreshIntervals.join(u',');
    for (const PanelSpec& panel : d.panels)
        addPanel(panel, lines, 0);
    for (const VariableSpec& variable : d.variables)
        addVariable(variable, lines);
    for (const AnnotationSpec& a : d.annotations)
        lines << QStringLiteral("annotation %1 %2 %3 %4 %5 ")
                     .arg(a.name)
                     .arg(a.enable)
                     .arg(a.hide)
                     .arg(a.iconColor, text(a.datasource))
                + text(a.query);
    addLinks(d.links, lines);
    return lines.join(u'\n');
}
