#pragma once

#include "dashboards/model/dashboarddocument.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QWidget;

/// The document behind a page: its edits, saving them, going back. Asks a person where something would be lost or
/// become something else. GUI thread only.
class DashboardEditor : public QObject
{
    Q_OBJECT

public:
    /// `id` is the file's path, with #item for one of several dashboards in a file.
    DashboardEditor(QString id, QByteArray bytes);

    /// Another one with the same edits, which go separate ways from here.
    std::unique_ptr<DashboardEditor> copy() const;
    /// The window that questions stand over.
    void setWindow(QWidget* window) { m_window = window; }
    /// Where a conversion looks old names of datasources up.
    void setDataSources(DataSourceLookup known) { m_known = std::move(known); }
    const QString& file() const { return m_file; }
    /// False for one of several dashboards in a file, and for what was made from another format.
    bool ownsFile() const { return m_ownsFile; }
    const QByteArray& fileBytes() const { return m_bytes; }
    const DashboardDocument& document() const;
    bool isEdited() const { return m_document && m_document->isEdited(); }

    /// Asks once before an older file becomes the newest schema; false when a person does not want it.
    bool makeEditable();
    /// Runs an edit. Asks once before an older file becomes the newest schema; false when nothing was changed.
    bool edit(const std::function<bool(DashboardDocument&)>& change);
    /// Asks before it writes over what somebody else wrote meanwhile. False: not saved.
    bool save();
    bool saveAs();
    bool saveTo(const QString& file);
    void revert();
    /// True when nothing is lost: there are no edits, or a person saved or dropped them.
    bool mayLeave();
    /// The file holds something else now, and the page shows it.
    void takeOver(const QByteArray& bytes);

signals:
    void edited(); ///< the document says something else than before
    void saved(const QString& file, const QByteArray& bytes);
    void stateChanged(); ///< edited or not
    void failed(const QString& what);

private:
    DashboardDocument& made() const;
    QWidget* overlaid() const;
    bool ask(const QString& title, const QString& text, const QString& yes) const;

    QString m_file;
    bool m_ownsFile = true;
    QByteArray m_bytes; ///< of the file, as last read or written
    mutable std::optional<DashboardDocument> m_document; ///< made when it is first needed
    QWidget* m_window = nullptr;
    DataSourceLookup m_known;
};
