#pragma once

#include "dashboards/format/displayname.h"
#include "dashboards/format/palette.h"
#include "dashboards/model/dashboard.h"
#include "datasources/data/fieldconfigjson.h"
#include "datasources/data/frame.h"

#include <functional>

struct OverrideContext
{
    Palette palette;
    /// Replaces variables in display names, descriptions and links; identity when empty.
    std::function<QString(const QString& text, const Field& field, const Frame& frame)> interpolate;
    /// Whether defaults fill a property ("decimals", "custom.stacking") of fields of a type; overrides always do.
    /// Empty: propertyApplies.
    std::function<bool(const QString& id, FieldType type)> applies;
    /// Rules of this scope apply: nested, annotation or exemplar; empty: series.
    QString scope;
};

/// Whether a property means something for fields of a type: limits and decimals are for numbers, mappings not for
/// times.
bool propertyApplies(const QString& id, FieldType type);

/// Applies defaults and override rules to copies of the frames, resolves display names, series indexes, ranges and
/// the colour mode; frames inside cells too. Cell data is shared, not copied. applyFieldOverrides of @grafana/data
/// 13.2.
Frames applyFieldOverrides(const Frames& frames, const FieldConfigSource& source, const OverrideContext& context);

/// Frames beside the series ("annotation", "exemplar"): the rules of their scope without defaults. Those that no rule
/// speaks of stay as they are.
Frames applyScopedRules(const Frames& frames, const FieldConfigSource& source, OverrideContext context,
                        const QString& scope);

/// Applies one override property ("unit", "custom.lineWidth"); a null value removes it. False: unknown property.
bool setFieldConfigProperty(FieldConfig& config, const QString& id, const Json& value);

/// Field and frame matchers by id; unknown ids match nothing.
bool matchesField(const MatcherSpec& matcher, const Field& field, const Frame& frame, const Frames& all);
bool matchesField(const MatcherSpec& matcher, const Field& field, const Frame& frame, const NameScope& scope);
bool matchesFrame(const MatcherSpec& matcher, const Frame& frame);

/// Old panels say "Value" or "Time" for fields that carry other names today.
bool hasOldName(const Field& field, const QStringList& names);
