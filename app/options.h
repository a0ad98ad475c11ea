#pragma once

#include "datasources/data/result.h"

#include <QMap>
#include <QStringList>

#include <optional>

/// The command line as a value. Times are what Grafana's URLs hold (now-6h, epoch ms).
struct Options
{
    enum class Command
    {
        Window,
        Check,
        Render,
        Convert,
        Demo,
        Help,
        Version
    };
    Command command = Command::Window;
    QStringList paths;
    QMap<QString, QStringList> variables; ///< --var name=value, repeated for several values
    std::optional<QString> from;
    std::optional<QString> to;
    std::optional<QString> refresh;
    std::optional<QString> timezone;
    QString theme; ///< an id of Look; empty: as remembered
    QString datasources; ///< provisioning YAML
    QString timings; ///< file for one JSON object a line
    QString output; ///< -o
    QString playlist;
    std::optional<QString> panel;
    int width = 1920;
    int height = 1080;
    bool autoHeight = false;
    double scale = 1;
    bool strict = false;
    bool testdata = false; ///< render: every query asks TestData
    bool json = false;
    bool kiosk = false;
    bool fit = false; ///< all panels into the window's height
    int refreshCount = 0; ///< refresh so often back to back, then exit; 0 for never
    int playlistSeconds = 30;
};

/// The error is one sentence that names the option.
Result<Options> parseOptions(const QStringList& arguments);
QString helpText();
