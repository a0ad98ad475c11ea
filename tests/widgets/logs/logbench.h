#pragma once

#include "dashboards/run/querylink.h"
#include "datasources/loki/lokimetaframes.h"
#include "widgets/logs/logsidebar.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/common/rowlist.h"
#include "widgets/panels/logs/logexplorer.h"
#include "widgets/panels/logs/logspanel.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

inline LogLinesPtr manyLines(int count, qint64 from = 0)
{
    LogLinesBuilder builder(size_t(count) * 60);
    for (const char* pod : {"a", "b"}) {
        builder.beginStream(
            {{QStringLiteral("job"), QStringLiteral("web")}, {QStringLiteral("pod"), QLatin1String(pod)}});
        for (int i = pod[0] == 'a' ? 0 : 1; i < count; i += 2)
            builder.add((from + i) * 1'000'000,
                        "line " + std::to_string(from + i) + (i % 10 == 0 ? " error" : " info") + " trace_id=t1");
    }
    return builder.finish(false);
}

/// Log lines in a window of 600 by 300.
struct LogBench
{
    LogView view;
    LogOptions options;

    explicit LogBench(LogOptions wanted = {}) : options(std::move(wanted))
    {
        view.resize(600, 300);
        view.setTheme(Theme::make(ThemeKind::Dark));
        view.setOptions(options);
        view.show();
    }
    QImage picture() { return view.grab().toImage(); }
    void click(const QPoint& position) { QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, position); }
};

/// Chooses an entry of the menu that a widget has open.
inline void choose(QWidget& owner, const QString& text)
{
    if (auto* menu = owner.findChild<QMenu*>()) {
        for (QAction* action : menu->actions())
            if (action->text() == text)
                action->trigger();
        menu->close();
    }
}

/// The answer to a query for lines, as a panel gets it.
inline std::shared_ptr<PanelData> answered(const LogLinesPtr& lines)
{
    auto data = std::make_shared<PanelData>();
    auto response = std::make_shared<Response>();
    response->logs = lines;
    data->logs = lines;
    data->responses = {response};
    data->requests.resize(1);
    data->requests[0].connection = ConnectionId(QStringLiteral("loki"));
    data->requests[0].spec = Json {{"expr", "{a=\"b\"}"}};
    data->revision = 1;
    return data;
}

inline void addSupporting(PanelData& data, const char* name, Frames frames)
{
    auto response = std::make_shared<Response>();
    response->frames = std::move(frames);
    data.responses.push_back(response);
    QueryRequest& request = data.requests.emplace_back();
    request.spec = Json {{"supportingQueryType", name}};
}

inline Frame levelCounts(const char* level)
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {0, 60'000'000'000}));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {3, 4},
                    {{QStringLiteral("level"), QLatin1String(level)}}));
    return frame;
}

/// The full-size view of a query for lines.
struct ExplorerBench
{
    LogsPanel panel;

    ExplorerBench()
    {
        PanelSpec spec;
        spec.options = Json {{"explore", true}, {"legend", {{"showLegend", false}}}};
        spec.fieldConfig.defaults.custom = std::make_shared<const Json>(
            Json {{"drawStyle", "bars"}, {"fillOpacity", 100}, {"stacking", {{"mode", "normal"}}}});
        TargetSpec target;
        target.query = Json {{"expr", "{a=\"b\"}"}};
        spec.targets.push_back(target);
        target.query = Json {{"expr", "x"}, {"supportingQueryType", "formatQuery"}};
        spec.targets.push_back(target);
        panel.resize(1000, 600);
        panel.setSpec(std::make_shared<const PanelSpec>(spec));
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Dark);
        panel.setContext(context);
        panel.show();
        auto data = answered(manyLines(200));
        data->range = {0, 120'000};
        addSupporting(*data, "logsVolume", {levelCounts("info"), levelCounts("error")});
        addSupporting(
            *data, "detectedFields",
            {lokiFieldsFrame({{QStringLiteral("status"), QStringLiteral("int"), 40, {QStringLiteral("logfmt")}}})});
        LokiPattern pattern;
        pattern.text = QStringLiteral("line <_> info");
        pattern.total = 180;
        addSupporting(*data, "patterns", {lokiPatternsFrame({pattern})});
        addSupporting(*data, "indexStats", {lokiSizeFrame({70, 450, 24'568'832, 127'869})});
        addSupporting(*data, "indexVolume",
                      {lokiVolumeFrame({{{{QStringLiteral("job"), QStringLiteral("web")}}, 4096}})});
        addSupporting(*data, "formatQuery", {lokiQueryFrame(QStringLiteral("{\n  a=\"b\"\n}"))});
        panel.setData(data);
    }
    QStringList titles()
    {
        QStringList titles;
        for (const ListRow& row : panel.explorer()->sidebar().list().rows())
            titles << row.title;
        return titles;
    }
    /// The query of the newest link.
    static QString asked(const QSignalSpy& links)
    {
        const auto link = links.isEmpty() ? std::nullopt : parseQueryLink(links.back()[0].value<LinkTarget>().url);
        return link ? jsonutil::asString(link->query).value_or(QString()) : QString();
    }
};
