#pragma once

#include "dashboards/run/paneldata.h"
#include "datasources/data/jsonutil.h"

#include <QColor>
#include <QRectF>

#include <vector>

/// A colour given outright or by the value of a field.
struct CanvasColor
{
    QString fixed;
    QString field;
};

/// A text given outright, by the value of a field, or both joined.
struct CanvasText
{
    QString fixed;
    QString field;
    bool byField = false;
};

/// A length in px given outright, or between two bounds as the newest value of a field lies in the field's own range.
struct CanvasLength
{
    double fixed = 0;
    QString field;
    double min = 0;
    double max = 0;
};

/// A line to another element, or to a point.
struct CanvasConnection
{
    QPointF source; ///< -1..1 from the middle of the element, y upwards
    QPointF target;
    QString targetName; ///< empty: a point of the parent
    CanvasColor color;
    std::vector<QPointF> bends; ///< parts of the way from the source to the target
    CanvasLength width;
    CanvasLength radius; ///< of the corners
    Qt::PenStyle style = Qt::SolidLine;
    bool arrowForward = true;
    bool arrowReverse = false;
};

/// A picture behind an element.
struct CanvasImage
{
    enum class Fit
    {
        Contain,
        Cover,
        Fill,
        Tile,
        Original
    };
    CanvasText source; ///< an address
    Fit fit = Fit::Contain;
};

struct CanvasLink
{
    QString title;
    QString url;
    bool newWindow = false;
};

/// How one side of an element follows its parent.
enum class CanvasConstraint
{
    Start, ///< left or top
    End,
    Both,
    Center,
    Scale ///< distances are percent
};

struct CanvasPlacement
{
    CanvasConstraint horizontal = CanvasConstraint::Start;
    CanvasConstraint vertical = CanvasConstraint::Start;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double width = 100;
    double height = 100;
    double rotation = 0; ///< degrees, clockwise
};

struct CanvasElement
{
    QString type;
    QString name;
    CanvasPlacement placement;
    CanvasColor background;
    CanvasImage image;
    CanvasColor borderColor;
    double borderWidth = 0;
    double radius = 0;
    CanvasText text;
    CanvasColor textColor;
    double textSize = 0; ///< px; 0: fits the element
    Qt::Alignment align = Qt::AlignCenter;
    CanvasColor fill; ///< of a sign
    QString icon; ///< the file an icon names; only its name is used
    std::vector<CanvasConnection> connections;
    std::vector<CanvasLink> links;
    std::vector<DataAction> actions;
    std::vector<CanvasElement> children; ///< of a frame
};

/// The elements of `options.root`, in the order they are painted; its own ground, if it has one, comes first. Unknown
/// types keep their box and texts. At most `mostCanvasElements`; `isCut` tells whether there are more.
inline constexpr int mostCanvasElements = 5000;
std::vector<CanvasElement> canvasElements(const Json& options, bool* isCut = nullptr);

/// Where an element lies in a parent of this size; before its rotation.
QRectF canvasRect(const CanvasPlacement& placement, const QRectF& parent);

/// The values that elements speak of: the newest cell of a field by name.
class CanvasData
{
public:
    explicit CanvasData(const PanelData& data) : m_data(data) { }
    QString text(const CanvasText& text) const;
    /// `fallback` when nothing is set.
    QColor color(const CanvasColor& color, const QColor& fallback) const;
    double length(const CanvasLength& length) const;

private:
    std::optional<DisplayValue> newest(const QString& field) const;

    const PanelData& m_data;
};
