#include "app/cli/commands.h"
#include "app/services.h"
#include "dashboards/import/checkreport.h"

#include <QDirIterator>

#include <algorithm>
#include <cstdio>

namespace {

/// Files as named, folders by their *.json below, in order of name.
QStringList dashboardFiles(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files << path;
            continue;
        }
        QStringList below;
        for (QDirIterator it(path, {QStringLiteral("*.json"), QStringLiteral("*.yaml"), QStringLiteral("*.yml")},
                             QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();)
            below << it.next();
        below.sort();
        files << below;
    }
    return files;
}

void print(const QString& text)
{
    std::fputs(text.toUtf8().constData(), stdout);
}

} // namespace

int runCheck(const Options& options, const Services& services)
{
    const Capabilities capabilities = services.capabilities();
    CheckTotals totals;
    for (const QString& file : dashboardFiles(options.paths)) {
        const auto bytes = services.read(file);
        CheckedFile checked;
        if (bytes) {
            checked = checkDashboard(file, *bytes, capabilities);
        } else {
            checked.file = file;
            checked.error = bytes.error();
        }
        totals.add(checked);
        print(options.json ? QString::fromUtf8(checkJson(checked)) : checkText(checked));
        print(QStringLiteral("\n"));
    }
    print((options.json ? QString::fromUtf8(checkJson(totals)) : checkText(totals)) + QLatin1Char('\n'));
    return totals.failed > 0 ? 1 : 0;
}

int fail(const Error& error, int code)
{
    std::fprintf(stderr, "vedette: %s\n", qPrintable(error.text));
    if (!error.detail.isEmpty())
        std::fprintf(stderr, "  %s\n", qPrintable(error.detail));
    return code;
}
