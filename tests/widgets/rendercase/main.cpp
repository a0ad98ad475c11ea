// Renders the one panel of a reference case (dashboard.json with raw frames) as the frame of a panel would show it, to
// be compared with the case's picture: vedette-rendercase CASE_DIR OUT.png [light] [compare] [layout] [WIDTHxHEIGHT].
// With "layout" the measured places in the case's layout.json are compared, too, and what differs is printed.

#include "dashboards/format/fieldoverrides.h"
#include "dashboards/run/panelpipeline.h"
#include "datasources/data/framejson.h"
#include "tests/widgets/rendercase/layoutcheck.h"
#include "widgets/panels/panelview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QPainter>

#include <cstdio>

namespace {

FieldConfigSource fieldConfigSource(const Json& json)
{
    FieldConfigSource source;
    source.defaultsJson = jsonutil::object(json, "defaults");
    source.defaults = fieldConfigFromJson(source.defaultsJson);
    for (const Json& rule : jsonutil::array(json, "overrides")) {
        OverrideRule r;
        const Json& matcher = jsonutil::object(rule, "matcher");
        r.matcher.id = jsonutil::string(matcher, "id");
        if (const Json* options = jsonutil::find(matcher, "options"))
            r.matcher.options = *options;
        for (const Json& property : jsonutil::array(rule, "properties")) {
            OverrideProperty p;
            p.id = jsonutil::string(property, "id");
            if (const Json* value = jsonutil::find(property, "value"))
                p.value = *value;
            r.properties.push_back(std::move(p));
        }
        source.overrides.push_back(std::move(r));
    }
    return source;
}

Frames rawFrames(const Json& panel)
{
    Frames all;
    for (const Json& target : jsonutil::array(panel, "targets")) {
        const auto json = jsonutil::parse(jsonutil::string(target, "rawFrameContent").toUtf8());
        if (!json)
            continue;
        auto frames = framesFromJson(*json);
        if (!frames)
            continue;
        for (Frame& frame : *frames) {
            frame.refId = jsonutil::string(target, "refId");
            all.push_back(std::move(frame));
        }
    }
    return all;
}

PanelDataPtr panelData(const Json& dashboard, const Json& panel, const Theme& theme)
{
    auto data = std::make_shared<PanelData>();
    data->state = LoadingState::Done;
    data->revision = 1;
    data->display.palette = theme.palette;
    const Json& time = jsonutil::object(dashboard, "time");
    const auto ms = [&time](const char* key) {
        return QDateTime::fromString(jsonutil::string(time, key), Qt::ISODateWithMs).toMSecsSinceEpoch();
    };
    data->range = {ms("from"), ms("to")};
    data->display.nowMs = data->range.toMs;
    auto response = std::make_shared<Response>();
    response->frames = rawFrames(panel);
    PipelineInput input;
    input.responses = {response};
    input.refIds = {RefId(QStringLiteral("A"))};
    input.fieldConfig = fieldConfigSource(jsonutil::object(panel, "fieldConfig"));
    input.display = data->display;
    PipelineOutput output = runPipeline(input);
    data->frames = std::move(output.frames);
    data->displays = std::move(output.displays);
    return data;
}

void paintFrame(QPainter& painter, QSize size, const QString& title, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(), size), theme.canvas);
    painter.setPen(theme.border);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(.5, .5, size.width() - 1, size.height() - 1), Theme::panelRadius,
                            Theme::panelRadius);
    painter.setFont(theme.fontMedium);
    painter.setPen(theme.text);
    painter.drawText(QRectF(13, 9, size.width() - 26, 24), Qt::AlignVCenter, title);
}

/// Runs the event loop until the view has painted its newest data.
void settle(PanelView& view)
{
    QElapsedTimer timer;
    timer.start();
    do
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    while (timer.elapsed() < 5000 && view.isDrawing());
    QApplication::processEvents();
}

/// With "compare" the case's own picture stands above ours.
bool save(const QImage& image, const QStringList& arguments)
{
    if (!arguments.contains(QStringLiteral("compare")))
        return image.save(arguments[2]);
    const bool light = arguments.contains(QStringLiteral("light"));
    QImage reference(arguments[1] + (light ? QStringLiteral("/light.png") : QStringLiteral("/dark.png")));
    QImage both(std::max(image.width(), reference.width()), image.height() + reference.height() + 4,
                QImage::Format_RGB32);
    both.fill(Qt::magenta);
    QPainter painter(&both);
    painter.drawImage(0, 0, reference);
    QImage own = image;
    own.setDevicePixelRatio(1);
    painter.drawImage(0, reference.height() + 4, own);
    painter.end();
    return both.save(arguments[2]);
}

int render(const QStringList& arguments)
{
    QFile file(arguments[1] + QStringLiteral("/dashboard.json"));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const auto json = jsonutil::parse(file.readAll());
    if (!json)
        return 1;
    const Json& panel = jsonutil::array(*json, "panels").at(0);
    QSize size = QImageReader(arguments[1] + QStringLiteral("/dark.png")).size();
    for (const QString& a : arguments.mid(3))
        if (const QStringList sides = a.split(QLatin1Char('x')); sides.size() == 2)
            size = QSize(sides[0].toInt(), sides[1].toInt());
    const Theme theme = Theme::make(arguments.contains(QStringLiteral("light")) ? ThemeKind::Light : ThemeKind::Dark);
    applyTheme(theme);
    PanelTypes types;
    registerBuiltinPanels(types);
    const PanelType* type = types.find(jsonutil::string(panel, "type"));
    if (!type)
        return 1;
    auto spec = std::make_shared<PanelSpec>();
    spec->type = type->id;
    spec->options = jsonutil::object(panel, "options");
    PanelContext context;
    context.theme = theme;
    context.interpolate = [](const QString& text) { return text; };
    const std::unique_ptr<PanelView> view(type->create(nullptr));
    const int header = Theme::headerHeight + 1;
    view->resize(size.width() - 18, size.height() - header - 9);
    view->setContext(context);
    view->setSpec(spec);
    view->setAttribute(Qt::WA_DontShowOnScreen);
    view->show();
    view->setData(panelData(*json, panel, theme));
    settle(*view);
    if (arguments.contains(QStringLiteral("layout")))
        for (const QString& line :
             layoutDifferences(*view, QPoint(9, header), arguments[1] + QStringLiteral("/layout.json")))
            std::printf("%s\n", qPrintable(line));
    const double ratio = view->devicePixelRatioF();
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    paintFrame(painter, size, jsonutil::string(panel, "title"), theme);
    painter.drawPixmap(QPoint(9, header), view->grab());
    painter.end();
    return save(image, arguments) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (QApplication::arguments().size() < 3) {
        std::fprintf(stderr, "usage: vedette-rendercase CASE_DIR OUT.png [light] [compare] [WIDTHxHEIGHT]\n");
        return 2;
    }
    return render(QApplication::arguments());
}
