#include "tests/app/windowdriver.h"

#include "widgets/view/panelhost.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QSettings>

namespace {

/// A menu as its texts, with what each does.
void collect(const QMenu& menu, const QString& prefix, QHash<QString, QAction*>& actions, QStringList& texts)
{
    for (QAction* action : menu.actions()) {
        const QString text = prefix + action->text();
        if (action->menu()) {
            collect(*action->menu(), text + QLatin1Char('/'), actions, texts);
        } else if (!action->isSeparator()) {
            actions[text] = action;
            texts << text;
        }
    }
}

} // namespace

WindowDriver::WindowDriver(const Options& options, const QString& settings)
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       settings.isEmpty() ? m_folder.filePath(QStringLiteral(".config")) : settings);
    m_services.useDefaultDatasources();
    m_window = std::make_unique<MainWindow>(options, m_services, m_timings);
    if (settings.isEmpty())
        m_window->resize(1280, 800);
    m_window->show();
}

QString WindowDriver::write(const QString& name, const QByteArray& bytes) const
{
    const QString file = path(name);
    QDir().mkpath(QFileInfo(file).absolutePath());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        return {};
    return file;
}

QByteArray WindowDriver::read(const QString& name) const
{
    QFile in(path(name));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

bool WindowDriver::open(const QString& file)
{
    return m_window->openFile(file) && settled();
}

bool WindowDriver::settled()
{
    return waitFor([this] {
        DashboardSession& session = page().session();
        const auto& panels = session.panels();
        const bool asked = std::any_of(panels.begin(), panels.end(), [&](const LivePanel& panel) {
            return session.data(panel.id)->state == LoadingState::Done;
        });
        return session.variablesReady() && session.loadingPanels() == 0 && (asked || panels.empty());
    });
}

void WindowDriver::press(const QString& keys)
{
    m_window->activateWindow(); // a dialog may have been closed before
    if (!QTest::qWaitForWindowActive(m_window.get()))
        return;
    QTest::keySequence(m_window.get(), QKeySequence(keys, QKeySequence::PortableText));
}

void WindowDriver::click(QWidget* widget, QPoint at)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, at.isNull() ? widget->rect().center() : at);
}

QString WindowDriver::variable(const QString& name) const
{
    for (const VariableState& state : m_window->page()->session().variables())
        if (state.spec.name == name)
            return state.value.values.join(QLatin1Char(','));
    return {};
}

QToolButton* WindowDriver::button(const QString& text) const
{
    for (QToolButton* button : m_window->page()->findChildren<QToolButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

QString WindowDriver::answerQuestion(QMessageBox::StandardButton button, const std::function<void()>& cause)
{
    QString asked;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
            asked = box->text() + QLatin1Char(' ') + box->informativeText();
            box->button(button)->click();
        }
    });
    look.start(1);
    cause();
    return asked;
}

void WindowDriver::hover(const PanelId& panel)
{
    PanelHost* host = page().view().host(panel);
    QTest::mouseMove(host, host->rect().center());
}

QStringList WindowDriver::menuOf(const PanelId& panel)
{
    QMenu menu;
    page().panelActions().fillMenu(menu, panel);
    QHash<QString, QAction*> actions;
    QStringList texts;
    collect(menu, {}, actions, texts);
    return texts;
}

QStringList WindowDriver::enabledOf(const PanelId& panel)
{
    QMenu menu;
    page().panelActions().fillMenu(menu, panel);
    QHash<QString, QAction*> actions;
    QStringList texts;
    collect(menu, {}, actions, texts);
    texts.removeIf([&actions](const QString& text) { return !actions[text]->isEnabled(); });
    return texts;
}

bool WindowDriver::choose(const PanelId& panel, const QString& entry)
{
    QMenu menu;
    page().panelActions().fillMenu(menu, panel);
    QHash<QString, QAction*> actions;
    QStringList texts;
    collect(menu, {}, actions, texts);
    if (!actions.contains(entry))
        return false;
    actions[entry]->trigger();
    return true;
}

QString WindowDriver::clipboard()
{
    return QGuiApplication::clipboard()->text();
}

QByteArray sampleDashboard(const QByteArray& title, const QByteArray& uid)
{
    const QByteArray source = R"("datasource": {"type": "grafana-testdata-datasource", "uid": "testdata"})";
    return R"({
  "uid": ")"
        + uid + R"(",
  "title": ")"
        + title + R"(",
  "tags": ["web", "prod"],
  "schemaVersion": 43,
  "own": {"z": 1, "a": 2},
  "time": {"from": "now-1h", "to": "now"},
  "refresh": "",
  "templating": {"list": [
    {"type": "custom", "name": "host", "query": "alpha,beta", "current": {"text": "alpha", "value": "alpha"},
     "options": [{"text": "alpha", "value": "alpha"}, {"text": "beta", "value": "beta"}]}
  ]},
  "panels": [
    {"id": 1, "type": "timeseries", "title": "Load of $host", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
     )" + source
        + R"(,
     "targets": [{"refId": "A", "scenarioId": "csv_metric_values", "stringInput": "1,2,4"},
                 {"refId": "B", "scenarioId": "csv_metric_values", "stringInput": "3,5,7"}]},
    {"id": 4, "type": "no-such-panel", "title": "Strange", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 8},
     )" + source
        + R"(, "targets": [{"refId": "A", "scenarioId": "csv_metric_values", "stringInput": "1"}]},
    {"id": 3, "type": "row", "title": "More", "collapsed": true, "gridPos": {"x": 0, "y": 8, "w": 24, "h": 1},
     "panels": [
      {"id": 2, "type": "table", "title": "Cells", "gridPos": {"x": 0, "y": 9, "w": 12, "h": 6},
       )"
        + source + R"(,
       "targets": [{"refId": "A", "scenarioId": "csv_content", "csvContent": "name,value\nx,1\ny,2"}],
       "transformations": [{"id": "noSuchTransformation", "options": {}}]}
     ]}
  ]
}
)";
}
