#include "widgets/panels/flamegraph/flamedata.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

double countOf(double v)
{
    return std::isfinite(v) && v > 0 ? v : 0;
}

/// Adds up the symbols, counting a function once along a path.
void addSymbols(FlameTree& tree)
{
    tree.symbols.assign(size_t(tree.labels.size()), {});
    std::vector<int> path; // labels from the root to the node before
    std::vector<int> onPath(size_t(tree.labels.size()), 0);
    for (const FlameNode& node : tree.nodes) {
        while (int(path.size()) > node.level) {
            onPath[size_t(path.back())]--;
            path.pop_back();
        }
        FlameSymbol& symbol = tree.symbols[size_t(node.label)];
        symbol.self += node.self;
        symbol.count++;
        if (onPath[size_t(node.label)]++ == 0)
            symbol.total += node.value;
        path.push_back(node.label);
    }
}

void closeSubtrees(FlameTree& tree)
{
    const int count = int(tree.nodes.size());
    std::vector<int> open;
    for (int i = 0; i < count; i++) {
        while (!open.empty() && tree.nodes[size_t(open.back())].level >= tree.nodes[size_t(i)].level) {
            tree.nodes[size_t(open.back())].end = i;
            open.pop_back();
        }
        open.push_back(i);
        tree.depth = std::max(tree.depth, tree.nodes[size_t(i)].level + 1);
    }
    for (const int i : open)
        tree.nodes[size_t(i)].end = count;
}

class LabelIndex
{
public:
    explicit LabelIndex(QStringList& labels) : m_labels(labels) { }
    int of(const QString& label)
    {
        const auto known = m_index.constFind(label);
        if (known != m_index.constEnd())
            return *known;
        m_labels << label;
        m_index.insert(label, int(m_labels.size()) - 1);
        return int(m_labels.size()) - 1;
    }

private:
    QStringList& m_labels;
    QHash<QString, int> m_index;
};

QString labelAt(const Field& field, qsizetype row)
{
    const auto* texts = field.as<StringColumn>();
    if (texts)
        return size_t(row) < texts->size() ? (*texts)[size_t(row)] : QString();
    // Sources with many samples send an enum: numbers into its texts.
    const double index = field.numberAt(row);
    const QStringList& names = field.config->enumTexts;
    return std::isfinite(index) && index >= 0 && index < double(names.size()) ? names[qsizetype(index)] : QString();
}

/// A node of a merged tree while it is made.
struct Merged
{
    int label = 0;
    double value = 0;
    double self = 0;
    std::vector<int> children;
};

class Merger
{
public:
    explicit Merger(int label) { m_nodes.push_back({label, 0, 0, {}}); }

    int child(int parent, int label)
    {
        for (const int c : m_nodes[size_t(parent)].children)
            if (m_nodes[size_t(c)].label == label)
                return c;
        m_nodes.push_back({label, 0, 0, {}});
        m_nodes[size_t(parent)].children.push_back(int(m_nodes.size()) - 1);
        return int(m_nodes.size()) - 1;
    }
    Merged& at(int node) { return m_nodes[size_t(node)]; }

    FlameTree tree(const QStringList& labels)
    {
        FlameTree result;
        result.labels = labels;
        struct Open
        {
            int node;
            int level;
            int parent;
            double start;
        };
        std::vector<Open> open {{0, 0, -1, 0}};
        while (!open.empty()) {
            const Open at = open.back();
            open.pop_back();
            const Merged& merged = m_nodes[size_t(at.node)];
            const int index = int(result.nodes.size());
            result.nodes.push_back({at.level, at.parent, 0, merged.label, at.start, merged.value, merged.self});
            std::vector<int> children = merged.children;
            std::sort(children.begin(), children.end(), [this](int a, int b) { return node(a).value > node(b).value; });
            double start = at.start;
            std::vector<Open> next;
            for (const int c : children) {
                next.push_back({c, at.level + 1, index, start});
                start += node(c).value;
            }
            open.insert(open.end(), next.rbegin(), next.rend());
        }
        result.total = m_nodes.front().value;
        closeSubtrees(result);
        addSymbols(result);
        return result;
    }

private:
    const Merged& node(int index) const { return m_nodes[size_t(index)]; }
    std::vector<Merged> m_nodes;
};

