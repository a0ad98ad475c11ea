#include "widgets/panels/nodegraph/nodegraphdata.h"

#include "dashboards/format/color.h"
#include "dashboards/format/displayprocessor.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastRadius = 10;
constexpr double largestRadius = 200;
constexpr double thickest = 40;

const Field* fieldNamed(const Frame& frame, const char* name)
{
    const QString wanted = QString::fromLatin1(name);
    for (const Field& field : frame.fields)
        if (field.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return &field;
    return nullptr;
}

bool isEdges(const Frame& frame)
{
    return fieldNamed(frame, "source") && fieldNamed(frame, "target");
}

QString titleOf(const Field& field)
{
    return field.config->displayName.value_or(field.name);
}

/// Texts of one column; all empty when there is none.
class Texts
{
public:
    Texts(const Frame& frame, const char* name, const QString& unit, const DisplayContext& context)
        : m_field(fieldNamed(frame, name))
    {
        if (!m_field)
            return;
        Field field = *m_field;
        if (!unit.isEmpty()) {
            FieldConfig config = *field.config;
            config.unit = unit;
            field.config = std::make_shared<const FieldConfig>(std::move(config));
        }
        m_display = DisplayProcessor(field, context);
    }
    QString at(qsizetype row) const { return m_field ? m_display(m_field->at(row)).full() : QString(); }
    const Field* field() const { return m_field; }

private:
    const Field* m_field;
    DisplayProcessor m_display;
};

bool flagAt(const Field* field, qsizetype row)
{
    if (!field)
        return false;
    if (const auto* bools = field->as<BoolColumn>())
        return size_t(row) < bools->size() && (*bools)[size_t(row)] == 1;
    const double v = field->numberAt(row);
    return std::isfinite(v) && v != 0;
}

double numberOr(const Field* field, qsizetype row, double fallback)
{
    const double v = field ? field->numberAt(row) : fallback;
    return std::isfinite(v) ? v : fallback;
}

class Reader
{
public:
    Reader(const PanelData& data, const NodeGraphOptions& options, const Palette& palette)
        : m_data(data)
        , m_options(options)
        , m_palette(palette)
    { }

    NodeGraphData read()
    {
        for (size_t i = 0; i < m_data.frames.size(); i++) {
            const Frame& frame = m_data.frames[i];
            if (isEdges(frame) && m_out.linksFrame < 0)
                m_out.linksFrame = int(i);
            else if (fieldNamed(frame, "id") && m_out.nodesFrame < 0)
                m_out.nodesFrame = int(i);
        }
        if (m_out.nodesFrame >= 0)
            readNodes(m_data.frames[size_t(m_out.nodesFrame)]);
        if (m_out.linksFrame >= 0)
            readLinks(m_data.frames[size_t(m_out.linksFrame)]);
        if (m_out.nodes.empty())
            m_out.problem = m_out.nodesFrame < 0 && m_out.linksFrame < 0 && hasRows()
                ? QCoreApplication::translate("NodeGraph",
                                              "The data lacks nodes with an id or edges with source and target")
                : QCoreApplication::translate("NodeGraph", "No data");
        return std::move(m_out);
    }

private:
    struct Arc
    {
        const Field* field;
        QColor color;
    };

    bool hasRows() const
    {
        return std::any_of(m_data.frames.begin(), m_data.frames.end(), [](const Frame& f) { return f.rows > 0; });
    }

    std::vector<Arc> arcsOf(const Frame& frame)
    {
        std::vector<Arc> arcs;
        for (const Field& field : frame.fields) {
            QString color;
            for (const auto& [name, chosen] : m_options.arcs)
                if (name == field.name)
                    color = chosen;
            if (!m_options.arcs.empty() ? color.isEmpty() : !field.name.startsWith(QLatin1String("arc__")))
                continue;
            if (color.isEmpty() && field.config->color)
                color = field.config->color->fixedColor;
            const QColor resolved = toQColor(resolveColor(color, m_palette));
            arcs.push_back({&field, resolved});
            QString title = titleOf(field);
            if (title.startsWith(QLatin1String("arc__")))
                title.remove(0, 5);
            m_out.legend.push_back({title, resolved});
        }
        return arcs;
    }

    std::vector<std::pair<QString, Texts>> detailsOf(const Frame& frame) const
    {
        std::vector<std::pair<QString, Texts>> details;
        for (const Field& field : frame.fields) {
            if (!field.name.startsWith(QLatin1String("detail__")))
                continue;
            QString title = titleOf(field);
            if (title.startsWith(QLatin1String("detail__")))
                title.remove(0, 8);
            details.emplace_back(title, Texts(frame, field.name.toLatin1().constData(), {}, m_data.display));
        }
        return details;
    }

    QColor colorAt(const Field* field, qsizetype row) const
    {
        if (!field)
            return {};
        const DisplayValue value = DisplayProcessor(*field, m_data.display)(field->at(row));
        if (field->type == FieldType::Number)
            return toQColor(value.color);
        return value.text.isEmpty() ? QColor() : toQColor(resolveColor(value.text, m_palette));
    }

    static std::vector<NodeArc> ringAt(const std::vector<Arc>& arcs, qsizetype row)
    {
        std::vector<NodeArc> ring;
        double sum = 0;
        for (const Arc& arc : arcs)
            if (const double part = arc.field->numberAt(row); std::isfinite(part) && part > 0) {
                ring.push_back({part, arc.color});
                sum += part;
            }
        if (sum > 1)
            for (NodeArc& arc : ring)
                arc.part /= sum;
        return ring;
    }

    template<typename Item>
    static void addDetails(const std::vector<std::pair<QString, Texts>>& details, qsizetype row, Item& item)
    {
        for (const auto& [name, texts] : details)
            if (const QString text = texts.at(row); !text.isEmpty())
                item.details.emplace_back(name, text);
    }

    void readNodes(const Frame& frame)
    {
        const Texts ids(frame, "id", {}, m_data.display);
        const Texts titles(frame, "title", {}, m_data.display);
        const Texts subtitles(frame, "subtitle", {}, m_data.display);
        const Texts mains(frame, "mainstat", m_options.nodeMainUnit, m_data.display);
        const Texts seconds(frame, "secondarystat", m_options.nodeSecondaryUnit, m_data.display);
        const Texts icons(frame, "icon", {}, m_data.display);
        const Field* color = fieldNamed(frame, "color");
        const Field* radius = fieldNamed(frame, "noderadius");
        const Field* highlighted = fieldNamed(frame, "highlighted");
        const auto details = detailsOf(frame);
        const std::vector<Arc> arcs = arcsOf(frame);
        for (qsizetype row = 0; row < frame.rows; row++) {
            const QString id = ids.at(row);
            if (m_index.contains(id))
                continue;
            if (int(m_out.nodes.size()) >= nodeGraphLimit) {
                m_out.leftOut++;
                continue;
            }
            GraphNode node;
            node.id = id;
            node.title = titles.at(row);
            node.subtitle = subtitles.at(row);
            node.mainStat = mains.at(row);
            node.secondaryStat = seconds.at(row);
            node.icon = icons.at(row);
            node.color = colorAt(color, row);
            node.radius = std::clamp(numberOr(radius, row, 40), leastRadius, largestRadius);
            node.highlighted = flagAt(highlighted, row);
            node.arcs = ringAt(arcs, row);
            node.row = int(row);
            addDetails(details, row, node);
            m_index.insert(id, int(m_out.nodes.size()));
            m_out.nodes.push_back(std::move(node));
        }
    }

    /// Edges alone make their nodes; beside a list of nodes they connect what is there.
    int nodeNamed(const QString& id)
    {
        const auto known = m_index.constFind(id);
        if (known != m_index.constEnd())
            return *known;
        if (m_out.nodesFrame >= 0 || int(m_out.nodes.size()) >= nodeGraphLimit) {
            m_out.leftOut += m_out.nodesFrame < 0;
            return -1;
        }
        GraphNode node;
        node.id = id;
        node.title = id;
        m_index.insert(id, int(m_out.nodes.size()));
        m_out.nodes.push_back(std::move(node));
        return int(m_out.nodes.size()) - 1;
    }

    void readLinks(const Frame& frame)
    {
        const Texts sources(frame, "source", {}, m_data.display);
        const Texts targets(frame, "target", {}, m_data.display);
        const Texts mains(frame, "mainstat", m_options.edgeMainUnit, m_data.display);
        const Texts seconds(frame, "secondarystat", m_options.edgeSecondaryUnit, m_data.display);
        const Texts dashes(frame, "strokedasharray", {}, m_data.display);
        const Field* color = fieldNamed(frame, "color");
        const Field* thickness = fieldNamed(frame, "thickness");
        const Field* highlighted = fieldNamed(frame, "highlighted");
        const auto details = detailsOf(frame);
        for (qsizetype row = 0; row < frame.rows; row++) {
            GraphLink link;
            link.from = nodeNamed(sources.at(row));
            link.to = nodeNamed(targets.at(row));
            if (link.from < 0 || link.to < 0)
                continue;
            link.mainStat = mains.at(row);
            link.secondaryStat = seconds.at(row);
            link.color = colorAt(color, row);
            link.thickness = std::clamp(numberOr(thickness, row, 1), .5, thickest);
            link.highlighted = flagAt(highlighted, row);
            for (const QString& length : dashes.at(row).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                if (const double px = length.toDouble(); px > 0 && link.dash.size() < 8)
                    link.dash.push_back(px);
            if (link.dash.size() % 2)
                link.dash.push_back(link.dash.back());
            link.row = int(row);
            addDetails(details, row, link);
            m_out.links.push_back(std::move(link));
        }
    }

    const PanelData& m_data;
    const NodeGraphOptions& m_options;
    Palette m_palette;
    QHash<QString, int> m_index; ///< node by id
    NodeGraphData m_out;
};

GraphLayoutKind layoutOf(const QString& name)
{
    if (name == QLatin1String("force"))
        return GraphLayoutKind::Force;
    return name == QLatin1String("grid") ? GraphLayoutKind::Grid : GraphLayoutKind::Layered;
}

} // namespace

NodeGraphOptions nodeGraphOptionsFromJson(const Json& json)
{
    NodeGraphOptions options;
    const Json& nodes = jsonutil::object(json, "nodes");
    const Json& edges = jsonutil::object(json, "edges");
    options.nodeMainUnit = jsonutil::string(nodes, "mainStatUnit");
    options.nodeSecondaryUnit = jsonutil::string(nodes, "secondaryStatUnit");
    options.edgeMainUnit = jsonutil::string(edges, "mainStatUnit");
    options.edgeSecondaryUnit = jsonutil::string(edges, "secondaryStatUnit");
    for (const Json& arc : jsonutil::array(nodes, "arcs"))
        if (const QString field = jsonutil::string(arc, "field"); !field.isEmpty())
            options.arcs.emplace_back(field, jsonutil::string(arc, "color", QStringLiteral("green")));
    options.greedyZoom = jsonutil::string(json, "zoomMode") == QLatin1String("greedy");
    options.layout = layoutOf(jsonutil::string(json, "layoutAlgorithm"));
    return options;
}

NodeGraphData nodeGraphData(const PanelData& data, const NodeGraphOptions& options, const Palette& palette)
{
    return Reader(data, options, palette).read();
}
