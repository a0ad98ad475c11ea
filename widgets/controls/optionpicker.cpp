#include "widgets/controls/optionpicker.h"

#include "widgets/controls/popup.h"
#include "widgets/theme/icon.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace {

const QString& allValue()
{
    static const QString text = QStringLiteral("$__all");
    return text;
}

} // namespace

OptionModel::OptionModel(VariableOptions options, QStringList chosen, bool multi, QObject* parent)
    : QAbstractListModel(parent)
    , m_options(std::move(options))
    , m_chosen(std::move(chosen))
    , m_chosenSet(m_chosen.begin(), m_chosen.end())
    , m_multi(multi)
{
    setFilter({});
}

int OptionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant OptionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const VariableOption& option = m_options[size_t(m_shown[size_t(index.row())])];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return option.text;
    if (role == Qt::CheckStateRole && m_multi)
        return m_chosenSet.contains(option.value) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::FontRole && !m_multi && m_chosenSet.contains(option.value)) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    return {};
}

Qt::ItemFlags OptionModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

void OptionModel::setFilter(const QString& text)
{
    beginResetModel();
    m_shown.clear();
    for (size_t i = 0; i < m_options.size(); ++i)
        if (text.isEmpty() || m_options[i].text.contains(text, Qt::CaseInsensitive))
            m_shown.push_back(int(i));
    endResetModel();
}

void OptionModel::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const QString value = m_options[size_t(m_shown[size_t(row)])].value;
    const bool wasChosen = m_chosenSet.contains(value);
    if (!m_multi || value == allValue()) {
        m_chosen = QStringList {value};
    } else if (wasChosen) {
        m_chosen.removeAll(value);
    } else {
        m_chosen.removeAll(allValue());
        m_chosen << value;
    }
    m_chosenSet = QSet<QString>(m_chosen.begin(), m_chosen.end());
    emit dataChanged(index(0), index(rowCount() - 1));
}

QStringList OptionModel::chosenTexts() const
{
    QStringList texts;
    for (const QString& value : m_chosen) {
        const auto it =
            std::find_if(m_options.begin(), m_options.end(), [&](const VariableOption& o) { return o.value == value; });
        texts << (it == m_options.end() ? value : it->text);
    }
    return texts;
}

OptionPicker::OptionPicker(QWidget* parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &OptionPicker::open);
}

void OptionPicker::setOptions(VariableOptions options, const QStringList& chosen, const QStringList& texts, bool multi)
{
    m_options = std::move(options);
    m_chosen = chosen;
    m_texts = texts;
    m_multi = multi;
    const QString joined = m_texts.join(QStringLiteral(" + "));
    setText(joined.isEmpty() ? tr("None") : joined);
    setToolTip(joined);
    updateGeometry();
    update();
}

QSize OptionPicker::sizeHint() const
{
    constexpr int widest = 320;
    return {std::clamp(fontMetrics().horizontalAdvance(text()) + 44, 80, widest), 32};
}

void OptionPicker::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? m_theme.primary : m_theme.borderMedium);
    painter.setBrush(underMouse() ? m_theme.hover : m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(m_theme.text);
    const QRect words = rect().adjusted(8, 0, -28, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    painter.drawPixmap(width() - 24, (height() - 16) / 2,
                       iconPixmap(IconName::ChevronDown, m_theme.textSecondary, 16, devicePixelRatioF()));
}

void OptionPicker::open()
{
    auto* popup = new Popup(m_theme, this);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(8, 8, 8, 8);
    auto* search = new QLineEdit(popup);
    search->setPlaceholderText(m_allowCustom ? tr("Search, or type a value and press Enter") : tr("Search"));
    search->setClearButtonEnabled(true);
    auto* list = new QListView(popup);
    auto* model = new OptionModel(m_options, m_chosen, m_multi, list);
    list->setModel(model);
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setMinimumSize(std::max(260, width()), std::clamp(int(m_options.size()) * 28 + 8, 60, 360));
    layout->addWidget(search);
    layout->addWidget(list);
    connect(search, &QLineEdit::textChanged, model, &OptionModel::setFilter);
    const auto choose = [this, model, popup](int row) {
        model->toggle(row);
        if (!m_multi)
            popup->close();
    };
    connect(list, &QListView::clicked, model, [choose](const QModelIndex& index) { choose(index.row()); });
    connect(search, &QLineEdit::returnPressed, model, [this, model, search, popup, choose] {
        if (model->rowCount() > 0) {
            choose(0);
        } else if (m_allowCustom && !search->text().isEmpty()) {
            emit picked({search->text()}, {search->text()});
            popup->close();
        }
    });
    // The choice goes out once, when the list closes: a multi choice would else query for every click.
    connect(model, &QAbstractItemModel::dataChanged, popup, [popup] { popup->setProperty("changed", true); });
    connect(popup, &Popup::closed, this, [this, model, popup] {
        if (popup->property("changed").toBool() && !model->chosenValues().isEmpty())
            emit picked(model->chosenValues(), model->chosenTexts());
    });
    popup->openBelow(this);
    search->setFocus();
}
