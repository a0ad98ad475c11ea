#include "widgets/panels/common/datalinks.h"
namespace {

std::vector<LinkTarget> targets(const std::vector<ResolvedLink>& links)
{
    std::vector<LinkTarget> result;
    result.reserve(links.size());
    for (const ResolvedLink& link : links)
        result.push_back({link.title, link.url, link.newWindow, link.oneClick});
    return result;
}

InterpolateContext variablesOf(const PanelContext& context)
{
    return context.variables ? context.variables() : InterpolateContext();
}

} // namespace

LinkTarget actionTarget(ResolvedAction action)
{
    LinkTarget target;
    target.title = action.action.title.isEmpty() ? action.action.method : action.action.title;
    target.oneClick = action.action.oneClick;
    target.action = std::make_shared<const ResolvedAction>(std::move(action));
    return target;
}

std::vector<LinkTarget> dataLinkTargets(const DataContext& data, const PanelContext& context)
{
    const InterpolateContext variables = variablesOf(context);
    std::vector<LinkTarget> result = targets(resolveDataLinks(data, variables));
    for (ResolvedAction& action : resolveActions(data, variables))
        result.push_back(actionTarget(std::move(action)));
    return result;
}

std::vector<LinkTarget> valueLinkTargets(const FieldDisplay& value, const PanelData& panel, const PanelContext& context)
{
    if (value.frameIndex < 0 || size_t(value.frameIndex) >= panel.frames.size())
        return {};
    DataContext data;
    data.frame = &panel.frames[size_t(value.frameIndex)];
    data.field = &value.field;
    data.all = &panel.frames;
    data.frameIndex = value.frameIndex;
    data.display = panel.display;
    if (value.row)
        data.row = *value.row;
    else
        data.calculated = &value.display;
    data.calculation = value.name;
    return dataLinkTargets(data, context);
}

std::vector<LinkTarget> panelLinkTargets(const PanelSpec& spec, const PanelContext& context)
{
    return targets(resolvePanelLinks(spec.links, variablesOf(context)));
}
