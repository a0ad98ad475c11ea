#include "widgets/panels/flamegraph/flamegraphview.h"

#include "datasources/data/discard.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/segmentbar.h"
#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/flamegraph/flametable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace {

constexpr int toolBarHeight = 32;
constexpr int toolBarGap = 8;
constexpr int searchWidth = 350;
constexpr int summaryHeight = 42;
constexpr int pillHeight = 26;
constexpr int leastForBoth = 800; ///< px: narrower panels show the graph alone
constexpr int leastForTools = 260;
constexpr double callersShare = .4;

QString countedUnit(const QString& unit)
{
    if (unit == QLatin1String("bytes"))
        return QCoreApplication::translate("FlameGraphView", "RAM");
    if (unit == QLatin1String("ns"))
        return QCoreApplication::translate("FlameGraphView", "Time");
    return unit == QLatin1String("short") ? QCoreApplication::translate("FlameGraphView", "Count") : QString();
}

} // namespace

FlameGraphView::FlameGraphView(QWidget* parent) : PanelView(parent)
{
    m_canvas = new FlameCanvas(this);
    m_callers = new FlameCanvas(this);
    m_callers->setUpsideDown(true);
    m_callers->hide();
    m_table = new FlameTable(this);
    buildToolBar();
    connectParts();
}

void FlameGraphView::buildToolBar()
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search..."));
    m_search->setClearButtonEnabled(true);
    m_colors = new SegmentBar({tr("By package"), tr("By value")}, this);
    m_align = new SegmentBar({tr("Left"), tr("Right")}, this);
    m_align->setToolTip(tr("Which end of a long name is shown"));
    m_show = new SegmentBar({tr("Top Table"), tr("Flame Graph"), tr("Both")}, this);
    m_show->setCurrent(int(Show::Both));
    m_back = new QToolButton(this);
    m_back->setText(tr("Back to the whole graph"));
    m_back->hide();
}

void FlameGraphView::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &FlameGraphView::applyMatches);
    connect(m_show, &SegmentBar::chosen, this, &FlameGraphView::arrange);
    connect(m_align, &SegmentBar::chosen, this, [this](int index) {
        for (FlameCanvas* canvas : {m_canvas, m_callers})
            canvas->setTextAlign(index == 0 ? FlameTextAlign::Start : FlameTextAlign::End);
    });
    connect(m_colors, &SegmentBar::chosen, this, [this](int index) {
        m_coloring = index == 0 ? FlameColoring::ByPackage : FlameColoring::ByValue;
        applyColors();
    });
    connect(m_back, &QToolButton::clicked, this, [this] {
        m_canvas->focus(-1);
        showSandwich(-1);
    });
    for (FlameCanvas* canvas : {m_canvas, m_callers}) {
        connect(canvas, &FlameCanvas::hovered, this,
                [this, canvas](int node, const QPoint& at) { showHover(canvas, node, at); });
        connect(canvas, &FlameCanvas::menuWanted, this,
                [this, canvas](int node, const QPoint& at) { showMenu(canvas, node, at); });
        connect(canvas, &FlameCanvas::focusChanged, this, [this] {
            arrange();
            update();
        });
    }
    connect(m_table, &FlameTable::sandwichWanted, this, &FlameGraphView::showSandwich);
    connect(m_table, &FlameTable::searchWanted, this, [this](int label) {
        const QString name = m_tree->labels[label];
        search(m_search->text() == name ? QString() : name);
    });
}

void FlameGraphView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
}

void FlameGraphView::setContext(const PanelContext& context)
{
    m_theme = context.theme;
    m_search->setFont(m_theme.font);
    m_back->setFont(m_theme.fontSmall);
    for (SegmentBar* bar : {m_colors, m_align, m_show})
        bar->setTheme(m_theme);
    m_canvas->setTheme(m_theme);
    m_callers->setTheme(m_theme);
    m_table->setTheme(m_theme);
    m_tooltip.setTheme(m_theme);
    applyColors();
    arrange();
}

void FlameGraphView::setData(PanelDataPtr data)
{
    const bool same = m_data && showsTheSame(m_data, data);
    discard(std::exchange(m_data, std::move(data)));
    if (!same)
        rebuild();
}

void FlameGraphView::rebuild()
{
    auto tree = std::make_shared<FlameTree>();
    if (const Frame* frame = m_data ? flameFrame(m_data->frames) : nullptr) {
        *tree = flameTree(*frame);
        const Field* values = frame->byName(QStringLiteral("value"));
        m_display = DisplayProcessor(*values, m_data->display);
        m_unit = values->config->unit.value_or(QString());
    } else {
        tree->problem = tr("No data");
    }
    m_tree = std::move(tree);
    m_sandwich = -1;
    m_calleeTree.reset();
    m_callerTree.reset();
    m_canvas->setTree(m_tree, m_display);
    m_table->setTree(m_tree, m_display);
    applyColors();
    applyMatches();
    arrange();
    update();
}

