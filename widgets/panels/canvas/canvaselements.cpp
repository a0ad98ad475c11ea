#include "widgets/panels/canvas/canvaselements.h"

#include "dashboards/format/displayname.h"
#include "datasources/data/dataactionjson.h"
#include "widgets/theme/theme.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

using jsonutil::number;
using jsonutil::object;
using jsonutil::string;

constexpr size_t mostBends = 100;
constexpr int deepestFrame = 16;
constexpr double farthest = 100'000; ///< px

double bounded(double px)
{
    return std::isfinite(px) ? std::clamp(px, -farthest, farthest) : 0;
}

CanvasColor readColor(const Json& json, const char* key)
{
    const Json* value = jsonutil::find(json, key);
    CanvasColor color;
    if (!value)
        return color;
    if (const auto plain = jsonutil::asString(*value))
        color.fixed = *plain;
    color.fixed = string(*value, "fixed", color.fixed);
    color.field = string(*value, "field");
    return color;
}

CanvasText readText(const Json& parent, const char* key)
{
    const Json& json = object(parent, key);
    CanvasText text;
    text.fixed = string(json, "fixed");
    text.field = string(json, "field");
    text.byField = string(json, "mode") == QLatin1String("field");
    return text;
}

/// `usual` is what stands for a key that is lacking; its bounds limit nothing.
CanvasLength readLength(const Json& parent, const char* key, const CanvasLength& usual)
{
    static constexpr double longest = 1000;
    const Json& json = object(parent, key);
    const auto px = [&json](const char* name, double otherwise) {
        return std::clamp(number(json, name, otherwise), 0.0, longest);
    };
    return {px("fixed", usual.fixed), string(json, "field"), px("min", usual.min), px("max", usual.max)};
}

CanvasConstraint readConstraint(const QString& name)
{
    static const QHash<QString, CanvasConstraint> names {
        {QStringLiteral("right"), CanvasConstraint::End},      {QStringLiteral("bottom"), CanvasConstraint::End},
        {QStringLiteral("leftright"), CanvasConstraint::Both}, {QStringLiteral("topbottom"), CanvasConstraint::Both},
        {QStringLiteral("center"), CanvasConstraint::Center},  {QStringLiteral("scale"), CanvasConstraint::Scale}};
    return names.value(name, CanvasConstraint::Start);
}

CanvasPlacement readPlacement(const Json& element)
{
    const Json& json = object(element, "placement");
    const Json& constraint = object(element, "constraint");
    CanvasPlacement placement;
    placement.horizontal = readConstraint(string(constraint, "horizontal"));
    placement.vertical = readConstraint(string(constraint, "vertical"));
    placement.left = bounded(number(json, "left"));
    placement.right = bounded(number(json, "right"));
    placement.top = bounded(number(json, "top"));
    placement.bottom = bounded(number(json, "bottom"));
    placement.width = std::max(0.0, bounded(number(json, "width", 100)));
    placement.height = std::max(0.0, bounded(number(json, "height", 100)));
    placement.rotation = std::fmod(bounded(number(json, "rotation")), 360);
    return placement;
}

Qt::Alignment readAlignment(const Json& config)
{
    const QString align = string(config, "align", QStringLiteral("center"));
    const QString vertical = string(config, "valign", QStringLiteral("middle"));
    const Qt::Alignment h = align == QLatin1String("left") ? Qt::AlignLeft
        : align == QLatin1String("right")                  ? Qt::AlignRight
                                                           : Qt::AlignHCenter;
    const Qt::Alignment v = vertical == QLatin1String("top") ? Qt::AlignTop
        : vertical == QLatin1String("bottom")                ? Qt::AlignBottom
                                                             : Qt::AlignVCenter;
    return h | v;
}

QPointF pointOf(const Json& point)
{
    return {std::clamp(number(point, "x"), -1000.0, 1000.0), std::clamp(number(point, "y"), -1000.0, 1000.0)};
}

QPointF readPoint(const Json& json, const char* key)
{
    return pointOf(object(json, key));
}

