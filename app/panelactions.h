#pragma once

#include "widgets/inspector/inspector.h"
#include "widgets/inspector/panelpicture.h"

#include <QDialog>
#include <QHash>
#include <QPointer>

class DashboardSession;
class DashboardView;
class QMenu;

/// What the menu of a panel and its keys do; one a page. Inspectors are windows of their own that follow their panel.
class PanelActions : public QObject
{
    Q_OBJECT

public:
    struct Source
    {
        std::function<QByteArray(const PanelId&)> panelJson; ///< as it stands in the file
        ConnectionName connectionName;
        QString title; ///< of the dashboard
        QString file;
    };
    PanelActions(DashboardSession& session, DashboardView& view, Source source, QWidget* window);
    ~PanelActions() override;

    void setTheme(const Theme& theme);
    void fillMenu(QMenu& menu, const PanelId& panel);

    void viewFull(const PanelId& panel); ///< and back
    Inspector* inspect(const PanelId& panel, Inspector::Tab tab);
    Inspector* inspector(const PanelId& panel) const; ///< nullptr when none is open
    void copyCsv(const PanelId& panel) const;
    void copyJson(const PanelId& panel) const;
    void copyPicture(const PanelId& panel) const;
    /// Asks where to.
    void savePicture(const PanelId& panel, PictureFormat format);
    bool writePicture(const PanelId& panel, PictureFormat format, const QString& file) const;
    /// The panel in this dashboard with its time range and variables, as links to dashboards are written.
    bool canLink() const { return !m_source.file.isEmpty(); } ///< else nothing leads back here
    QString link(const PanelId& panel) const;
    /// The command that opens the same view.
    QString commandLine() const;

signals:
    void editRequested(const PanelId& panel); ///< of its JSON
    void failed(const QString& what);

private:
    void fillCopyMenu(QMenu& menu, const PanelId& panel);
    void saveBytes(const QString& name, const QString& suffix, const QByteArray& bytes);
    QString fileName(const PanelId& panel) const;
    QString titleOf(const PanelId& panel) const;

    DashboardSession& m_session;
    DashboardView& m_view;
    Source m_source;
    QWidget* m_window;
    Theme m_theme;
    QHash<PanelId, QPointer<QDialog>> m_inspectors; // children of m_window
};
