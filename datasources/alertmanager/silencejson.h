#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/silence.h"

/// One silence of Alertmanager's API; keys that are missing or of another type keep their defaults.
Silence silenceFromJson(const Json& json);
/// What POST /silences takes.
Json silenceToJson(const Silence& silence);
