#pragma once

#include "widgets/traces/tracescene.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QToolButton;

/// The whole trace as a strip: one line a span, coloured by service. Dragging chooses the window that the timeline
/// shows; a double click or the button in its corner shows all again.
class TraceMinimap : public QWidget
{
    Q_OBJECT

public:
    explicit TraceMinimap(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScene(TraceScenePtr scene);
    void setWindow(const TraceWindow& window);

signals:
    void windowChosen(const TraceWindow& window);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    TraceWindow whole() const;
    qint64 timeAt(double x) const;
    void drawImage();
    void placeReset();

    Theme m_theme;
    TraceScenePtr m_scene = std::make_shared<const TraceScene>();
    TraceWindow m_window;
    QImage m_image; ///< of all spans at the device's pixels; made when something changed
    std::optional<double> m_pressed;
    double m_at = 0;
    QToolButton* m_reset; ///< while only a part is shown
};
