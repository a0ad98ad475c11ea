#include "widgets/traces/tracefindbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

TraceFindBar::TraceFindBar(QWidget* parent) : QWidget(parent), m_field(new QLineEdit(this)), m_count(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_field->setPlaceholderText(tr("Find spans"));
    m_field->setToolTip(tr("Words of names, attributes and events; also error, >100ms, <1s, >2.5%"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(220);
    m_field->installEventFilter(this);
    layout->addWidget(m_field);
    layout->addWidget(m_count);
    const auto button = [this, layout](const QString& text, const QString& toolTip, int by) {
        auto* result = new QToolButton(this);
        result->setText(text);
        result->setToolTip(toolTip);
        result->setAutoRaise(true);
        result->setFocusPolicy(Qt::NoFocus);
        connect(result, &QToolButton::clicked, this, [this, by] { emit stepped(by); });
        layout->addWidget(result);
        return result;
    };
    m_previous = button(QStringLiteral("\u2191"), tr("Previous match (Shift+Enter)"), -1);
    m_next = button(QStringLiteral("\u2193"), tr("Next match (Enter)"), 1);
    connect(m_field, &QLineEdit::textChanged, this, &TraceFindBar::changed);
    setCount(0, std::nullopt);
}

void TraceFindBar::setTheme(const Theme& theme)
{
    QPalette palette = m_count->palette();
    palette.setColor(QPalette::WindowText, theme.textSecondary);
    m_count->setPalette(palette);
    m_count->setFont(theme.fontSmall);
}

void TraceFindBar::setCount(size_t found, std::optional<size_t> chosen)
{
    const bool isSearching = !m_field->text().trimmed().isEmpty();
    m_count->setText(found == 0   ? tr("No match")
                         : chosen ? tr("%1 of %2").arg(*chosen + 1).arg(found)
                                  : QString::number(found));
    m_count->setVisible(isSearching);
    for (QToolButton* button : {m_previous, m_next}) {
        button->setVisible(isSearching);
        button->setEnabled(found > 0);
    }
}

bool TraceFindBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (!isOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    // With nothing to clear, Escape is the page's: it leads back.
    const bool clears = key->key() == Qt::Key_Escape && !m_field->text().isEmpty();
    const bool steps = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!clears && !steps)
        return QWidget::eventFilter(watched, event);
    if (isOverride)
        event->accept();
    else if (clears)
        m_field->clear();
    else
        emit stepped(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
    return true;
}
