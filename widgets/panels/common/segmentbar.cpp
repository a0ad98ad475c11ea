#include "widgets/panels/common/segmentbar.h"

#include "widgets/panels/common/panelbutton.h"

#include <QPainter>

#include <utility>

namespace {
constexpr int barHeight = 24;
constexpr int border = 2;
constexpr double radius = 6;
} // namespace

SegmentBar::SegmentBar(const QStringList& texts, QWidget* parent) : QWidget(parent)
{
    for (const QString& text : texts) {
        auto* button = new PanelButton(PanelButton::Look::Segment, this);
        button->setText(text);
        button->setCheckable(true);
        button->setAutoExclusive(true); // arrow keys choose, Tab leads on
        button->setChecked(m_buttons.empty());
        connect(button, &QAbstractButton::clicked, this, [this, index = int(m_buttons.size())] {
            if (std::exchange(m_current, index) != index)
                emit chosen(index);
        });
        m_buttons.push_back(button);
    }
}

void SegmentBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    int x = border;
    for (PanelButton* button : m_buttons) {
        button->setTheme(theme);
        button->setGeometry(x, border, button->sizeHint().width(), barHeight - 2 * border);
        x += button->width();
    }
    updateGeometry();
    update();
}

void SegmentBar::setCurrent(int index)
{
    m_current = index;
    if (index >= 0 && size_t(index) < m_buttons.size())
        m_buttons[size_t(index)]->setChecked(true);
}

QSize SegmentBar::sizeHint() const
{
    int width = 2 * border;
    for (const PanelButton* button : m_buttons)
        width += button->sizeHint().width();
    return {width, barHeight};
}

void SegmentBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.borderMedium);
    painter.setBrush(m_theme.canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), radius, radius);
}
