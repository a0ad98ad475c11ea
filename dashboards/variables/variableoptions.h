#pragma once

#include "datasources/datasource.h"

#include <QStringList>

class TextPattern;

// What a variable offers and what of it is chosen: pure functions of @grafana/scenes 8.19.

/// How the options of a query are made from the answer.
struct OptionRules
{
    QString regex; ///< interpolated; empty: all
    bool regexOnText = false; ///< else on the value
    int sort = 0; ///< see VariableSpec::sort
};
/// Filters and extracts by the regex, removes doubles by value, sorts.
Result<VariableOptions> queryOptions(const VariableOptions& answer, const OptionRules& rules);
Error invalidRegex(const TextPattern& regex, const QString& text);
void sortOptions(VariableOptions& options, int sort);

/// "a,b\,c,text : value"
VariableOptions csvOptions(const QString& text);
/// [{"text":"A","value":"a","region":"eu"}]; all keys become properties.
Result<VariableOptions> jsonOptions(const QString& text);

struct VariableChoice
{
    QStringList values; ///< {"$__all"} alone when All is chosen
    QStringList texts;
    friend bool operator==(const VariableChoice&, const VariableChoice&) = default;
};

struct ChoiceRules
{
    bool multi = false;
    bool includeAll = false;
    bool defaultToAll = false; ///< what is chosen when nothing survives
};
/// True when every chosen value is among the options, or All is chosen.
bool offersAll(const VariableOptions& options, const VariableChoice& choice);
/// What remains of a choice when the options changed.
VariableChoice survivingChoice(const VariableChoice& choice, const VariableOptions& options, const ChoiceRules& rules);
/// A person's choice: All chosen last clears the others, another one chosen after All drops All.
VariableChoice madeChoice(const QStringList& values, const VariableOptions& options, const ChoiceRules& rules);
/// Labels to group by; none is a choice as well. Links may write a label's text behind a comma.
VariableChoice chosenKeys(const QStringList& values);
