#pragma once

#include "app/options.h"

class QCoreApplication;
class Services;

/// Opens the main window with what the command line names and runs until it closes; the exit code.
int runWindow(const Options& options, Services& services);

/// Installs the interface's language, English or Simplified Chinese, as VEDETTE_LANGUAGE, the settings or the system
/// say.
void loadTranslations(QCoreApplication& application);
