#pragma once

#include <QString>

/// A calculation as retired panels named it.
struct Calculation
{
    const char* id; ///< of today's reducer
    const char* oldName; ///< nullptr when it is the id
    const char* title; ///< of its column in a legend
};

/// By id or old name; nullptr for words that were never one.
const Calculation* findCalculation(const QString& word);
