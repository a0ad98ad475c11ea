#pragma once

#include "datasources/data/jsonutil.h"

/// The library panels of an answer of Grafana's /api/library-elements, by their uid.
OrderedJson libraryElementsOf(const OrderedJson& answer);

/// Puts those that the dashboard only refers to into it, where an export for sharing has them (__elements; of a
/// resource in its spec).
void addLibraryElements(OrderedJson& dashboard, const OrderedJson& elements);
