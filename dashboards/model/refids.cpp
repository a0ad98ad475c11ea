#include "dashboards/model/refids.h"

QString nextRefId(const QSet<QString>& taken)
{
    for (int number = 0;; ++number) {
        QString id;
        for (int rest = number; rest >= 0; rest = rest / 26 - 1)
            id.prepend(QChar(u'A' + rest % 26));
        if (!taken.contains(id))
            return id;
    }
}
