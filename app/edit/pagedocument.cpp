#include "app/edit/pagedocument.h"

#include "app/edit/jsoneditor.h"
#include "app/edit/layouteditor.h"
#include "app/edit/settingsdialog.h"
#include "app/noticebar.h"
#include "app/services.h"
#include "dashboards/run/dashboardsession.h"
#include "widgets/view/dashboardview.h"

#include <QDialog>
#include <QFileInfo>

#include <algorithm>

PageDocument::PageDocument(Parts parts, std::unique_ptr<DashboardEditor> editor, QWidget* page)
    : QObject(page)
    , m_parts(std::move(parts))
    , m_editor(std::move(editor))
    , m_page(page)
    , m_theme(Theme::make(ThemeKind::Dark))
{
    m_editor->setWindow(page);
    m_editor->setDataSources(dataSourceLookup(m_parts.services.sources()));
    connect(m_editor.get(), &DashboardEditor::edited, this,
            [this] { emit reloadRequested(m_editor->document().toBytes()); });
    connect(m_editor.get(), &DashboardEditor::stateChanged, this, &PageDocument::stateChanged);
    connect(m_editor.get(), &DashboardEditor::saved, this, [this](const QString&, const QByteArray& bytes) {
        m_parts.banner.dismiss();
        watch(bytes);
    });
    connect(m_editor.get(), &DashboardEditor::failed, this,
            [this](const QString& what) { m_parts.banner.tell(what, {}); });
    watch(m_editor->fileBytes());
}

PageDocument::~PageDocument()
{
    delete m_layout; // before the view it lies over
}

std::unique_ptr<DashboardEditor> PageDocument::takeEditor()
{
    m_editor->disconnect(this);
    m_watch.reset();
    return std::move(m_editor);
}

void PageDocument::setTheme(const Theme& theme)
{
    m_theme = theme;
}

/// What keeps the page from being replaced; inspectors, which do not block it, go with it.
QObject* PageDocument::blocker() const
{
    if (m_layout)
        return m_layout;
    const QList<QDialog*> dialogs = m_page->findChildren<QDialog*>();
    const auto open = std::find_if(dialogs.begin(), dialogs.end(),
                                   [](const QDialog* dialog) { return dialog->isVisible() && dialog->isModal(); });
    return open == dialogs.end() ? nullptr : *open;
}

void PageDocument::reloadWhenIdle()
{
    if (!m_editor)
        return; // another page has it already
    if (const QObject* busy = blocker()) // queued: its end may have led to a reload
        connect(busy, &QObject::destroyed, this, &PageDocument::reloadWhenIdle, Qt::QueuedConnection);
    else
        emit reloadRequested(m_editor->document().toBytes());
}

void PageDocument::watch(const QByteArray& content)
{
    m_watch.reset();
    if (!m_editor->ownsFile() || !QFileInfo::exists(m_editor->file()))
        return;
    m_watch = std::make_unique<FileWatch>(m_editor->file(), content, m_parts.services.pool());
    connect(m_watch.get(), &FileWatch::changed, this, &PageDocument::fileChanged);
    connect(m_watch.get(), &FileWatch::removed, this, &PageDocument::fileRemoved);
}

void PageDocument::fileChanged(const QByteArray& content)
{
    const auto takeOver = [this, content] {
        m_editor->takeOver(content);
        reloadWhenIdle();
    };
    if (!m_editor->isEdited()) {
        if (!m_layout) // it holds the buttons that end the editing
            m_parts.banner.dismiss();
        takeOver();
        return;
    }
    m_parts.banner.tell(
        tr("%1 was changed on disk, and your changes here are not saved.").arg(QFileInfo(m_editor->file()).fileName()),
        {{tr("Take the file's version"), takeOver}, {tr("Keep mine"), nullptr}});
}

void PageDocument::fileRemoved()
{
    m_parts.banner.tell(
        tr("%1 was deleted. What you see is its last content.").arg(QFileInfo(m_editor->file()).fileName()),
        {{tr("Save as..."), [this] { m_editor->saveAs(); }}});
}

void PageDocument::openSettings()
{
    auto* dialog = new SettingsDialog(m_parts.session, m_parts.title, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_editor->edit([dialog](DashboardDocument& document) { return dialog->apply(document); });
    });
    dialog->open();
}

void PageDocument::editPanel(const PanelId& panel)
{
    PanelId id = panel; // clones of a repeat are the panel they were made of
    for (const LivePanel& live : m_parts.session.panels())
        if (live.id == panel)
            id = live.spec->id;
    if (!m_editor->makeEditable())
        return;
    const OrderedJson* json = m_editor->document().panelJson(id);
    if (!json) {
        m_parts.banner.tell(tr("This panel has no JSON of its own in the file."), {});
        return;
    }
    constexpr int indent = 2;
    const auto check = [this, id](const QByteArray& text) {
        return checkPanelJson(text, id, m_editor->document(), m_parts.services.capabilities());
    };
    auto* dialog = new JsonEditor(jsonutil::dump(*json, indent), check, m_theme, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("JSON of the panel"));
    connect(dialog, &JsonEditor::applied, this, [this, id](const OrderedJson& changed) {
        m_editor->edit([&](DashboardDocument& document) { return document.setPanelJson(id, changed); });
    });
    dialog->open();
}

void PageDocument::editLayout()
{
    if (m_layout) {
        endLayout(true);
        return;
    }
    m_parts.view.setFullPanel(std::nullopt);
    m_parts.view.setFitToHeight(false);
    m_layout = new LayoutEditor(m_parts.session, m_parts.view, m_theme);
    connect(m_layout, &LayoutEditor::finished, this, &PageDocument::endLayout);
    m_parts.banner.tell(tr("Drag panels to move them, their corner to resize them. Keys: Tab, arrows, Shift+arrows, "
                           "Enter; Ctrl+Z takes a step back."),
                        {{tr("Done"), [this] { endLayout(true); }}, {tr("Cancel"), [this] { endLayout(false); }}},
                        false);
    m_layout->setFocus();
}

void PageDocument::endLayout(bool keep)
{
    if (!m_layout)
        return;
    const auto changes = m_layout->changes();
    std::exchange(m_layout, nullptr)->deleteLater(); // it may be what tells us
    m_parts.banner.dismiss();
    if (!keep || changes.empty()) {
        m_parts.view.setPlaces({});
        return;
    }
    const bool kept = m_editor->edit([&](DashboardDocument& document) {
        bool all = true;
        for (const auto& [panel, place] : changes)
            all = document.setPanelPlace(panel, place) && all;
        return all;
    });
    if (!kept)
        m_parts.view.setPlaces({});
}
