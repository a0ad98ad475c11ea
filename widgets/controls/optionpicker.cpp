#include "widgets/controls/optionpicker.h"

#include "widgets/controls/listkeys.h"
#include "widgets/controls/optionmodel.h"
#include "widgets/controls/popup.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/tooltiptext.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int arrowRoom = 28;
constexpr qsizetype mostNamed = 20; ///< values written out on the button and in its tooltip

QListView* optionList(OptionModel* model, QSize least, QWidget* parent)
{
    auto* list = new QListView(parent);
    model->setParent(list);
    list->setModel(model);
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setMinimumSize(least);
    list->setFocusPolicy(Qt::NoFocus); // the search keeps the keys
    return list;
}

} // namespace

OptionPicker::OptionPicker(QWidget* parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &OptionPicker::open);
}

QString OptionPicker::shownText() const
{
    QString joined = m_texts.mid(0, mostNamed).join(QStringLiteral(" + "));
    if (m_texts.size() > mostNamed)
        joined += QStringLiteral(" + ") + tr("%1 more").arg(m_texts.size() - mostNamed);
    return joined;
}

void OptionPicker::setOptions(VariableOptions options, const QStringList& chosen, const QStringList& texts, bool multi)
{
    m_options = std::move(options);
    m_chosen = chosen;
    m_texts = texts;
    m_multi = multi;
    const QString joined = shownText();
    const QString nothing = m_placeholder.isEmpty() ? tr("None") : m_placeholder;
    setText(joined.isEmpty() ? nothing : joined);
    setToolTip(plainToolTip(m_error.isEmpty() ? joined : m_error));
    updateGeometry();
    update();
}

void OptionPicker::setError(const QString& error)
{
    m_error = error;
    setToolTip(plainToolTip(m_error.isEmpty() ? shownText() : m_error));
    update();
}

QSize OptionPicker::sizeHint() const
{
    constexpr int widest = 320;
    return {std::clamp(fontMetrics().horizontalAdvance(text()) + 8 + arrowRoom + 8, 80, widest), 32};
}

void OptionPicker::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(!m_error.isEmpty() ? m_theme.error : hasFocus() ? m_theme.primary : m_theme.borderMedium);
    painter.setBrush(underMouse() ? m_theme.hover : m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(m_texts.isEmpty() && !m_placeholder.isEmpty() ? m_theme.textSecondary : m_theme.text);
    const QRect words = rect().adjusted(8, 0, -arrowRoom, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    painter.drawPixmap(width() - 24, (height() - 16) / 2,
                       iconPixmap(IconName::ChevronDown, m_theme.textSecondary, 16, devicePixelRatioF()));
}

void OptionPicker::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        open();
    else
        QToolButton::keyPressEvent(event);
}

void OptionPicker::open()
{
    auto* popup = new Popup(m_theme, this);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(8, 8, 8, 8);
    auto* search = new QLineEdit(popup);
    search->setPlaceholderText(m_allowCustom ? tr("Search or type a value") : tr("Search"));
    search->setClearButtonEnabled(true);
    auto* model = new OptionModel(m_options, m_chosen, m_multi ? OptionModel::Choice::Many : OptionModel::Choice::One);
    model->setAllowCustom(m_allowCustom);
    const QSize least(std::max(260, width()), std::clamp(int(m_options.size()) * 30 + 8, 60, 360));
    QListView* list = optionList(model, least, popup);
    layout->addWidget(search);
    layout->addWidget(list);
    moveListFromSearch(search, list);
    connect(search, &QLineEdit::textChanged, model, &OptionModel::setFilter);
    connect(search, &QLineEdit::textChanged, list, [list, model] { list->setCurrentIndex(model->index(0)); });
    const auto choose = [this, model, popup](int row) {
        model->toggle(row);
        if (!m_multi && row < model->rowCount())
            popup->close();
    };
    connect(list, &QListView::clicked, model, [choose](const QModelIndex& index) { choose(index.row()); });
    connect(search, &QLineEdit::returnPressed, list,
            [list, choose] { choose(std::max(0, list->currentIndex().row())); });
    connect(popup, &Popup::closed, this, [this, model] {
        if (model->chosenValues() != m_chosen && !model->chosenValues().isEmpty())
            emit picked(model->chosenValues(), model->chosenTexts());
    });
    popup->openBelow(this);
    search->setFocus();
    if (const int row = model->firstChosenRow(); row >= 0) {
        list->setCurrentIndex(model->index(row));
        list->scrollTo(model->index(row), QAbstractItemView::PositionAtCenter);
    }
}
