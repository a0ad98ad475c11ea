#pragma once

#include "dashboards/format/fielddisplay.h"
#include "widgets/panels/panelview.h"

/// The texts all values of a panel size themselves by, so that equal things look equal.
struct AlignmentTexts
{
    QString title;
    DisplayValue value;
};

/// What a panel of reduced values must know beside its options.
struct FieldValuesRequest
{
    bool sparkline = false;
    bool percentChange = false;
    /// A single value without a configured display name needs no title: the panel's own says it.
    bool hideSingleTitle = false;
};

/// What a panel says in place of values: fieldConfig.defaults.noValue or "No data".
QString noValueText(const FieldConfig& defaults);
/// The reduced values of a panel; empty while nothing has been loaded.
std::vector<FieldDisplay> panelFieldValues(const PanelSpec& spec, const PanelData& data,
                                           const FieldValuesRequest& request);
AlignmentTexts alignmentTexts(const std::vector<FieldDisplay>& values);
/// True when drawing `b` over `a` would change no pixel of a panel that shows values alone.
bool showsTheSame(const PanelDataPtr& a, const PanelDataPtr& b);
/// A text size the user set in `options.text`, in px; nullopt for automatic.
std::optional<double> userTextSize(const Json& options, const char* key);
