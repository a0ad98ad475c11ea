#pragma once

#include "widgets/panels/panelview.h"

class QLabel;
class TableView;

/// The points of a map as a table: maps need tiles from a server, which this client does not ask.
class GeomapView : public PanelView
{
    Q_OBJECT

public:
    explicit GeomapView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    TableView& table() { return *m_table; }
    QString notice() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    TableView* m_table = nullptr;
    QLabel* m_notice = nullptr;
};
