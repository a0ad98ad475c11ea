#include "widgets/panels/common/pagebar.h"

#include "widgets/theme/icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

PageBar::PageBar(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 2);
    layout->setSpacing(8);
    m_previous = new QToolButton(this);
    m_previous->setAutoRaise(true);
    m_previous->setAccessibleName(tr("Previous page"));
    m_next = new QToolButton(this);
    m_next->setAutoRaise(true);
    m_next->setAccessibleName(tr("Next page"));
    m_text = new QLabel(this);
    layout->addStretch();
    for (QWidget* part :
         {static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_next)})
        layout->addWidget(part);
    layout->addStretch();
    connect(m_previous, &QToolButton::clicked, this, [this] { emit pageChosen(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit pageChosen(m_page + 1); });
}

void PageBar::setTheme(const Theme& theme)
{
    m_previous->setIcon(themedIcon(IconName::ChevronLeft, theme.text));
    m_next->setIcon(themedIcon(IconName::ChevronRight, theme.text));
    m_text->setFont(theme.fontSmall);
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, theme.textSecondary);
    m_text->setPalette(palette);
}

void PageBar::setPages(int page, int pages)
{
    m_page = page;
    m_count = pages;
    m_previous->setEnabled(page > 0);
    m_next->setEnabled(page + 1 < pages);
    m_text->setText(tr("%1 of %2").arg(page + 1).arg(pages));
}

QString PageBar::text() const
{
    return m_text->text();
}
