#include "dashboards/import/schemasteps.h"
#include "tests/conformance/conformance.h"

Json runTableCellOptions(const ConformanceCase& c)
{
    const Json* mode = jsonutil::find(c.input, "displayMode");
    return mode ? schemasteps::cellOptionsOf(*mode) : skipped();
}