void FlameGraphView::applyColors()
{
    if (!m_tree)
        return;
    const FlameColors colors(*m_tree, m_coloring, m_theme.look.kind);
    m_canvas->setColors(colors);
    m_callers->setColors(colors);
}

void FlameGraphView::search(const QString& text)
{
    m_search->setText(text);
}

void FlameGraphView::applyMatches()
{
    if (!m_tree)
        return;
    std::optional<std::vector<bool>> matches;
    const QString wanted = m_search->text().trimmed();
    if (!wanted.isEmpty()) {
        matches.emplace();
        for (const QString& label : m_tree->labels)
            matches->push_back(label.contains(wanted, Qt::CaseInsensitive));
    }
    m_table->setMatches(matches);
    m_canvas->setMatches(matches);
    m_callers->setMatches(matches);
}

void FlameGraphView::showSandwich(int label)
{
    m_sandwich = m_tree && label < m_tree->labels.size() ? label : -1;
    if (m_sandwich >= 0) {
        m_calleeTree = std::make_shared<const FlameTree>(flameCallees(*m_tree, label));
        m_callerTree = std::make_shared<const FlameTree>(flameCallers(*m_tree, label));
        m_canvas->setTree(m_calleeTree, m_display);
        m_callers->setTree(m_callerTree, m_display);
    } else if (m_tree) {
        m_canvas->setTree(m_tree, m_display);
    }
    if (m_show->current() == int(Show::Table))
        m_show->setCurrent(int(Show::Both));
    arrange();
    update();
}

std::shared_ptr<const FlameTree> FlameGraphView::treeOf(const FlameCanvas* canvas) const
{
    if (m_sandwich < 0)
        return m_tree;
    return canvas == m_callers ? m_callerTree : m_calleeTree;
}

void FlameGraphView::arrange()
{
    const bool empty = !m_tree || !m_tree->problem.isEmpty();
    const bool tools = !empty && width() >= leastForTools && height() >= 3 * toolBarHeight;
    const bool narrow = width() < leastForBoth;
    m_search->setVisible(tools);
    m_show->setVisible(tools);
    m_align->setVisible(tools && !narrow);
    m_colors->setVisible(tools && !narrow);
    QRect content = rect();
    if (tools) {
        int right = width();
        for (SegmentBar* bar : {m_show, m_align, m_colors}) {
            if (!bar->isVisibleTo(this))
                continue;
            const QSize size = bar->sizeHint();
            right -= size.width();
            bar->setGeometry(QRect(QPoint(right, toolBarGap), size));
            right -= toolBarGap;
        }
        m_search->setGeometry(0, toolBarGap, std::max(60, std::min(searchWidth, right)), toolBarHeight);
        content.setTop(toolBarGap + toolBarHeight + toolBarGap);
    }
    Show show = tools ? Show(m_show->current()) : Show::Graph;
    if (show == Show::Both && narrow)
        show = Show::Graph;
    m_table->setVisible(!empty && show != Show::Graph);
    m_canvas->setVisible(!empty && show != Show::Table);
    QRect graph = content;
    if (show == Show::Both) {
        QRect table = content;
        table.setWidth((content.width() - toolBarGap) / 2);
        m_table->setGeometry(table);
        graph.setLeft(table.right() + 1 + toolBarGap);
    } else {
        m_table->setGeometry(content);
    }
    arrangeGraph(graph);
}

void FlameGraphView::arrangeGraph(QRect area)
{
    const bool shown = m_canvas->isVisibleTo(this);
    const bool summarized = shown && area.height() > 3 * summaryHeight;
    m_summaryRect = summarized ? QRect(area.left(), area.top(), area.width(), summaryHeight) : QRect();
    if (summarized)
        area.setTop(m_summaryRect.bottom() + 1);
    const bool focused = m_sandwich >= 0 || m_canvas->focused() >= 0;
    m_back->setVisible(summarized && focused);
    if (m_back->isVisibleTo(this)) {
        const QSize size = m_back->sizeHint();
        m_back->setGeometry(m_summaryRect.right() - size.width(), m_summaryRect.top() + toolBarGap, size.width(), 24);
    }
    m_callers->setVisible(shown && m_sandwich >= 0);
    if (m_callers->isVisibleTo(this)) {
        QRect above = area;
        const double wanted = m_callers->contentHeight();
        above.setHeight(int(std::min(wanted, area.height() * callersShare)));
        m_callers->setGeometry(above);
        area.setTop(above.bottom() + 1 + toolBarGap);
    }
    m_canvas->setGeometry(area);
}

