#pragma once

#include <QSet>
#include <QString>

/// The first of A, B ... Z, AA, AB ... that is not taken.
QString nextRefId(const QSet<QString>& taken);
