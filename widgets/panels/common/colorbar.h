#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

/// The colours of values between two ends.
struct ColorBarContent
{
    std::vector<QRgb> colors; ///< low to high, straight alpha
    double min = 0;
    double max = 1;
    bool right = false; ///< stands upright beside the chart
    std::function<QString(double)> text; ///< of a value
};

/// Draws the bar with its ends, and the hovered value as a mark, into a box.
void paintColorBar(QPainter& painter, const ColorBarContent& content, const Theme& theme, const QRectF& box,
                   std::optional<double> hovered);

/// The legend of panels whose colours stand for numbers.
class ColorBar : public QWidget
{
    Q_OBJECT

public:
    explicit ColorBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setContent(const ColorBarContent& content);
    void setHovered(std::optional<double> value);
    std::optional<double> hovered() const { return m_hovered; }
    const ColorBarContent& content() const { return m_content; }
    static constexpr int barHeight = 40; ///< of a bar below
    int uprightWidth() const; ///< of a bar at the right

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
    ColorBarContent m_content;
    std::optional<double> m_hovered;
};
