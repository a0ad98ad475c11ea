#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

/// A row of joined buttons of which one is chosen.
class SegmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentBar(const QStringList& texts, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setCurrent(int index); ///< without a signal
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    std::vector<QRectF> segments() const;

    QStringList m_texts;
    Theme m_theme;
    int m_current = 0;
};
