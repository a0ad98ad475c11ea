#pragma once

#include "dashboards/model/dashboard.h"
#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

/// Frames that one frame is alone among; for names that must not look at the others.
inline const Frames noFrames {};

/// The display name, kept in the field's state once it is known: later steps go on calling a field what it was called
/// when a step first asked. `field` is one of frame.fields; `all` may be empty.
QString displayName(Field& field, const Frame& frame, const Frames& all);
/// The name without regard to the frame: configured name, else the field's own.
QString ownName(Field& field);
/// Resolves the names of all fields.
void resolveNames(Frames& frames);

/// Does the field match? Names are resolved, and kept, where the kind of matcher looks at them.
bool fieldMatches(const MatcherSpec& matcher, Field& field, const Frame& frame, const Frames& all);
MatcherSpec matcherByName(const QString& name);
MatcherSpec matcherByNames(const QStringList& names);
MatcherSpec matcherFromJson(const Json& json);
