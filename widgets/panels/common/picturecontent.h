#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/run/paneldata.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartmodel.h"
#include "widgets/panels/common/colorbar.h"

#include <QSet>

/// What a panel with a picture is built from; values, because it is built in the pool.
struct PictureInput
{
    PanelDataPtr data;
    std::shared_ptr<const PanelSpec> spec;
    Theme theme;
    QColor background;
    QTimeZone zone = QTimeZone::utc();
    QSet<QString> hidden; ///< names that the legend switched off
    int page = 0;
};

/// A cell of PanelData::frames, for its links.
struct CellOrigin
{
    int frame = 0;
    int field = 0;
    qsizetype row = 0;
};

/// A panel with a picture, ready to be shown. Functions are called in the GUI thread and hold what they need.
struct PictureContent
{
    ChartModelPtr chart; ///< nullptr with a problem
    QString problem; ///< why there is nothing to draw, translated
    LegendOptions legend;
    std::vector<LegendItem> items;
    bool itemsSwitch = false; ///< a click on a legend item hides what it names
    std::optional<ColorBarContent> bar;
    int pages = 1; ///< of rows
    int page = 0; ///< clamped to what there is
    std::function<std::optional<double>(const PictureView&, QPointF)> barValueAt; ///< marked in the bar; may be empty
    std::function<std::optional<CellOrigin>(const PictureView&, QPointF)> originAt; ///< may be empty
};

/// Builds the content of one panel type; pure and thread-safe.
using PictureBuilder = PictureContent (*)(const PictureInput&);
