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

std::vector<LinkTarget> dataLinkTargets(const DataContext& data, const PanelContext& context)
{
    return targets(resolveDataLinks(data, variablesOf(context)));
}

std::vector<LinkTarget> panelLinkTargets(const PanelSpec& spec, const PanelContext& context)
{
    return targets(resolvePanelLinks(spec.links, variablesOf(context)));
}