/// True when a caller of the node is the same function: its time is already in that one.
bool isRecursion(const FlameTree& tree, int node)
{
    const int label = tree.nodes[size_t(node)].label;
    for (int at = tree.nodes[size_t(node)].parent; at >= 0; at = tree.nodes[size_t(at)].parent)
        if (tree.nodes[size_t(at)].label == label)
            return true;
    return false;
}

} // namespace

const Frame* flameFrame(const Frames& frames)
{
    for (const Frame& frame : frames)
        if (frame.byName(QStringLiteral("level")) && frame.byName(QStringLiteral("value")))
            return &frame;
    return nullptr;
}

FlameTree flameTree(const Frame& frame)
{
    FlameTree tree;
    const Field* levels = frame.byName(QStringLiteral("level"));
    const Field* values = frame.byName(QStringLiteral("value"));
    const Field* selfs = frame.byName(QStringLiteral("self"));
    const Field* names = frame.byName(QStringLiteral("label"));
    if (!levels || !values || !names || frame.rows == 0) {
        tree.problem = frame.rows == 0
            ? QCoreApplication::translate("FlameGraph", "No data")
            : QCoreApplication::translate("FlameGraph", "The data lacks the fields level, value and label");
        return tree;
    }
    LabelIndex index(tree.labels);
    std::vector<int> open; // the path to the node before
    std::vector<double> filled; // of each node on the path: where its next child begins
    for (qsizetype row = 0; row < frame.rows; row++) {
        FlameNode node;
        const double level = levels->numberAt(row);
        // The first row is a root; deeper jumps than one level have no parent between.
        node.level = std::isfinite(level) ? int(std::clamp(level, 0.0, double(open.size()))) : 0;
        open.resize(size_t(node.level));
        filled.resize(size_t(node.level));
        node.parent = open.empty() ? -1 : open.back();
        node.value = countOf(values->numberAt(row));
        node.start = filled.empty() ? tree.total : filled.back();
        if (node.parent >= 0) {
            const FlameNode& parent = tree.nodes[size_t(node.parent)];
            node.value = std::min(node.value, std::max(0.0, parent.start + parent.value - node.start));
            filled.back() += node.value;
        } else {
            tree.total += node.value;
        }
        node.self = selfs ? std::min(countOf(selfs->numberAt(row)), node.value) : 0;
        node.label = index.of(labelAt(*names, row));
        open.push_back(int(tree.nodes.size()));
        filled.push_back(node.start);
        tree.nodes.push_back(node);
    }
    closeSubtrees(tree);
    addSymbols(tree);
    return tree;
}

FlameTree flameCallees(const FlameTree& tree, int label)
{
    Merger merger(label);
    for (int i = 0; i < int(tree.nodes.size()); i++) {
        const FlameNode& root = tree.nodes[size_t(i)];
        if (root.label != label || isRecursion(tree, i))
            continue;
        merger.at(0).value += root.value;
        merger.at(0).self += root.self;
        std::vector<int> path {0}; // merged nodes from the root downwards
        for (int k = i + 1; k < root.end; k++) {
            const FlameNode& node = tree.nodes[size_t(k)];
            path.resize(size_t(node.level - root.level));
            const int merged = merger.child(path.back(), node.label);
            merger.at(merged).value += node.value;
            merger.at(merged).self += node.self;
            path.push_back(merged);
        }
    }
    return merger.tree(tree.labels);
}

FlameTree flameCallers(const FlameTree& tree, int label)
{
    Merger merger(label);
    for (int i = 0; i < int(tree.nodes.size()); i++) {
        const FlameNode& leaf = tree.nodes[size_t(i)];
        if (leaf.label != label || isRecursion(tree, i))
            continue;
        merger.at(0).value += leaf.value;
        int merged = 0;
        for (int at = leaf.parent; at >= 0; at = tree.nodes[size_t(at)].parent) {
            merged = merger.child(merged, tree.nodes[size_t(at)].label);
            merger.at(merged).value += leaf.value;
        }
    }
    return merger.tree(tree.labels);
}
