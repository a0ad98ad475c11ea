#pragma once

#include "app/options.h"

class Services;

// The commands that end by themselves; each returns the process's exit code and writes errors to stderr.

int runRender(const Options& options, Services& services);
int runCheck(const Options& options, const Services& services);
/// This machine live, or built-in data where Prometheus cannot be had; with -o a picture instead of a window.
int runDemo(Options options, Services& services);
/// Names of datasources become references to those of --datasources.
int runConvert(const Options& options, Services& services);

/// Prints an error's sentence, and its detail where it has one, to stderr; returns the code to exit with.
int fail(const Error& error, int code = 1);
