#include "widgets/controls/adhocfilters.h"

#include "widgets/controls/popup.h"
#include "widgets/controls/toolsegment.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace {

constexpr qsizetype longestText = 60;

QString textOf(const AdhocFilter& filter)
{
    const QString value = filter.values.isEmpty() ? filter.value : filter.values.join(QStringLiteral(" | "));
    const QString text = filter.key + QLatin1Char(' ') + filter.op + QLatin1Char(' ') + value;
    return text.size() > longestText ? text.left(longestText) + QStringLiteral("…") : text;
}

QComboBox* editableBox(const QString& text, const QString& hint, const QString& name, QWidget* parent)
{
    constexpr int width = 180;
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setFixedWidth(width);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setEditText(text);
    box->lineEdit()->setPlaceholderText(hint);
    return box;
}

} // namespace

AdhocFilters::AdhocFilters(const Theme& theme, TagSource tags, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tags(std::move(tags))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    rebuild();
}

void AdhocFilters::setFilters(std::vector<AdhocFilter> filters)
{
    if (filters == m_filters)
        return;
    m_filters = std::move(filters);
    rebuild();
}

QStringList AdhocFilters::texts() const
{
    QStringList texts;
    for (const AdhocFilter& filter : m_filters)
        texts << textOf(filter);
    return texts;
}

void AdhocFilters::rebuild()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be what was clicked
        delete item;
    }
    for (size_t i = 0; i < m_filters.size(); ++i)
        addChip(i);
    auto* add = new ToolSegment(ToolSegment::Place::Alone, this);
    add->setTheme(m_theme);
    add->setSymbol(IconName::Plus);
    add->setToolTip(tr("Add a filter"));
    add->setObjectName(QStringLiteral("add"));
    connect(add, &QToolButton::clicked, this, [this, add] { edit(m_filters.size(), add); });
    m_layout->addWidget(add);
    updateGeometry();
}

void AdhocFilters::addChip(size_t index)
{
    auto* chip = new ToolSegment(ToolSegment::Place::First, this);
    chip->setTheme(m_theme);
    chip->setText(textOf(m_filters[index]));
    chip->setToolTip(tr("Change this filter"));
    connect(chip, &QToolButton::clicked, this, [this, index, chip] { edit(index, chip); });
    auto* cross = new ToolSegment(ToolSegment::Place::Last, this);
    cross->setTheme(m_theme);
    cross->setSymbol(IconName::Close);
    cross->setToolTip(tr("Remove this filter"));
    connect(cross, &QToolButton::clicked, this, [this, index] {
        std::vector<AdhocFilter> left = m_filters;
        left.erase(left.begin() + std::ptrdiff_t(index));
        emit changed(left);
    });
    m_layout->addWidget(segmentGroup({chip, cross}, this));
}

void AdhocFilters::edit(size_t index, QWidget* anchor)
{
    const AdhocFilter filter =
        index < m_filters.size() ? m_filters[index] : AdhocFilter {{}, QStringLiteral("="), {}, {}};
    auto* popup = new Popup(m_theme, this);
    auto* row = new QHBoxLayout(popup);
    row->setContentsMargins(8, 8, 8, 8);
    QComboBox* key = editableBox(filter.key, tr("Label"), QStringLiteral("key"), popup);
    auto* op = new QComboBox(popup);
    op->addItems({QStringLiteral("="), QStringLiteral("!="), QStringLiteral("=~"), QStringLiteral("!~"),
                  QStringLiteral("<"), QStringLiteral(">")});
    if (op->findText(filter.op) < 0)
        op->addItem(filter.op); // one of many values, which only a file says
    op->setCurrentText(filter.op);
    QComboBox* value = editableBox(filter.value, tr("Value"), QStringLiteral("value"), popup);
    auto* apply = new QPushButton(tr("Apply"), popup);
    for (QWidget* part : std::initializer_list<QWidget*> {key, op, value, apply})
        row->addWidget(part);
    // As in Grafana, a filter without a value is none.
    const auto enable = [apply, key, value] {
        apply->setEnabled(!key->currentText().trimmed().isEmpty() && !value->currentText().isEmpty());
    };
    enable();
    for (QComboBox* box : {key, value})
        connect(box, &QComboBox::editTextChanged, apply, enable);
    connect(key->lineEdit(), &QLineEdit::editingFinished, popup,
            [this, key, value] { suggest(*value, key->currentText().trimmed()); });
    connect(value->lineEdit(), &QLineEdit::returnPressed, apply, &QPushButton::click);
    connect(apply, &QPushButton::clicked, this, [=, this] {
        std::vector<AdhocFilter> all = m_filters;
        const AdhocFilter made {key->currentText().trimmed(), op->currentText(), value->currentText(), {}};
        if (index < all.size())
            all[index] = made;
        else
            all.push_back(made);
        popup->close();
        emit changed(all);
    });
    if (filter.key.isEmpty())
        suggest(*key, {});
    else
        suggest(*value, filter.key);
    popup->openBelow(anchor);
    (filter.key.isEmpty() ? key : value)->setFocus();
}

void AdhocFilters::suggest(QComboBox& box, const QString& key)
{
    const bool forKeys = box.objectName() == QLatin1String("key");
    if (!m_tags || (key.isEmpty() && !forKeys))
        return;
    m_asked = m_tags(key, [box = QPointer<QComboBox>(&box)](const Result<QStringList>& answer) {
        if (!box || !answer)
            return; // what a person types is as good
        const QString typed = box->currentText();
        box->clear();
        box->addItems(*answer);
        box->setEditText(typed);
    });
}
