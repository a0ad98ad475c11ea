#include "dashboards/import/checkreport.h"
#include "dashboards/import/convertordered.h"
#include "dashboards/library/libraryscan.h"
#include "dashboards/model/dashboarddocument.h"
#include "dashboards/run/livepanels.h"
#include "dashboards/variables/variablevalues.h"

#include <sanitizer/allocator_interface.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

// Loads, lays out, converts, indexes and edits whatever it is given. Beside crashes and hangs it finds memory: more
// than ten times the input and 64 MB at one time is an error.

namespace {

std::atomic<qint64> allocated {0};
std::atomic<qint64> peak {0};

void onAllocated(const volatile void*, size_t size)
{
    const qint64 now = allocated.fetch_add(qint64(size)) + qint64(size);
    if (now > peak)
        peak = now;
}

void onFreed(const volatile void* memory)
{
    if (memory)
        allocated.fetch_sub(qint64(__sanitizer_get_allocated_size(memory)));
}

void checkMemory(qint64 before, size_t size)
{
    const qint64 used = peak - before;
    if (used <= 10 * qint64(size) + (64LL << 20))
        return;
    std::fprintf(stderr, "%lld bytes of memory for %zu bytes of input\n", static_cast<long long>(used), size);
    std::abort();
}

void layOut(const Dashboard& dashboard)
{
    auto scope = std::make_shared<VariableScope>();
    for (const VariableSpec& variable : dashboard.variables)
        scope->set(variable.name, savedValue(variable));
    const auto unchanged = [](const QString& text, const std::shared_ptr<const VariableScope>&) { return text; };
    (void)livePanels({dashboard, scope, {}, unchanged});
}

void edit(const QByteArray& bytes)
{
    auto document = DashboardDocument::fromBytes(bytes);
    if (!document || !document->convert())
        return;
    document->setTitle(QStringLiteral("fuzzed"));
    document->setTime({QStringLiteral("now-1h"), QStringLiteral("now")});
    document->setRefresh(QStringLiteral("5s"));
    const auto saved = jsonutil::parseOrdered(document->toBytes());
    if (!saved || !(*saved == document->json()))
        std::abort();
}

void use(const QByteArray& bytes)
{
    const Capabilities capabilities {{QStringLiteral("timeseries"), QStringLiteral("stat")},
                                     {QStringLiteral("prometheus")},
                                     {QStringLiteral("merge")}};
    if (const auto loaded = loadDashboard(bytes, capabilities))
        layOut(loaded->dashboard);
    (void)checkText(checkDashboard(QStringLiteral("x"), bytes, capabilities));
    (void)libraryEntriesOf(bytes);
    edit(bytes);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    __sanitizer_install_malloc_and_free_hooks(onAllocated, onFreed);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    const qint64 before = allocated;
    peak = before;
    use(bytes);
    checkMemory(before, size);
    return 0;
}
