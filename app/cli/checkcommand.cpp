#include "app/cli/commands.h"
#include "app/services.h"
#include "dashboards/import/checkreport.h"
#include "dashboards/import/containers.h"

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

/// YAML in a folder is mostly about other things.
bool holdsNothing(const QString& file, const QByteArray& bytes)
{
    return !file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) && !looksLikeJson(bytes) && !dashboardsIn(bytes);
}

/// One report for each dashboard that the file holds.
std::vector<CheckedFile> checkFile(const QString& file, const Result<QByteArray>& bytes,
                                   const Capabilities& capabilities)
{
    if (!bytes) {
        CheckedFile unread;
        unread.file = file;
        unread.error = bytes.error();
        return {unread};
    }
    const auto found = dashboardsIn(*bytes);
    if (!found || found->size() < 2)
        return {checkDashboard(file, *bytes, capabilities)};
    std::vector<CheckedFile> all;
    for (const FoundDashboard& dashboard : *found)
        all.push_back(checkDashboard(file + QLatin1Char('#') + dashboard.name, dashboard.bytes, capabilities));
    return all;
}

} // namespace

int runCheck(const Options& options, const Services& services)
{
    const Capabilities capabilities = services.capabilities();
    CheckTotals totals;
    for (const QString& file : dashboardFiles(options.paths)) {
        const auto bytes = services.read(file);
        if (bytes && !options.paths.contains(file) && holdsNothing(file, *bytes))
            continue;
        for (const CheckedFile& checked : checkFile(file, bytes, capabilities)) {
            totals.add(checked);
            print(options.json ? QString::fromUtf8(checkJson(checked)) : checkText(checked));
            print(QStringLiteral("\n"));
        }
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
