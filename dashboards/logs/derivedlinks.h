#pragma once

#include "datasources/data/derivedfield.h"
#include "datasources/data/loglines.h"

/// A derived field found in a line.
struct DerivedLink
{
    QString name;
    QString value;
    QString title;
    QString url; ///< ready to open; into another datasource as queryLinkUrl() writes it
    bool newWindow = false;
    friend bool operator==(const DerivedLink&, const DerivedLink&) = default;
};

std::vector<DerivedLink> derivedLinks(const QString& line, const std::vector<LogField>& labels,
                                      const std::vector<DerivedField>& fields);
