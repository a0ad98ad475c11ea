#pragma once

#include "widgets/theme/icon.h"
#include "widgets/theme/theme.h"

#include <QToolButton>

#include <optional>

/// A button of the toolbar: icon, text, a note in the warning colour and an arrow, each only where set. Several side
/// by side share one frame, as the parts of the time controls do.
class ToolSegment : public QToolButton
{
    Q_OBJECT

public:
    enum class Place
    {
        Alone,
        First,
        Middle,
        Last
    };
    explicit ToolSegment(Place place, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setPlace(Place place);
    void setSymbol(IconName name);
    void setSymbolColor(const QColor& color); ///< invalid: the text's
    void setNote(const QString& note); ///< behind the text, as the time zone
    void setArrow(bool arrow); ///< that something opens
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    const Theme& theme() const { return m_theme; }
    void paintEvent(QPaintEvent* event) override;

private:
    int widthWith(int textWidth) const;
    void paintFrame(QPainter& painter) const;

    Theme m_theme;
    Place m_place;
    std::optional<IconName> m_symbol;
    QColor m_symbolColor;
    QString m_note;
    bool m_arrow = false;
};

/// Segments without a gap between them, as one control.
QWidget* segmentGroup(std::initializer_list<QWidget*> segments, QWidget* parent);
