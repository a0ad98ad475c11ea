#include "tests/conformance/conformance.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <cstdio>
#include <limits>

namespace {

struct Counts
{
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    int deviations = 0;
};

/// How a run is told to go.
struct RunOptions
{
    QSet<QString> deviations; ///< ids that may differ
    int shownBytes = 1500; ///< of each part of a case that failed
};

/// Ids in backquotes of deviations.md: cases where we knowingly differ, each with its reason there.
QSet<QString> readDeviations()
{
    QSet<QString> ids;
    QFile file(QStringLiteral(VEDETTE_SOURCE_DIR "/tests/conformance/deviations.md"));
    if (!file.open(QIODevice::ReadOnly))
        return ids;
    static const QRegularExpression pattern(QStringLiteral("`([0-9a-f]{12})`"));
    auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
    while (matches.hasNext())
        ids.insert(matches.next().captured(1));
    return ids;
}

const Conformance* runnerFor(const Json& head, const QString& path)
{
    const QString oracle = jsonutil::string(head, "oracle", QFileInfo(path).completeBaseName());
    for (const Conformance& c : conformances())
        if (c.id == oracle)
            return &c;
    return nullptr;
}

void runCase(const Conformance& conformance, const Json& file, const Json& testCase, const RunOptions& options,
             Counts& counts)
{
    const QString id = jsonutil::string(testCase, "id");
    const Json& input = testCase["input"];
    const Json& expected = testCase["expected"];
    const Json actual = conformance.run({file, input});
    if (actual.is_discarded()) {
        ++counts.skipped;
        return;
    }
    const bool same = conformance.compare ? conformance.compare(actual, expected)
                                          : (jsonutil::find(expected, "throws") || sameJson(actual, expected));
    if (same) {
        ++counts.passed;
    } else if (options.deviations.contains(id)) {
        ++counts.deviations;
    } else {
        ++counts.failed;
        std::printf("FAIL %s\n  input    %s\n  expected %s\n  actual   %s\n", qPrintable(id),
                    jsonutil::dump(input).left(options.shownBytes).constData(),
                    jsonutil::dump(expected).left(options.shownBytes).constData(),
                    jsonutil::dump(actual).left(options.shownBytes).constData());
    }
}

bool runFile(const QString& path, const RunOptions& options, Counts& total)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(file.errorString()));
        return false;
    }
    const auto json = jsonutil::parse(file.readAll());
    if (!json) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(json.error().text));
        return false;
    }
    Counts counts;
    const Json& cases = jsonutil::array(*json, "cases");
    if (const Conformance* conformance = runnerFor(*json, path)) {
        for (const Json& testCase : cases)
            runCase(*conformance, *json, testCase, options, counts);
    } else {
        counts.skipped = int(cases.size());
    }
    std::printf("%s: %d passed, %d failed, %d skipped", qPrintable(QFileInfo(path).completeBaseName()), counts.passed,
                counts.failed, counts.skipped);
    if (counts.deviations > 0)
        std::printf(" (%d listed deviations apart)", counts.deviations);
    std::printf("\n");
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("TZ", "UTC");
    const QCoreApplication application(argc, argv);
    QStringList paths = QCoreApplication::arguments().mid(1);
    RunOptions options;
    options.deviations = readDeviations();
    if (paths.removeAll(QStringLiteral("--whole")) > 0)
        options.shownBytes = std::numeric_limits<int>::max();
    if (paths.isEmpty()) {
        std::fprintf(stderr, "usage: vedette-conformance [--whole] FILE.json...\n");
        return 2;
    }
    Counts total;
    bool readable = true;
    for (const QString& path : paths)
        readable = runFile(path, options, total) && readable;
    std::printf("total: %d passed, %d failed, %d skipped\n", total.passed, total.failed, total.skipped);
    return total.failed == 0 && readable ? 0 : 1;
}
