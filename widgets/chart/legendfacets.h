#pragma once

#include "datasources/data/labels.h"
#include "widgets/controls/popup.h"

#include <QMap>
#include <QSet>

class QTreeWidget;
class QTreeWidgetItem;

/// Values chosen of each label; a label without an entry allows all.
using LabelFacets = QMap<QString, QSet<QString>>;

/// True when the labels have one of the values chosen of every label.
bool matchesFacets(const LabelFacets& facets, const Labels& labels);

/// Labels with their values and how many series have each; checked values filter the series of a panel.
class FacetPopup : public Popup
{
    Q_OBJECT

public:
    using Counts = QMap<QString, QMap<QString, int>>;

    FacetPopup(const Theme& theme, const Counts& counts, const LabelFacets& chosen, QWidget* parent);

signals:
    void chosen(const LabelFacets& facets);

private:
    void addLabel(const QString& label, const QMap<QString, int>& values, const QSet<QString>& checked);
    LabelFacets checkedValues() const;

    QTreeWidget* m_tree = nullptr;
};
