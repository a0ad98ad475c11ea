#pragma once

#include <QString>

#include <span>

enum class UnitKind : quint8
{
    Plain, ///< value and symbol
    Si, ///< steps of 1000 with the prefixes f to Y
    Binary, ///< steps of 1024 with the prefixes Ki to Yi
    Short, ///< steps of 1000 in words: K, Mil, Bil
    Psi, ///< steps of 1000: psi, ksi, Mpsi
    Count, ///< steps of 1000 glued to the number: K, M, B, T
    Currency, ///< as Count, with the symbol in front
    CurrencySuffix ///< as Count, with the symbol behind
};

/// One unit of Grafana's registry that is a symbol and a way of scaling.
struct UnitRow
{
    const char16_t* id = nullptr;
    UnitKind kind = UnitKind::Plain;
    const char16_t* symbol = nullptr;
    int step = 0; ///< the value is already in units of base ^ step
};

std::span<const UnitRow> unitTable();
/// nullptr when the id is not in the table.
const UnitRow* findUnit(const QString& id);
