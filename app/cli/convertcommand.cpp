#include "app/cli/commands.h"
#include "app/services.h"
#include "dashboards/import/convertordered.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <cstdio>

int runConvert(const Options& options, Services& services)
{
    const auto failed = [&options](Error error) {
        error.text = options.paths.front() + QStringLiteral(": ") + error.text;
        return fail(error);
    };
    const auto bytes = services.read(options.paths.front());
    if (!bytes)
        return failed(bytes.error());
    if (!options.datasources.isEmpty())
        if (const auto used = services.useDatasources(options.datasources); !used)
            return fail(used.error());
    ImportReport report;
    auto converted = convertKeepingOrder(*bytes, report, dataSourceLookup(services.sources()));
    if (!converted)
        return failed(std::move(converted).error());
    for (const Finding& finding : report.findings)
        std::fprintf(stderr, "%s: %s\n", qPrintable(finding.path), qPrintable(finding.what));
    QSaveFile file(options.output);
    if (!file.open(QIODevice::WriteOnly) || file.write(jsonutil::dump(*converted, 2) + '\n') < 0 || !file.commit())
        return fail(
            {Error::Kind::Config,
             QCoreApplication::translate("Convert", "Cannot write %1: %2.").arg(options.output, file.errorString()),
             {}});
    return 0;
}
