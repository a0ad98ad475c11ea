#pragma once

#include "dashboards/import/datasourcelookup.h"
#include "dashboards/model/dashboard.h"
#include "dashboards/model/jsonpath.h"

/// A dashboard file and the edits made to it. Edits change single places of the file's text, so keys keep their order,
/// keys nobody knows stay, and a file without edits is saved byte for byte as it was read. A value: copies are
/// snapshots for undo.
class DashboardDocument
{
public:
    enum class Form
    {
        Newest, ///< classic JSON at the newest schema, maybe in a wrapper: edited in place
        Older, ///< classic JSON that the newest schema must replace before it is edited
        V2, ///< elements and layouts: edited in place where the form has a place for it
        Foreign ///< YAML, Perses, one of several in a file: only its conversion can be edited and saved
    };

    DashboardDocument() = default;
    static Result<DashboardDocument> fromBytes(const QByteArray& bytes);

    Form form() const { return m_form; }
    /// An edit is only possible after convert(); ask the person once.
    bool needsConversion() const { return form() == Form::Older || form() == Form::Foreign; }
    /// Becomes the newest classic schema, inside the wrapper it had. Keys keep their order as far as they stay; names
    /// of datasources become the references that `known` has for them.
    Result<Done> convert(const DataSourceLookup& known = {});

    const OrderedJson& json() const { return m_json; }
    /// A path as findings write it. nullptr when nothing is there.
    const OrderedJson* value(const QString& path) const;
    /// Sets a key of an existing object (made when missing) or an existing item of a list; false when the path leads
    /// nowhere.
    bool setValue(const QString& path, OrderedJson value);
    /// Removes a key or an item of a list.
    bool removeValue(const QString& path);

    // Edits of a dashboard in whatever form it has; false when it has no place for them, or needs its conversion.

    bool setTitle(const QString& title);
    bool setTime(const RawTimeRange& range);
    bool setRefresh(const QString& interval);
    /// What is chosen when the dashboard is opened; {"$__all"} for All.
    bool setVariable(const QString& name, const QStringList& values, const QStringList& texts);
    bool setVariableFilters(const QString& name, const std::vector<AdhocFilter>& filters);
    /// False for clones of repeats and for automatic grids, which place their panels themselves.
    bool setPanelPlace(const PanelId& panel, const GridPos& place);
    /// Where the panel stands in the document; empty when it is not there.
    QString panelPath(const PanelId& panel) const;
    /// A panel's JSON as the file has it, for a person to edit; nullptr when it is not there.
    const OrderedJson* panelJson(const PanelId& panel) const { return value(panelPath(panel)); }
    bool setPanelJson(const PanelId& panel, OrderedJson json);

    bool isEdited() const { return m_edited; }
    /// What belongs into the file.
    const QByteArray& toBytes() const { return m_bytes; }
    /// Writes the file in one step: it is either the old one or the new one. The document counts as unedited then.
    Result<Done> save(const QString& path);

private:
    OrderedJson* find(const QString& path);
    bool isV2() const { return m_form == Form::V2; }
    QString variablePath(const QString& name) const;
    QString layoutItemPath(const QString& element) const;
    bool ensureObject(const QString& path);

    QByteArray m_bytes;
    OrderedJson m_json = OrderedJson::object();
    Form m_form = Form::Newest;
    bool m_isText = true; ///< m_json is what m_bytes says, not made from YAML
    QString m_prefix; ///< of the dashboard inside its wrapper: "dashboard." or "spec."
    bool m_edited = false;
};
