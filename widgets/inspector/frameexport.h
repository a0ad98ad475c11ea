#pragma once

#include "dashboards/run/paneldata.h"

// Data of a panel as files and clipboards take it.

/// Log lines, spans and alerts as the frames they would be for other panels; other data as it is.
PanelDataPtr asFrames(const PanelDataPtr& data);
/// Name of a column as the panel shows it; a time column is "Time" when nothing else names it.
QString columnTitle(const Field& field);
/// The raw value as text: times in ISO form (UTC), numbers as JavaScript prints them, JSON compact; missing is empty.
QString rawCellText(const Field& field, qsizetype row);

/// A frame with a header line. With displays (one a field) the texts are those of the panel, units and mappings
/// included.
QString frameToCsv(const Frame& frame, const std::vector<DisplayProcessor>& displays = {});
/// All frames, an empty line between them; raw values.
QString framesToCsv(const Frames& frames);
/// In the form that Grafana exchanges frames in: schema (name, refId, fields with type and labels) and data.values.
/// Times are ms since the epoch.
Json framesToJson(const Frames& frames);
/// Time series side by side on their times; nothing when there are fewer than two or one has no time.
std::optional<Frame> joinedByTime(const Frames& frames);
