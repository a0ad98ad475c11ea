#pragma once

#include "datasources/data/jsonutil.h"

#include <map>
#include <string>

/// Library panels by their uid.
using LibraryElements = std::map<std::string, OrderedJson>;

struct ElementsPage
{
    LibraryElements elements;
    size_t listed = 0; ///< of the answer, those included that cannot be shown
};

/// An answer of Grafana's /api/library-elements.
ElementsPage elementsPageOf(const OrderedJson& answer);

/// Puts those that the dashboard only refers to into it, where an export for sharing has them (__elements; of a
/// resource in its spec).
void addLibraryElements(OrderedJson& dashboard, const LibraryElements& elements);
