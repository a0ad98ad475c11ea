#include "widgets/logs/logsearchbar.h"

#include "widgets/theme/icon.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

LogSearchBar::LogSearchBar(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    m_edit = new QLineEdit(this);
    m_edit->setPlaceholderText(tr("Search lines"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setFixedSize(180, 26);
    m_edit->installEventFilter(this);
    m_count = new QLabel(this);
    m_previous = button(QStringLiteral("\u2191"), tr("Previous match (Shift+F3)"));
    m_next = button(QStringLiteral("\u2193"), tr("Next match (F3)"));
    m_find = button({}, tr("Search lines (Ctrl+F)"));
    m_explore = button(tr("Explore"), tr("These lines in full size, with their levels over time, fields and patterns"));
    m_live = button(tr("Live"), tr("Show lines as they come"));
    m_live->setCheckable(true);
    m_pause = button(tr("Pause"), tr("Hold the lines as they are"));
    m_pause->setCheckable(true);
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_edit, m_count, m_previous, m_next, m_find, m_explore, m_pause, m_live})
        layout->addWidget(widget);
    connect(m_edit, &QLineEdit::textChanged, this, &LogSearchBar::searchChanged);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit nextRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit nextRequested(1); });
    connect(m_find, &QToolButton::clicked, this, &LogSearchBar::openSearch);
    connect(m_explore, &QToolButton::clicked, this, &LogSearchBar::exploreClicked);
    connect(m_live, &QToolButton::clicked, this, &LogSearchBar::liveToggled);
    connect(m_pause, &QToolButton::clicked, this, &LogSearchBar::pauseToggled);
    setExplorable(false);
    setLive(false, false);
    closeSearch();
}

QToolButton* LogSearchBar::button(const QString& text, const QString& toolTip)
{
    auto* result = new QToolButton(this);
    result->setText(text);
    result->setToolTip(toolTip);
    result->setAutoRaise(true);
    result->setFocusPolicy(Qt::NoFocus);
    return result;
}

void LogSearchBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_find->setIcon(themedIcon(IconName::Search, theme.textSecondary));
    QPalette palette = m_count->palette();
    palette.setColor(QPalette::WindowText, theme.textSecondary);
    m_count->setPalette(palette);
    m_count->setFont(theme.fontSmall);
    fit();
}

void LogSearchBar::openSearch()
{
    for (QWidget* widget : std::initializer_list<QWidget*> {m_edit, m_count, m_previous, m_next})
        widget->show();
    m_find->hide();
    fit();
    m_edit->setFocus();
    m_edit->selectAll();
}

void LogSearchBar::closeSearch()
{
    m_edit->clear();
    for (QWidget* widget : std::initializer_list<QWidget*> {m_edit, m_count, m_previous, m_next})
        widget->hide();
    m_find->show();
    fit();
    if (parentWidget())
        parentWidget()->setFocus();
}

bool LogSearchBar::isSearching() const
{
    return !m_edit->isHidden();
}

QString LogSearchBar::text() const
{
    return m_edit->text();
}

void LogSearchBar::setMatches(qsizetype current, qsizetype count)
{
    m_count->setText(m_edit->text().isEmpty() ? QString()
                         : count == 0         ? tr("nothing found")
                                              : tr("%1 of %2").arg(current + 1).arg(count));
    fit();
}

void LogSearchBar::setLive(bool possible, bool live)
{
    m_live->setVisible(possible || live);
    m_live->setChecked(live);
    m_pause->setVisible(live);
    if (!live)
        m_pause->setChecked(false);
    fit();
}

void LogSearchBar::setExplorable(bool explorable)
{
    m_explore->setVisible(explorable);
    fit();
}

void LogSearchBar::setPaused(bool paused, qsizetype waiting)
{
    m_pause->setChecked(paused);
    m_pause->setText(!paused ? tr("Pause") : waiting > 0 ? tr("Resume (%1 new)").arg(waiting) : tr("Resume"));
    fit();
}

void LogSearchBar::fit()
{
    adjustSize();
    emit resized();
}

void LogSearchBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.borderMedium);
    painter.setBrush(m_theme.elevated);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

bool LogSearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        closeSearch();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        emit nextRequested(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return true;
    }
    return false;
}
