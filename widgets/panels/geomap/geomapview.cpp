#include "widgets/panels/geomap/geomapview.h"

#include "widgets/panels/table/tableview.h"

#include <QLabel>

namespace {
constexpr int noticeHeight = 24;
constexpr int leastTable = 80; ///< px: a lower panel shows the table alone
} // namespace

GeomapView::GeomapView(QWidget* parent) : PanelView(parent)
{
    m_table = new TableView(this);
    m_notice = new QLabel(tr("The map is not drawn: its points as a table"), this);
    connect(m_table, &PanelView::linkActivated, this, &PanelView::linkActivated);
    connect(m_table, &PanelView::filterAdded, this, &PanelView::filterAdded);
    connect(m_table, &PanelView::painted, this, &PanelView::painted);
}

void GeomapView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    auto table = std::make_shared<PanelSpec>(*spec);
    table->type = QStringLiteral("table");
    table->options = Json::object();
    m_table->setSpec(std::move(table));
}

void GeomapView::setContext(const PanelContext& context)
{
    m_notice->setFont(context.theme.fontSmall);
    QPalette palette = m_notice->palette();
    palette.setColor(QPalette::WindowText, context.theme.textSecondary);
    m_notice->setPalette(palette);
    m_table->setContext(context);
}

void GeomapView::setData(PanelDataPtr data)
{
    m_table->setData(std::move(data));
}

QString GeomapView::notice() const
{
    return m_notice->text();
}

void GeomapView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    const int top = height() >= leastTable + noticeHeight ? noticeHeight : 0;
    m_notice->setVisible(top > 0);
    m_notice->setGeometry(0, 0, width(), top);
    m_table->setGeometry(0, top, width(), height() - top);
}
