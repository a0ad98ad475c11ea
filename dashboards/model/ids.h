#pragma once

#include "datasources/data/ids.h"

/// A panel of a dashboard: the JSON's id as text; repeated clones add the value that made them.
using PanelId = StrongId<struct PanelTag>;
