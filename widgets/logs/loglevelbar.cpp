#include "widgets/logs/loglevelbar.h"

#include "dashboards/logs/loglabels.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace {

constexpr int markPx = 10;
constexpr int iconPx = 14; // with the room before the text

QIcon markOf(const QColor& color)
{
    QIcon icon;
    for (const int ratio : {1, 2}) {
        QPixmap pixmap(iconPx * ratio, iconPx * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(0, (iconPx - markPx) / 2.0, markPx, markPx), 2, 2);
        painter.end();
        for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Disabled}) // a legend keeps its colours
            icon.addPixmap(pixmap, mode);
    }
    return icon;
}

} // namespace

LogLevelBar::LogLevelBar(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
}

void LogLevelBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    rebuild();
}

void LogLevelBar::setTotals(std::vector<LevelTotal> totals)
{
    if (totals == m_totals)
        return;
    m_totals = std::move(totals);
    rebuild();
}

/// Buttons that are there are kept: a refresh may come while one is pressed.
void LogLevelBar::rebuild()
{
    while (m_buttons.size() < m_totals.size()) {
        auto* button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({iconPx, iconPx});
        button->setCursor(Qt::PointingHandCursor);
        button->setToolTip(tr("Only lines of this level; with Ctrl those of all others"));
        layout()->addWidget(button);
        button->show(); // at once, so that the room it takes is known
        connect(button, &QToolButton::clicked, this, [this, index = m_buttons.size()] {
            emit levelClicked(index, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
        });
        m_buttons.push_back(button);
    }
    while (m_buttons.size() > m_totals.size()) {
        m_buttons.back()->deleteLater();
        m_buttons.back()->hide();
        m_buttons.pop_back();
    }
    for (size_t i = 0; i < m_totals.size(); ++i) {
        const auto name = logLevelName(m_totals[i].level);
        const bool known = !m_totals[i].values.isEmpty(); // what the server calls it
        m_buttons[i]->setEnabled(known);
        m_buttons[i]->setFont(m_theme.fontSmall);
        m_buttons[i]->setIcon(markOf(toQColor(logLevelColor(m_totals[i].level, m_theme.palette))));
        m_buttons[i]->setText(QLatin1String(name.data(), int(name.size())) + QLatin1Char(' ')
                              + QLocale(QLocale::English).toString(m_totals[i].lines));
    }
}
