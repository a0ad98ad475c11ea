#include "app/application.h"

#include "app/cli/commands.h"
#include "app/datasourceuse.h"
#include "app/mainwindow.h"
#include "app/playlist.h"
#include "app/services.h"
#include "app/settings.h"
#include "app/timings.h"
#include "app/windows.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QPointer>
#include <QTranslator>

#include <memory>
#include <optional>

namespace {

// Qt's own words on buttons and in menus of fields: its translations are a package of their own that need not be there.
[[maybe_unused]] constexpr const char* wordsOfQt[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Apply"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
};

} // namespace

void loadTranslations(QCoreApplication& application)
{
    const QString wanted = qEnvironmentVariable("VEDETTE_LANGUAGE", Settings().language());
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
    std::optional<Error> problem;
    // The demo has servers of its own, whatever a person uses at other times.
    const QString remembered = options.command == Options::Command::Demo ? QString() : Settings().datasourcesFile();
    const QString sources = options.datasources.isEmpty() ? remembered : options.datasources;
    if (!remembered.isEmpty() && sources == remembered)
        if (const auto used = services.useDatasources(remembered); !used)
            problem = used.error(); // a file that is gone keeps nobody out
    Timings timings(options.timings);
    services.http().observeFirstBytes(timings.firstByteObserver());
    Windows windows(options, services, timings);
    MainWindow& window = windows.first();
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
    }
    const QPointer<MainWindow> first(&window); // it may be closed while the keychain asks
    services.datasourceUse().follow(problem ? QString() : sources, [&playlist, &options, &problem, first] {
        if (!first)
            return;
        if (playlist)
            playlist->start();
        else
            first->openPaths(options.paths);
        if (problem)
            first->showError(*problem);
    });
    return QApplication::exec();
}
