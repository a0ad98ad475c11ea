#pragma once

#include "datasources/data/jsonutil.h"

/// A dashboard file and the edits made to it. Keys keep their order and keys nobody knows stay; a file without edits
/// is saved byte for byte as it was read. A value: copies are snapshots for undo.
class DashboardDocument
{
public:
    DashboardDocument() = default;
    static Result<DashboardDocument> fromBytes(const QByteArray& bytes);

    const OrderedJson& json() const { return m_json; }
    /// A path is written as findings write it: panels[3].fieldConfig.defaults.unit. nullptr when nothing is there.
    const OrderedJson* value(const QString& path) const;
    /// Sets a key of an existing object (made when missing) or an existing item of a list; false when the path leads
    /// nowhere.
    bool setValue(const QString& path, OrderedJson value);
    /// Removes a key or an item of a list.
    bool removeValue(const QString& path);

    bool isEdited() const { return m_edited; }
    /// What belongs into the file; edited ones keep the indentation they had.
    QByteArray toBytes() const;

private:
    OrderedJson* find(const QString& path);

    QByteArray m_bytes; ///< as read
    OrderedJson m_json = OrderedJson::object();
    int m_indent = 2;
    bool m_edited = false;
};
