#pragma once

#include "datasources/datasource.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class ToolSegment;

/// Asks for the keys that can be filtered by, or for the values of one; the answer may come never.
using TagSource = std::function<Pending(const QString& key, Reply<QStringList> reply)>;

/// The filters of an ad-hoc variable as chips: a click changes one, its cross takes it away, the plus adds one.
class AdhocFilters : public QWidget
{
    Q_OBJECT

public:
    AdhocFilters(const Theme& theme, TagSource tags, QWidget* parent);
    void setFilters(std::vector<AdhocFilter> filters);
    QStringList texts() const; ///< of the chips, as they are shown

signals:
    void changed(const std::vector<AdhocFilter>& filters);

private:
    void rebuild();
    void addChip(size_t index);
    /// Changes the filter of the index; one behind the last is new.
    void edit(size_t index, QWidget* anchor);
    void suggest(QComboBox& box, const QString& key);

    Theme m_theme;
    TagSource m_tags;
    std::vector<AdhocFilter> m_filters;
    QHBoxLayout* m_layout;
    Pending m_asked;
};
