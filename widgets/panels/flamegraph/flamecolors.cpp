#include "widgets/panels/flamegraph/flamecolors.h"

#include "widgets/panels/common/tints.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace {

QColor hsl(int hue, int saturation, int lightness)
{
    return QColor::fromHslF(float(hue) / 360, float(saturation) / 100, float(lightness) / 100).toRgb();
}

/// The 24 colours of Grafana's flame graph, in its order.
const std::array<QColor, 24>& packageColors()
{
    static const std::array<QColor, 24> colors {
        hsl(24, 69, 60),       hsl(34, 65, 65),       hsl(194, 52, 61),      hsl(163, 45, 55),
        hsl(211, 48, 60),      hsl(246, 40, 65),      hsl(305, 63, 79),      hsl(47, 100, 73),
        QColor(183, 219, 171), QColor(244, 213, 152), QColor(78, 146, 249),  QColor(249, 186, 143),
        QColor(242, 145, 145), QColor(130, 181, 216), QColor(229, 168, 226), QColor(174, 162, 224),
        QColor(154, 196, 138), QColor(242, 201, 109), QColor(101, 197, 219), QColor(249, 147, 78),
        QColor(234, 100, 96),  QColor(81, 149, 206),  QColor(214, 131, 206), QColor(128, 110, 183)};
    return colors;
}

quint32 rotated(quint32 value, int bits)
{
    return value << bits | value >> (32 - bits);
}

/// MurmurHash3 for 32 bits with seed 0: the same names get the same colours as in the browser.
quint32 murmur3(const QByteArray& key)
{
    constexpr quint32 c1 = 0xcc9e2d51;
    constexpr quint32 c2 = 0x1b873593;
    const auto byte = [&key](qsizetype i) { return quint32(quint8(key[i])); };
    const qsizetype whole = key.size() & ~qsizetype(3);
    quint32 h = 0;
    for (qsizetype i = 0; i < whole; i += 4) {
        const quint32 k = byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
        h ^= rotated(k * c1, 15) * c2;
        h = rotated(h, 13) * 5 + 0xe6546b64;
    }
    quint32 rest = 0;
    for (qsizetype i = key.size() - 1; i >= whole; i--)
        rest = rest << 8 | byte(i);
    if (whole < key.size())
        h ^= rotated(rest * c1, 15) * c2;
    h ^= quint32(key.size());
    h = (h ^ h >> 16) * 0x85ebca6b;
    h = (h ^ h >> 13) * 0xc2b2ae35;
    return h ^ h >> 16;
}

} // namespace

QString flamePackage(const QString& label)
{
    const QString name = label.left(1000);
    static const QRegularExpression file(QStringLiteral("^(([^/]*/)*)[^/]*\\.(php|py|rb)"));
    if (const auto match = file.match(name); match.hasMatch())
        return match.captured(1);
    static const QRegularExpression dotted(QStringLiteral("^(.*?/.*?\\.|.*?\\.|.+)"));
    return dotted.match(name).captured(1);
}

FlameColors::FlameColors(const FlameTree& tree, FlameColoring coloring, ThemeKind theme)
    : m_coloring(coloring)
    , m_total(tree.total)
{
    if (coloring == FlameColoring::ByValue)
        return;
    const auto& colors = packageColors();
    for (const QString& label : tree.labels) {
        const QColor color = colors[murmur3(flamePackage(label).toLatin1()) % colors.size()];
        m_labels.push_back(theme == ThemeKind::Light ? brightened(color, 15) : color);
    }
}

QColor FlameColors::of(const FlameNode& node) const
{
    if (m_coloring == FlameColoring::ByPackage)
        return size_t(node.label) < m_labels.size() ? m_labels[size_t(node.label)] : QColor(Qt::gray);
    const double share = m_total > 0 ? std::min(1.0, node.value / m_total) : 0;
    return QColor::fromHslF(float((50 - 50 * share) / 360), 1.F, float((65 + 7 * share) / 100)).toRgb();
}
