#pragma once

#include <QRegularExpression>
#include <QString>

/// A value that a connection finds in each of its log lines, and the link made of it.
struct DerivedField
{
    QString name;
    QRegularExpression matcher; ///< of the line: the first group is the value; of a label: matches its name
    bool ofLabel = false;
    QString url; ///< an address, or, with a datasource, its query; ${__value.raw} is the value
    QString title; ///< of the link; empty: the address or the datasource's name
    QString datasourceUid; ///< the link stays in the product; empty for an outer address
    bool newWindow = false;
    friend bool operator==(const DerivedField& a, const DerivedField& b)
    {
        return a.name == b.name && a.matcher == b.matcher && a.ofLabel == b.ofLabel && a.url == b.url
            && a.title == b.title && a.datasourceUid == b.datasourceUid && a.newWindow == b.newWindow;
    }
};
