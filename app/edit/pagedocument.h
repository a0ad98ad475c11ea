#pragma once

#include "app/edit/dashboardeditor.h"
#include "app/filewatch.h"
#include "widgets/theme/theme.h"

#include <memory>

class NoticeBar;
class DashboardSession;
class DashboardView;
class LayoutEditor;
class Services;

/// What a person does with the file of a page: settings, layout, JSON of panels, saving; and what others do with it
/// meanwhile. Speaks through the page's banner.
class PageDocument : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        DashboardSession& session;
        DashboardView& view;
        NoticeBar& banner;
        Services& services;
        QString title;
    };
    PageDocument(Parts parts, std::unique_ptr<DashboardEditor> editor, QWidget* page);
    ~PageDocument() override;

    DashboardEditor& editor() { return *m_editor; }
    std::unique_ptr<DashboardEditor> takeEditor();
    void setTheme(const Theme& theme);

    void openSettings();
    void editPanel(const PanelId& panel);
    void editLayout(); ///< and, while it is edited, ends it and keeps it
    /// A dialog or the layout is being edited: a reload would take away what was done there.
    bool isBusy() const { return blocker(); }
    void reloadWhenIdle();
    LayoutEditor* layoutEditor() const { return m_layout; }

signals:
    /// The page is to show these bytes as it shows the present ones: range, variables, scroll.
    void reloadRequested(const QByteArray& bytes);
    void stateChanged();

private:
    QObject* blocker() const;
    void watch(const QByteArray& content);
    void fileChanged(const QByteArray& content);
    void fileRemoved();
    void endLayout(bool keep);

    Parts m_parts;
    std::unique_ptr<DashboardEditor> m_editor;
    std::unique_ptr<FileWatch> m_watch;
    QWidget* m_page;
    LayoutEditor* m_layout = nullptr; // child of the view's canvas
    Theme m_theme;
};