QString FlameGraphView::share(double value) const
{
    const double total = m_tree ? m_tree->total : 0;
    return total > 0 ? QString::number(std::round(value / total * 10000) / 100) + QLatin1Char('%') : QString();
}

QString FlameGraphView::summary() const
{
    if (!m_tree || m_tree->nodes.empty())
        return {};
    const auto tree = treeOf(m_canvas);
    const int focus = m_canvas->focused();
    const double total = focus >= 0 ? tree->nodes[size_t(focus)].value : tree->total;
    const FormattedValue samples = valueFormatter(QStringLiteral("short"))(total, std::nullopt, {});
    QString text = tr("%1 | %2 samples").arg(m_display.number(total).full(), samples.full());
    if (const QString unit = countedUnit(m_unit); !unit.isEmpty())
        text += QStringLiteral(" (%1)").arg(unit);
    const int label = focus >= 0 ? tree->nodes[size_t(focus)].label : m_sandwich;
    if (label >= 0)
        text += QStringLiteral("  ›  ") + m_tree->labels[label].left(80) + QStringLiteral("  ") + share(total);
    return text;
}

void FlameGraphView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    if (m_tree && !m_tree->problem.isEmpty()) {
        painter.setPen(m_theme.textSecondary);
        drawSentence(painter, m_theme.font, rect(), m_tree->problem);
    } else if (!m_summaryRect.isEmpty() && m_tree) {
        const QFont font = m_theme.sized(m_theme.smallPx(), 500);
        const QFontMetricsF metrics(font);
        const int right = m_back->isVisibleTo(this) ? m_back->width() + toolBarGap : 0;
        const QString text = metrics.elidedText(summary(), Qt::ElideRight, m_summaryRect.width() - right - 24);
        const double width = metrics.horizontalAdvance(text) + 16;
        QRectF pill(0, 0, width, pillHeight);
        pill.moveCenter(QRectF(m_summaryRect).adjusted(0, 0, -right, 0).center());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.secondary);
        painter.drawRoundedRect(pill, pillHeight / 2.0, pillHeight / 2.0);
        painter.setFont(font);
        painter.setPen(m_theme.textSecondary);
        painter.drawText(pill, Qt::AlignCenter, text);
    }
    painter.end();
    emit painted();
}

void FlameGraphView::showHover(const FlameCanvas* canvas, int node, const QPoint& position)
{
    const auto tree = treeOf(canvas);
    if (node < 0 || !tree || size_t(node) >= tree->nodes.size()) {
        m_tooltip.hide();
        return;
    }
    const FlameNode& block = tree->nodes[size_t(node)];
    TooltipContent content;
    content.header = tree->labels[block.label].left(300);
    const auto add = [&](const QString& name, double value) {
        TooltipContent::Row row;
        row.color = Qt::transparent;
        row.name = name;
        row.value = QStringLiteral("%1 (%2)").arg(m_display.number(value).full(), share(value));
        content.rows.push_back(row);
    };
    add(tr("Total"), block.value);
    if (canvas != m_callers || m_sandwich < 0)
        add(tr("Self"), block.self);
    m_tooltip.show(*canvas, content, position);
}

void FlameGraphView::showMenu(const FlameCanvas* canvas, int node, const QPoint& globalPosition)
{
    const auto tree = treeOf(canvas);
    const int label = tree->nodes[size_t(node)].label;
    FlameCanvas* shown = canvas == m_callers ? m_callers : m_canvas;
    // The profile may be another one when something is chosen: its blocks have other numbers.
    const auto unlessReplaced = [this, shown, tree](const std::function<void()>& act) {
        return [this, shown, tree, act] {
            if (treeOf(shown) == tree)
                act();
        };
    };
    QMenu* menu = newPopupMenu(this);
    menu->addAction(tr("Focus block"), this, unlessReplaced([shown, node] { shown->focus(node); }));
    menu->addAction(tr("Copy function name"), this,
                    [name = tree->labels[label]] { QGuiApplication::clipboard()->setText(name); });
    menu->addAction(tr("Sandwich view"), this, unlessReplaced([this, label] { showSandwich(label); }));
    menu->popup(globalPosition);
}

void FlameGraphView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void FlameGraphView::hideEvent(QHideEvent* event)
{
    PanelView::hideEvent(event);
    m_tooltip.hide();
}
