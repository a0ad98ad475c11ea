#include "widgets/controls/adhocfilters.h"

#include "widgets/controls/flowlayout.h"
#include "widgets/controls/offerbox.h"
#include "widgets/controls/popup.h"
#include "widgets/controls/toolsegment.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace {

constexpr qsizetype longestText = 60;

const QString valueSeparator = QStringLiteral(" | ");

/// Operators as a query language writes them; the last two are for several values at once.
const QStringList& operators()
{
    static const QStringList list = {QStringLiteral("="),  QStringLiteral("!="), QStringLiteral("=~"),
                                     QStringLiteral("!~"), QStringLiteral("<"),  QStringLiteral(">"),
                                     QStringLiteral("=|"), QStringLiteral("!=|")};
    return list;
}

bool takesSeveral(const QString& op)
{
    return op.endsWith(QLatin1Char('|'));
}

/// A value as it stands in the labels, neither a pattern nor a list.
bool takesOneValue(const QString& op)
{
    return op == QLatin1String("=") || op == QLatin1String("!=");
}

QString valueOf(const AdhocFilter& filter)
{
    return filter.values.isEmpty() ? filter.value : filter.values.join(valueSeparator);
}

QString textOf(const AdhocFilter& filter)
{
    const QString text = filter.isGrouping()
        ? filter.key
        : filter.key + QLatin1Char(' ') + filter.op + QLatin1Char(' ') + valueOf(filter);
    return text.size() > longestText ? text.left(longestText) + QStringLiteral("…") : text;
}

AdhocFilter filterOf(const QString& key, const QString& op, const QString& value)
{
    AdhocFilter filter {key, op, value, {}};
    if (!takesSeveral(op))
        return filter;
    for (const QString& one : value.split(QLatin1Char('|'), Qt::SkipEmptyParts))
        if (!one.trimmed().isEmpty())
            filter.values << one.trimmed();
    filter.value = filter.values.value(0);
    return filter;
}

const AdhocFilter newFilter {{}, QStringLiteral("="), {}, {}};
const AdhocFilter newGrouping {{}, QStringLiteral("groupBy"), {}, {}};

OfferBox* editableBox(const QString& text, const QString& hint, const QString& name, QWidget* parent)
{
    constexpr int width = 180;
    auto* box = new OfferBox(text, hint, name, parent);
    box->setFixedWidth(width);
    return box;
}

} // namespace

AdhocFilters::AdhocFilters(Offer offer, const Theme& theme, TagSource tags, QWidget* parent)
    : QWidget(parent)
    , m_offer(offer)
    , m_theme(theme)
    , m_tags(std::move(tags))
    , m_layout(new FlowLayout(4, this))
{
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
    const QWidget* focused = window()->focusWidget();
    const QString name = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({});
        for (QWidget* part : item->widget()->findChildren<QWidget*>())
            part->setObjectName({});
        item->widget()->deleteLater(); // it may be what was clicked
        delete item;
    }
    // Filters first, then what is grouped by, each with its plus.
    if (m_offer != Offer::Groupings) {
        for (size_t i = 0; i < m_filters.size(); ++i)
            if (!m_filters[i].isGrouping())
                addChip(i);
        addPlus(QStringLiteral("add"), {}, tr("Add a filter"), newFilter);
    }
    for (size_t i = 0; i < m_filters.size(); ++i)
        if (m_filters[i].isGrouping())
            addChip(i);
    if (m_offer != Offer::Filters)
        addPlus(QStringLiteral("group"), m_offer == Offer::Both ? tr("Group by") : QString(),
                tr("Group by another label"), newGrouping);
    updateGeometry();
    if (name.isEmpty())
        return;
    // The keys go on where they were, or at a plus when that chip is gone.
    for (const QString& next : {name, QStringLiteral("add"), QStringLiteral("group")})
        if (auto* part = findChild<QWidget*>(next))
            return part->setFocus();
}

void AdhocFilters::addPlus(const QString& name, const QString& text, const QString& hint, const AdhocFilter& begin)
{
    auto* add = new ToolSegment(ToolSegment::Place::Alone, this);
    add->setTheme(m_theme);
    add->setSymbol(IconName::Plus);
    add->setText(text);
    add->setToolTip(hint);
    add->setAccessibleName(hint);
    add->setObjectName(name);
    connect(add, &QToolButton::clicked, this, [this, add, begin] { edit(m_filters.size(), begin, add); });
    m_layout->addWidget(add);
    add->show();
}

