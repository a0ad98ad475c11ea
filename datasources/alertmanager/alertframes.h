#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/frame.h"

/// Alerts as a table: Time, State, Name, Receivers, a column for each label and then for each annotation (a name that
/// is taken gets "annotation_" before it), SilencedBy, InhibitedBy, Fingerprint.
Frame alertTable(const AlertList& list);
/// Alerts as annotation events: time, timeEnd, title, text, tags; those that overlap the range.
Frame alertAnnotations(const AlertList& list, qint64 fromMs, qint64 toMs);
