// Which items a legend shows, in what order, and where it stands.

#include "widgets/chart/chartlegend.h"

#include <QCollator>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {
constexpr int rowLimit = 500;
constexpr size_t searchFrom = 100; ///< items
constexpr double headPx = 26;
constexpr double highestShare = .35; ///< of the panel's height, below
constexpr double widestShare = .6; ///< of its width, at the right
constexpr int leastWidth = 60; ///< px: narrower panels show no legend
constexpr int leastPlot = 60; ///< px above a legend
constexpr int leastBeside = 160; ///< px of a panel that has room for a legend beside the plot
} // namespace

bool ChartLegend::hasSearch() const
{
    return m_items.size() > searchFrom;
}

/// Long legends can be filtered by label, too, others when their panel asks for it.
bool ChartLegend::hasFacets() const
{
    return !m_facets.isEmpty()
        || ((m_options.facets || hasSearch())
            && std::any_of(m_items.begin(), m_items.end(),
                           [](const LegendItem& item) { return !item.labels.isEmpty(); }));
}

double ChartLegend::headHeight() const
{
    return hasSearch() || hasFacets() ? headPx : 0;
}

void ChartLegend::makeHead()
{
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &ChartLegend::searchAgain);
    m_facetButton = new QToolButton(this);
    m_facetButton->setAutoRaise(true);
    m_facetButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_facetButton, &QToolButton::clicked, this, &ChartLegend::openFacets);
}

void ChartLegend::searchAgain()
{
    sortItems();
    measureItems();
    relayout();
}

/// The row above the items: a field that searches names and a button that filters by labels.
void ChartLegend::updateHead()
{
    const bool search = hasSearch();
    const bool facets = hasFacets();
    if (!m_search && (search || facets))
        makeHead();
    if (!m_search)
        return;
    if (!search)
        m_search->clear();
    QPalette colors = m_search->palette();
    colors.setColor(QPalette::Text, m_theme.text);
    colors.setColor(QPalette::ButtonText, m_facets.isEmpty() ? m_theme.text : m_theme.link);
    colors.setColor(QPalette::PlaceholderText, m_theme.textSecondary);
    for (QWidget* part : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_facetButton)}) {
        part->setFont(m_theme.fontSmall);
        part->setPalette(colors);
    }
    m_facetButton->setText(m_facets.isEmpty() ? tr("Labels") : tr("Labels: %1").arg(m_facets.keys().join(u", ")));
    m_search->setVisible(search);
    m_facetButton->setVisible(facets);
    placeHead();
    setViewportMargins(0, search || facets ? int(headPx) : 0, 0, 0);
}

void ChartLegend::placeHead()
{
    if (!m_search)
        return;
    constexpr int widestSearch = 260;
    constexpr int gap = 4;
    const int height = int(headPx) - 2;
    const bool facets = !m_facetButton->isHidden();
    const int wanted = std::min(m_facetButton->sizeHint().width(), width() / 2);
    const int left = m_search->isHidden() ? 0 : std::min(width() - (facets ? wanted + gap : 0), widestSearch);
    m_search->setGeometry(0, 0, std::max(left, 0), height);
    constexpr int aroundText = 20;
    const QString invitation = tr("Search %n series", nullptr, int(m_items.size()));
    const bool fits = m_search->fontMetrics().horizontalAdvance(invitation) + aroundText <= m_search->width();
    m_search->setPlaceholderText(fits ? invitation : tr("Search"));
    m_facetButton->setGeometry(std::max(left, 0) + (left > 0 ? gap : 0), 0, wanted, height);
}

