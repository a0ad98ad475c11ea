#pragma once

#include "datasources/datasource.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class FlowLayout;
class Popup;
class QComboBox;
class ToolSegment;

/// Asks for the keys that can be filtered by, or for the values of one; the answer may come never.
using TagSource = std::function<Pending(const QString& key, Reply<QStringList> reply)>;

/// The filters of an ad-hoc variable as chips, or the labels that a variable groups by: a click changes one, its cross
/// takes it away, the plus adds one. Chips wrap where the width ends.
class AdhocFilters : public QWidget
{
    Q_OBJECT

public:
    enum class Offer
    {
        Filters,
        Groupings,
        Both
    };
    AdhocFilters(Offer offer, const Theme& theme, TagSource tags, QWidget* parent);
    void setFilters(std::vector<AdhocFilter> filters);
    /// Labels to suggest in place of what the datasource knows; empty: those.
    void setKeys(QStringList keys) { m_keys = std::move(keys); }
    QStringList texts() const; ///< of the chips, as they are shown

signals:
    void changed(const std::vector<AdhocFilter>& filters);

private:
    void rebuild();
    void addChip(size_t index);
    void addPlus(const QString& name, const QString& text, const QString& hint, const AdhocFilter& begin);
    /// Changes the filter of the index into another; one behind the last is new.
    void edit(size_t index, const AdhocFilter& filter, QWidget* anchor);
    void editFilter(size_t index, const AdhocFilter& filter, Popup* popup);
    void editGrouping(size_t index, const AdhocFilter& filter, Popup* popup);
    void put(size_t index, const AdhocFilter& filter);
    void suggest(QComboBox& box, const QString& key);

    Offer m_offer;
    Theme m_theme;
    TagSource m_tags;
    QStringList m_keys;
    std::vector<AdhocFilter> m_filters;
    FlowLayout* m_layout;
    Pending m_askedKeys;
    Pending m_askedValues;
};
