#pragma once

#include "dashboards/run/panelpipeline.h"
#include "widgets/panels/panelview.h"

// Panels of every type with frames that tests make.

inline constexpr QSize panelSizes[] = {{956, 296}, {200, 150}, {40, 40}};

inline PanelDataPtr dataOf(Frames frames)
{
    auto data = std::make_shared<PanelData>();
    data->frames = std::move(frames);
    data->state = LoadingState::Done;
    data->revision = 1;
    data->range = {0, 100'000};
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

/// A panel of the type as it stands in a dashboard, before it has drawn.
inline std::unique_ptr<PanelView> shownView(const QString& type, PanelDataPtr data, const QByteArray& options = "{}")
{
    PanelTypes types;
    registerBuiltinPanels(types);
    std::unique_ptr<PanelView> view(types.find(type)->create(nullptr));
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view->setContext(context);
    auto spec = std::make_shared<PanelSpec>();
    spec->type = type;
    spec->options = Json::parse(options.toStdString());
    view->setSpec(spec);
    view->resize(panelSizes[0]);
    view->show();
    view->setData(std::move(data));
    return view;
}
