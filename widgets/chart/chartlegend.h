#pragma once

#include "widgets/chart/legendfacets.h"
#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>

#include <functional>
#include <vector>

class QLineEdit;
class QToolButton;

struct LegendItem
{
    struct Calc
    {
        QString title;
        QString text;
        double number = 0; ///< NaN sorts last
    };
    QString name;
    QColor color;
    bool dashed = false;
    bool dotted = false;
    bool visible = true; ///< false: its series is switched off, drawn faint
    bool right = false; ///< belongs to a right axis
    std::vector<Calc> calcs;
    Labels labels; ///< that the legend can be filtered by
    friend bool operator==(const LegendItem&, const LegendItem&);
};

struct LegendOptions
{
    bool show = true;
    bool table = false;
    bool right = false; ///< placement
    double width = 0; ///< of a right legend; 0: as the content needs
    QString sortBy; ///< column title; empty: none
    bool sortDescending = false;
    int limit = 0; ///< rows shown at most; 0: 500. The search finds all
    bool facets = false; ///< a filter by labels, even when the legend is short
};

/// The legend of a chart as a list or a table: one painted widget, rows out of sight cost nothing, so hundreds of
/// series scroll.
class ChartLegend : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget* parent = nullptr);
    void setTheme(const Theme& theme, const QColor& background);
    void setContent(const LegendOptions& options, std::vector<LegendItem> items);
    /// Height of the whole content at a width; width of the content for the right placement.
    double contentHeight(double width) const;
    double contentWidth() const;
    double leastHeight() const; ///< of a legend that shows one whole row
    const std::vector<LegendItem>& items() const { return m_items; }
    /// Indexes of the items in the order shown.
    const std::vector<int>& order() const { return m_order; }
    QRectF itemRect(int item) const; ///< in the viewport; for tests and tooltips
    /// The field that finds items by name; there when the legend is long.
    QLineEdit* searchField() const { return m_search; }
    /// Values of labels that were chosen: other series are left out.
    const LabelFacets& facets() const { return m_facets; }
    void setFacets(const LabelFacets& facets);
    /// Items that match the search and have no row.
    int leftOut() const { return m_leftOut; }
    /// Switches items on and off at once, while their panel still works on its picture.
    void setItemsVisible(const std::function<bool(const LegendItem&)>& isVisible);

signals:
    void itemClicked(int item, Qt::KeyboardModifiers modifiers);
    void facetsChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Cell
    {
        double left = 0;
        double width = 0;
    };
    void measureItems();
    void measureColumns();
    void sortItems();
    void orderBySort();
    bool hasSearch() const;
    bool hasFacets() const;
    void makeHead();
    void updateHead();
    void placeHead();
    void searchAgain();
    void openFacets();
    double headHeight() const; ///< of search and filter above the rows
    QString headerText(size_t column) const;
    double headerWidth(size_t column) const; ///< with what stands at its right
    void paintHeader(QPainter& painter, size_t column, const Cell& cell, double top) const;
    static QString rightAxisText();
    double shownTableWidth() const;
    void paintLeftOut(QPainter& painter, double y);
    QString leftOutText() const;
    std::vector<QRectF> flow(double width) const;
    void relayout();
    int itemAt(QPointF position) const;
    void clickHeader(double x);
    void paintList(QPainter& painter, const QRectF& clip);
    void paintTable(QPainter& painter, const QRectF& clip);
    void paintRow(QPainter& painter, const LegendItem& item, double y, const QColor& textColor);
    void paintScrollMark(QPainter& painter) const;
    void paintIcon(QPainter& painter, const LegendItem& item, double x, double centre) const;
    double tableWidth() const;
    std::vector<Cell> cells() const; ///< name column first
    QString listText(const LegendItem& item) const;
    void placeRightAxes(std::vector<QRectF>& rects, double width) const;
    void paintListItem(QPainter& painter, const LegendItem& item, QRectF room) const;

    Theme m_theme;
    LegendOptions m_given;
    LegendOptions m_options; ///< with the sort a person chose
    std::vector<LegendItem> m_items;
    std::vector<int> m_order;
    std::vector<double> m_widths; ///< of list items
    std::vector<QRectF> m_rects; ///< of list items, in order of m_order
    std::vector<double> m_columns; ///< widths of the table's columns, name first
    int m_hovered = -1;
    int m_leftOut = 0;
    QLineEdit* m_search = nullptr; ///< made when first needed, as the button
    QToolButton* m_facetButton = nullptr;
    LabelFacets m_facets;
    QStringList m_columnTitles; ///< what m_columns were measured for
};

/// The part of `whole` that the legend gets, below or at the right; `plot` becomes the rest. Panels too narrow for both
/// side by side have it below; where there is room for neither the part is empty.
QRect placeLegend(const ChartLegend& legend, const LegendOptions& options, const QRect& whole, QRect& plot);
