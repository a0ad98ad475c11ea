#include "app/noticebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_theme(Theme::make(ThemeKind::Dark))
    , m_text(new QLabel(this))
    , m_row(new QHBoxLayout(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_row->setContentsMargins(20, 8, 16, 8);
    m_row->setSpacing(8);
    m_row->addWidget(m_text, 1);
    hide();
}

void NoticeBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void NoticeBar::tell(const QString& text, std::vector<Button> buttons, bool canDismiss)
{
    for (QToolButton* old : std::exchange(m_buttons, {})) {
        old->hide();
        old->deleteLater(); // one of them may be what a person just pressed
    }
    m_text->setText(text);
    if (canDismiss)
        buttons.push_back({tr("Dismiss"), nullptr, true});
    for (const Button& spec : buttons) {
        auto* button = new QToolButton(this);
        button->setText(spec.text);
        connect(button, &QToolButton::clicked, this, [this, spec] {
            if (spec.closes)
                dismiss();
            if (spec.act)
                spec.act();
        });
        m_row->addWidget(button);
        m_buttons.push_back(button);
    }
    show();
}

void NoticeBar::dismiss()
{
    hide();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool NoticeBar::press(const QString& text)
{
    for (QToolButton* button : m_buttons) {
        if (button->text() != text)
            continue;
        button->click();
        return true;
    }
    return false;
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), blended(m_theme.warning, 0.14, m_theme.canvas));
    painter.fillRect(0, 0, 4, height(), m_theme.warning);
}