CanvasImage readImage(const Json& background)
{
    static const QHash<QString, CanvasImage::Fit> fits {{QStringLiteral("contain"), CanvasImage::Fit::Contain},
                                                        {QStringLiteral("cover"), CanvasImage::Fit::Cover},
                                                        {QStringLiteral("fill"), CanvasImage::Fit::Fill},
                                                        {QStringLiteral("tile"), CanvasImage::Fit::Tile},
                                                        {QStringLiteral("original"), CanvasImage::Fit::Original}};
    CanvasImage image;
    image.source = readText(background, "image");
    image.fit = fits.value(string(background, "size"), CanvasImage::Fit::Contain);
    return image;
}

void readGround(const Json& json, CanvasElement& element)
{
    const Json& background = object(json, "background");
    element.background = readColor(background, "color");
    element.image = readImage(background);
    const Json& border = object(json, "border");
    element.borderColor = readColor(border, "color");
    element.borderWidth = std::clamp(number(border, "width"), 0.0, 100.0);
    element.radius = std::clamp(number(border, "radius"), 0.0, 1000.0);
}

CanvasConnection readConnection(const Json& json)
{
    CanvasConnection connection;
    connection.source = readPoint(json, "source");
    connection.target = readPoint(json, "target");
    connection.targetName = string(json, "targetName");
    connection.color = readColor(json, "color");
    connection.width = readLength(json, "size", {2, {}, 1, 10});
    connection.radius = readLength(json, "radius", {0, {}, 0, 100});
    const QString style = string(object(json, "lineStyle"), "style", string(json, "lineStyle"));
    connection.style = style == QLatin1String("dashed") ? Qt::DashLine
        : style == QLatin1String("dotted")              ? Qt::DotLine
                                                        : Qt::SolidLine;
    for (const Json& bend : jsonutil::array(json, "vertices"))
        if (connection.bends.size() < mostBends)
            connection.bends.push_back(pointOf(bend));
    const QString direction = string(json, "direction", string(object(json, "direction"), "fixed"));
    connection.arrowForward = direction != QLatin1String("none") && direction != QLatin1String("reverse");
    connection.arrowReverse = direction == QLatin1String("reverse") || direction == QLatin1String("both");
    return connection;
}

std::vector<CanvasElement> readElements(const Json& parent, int depth, size_t& left);

/// Requests of an element; a button of earlier versions has its only one in its configuration.
std::vector<DataAction> readActions(const Json& json, const QString& text)
{
    std::vector<DataAction> actions = dataActionsFromJson(jsonutil::array(json, "actions"));
    const Json& api = object(object(json, "config"), "api");
    if (actions.empty() && !string(api, "endpoint").isEmpty()) {
        actions.push_back(dataActionFromApi(api));
        actions.back().title = text;
    }
    return actions;
}

CanvasElement readElement(const Json& json, int depth, size_t& left)
{
    CanvasElement element;
    element.type = string(json, "type");
    element.name = string(json, "name");
    element.placement = readPlacement(json);
    readGround(json, element);
    const Json& config = object(json, "config");
    element.text = readText(config, "text");
    element.textColor = readColor(config, "color");
    element.textSize = std::clamp(number(config, "size"), 0.0, 1000.0);
    element.align = readAlignment(config);
    element.fill = readColor(config, "fill");
    element.icon = string(object(config, "path"), "fixed");
    // An ellipse of older files has its colours in its configuration.
    if (element.background.fixed.isEmpty() && element.background.field.isEmpty())
        element.background = readColor(config, "backgroundColor");
    if (element.borderWidth == 0 && jsonutil::find(config, "width")) {
        element.borderWidth = std::clamp(number(config, "width"), 0.0, 100.0);
        element.borderColor = readColor(config, "borderColor");
    }
    for (const Json& connection : jsonutil::array(json, "connections"))
        if (connection.is_object())
            element.connections.push_back(readConnection(connection));
    for (const Json& link : jsonutil::array(json, "links"))
        element.links.push_back({string(link, "title"), string(link, "url"), jsonutil::boolean(link, "targetBlank")});
    element.actions = readActions(json, element.text.fixed);
    if (depth < deepestFrame)
        element.children = readElements(json, depth + 1, left);
    return element;
}

