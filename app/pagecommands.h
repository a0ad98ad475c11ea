#pragma once

#include "app/shortcuts.h"

class DashboardPage;

/// What a key asks of the open dashboard; false when the command is none of a page's.
bool runPageCommand(Command command, DashboardPage& page);
