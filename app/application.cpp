#include "app/application.h"

#include "app/cli/commands.h"
#include "app/mainwindow.h"
#include "app/playlist.h"
#include "app/services.h"
#include "app/timings.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

void loadTranslations(QCoreApplication& application)
{
    const QString wanted = qEnvironmentVariable("VEDETTE_LANGUAGE");
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    for (const QString& name : {QStringLiteral("qtbase"), QStringLiteral("vedette")}) {
        auto* translator = new QTranslator(&application);
        const QString folder = name == QLatin1String("vedette") ? QStringLiteral(":/translations")
                                                                : QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    }
}

int runWindow(const Options& options, Services& services)
{
    Timings timings(options.timings);
    services.http().observeFirstBytes(timings.firstByteObserver());
    MainWindow window(options, services, timings);
    if (options.kiosk)
        window.setKiosk(true);
    else
        window.show();
    timings.record("shown");
    std::unique_ptr<Playlist> playlist;
    if (!options.playlist.isEmpty()) {
        auto files = Playlist::read(options.playlist);
        if (!files)
            return fail(files.error());
        playlist = std::make_unique<Playlist>(*std::move(files), options.playlistSeconds);
        QObject::connect(playlist.get(), &Playlist::turnCame, &window, &MainWindow::openFile);
        playlist->start();
    } else {
        window.openPaths(options.paths);
    }
    return QApplication::exec();
}
