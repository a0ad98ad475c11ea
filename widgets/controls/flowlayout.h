#pragma once

#include <QLayout>

#include <memory>
#include <vector>

/// Places widgets left to right and wraps to the next line where the width ends. Lines begin at the left, or end at
/// the right edge with Qt::AlignRight as alignment of the layout.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(int gap, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    Qt::Orientations expandingDirections() const override { return {}; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override; ///< all in one line
    QSize minimumSize() const override; ///< the widest alone on its line
    void setGeometry(const QRect& rect) override;

private:
    struct Placed
    {
        QLayoutItem* item = nullptr;
        QRect rect;
    };
    std::vector<Placed> placed(const QRect& rect) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
};
