#pragma once

#include "dashboards/model/dashboard.h"

/// Fills in what a panel type shows when the file says nothing: its colour mode and the two thresholds that every
/// panel starts with. Only FieldConfigSource::defaults changes; the file's JSON stays as it is.
void applyFieldDefaults(PanelSpec& panel);
