#pragma once

#include <QString>

inline QString versionText()
{
    return QStringLiteral(VEDETTE_VERSION);
}
