#include "dashboards/graphlayout/igraphlayout.h"

#include <QCoreApplication>

#include <igraph/igraph.h>

#include <algorithm>
#include <cmath>

namespace {

// igraph's own handler prints and ends the process. It is per thread where igraph was built thread-safe, else global;
// either way it is set before each use.
class QuietErrors
{
public:
    QuietErrors()
        : m_before(igraph_set_error_handler(igraph_error_handler_ignore))
        , m_warnings(igraph_set_warning_handler(igraph_warning_handler_ignore))
    { }
    ~QuietErrors()
    {
        igraph_set_error_handler(m_before);
        igraph_set_warning_handler(m_warnings);
    }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    igraph_error_handler_t* m_before;
    igraph_warning_handler_t* m_warnings;
};

/// A graph and room for its places; both end with it.
class Graph
{
public:
    explicit Graph(const GraphLayoutRequest& request)
    {
        igraph_vector_int_t ends;
        m_code = igraph_vector_int_init(&ends, 0);
        if (m_code != IGRAPH_SUCCESS)
            return;
        for (const GraphEdge& edge : request.edges) {
            if (m_code != IGRAPH_SUCCESS || edge.from == edge.to)
                continue;
            m_code = igraph_vector_int_push_back(&ends, edge.from);
            if (m_code == IGRAPH_SUCCESS)
                m_code = igraph_vector_int_push_back(&ends, edge.to);
        }
        if (m_code == IGRAPH_SUCCESS)
            m_code = igraph_create(&m_graph, &ends, request.nodes, IGRAPH_DIRECTED);
        igraph_vector_int_destroy(&ends);
        if (m_code != IGRAPH_SUCCESS)
            return;
        m_hasGraph = true;
        m_code = igraph_matrix_init(&m_places, 0, 0);
        m_hasPlaces = m_code == IGRAPH_SUCCESS;
    }
    ~Graph()
    {
        if (m_hasPlaces)
            igraph_matrix_destroy(&m_places);
        if (m_hasGraph)
            igraph_destroy(&m_graph);
    }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    igraph_t* graph() { return &m_graph; }
    igraph_matrix_t* places() { return &m_places; }
    igraph_error_t code() const { return m_code; }

    std::vector<GraphPoint> points(int count) const
    {
        std::vector<GraphPoint> result;
        for (int i = 0; i < count && i < igraph_matrix_nrow(&m_places); i++)
            result.push_back({MATRIX(m_places, i, 0), MATRIX(m_places, i, 1)});
        result.resize(size_t(count));
        return result;
    }

private:
    igraph_t m_graph {};
    igraph_matrix_t m_places {};
    igraph_error_t m_code = IGRAPH_SUCCESS;
    bool m_hasGraph = false;
    bool m_hasPlaces = false;
};

Error failure(igraph_error_t code)
{
    return {Error::Kind::Internal, QCoreApplication::translate("GraphLayout", "The graph cannot be laid out."),
            QString::fromUtf8(igraph_strerror(code))};
}

} // namespace

Result<std::vector<GraphPoint>> layeredLayout(const GraphLayoutRequest& request)
{
    const QuietErrors quiet;
    Graph graph(request);
    igraph_error_t code = graph.code();
    constexpr int sweeps = 100; // looking for an order of the layers with few crossings
    if (code == IGRAPH_SUCCESS)
        code = igraph_layout_sugiyama(graph.graph(), graph.places(), nullptr, nullptr, nullptr, request.spacing.along,
                                      request.spacing.across, sweeps, nullptr);
    if (code != IGRAPH_SUCCESS)
        return failure(code);
    std::vector<GraphPoint> points = graph.points(request.nodes);
    for (GraphPoint& p : points) // igraph's layers lie below each other
        p = {p.y, p.x};
    return points;
}

Result<std::vector<GraphPoint>> forceLayout(const GraphLayoutRequest& request)
{
    const QuietErrors quiet;
    Graph graph(request);
    igraph_error_t code = graph.code();
    constexpr int fewNodes = 150; // of which each is compared with each
    const igraph_real_t size = std::sqrt(double(request.nodes));
    igraph_rng_seed(igraph_rng_default(), 42); // the same graph looks the same in every session
    if (code == IGRAPH_SUCCESS && request.nodes <= fewNodes)
        code = igraph_layout_kamada_kawai(graph.graph(), graph.places(), false, igraph_integer_t(50) * request.nodes, 0,
                                          request.nodes, nullptr, nullptr, nullptr, nullptr, nullptr);
    else if (code == IGRAPH_SUCCESS)
        code = igraph_layout_fruchterman_reingold(graph.graph(), graph.places(), false, 300, size, IGRAPH_LAYOUT_GRID,
                                                  nullptr, nullptr, nullptr, nullptr, nullptr);
    if (code != IGRAPH_SUCCESS)
        return failure(code);
    return graph.points(request.nodes);
}
