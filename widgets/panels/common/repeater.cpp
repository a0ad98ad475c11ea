#include "widgets/panels/common/repeater.h"

#include <algorithm>
#include <cmath>

namespace {

/// Side of the largest squares that fill the width first.
double squareSide(double width, double height, int count)
{
    const double across = std::ceil(std::sqrt(count * width / height));
    if (std::floor(across * height / width) * across < count)
        return height / std::ceil(across * height / width);
    return width / across;
}

/// n equal parts with gaps between them.
double part(double length, int n, double gap)
{
    return (length + gap) / n - gap;
}

RepeatLayout grid(const RepeatRequest& request)
{
    const double width = request.size.width();
    const double height = request.size.height();
    const double side = std::max(squareSide(width, height, request.count), squareSide(height, width, request.count));
    // What does not fit scrolls downwards, not in both directions.
    const double narrowest = request.minimum.width() + request.gap;
    const bool crowded = side < request.minimum.width();
    const int fits = std::max(1, int(std::floor(crowded ? (width + request.gap) / narrowest : width / side)));
    const int rows = (request.count + fits - 1) / fits;
    const int columns = (request.count + rows - 1) / rows;
    const int onLastRow = request.count - columns * (rows - 1);

    const double tileHeight = std::max(part(height, rows, request.gap), request.minimum.height());
    RepeatLayout layout;
    layout.orientation = RepeatOrientation::Vertical;
    layout.tiles.reserve(size_t(request.count));
    for (int i = 0; i < request.count; ++i) {
        const int row = i / columns;
        const int inRow = row == rows - 1 ? onLastRow : columns;
        const double tileWidth = std::max(part(width, inRow, request.gap), request.minimum.width());
        layout.tiles.emplace_back((i % columns) * (tileWidth + request.gap), row * (tileHeight + request.gap),
                                  tileWidth, tileHeight);
    }
    return layout;
}

RepeatLayout line(const RepeatRequest& request, bool sideBySide)
{
    const double length = sideBySide ? request.size.width() : request.size.height();
    const double smallest = sideBySide ? request.minimum.width() : request.minimum.height();
    double each = std::max(part(length, request.count, request.gap), smallest);
    if (!sideBySide && request.maximumHeight > 0)
        each = std::min(each, std::max(request.maximumHeight, smallest));
    RepeatLayout layout;
    layout.orientation = sideBySide ? RepeatOrientation::Vertical : RepeatOrientation::Horizontal;
    layout.tiles.reserve(size_t(request.count));
    for (int i = 0; i < request.count; ++i) {
        const double at = i * (each + request.gap);
        layout.tiles.push_back(sideBySide ? QRectF(at, 0, each, request.size.height())
                                          : QRectF(0, at, request.size.width(), each));
    }
    return layout;
}

} // namespace

RepeatOrientation repeatOrientation(const QString& option)
{
    if (option == QLatin1String("horizontal"))
        return RepeatOrientation::Horizontal;
    return option == QLatin1String("vertical") ? RepeatOrientation::Vertical : RepeatOrientation::Auto;
}

RepeatLayout repeatTiles(const RepeatRequest& request)
{
    if (request.count <= 0 || request.size.width() <= 0 || request.size.height() <= 0)
        return {};
    const bool wide = request.size.width() > request.size.height();
    const bool sideBySide =
        request.orientation == RepeatOrientation::Vertical || (request.orientation == RepeatOrientation::Auto && wide);
    RepeatRequest fitting = request;
    if (!request.firmMinimum)
        fitting.minimum = request.minimum.boundedTo(request.size);
    RepeatLayout layout =
        request.orientation == RepeatOrientation::Auto && request.autoGrid ? grid(fitting) : line(fitting, sideBySide);
    for (const QRectF& tile : layout.tiles)
        layout.extent = layout.extent.expandedTo({tile.right(), tile.bottom()});
    return layout;
}