std::vector<CanvasElement> readElements(const Json& parent, int depth, size_t& left)
{
    std::vector<CanvasElement> elements;
    for (const Json& json : jsonutil::array(parent, "elements")) {
        if (!json.is_object() || left == 0)
            continue;
        if (--left == 0)
            break; // one more than are drawn
        elements.push_back(readElement(json, depth, left));
    }
    return elements;
}

struct Span
{
    double from = 0;
    double length = 0;
};

/// One direction: `start` and `end` are the distances from the parent's sides.
Span place(CanvasConstraint constraint, Span parent, double start, double end, double length)
{
    switch (constraint) {
    case CanvasConstraint::Start:
        return {parent.from + start, length};
    case CanvasConstraint::End:
        return {parent.from + parent.length - end - length, length};
    case CanvasConstraint::Both:
        return {parent.from + start, std::max(0.0, parent.length - start - end)};
    case CanvasConstraint::Center:
        return {parent.from + parent.length / 2 - start - length / 2, length};
    case CanvasConstraint::Scale:
        return {parent.from + parent.length * start / 100, std::max(0.0, parent.length * (100 - start - end) / 100)};
    }
    return {};
}

} // namespace

std::vector<CanvasElement> canvasElements(const Json& options, bool* isCut)
{
    size_t left = size_t(mostCanvasElements) + 1;
    const Json& root = object(options, "root");
    std::vector<CanvasElement> elements = readElements(root, 0, left);
    if (isCut)
        *isCut = left == 0;
    CanvasElement ground;
    readGround(root, ground);
    const auto given = [](const auto& source) { return !source.fixed.isEmpty() || !source.field.isEmpty(); };
    if (given(ground.background) || given(ground.image.source) || ground.borderWidth > 0) {
        ground.type = QStringLiteral("frame");
        ground.placement.horizontal = ground.placement.vertical = CanvasConstraint::Both;
        elements.insert(elements.begin(), std::move(ground));
    }
    return elements;
}

QRectF canvasRect(const CanvasPlacement& placement, const QRectF& parent)
{
    const Span x =
        place(placement.horizontal, {parent.left(), parent.width()}, placement.left, placement.right, placement.width);
    const Span y =
        place(placement.vertical, {parent.top(), parent.height()}, placement.top, placement.bottom, placement.height);
    return {x.from, y.from, x.length, y.length};
}

std::optional<DisplayValue> CanvasData::newest(const QString& name) const
{
    for (size_t f = 0; f < m_data.frames.size(); f++) {
        const Frame& frame = m_data.frames[f];
        for (size_t i = 0; i < frame.fields.size(); i++) {
            const Field& field = frame.fields[i];
            const QString shown = field.state.displayName.isEmpty() ? fieldDisplayName(field, frame, m_data.frames)
                                                                    : field.state.displayName;
            if (shown != name && field.name != name)
                continue;
            const bool known = f < m_data.displays.size() && i < m_data.displays[f].size();
            const DisplayProcessor display = known ? m_data.displays[f][i] : DisplayProcessor(field, m_data.display);
            for (qsizetype row = field.size() - 1; row >= 0; row--)
                if (const Value value = field.at(row); !isMissing(value))
                    return display(value);
            return display(Value(Null()));
        }
    }
    return std::nullopt;
}

QString CanvasData::text(const CanvasText& text) const
{
    if (!text.byField && text.field.isEmpty())
        return text.fixed;
    const auto value = newest(text.field);
    return value ? value->full() : text.fixed;
}

double CanvasData::length(const CanvasLength& length) const
{
    const auto value = length.field.isEmpty() ? std::nullopt : newest(length.field);
    if (!value || !std::isfinite(value->percent))
        return length.fixed;
    return length.min + std::clamp(value->percent, 0.0, 1.0) * (length.max - length.min);
}

QColor CanvasData::color(const CanvasColor& color, const QColor& fallback) const
{
    if (!color.field.isEmpty())
        if (const auto value = newest(color.field))
            return toQColor(value->color);
    if (color.fixed.isEmpty())
        return fallback;
    if (color.fixed == QLatin1String("transparent"))
        return Qt::transparent;
    return toQColor(resolveColor(color.fixed, m_data.display.palette));
}
