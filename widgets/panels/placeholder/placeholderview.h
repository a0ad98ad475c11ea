#pragma once

#include "widgets/panels/panelview.h"

/// Keeps the place of a panel whose type this client does not draw, and names the type.
class PlaceholderView : public PanelView
{
    Q_OBJECT

public:
    using PanelView::PanelView;
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override { Q_UNUSED(data) }
    bool drawsNoData() const override { return true; }
    QString message() const; ///< what is written in the panel

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::shared_ptr<const PanelSpec> m_spec;
    Theme m_theme;
};