void ChartLegend::openFacets()
{
    FacetPopup::Counts counts;
    for (const LegendItem& item : m_items)
        for (auto label = item.labels.begin(); label != item.labels.end(); ++label)
            counts[label.key()][*label]++;
    // One value that all series have tells none apart.
    const auto isCommon = [this](const auto& values) {
        return values.size() < 2 && values.first() == int(m_items.size());
    };
    for (auto label = counts.begin(); label != counts.end();)
        label = isCommon(*label) && !m_facets.contains(label.key()) ? counts.erase(label) : std::next(label);
    auto* popup = new FacetPopup(m_theme, counts, m_facets, this);
    connect(popup, &FacetPopup::chosen, this, &ChartLegend::setFacets);
    popup->openBelow(m_facetButton);
}

void ChartLegend::setFacets(const LabelFacets& facets)
{
    if (facets == m_facets)
        return;
    m_facets = facets;
    searchAgain();
    updateHead();
    emit facetsChosen();
}

/// Order of the items that have a row: those the search matches, sorted, as many as the limit allows.
void ChartLegend::sortItems()
{
    orderBySort();
    const QString wanted = m_search ? m_search->text().trimmed() : QString();
    const auto isOut = [&](int i) {
        const LegendItem& item = m_items[size_t(i)];
        return (!wanted.isEmpty() && !item.name.contains(wanted, Qt::CaseInsensitive))
            || !matchesFacets(m_facets, item.labels);
    };
    if (!wanted.isEmpty() || !m_facets.isEmpty())
        m_order.erase(std::remove_if(m_order.begin(), m_order.end(), isOut), m_order.end());
    const auto limit = size_t(m_options.limit > 0 ? m_options.limit : rowLimit);
    m_leftOut = int(m_order.size() - std::min(m_order.size(), limit));
    m_order.resize(std::min(m_order.size(), limit));
}

QString ChartLegend::leftOutText() const
{
    return tr("%n more: search by name", nullptr, m_leftOut);
}

void ChartLegend::orderBySort()
{
    m_order.resize(m_items.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    if (m_options.sortBy.isEmpty() || !m_options.table) // a list has no columns to sort by
        return;
    const bool descending = m_options.sortDescending;
    const QString column = m_options.sortBy;
    const auto number = [&](int i) {
        for (const LegendItem::Calc& calc : m_items[size_t(i)].calcs)
            if (calc.title == column)
                return calc.number;
        return std::nan("");
    };
    const bool byName = m_items.empty()
        || std::none_of(m_items.front().calcs.begin(), m_items.front().calcs.end(),
                        [&](const LegendItem::Calc& calc) { return calc.title == column; });
    QCollator natural {QLocale(QLocale::English)}; // "2" before "10"
    natural.setNumericMode(true);
    natural.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        if (byName) {
            const int order = natural.compare(m_items[size_t(a)].name, m_items[size_t(b)].name);
            return descending ? order > 0 : order < 0;
        }
        const double x = number(a);
        const double y = number(b);
        if (std::isnan(x) || std::isnan(y))
            return !std::isnan(x) && std::isnan(y);
        return descending ? x > y : x < y;
    });
}

QRect placeLegend(const ChartLegend& legend, const LegendOptions& options, const QRect& whole, QRect& plot)
{
    QRect place = whole;
    plot = whole;
    const bool beside = options.right && whole.width() >= leastBeside;
    // Half a row cannot be read: a legend has one whole row, or the plot has its room.
    const double wanted = beside ? 0 : legend.contentHeight(whole.width());
    const double least = std::min(wanted, legend.leastHeight());
    if (whole.width() < leastWidth || whole.height() < leastPlot + (beside ? 0 : least))
        return {whole.topLeft(), QSize(0, 0)};
    if (beside) {
        const double width = options.width > 0 ? options.width : legend.contentWidth();
        place.setLeft(whole.right() + 1 - int(std::ceil(std::min(width, whole.width() * widestShare))));
        plot.setRight(place.left() - 1);
    } else {
        const double height = std::min(wanted, std::max(least, whole.height() * highestShare));
        place.setTop(int(std::floor(whole.bottom() + 1 - height)));
        plot.setBottom(place.top() - 1);
    }
    return place;
}
