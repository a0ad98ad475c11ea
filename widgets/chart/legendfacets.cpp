#include "widgets/chart/legendfacets.h"

#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace {
constexpr int popupWidth = 300;
constexpr int rowHeight = 24;
constexpr int mostRowsShown = 14;
constexpr int mostValues = 500; ///< of one label; the search finds the series of the others
constexpr int valueRole = Qt::UserRole;
} // namespace

bool matchesFacets(const LabelFacets& facets, const Labels& labels)
{
    for (auto facet = facets.begin(); facet != facets.end(); ++facet)
        if (!facet->isEmpty() && !facet->contains(labels.value(facet.key())))
            return false;
    return true;
}

FacetPopup::FacetPopup(const Theme& theme, const Counts& counts, const LabelFacets& chosenBefore, QWidget* parent)
    : Popup(theme, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_tree = new QTreeWidget(this);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    column->addWidget(m_tree);
    int rows = 0;
    for (auto label = counts.begin(); label != counts.end(); ++label) {
        addLabel(label.key(), *label, chosenBefore.value(label.key()));
        rows += 1 + int(label->size());
    }
    m_tree->setFixedSize(popupWidth, std::clamp(rows, 3, mostRowsShown) * rowHeight + 4);
    auto* all = new QPushButton(tr("Show all series"), this);
    column->addWidget(all);
    connect(all, &QPushButton::clicked, this, [this] {
        emit chosen({});
        close();
    });
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] { emit chosen(checkedValues()); });
}

void FacetPopup::addLabel(const QString& label, const QMap<QString, int>& values, const QSet<QString>& checked)
{
    auto* parent = new QTreeWidgetItem(m_tree, {label.left(200)});
    parent->setFlags(Qt::ItemIsEnabled);
    parent->setData(0, valueRole, label);
    QFont bold = m_tree->font();
    bold.setWeight(QFont::Medium);
    parent->setFont(0, bold);
    int rows = 0;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (++rows > mostValues) {
            auto* rest = new QTreeWidgetItem(parent, {tr("%n more", nullptr, int(values.size()) - mostValues)});
            rest->setFlags(Qt::NoItemFlags);
            break;
        }
        const QString text = value.key().isEmpty() ? tr("(none)") : value.key().left(200);
        auto* item = new QTreeWidgetItem(parent, {QStringLiteral("%1 (%2)").arg(text).arg(*value)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        item->setCheckState(0, checked.contains(value.key()) ? Qt::Checked : Qt::Unchecked);
        item->setData(0, valueRole, value.key());
    }
    parent->setExpanded(true);
}

LabelFacets FacetPopup::checkedValues() const
{
    LabelFacets facets;
    for (int i = 0; i < m_tree->topLevelItemCount(); i++) {
        const QTreeWidgetItem& label = *m_tree->topLevelItem(i);
        for (int k = 0; k < label.childCount(); k++)
            if (label.child(k)->checkState(0) == Qt::Checked)
                facets[label.data(0, valueRole).toString()].insert(label.child(k)->data(0, valueRole).toString());
    }
    return facets;
}