void AdhocFilters::addChip(size_t index)
{
    const bool grouping = m_filters[index].isGrouping();
    auto* chip = new ToolSegment(ToolSegment::Place::First, this);
    chip->setTheme(m_theme);
    chip->setText(textOf(m_filters[index]));
    chip->setObjectName(QStringLiteral("chip%1").arg(index));
    chip->setToolTip(grouping ? tr("Group by another label in its place") : tr("Change this filter"));
    connect(chip, &QToolButton::clicked, this, [this, index, chip] { edit(index, m_filters[index], chip); });
    auto* cross = new ToolSegment(ToolSegment::Place::Last, this);
    cross->setTheme(m_theme);
    cross->setSymbol(IconName::Close);
    cross->setToolTip(grouping ? tr("Do not group by this label") : tr("Remove this filter"));
    cross->setAccessibleName(cross->toolTip());
    cross->setObjectName(QStringLiteral("cross%1").arg(index));
    connect(cross, &QToolButton::clicked, this, [this, index] {
        std::vector<AdhocFilter> left = m_filters;
        left.erase(left.begin() + std::ptrdiff_t(index));
        emit changed(left);
    });
    QWidget* group = segmentGroup({chip, cross}, this);
    m_layout->addWidget(group);
    group->show();
}

void AdhocFilters::edit(size_t index, const AdhocFilter& filter, QWidget* anchor)
{
    auto* popup = new Popup(m_theme, this);
    if (filter.isGrouping())
        editGrouping(index, filter, popup);
    else
        editFilter(index, filter, popup);
    popup->openBelow(anchor);
    const QString first = filter.isGrouping() || filter.key.isEmpty() ? QStringLiteral("key") : QStringLiteral("value");
    popup->findChild<QComboBox*>(first)->setFocus();
}

void AdhocFilters::editGrouping(size_t index, const AdhocFilter& filter, Popup* popup)
{
    auto* row = new QHBoxLayout(popup);
    row->setContentsMargins(8, 8, 8, 8);
    OfferBox* key = editableBox(filter.key, tr("Label"), QStringLiteral("key"), popup);
    auto* apply = new QPushButton(tr("Apply"), popup);
    row->addWidget(key);
    row->addWidget(apply);
    const auto enable = [apply, key] { apply->setEnabled(!key->currentText().trimmed().isEmpty()); };
    enable();
    connect(key, &QComboBox::editTextChanged, apply, enable);
    connect(key->lineEdit(), &QLineEdit::returnPressed, apply, [key, apply] {
        key->takeOffer();
        apply->click();
    });
    connect(apply, &QPushButton::clicked, this, [=, this] {
        popup->close();
        put(index, {key->currentText().trimmed(), newGrouping.op, {}, {}});
    });
    suggest(*key, {});
}

void AdhocFilters::editFilter(size_t index, const AdhocFilter& filter, Popup* popup)
{
    auto* row = new QHBoxLayout(popup);
    row->setContentsMargins(8, 8, 8, 8);
    OfferBox* key = editableBox(filter.key, tr("Label"), QStringLiteral("key"), popup);
    auto* op = new QComboBox(popup);
    op->addItems(operators());
    for (int i = 0; i < op->count(); ++i)
        if (takesSeveral(op->itemText(i)))
            op->setItemData(i, tr("Several values, with | between them"), Qt::ToolTipRole);
    if (op->findText(filter.op) < 0)
        op->addItem(filter.op);
    op->setCurrentText(filter.op);
    OfferBox* value = editableBox(valueOf(filter), tr("Value"), QStringLiteral("value"), popup);
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
    connect(key->lineEdit(), &QLineEdit::returnPressed, value, [key, value] {
        key->takeOffer();
        value->setFocus();
    });
    const auto expect = [op, value] { value->setTakesFirst(takesOneValue(op->currentText())); };
    expect();
    connect(op, &QComboBox::currentTextChanged, value, expect);
    connect(value->lineEdit(), &QLineEdit::returnPressed, apply, [value, apply] {
        value->takeOffer();
        apply->click();
    });
    connect(apply, &QPushButton::clicked, this, [=, this] {
        popup->close();
        put(index, filterOf(key->currentText().trimmed(), op->currentText(), value->currentText()));
    });
    suggest(*key, {});
    if (!filter.key.isEmpty())
        suggest(*value, filter.key);
}

void AdhocFilters::put(size_t index, const AdhocFilter& filter)
{
    std::vector<AdhocFilter> all = m_filters;
    if (index < all.size())
        all[index] = filter;
    else
        all.push_back(filter);
    emit changed(all);
}

void AdhocFilters::suggest(QComboBox& box, const QString& key)
{
    const auto offer = [box = QPointer<QComboBox>(&box)](const Result<QStringList>& answer) {
        if (!box || !answer)
            return; // what a person types is as good
        const QString typed = box->currentText();
        box->clear();
        box->addItems(*answer);
        box->setEditText(typed);
    };
    const bool forKeys = box.objectName() == QLatin1String("key");
    if (forKeys && !m_keys.isEmpty())
        offer(m_keys);
    else if (m_tags && (forKeys || !key.isEmpty()))
        (forKeys ? m_askedKeys : m_askedValues) = m_tags(key, offer);
}
