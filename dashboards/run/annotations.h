#pragma once

#include "dashboards/run/paneldata.h"

/// Events in the frames an annotation query gave. Prometheus: samples above zero are events, samples no more than a
/// step apart merge into a region; titleFormat and textFormat replace {{label}}; tagKeys name labels whose values
/// become tags; useValueForTime takes the sample's value as its time in ms. Log lines: each is an event with its line
/// as text, unless textFormat says otherwise; labels come from the field or from a column of them. Tables of events
/// have columns time, timeEnd, title, text and tags, or others that the annotation maps to these. Sorted by time.
std::vector<Annotation> annotationsFromFrames(const Frames& frames, const AnnotationSpec& spec, const Palette& palette);

/// One event per line: titleFormat and textFormat, else the line itself; tags are the values of tagKeys, else of all
/// labels.
std::vector<Annotation> annotationsFromLogs(const LogLines& lines, const AnnotationSpec& spec, const Palette& palette);
/// The parts of a range that a time region means, as events without text; nothing for other annotations.
std::vector<Annotation> annotationsFromTimeRegions(const std::vector<TimeRange>& regions, const AnnotationSpec& spec,
                                                   const Palette& palette);
/// What describes the regions of such an annotation; nullptr for others.
const Json* timeRegionOf(const AnnotationSpec& spec);

/// The step that annotation queries ask with; 60 s unless the annotation says otherwise.
qint64 annotationStepMs(const AnnotationSpec& spec);

/// The query to send for an annotation: its own keys and those of its `target`.
Json annotationQuery(const AnnotationSpec& spec);

/// True when the annotation is drawn in this panel (filter.ids, filter.exclude).
bool annotationApplies(const AnnotationSpec& spec, const PanelId& panel);
