#pragma once

#include "dashboards/format/displayprocessor.h"
#include "widgets/panels/flamegraph/flamedata.h"
#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>

#include <memory>

/// The functions of a profile with what they add up to: one painted widget, rows out of sight cost nothing.
class FlameTable : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Column
    {
        Symbol,
        Self,
        Total
    };

    explicit FlameTable(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setTree(std::shared_ptr<const FlameTree> tree, const DisplayProcessor& display);
    /// Only these labels are listed; nullopt: all.
    void setMatches(const std::optional<std::vector<bool>>& labels);
    void sortBy(Column column, bool descending);
    const std::vector<int>& order() const { return m_order; } ///< labels from top to bottom

signals:
    void searchWanted(int label);
    void sandwichWanted(int label);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    QRectF cell(Column column, double top, double height) const;
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int label, double top) const;
    void relayout();
    void resort();
    int rowAt(double y) const;

    Theme m_theme;
    std::shared_ptr<const FlameTree> m_tree;
    DisplayProcessor m_display;
    std::optional<std::vector<bool>> m_matches;
    std::vector<int> m_order;
    Column m_column = Column::Self;
    bool m_descending = true;
    int m_hovered = -1;
};
