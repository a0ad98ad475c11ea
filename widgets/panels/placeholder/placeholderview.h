#pragma once

#include "widgets/panels/panelview.h"

class TableView;

/// Keeps the place of a panel whose type this client does not draw, names the type, and shows what its queries
/// answered as a table.
class PlaceholderView : public PanelView
{
    Q_OBJECT

public:
    explicit PlaceholderView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    QString message() const; ///< what is written in the panel
    bool showsTable() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRect messageRect() const;
    void place();

    std::shared_ptr<const PanelSpec> m_spec;
    Theme m_theme;
    TableView* m_table;
    bool m_hasData = false;
};
