#include "widgets/panels/table/geotext.h"

#include "dashboards/format/valueformat.h"
#include "datasources/data/jsonutil.h"

#include <QHash>
#include <QStringList>

namespace {

constexpr int deepest = 4; // rings of the parts of a MULTIPOLYGON

/// Positions with their brackets: 1 2, 3 4 inside one pair for a line, one pair more for a polygon's rings.
QString positions(const Json& json, int depth)
{
    if (!json.is_array() || depth > deepest)
        return {};
    QStringList parts;
    if (json.empty() || !json.front().is_array()) {
        for (const Json& number : json)
            if (parts.size() < 2 && number.is_number())
                parts << jsNumberText(number.get<double>());
        return parts.join(u' ');
    }
    for (const Json& part : json) {
        const bool position = part.is_array() && !part.empty() && !part.front().is_array();
        const QString text = positions(part, depth + 1);
        parts << (position ? text : u'(' + text + u')');
    }
    return parts.join(u',');
}

} // namespace

QString geoText(const QString& value)
{
    static const QHash<QString, QString> kinds {{QStringLiteral("Point"), QStringLiteral("POINT")},
                                                {QStringLiteral("MultiPoint"), QStringLiteral("MULTIPOINT")},
                                                {QStringLiteral("LineString"), QStringLiteral("LINESTRING")},
                                                {QStringLiteral("MultiLineString"), QStringLiteral("MULTILINESTRING")},
                                                {QStringLiteral("Polygon"), QStringLiteral("POLYGON")},
                                                {QStringLiteral("MultiPolygon"), QStringLiteral("MULTIPOLYGON")}};
    constexpr qsizetype longest = 100'000;
    if (!value.startsWith(u'{') || value.size() > longest)
        return value;
    const auto json = jsonutil::parse(value.toUtf8());
    if (!json)
        return value;
    const Json& feature = jsonutil::object(*json, "geometry");
    const Json& geometry = feature.empty() ? *json : feature;
    const QString kind = kinds.value(jsonutil::string(geometry, "type"));
    const Json* coordinates = jsonutil::find(geometry, "coordinates");
    return kind.isEmpty() || !coordinates ? value : kind + u'(' + positions(*coordinates, 0) + u')';
}
