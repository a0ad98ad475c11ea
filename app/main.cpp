#include "app/application.h"
#include "app/cli/commands.h"
#include "app/options.h"
#include "app/services.h"
#include "app/version.h"

#include <QApplication>

#include <cstdio>

namespace {

/// What must be known before QApplication exists: where to draw and how large.
void prepareEnvironment(const Options& options)
{
    const bool noDisplay = qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    const bool picture = options.command == Options::Command::Render || !options.output.isEmpty();
    if ((picture || noDisplay) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (picture)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
}

QStringList textArguments(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int runCommand(const Options& options)
{
    Services services;
    switch (options.command) {
    case Options::Command::Check:
        return runCheck(options, services);
    case Options::Command::Convert:
        return runConvert(options, services);
    default:
        break;
    }
    if (options.command == Options::Command::Demo)
        return runDemo(options, services);
    if (!options.datasources.isEmpty()) {
        if (const auto used = services.useDatasources(options.datasources); !used)
            return fail(used.error());
    } else {
        services.useDefaultDatasources();
    }
    if (options.command == Options::Command::Render)
        return runRender(options, services);
    return runWindow(options, services);
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = parseOptions(textArguments(argc, argv));
    if (!options)
        return fail(options.error(), 2);
    if (options->command == Options::Command::Help || options->command == Options::Command::Version) {
        const QString text =
            options->command == Options::Command::Help ? helpText() : versionText() + QLatin1Char('\n');
        std::fputs(text.toUtf8().constData(), stdout);
        return 0;
    }
    prepareEnvironment(*options);
    const bool needsWindows =
        options->command != Options::Command::Check && options->command != Options::Command::Convert;
    const auto application = needsWindows ? std::make_unique<QApplication>(argc, argv)
                                          : std::unique_ptr<QCoreApplication>(new QCoreApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("vedette"));
    QCoreApplication::setApplicationVersion(versionText());
    loadTranslations(*application);
    return runCommand(*options);
}
