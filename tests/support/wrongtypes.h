#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

inline const QJsonArray& wrongValues()
{
    static const QJsonArray values {QJsonValue(),   true,
                                    -1e99,          QStringLiteral("x"),
                                    QJsonArray {},  QJsonArray {1, QJsonArray {}},
                                    QJsonObject {}, QJsonObject {{QStringLiteral("a"), QJsonObject {}}}};
    return values;
}

/// Calls `use` with a copy of the whole for every value in it, that value replaced by each of `wrong` in turn.
inline void forEachWrongType(const QJsonValue& value, const QJsonArray& wrong,
                             const std::function<void(const QJsonValue&)>& use)
{
    for (const QJsonValue& other : wrong)
        use(other);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString& key : object.keys())
            forEachWrongType(object[key], wrong, [&](const QJsonValue& inner) {
                QJsonObject changed = object;
                changed[key] = inner;
                use(changed);
            });
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (int i = 0; i < array.size(); ++i)
            forEachWrongType(array[i], wrong, [&](const QJsonValue& inner) {
                QJsonArray changed = array;
                changed[i] = inner;
                use(changed);
            });
    }
}
