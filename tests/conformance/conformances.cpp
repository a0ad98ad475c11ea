#include "tests/conformance/conformance.h"

// Each runner is declared here and defined in a file of its own.

const std::vector<Conformance>& conformances()
{
    static const std::vector<Conformance> list = {};
    return list;
}
