#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>

class PanelView;

/// What differs between a drawn chart with its legend and the measured places of a reference (layout.json: boxes and
/// text runs in px from the corner of the panel): texts that only one of them has, and places more than 2 px apart.
/// `origin` is the view's place in its panel.
QStringList layoutDifferences(const PanelView& view, QPoint origin, const QString& layoutFile);
