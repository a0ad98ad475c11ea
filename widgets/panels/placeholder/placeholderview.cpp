#include "widgets/panels/placeholder/placeholderview.h"

#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/table/tableview.h"
#include "widgets/theme/tooltiptext.h"

#include <QPainter>

namespace {

constexpr int messageHeight = 26;
constexpr int leastTable = 90; // of the panel: a lower one only says what it is

struct Notice
{
    const char* type;
    const char* text;
};
/// What will never be drawn, and why.
constexpr Notice notices[] = {
    {"news", QT_TRANSLATE_NOOP("PlaceholderView", "News feeds are not fetched: only datasources are asked")},
    {"welcome", QT_TRANSLATE_NOOP("PlaceholderView", "This panel greets newcomers to Grafana")},
    {"gettingstarted", QT_TRANSLATE_NOOP("PlaceholderView", "This panel greets newcomers to Grafana")},
    {"debug", QT_TRANSLATE_NOOP("PlaceholderView", "This panel helps people who write panels")}};

const char* noticeOf(const QString& type)
{
    for (const Notice& notice : notices)
        if (type == QLatin1String(notice.type))
            return notice.text;
    return nullptr;
}

} // namespace

PlaceholderView::PlaceholderView(QWidget* parent) : PanelView(parent), m_table(new TableView(this))
{
    m_table->hide();
    connect(m_table, &PanelView::linkActivated, this, &PanelView::linkActivated);
    connect(m_table, &PanelView::filterAdded, this, &PanelView::filterAdded);
}

void PlaceholderView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    setAccessibleName(message());
    setToolTip(plainToolTip(message()));
    auto table = std::make_shared<PanelSpec>(*m_spec);
    table->type = QStringLiteral("table");
    table->options = Json::object();
    m_table->setSpec(std::move(table));
    update();
}

void PlaceholderView::setContext(const PanelContext& context)
{
    m_theme = context.theme;
    m_table->setContext(context);
    update();
}

void PlaceholderView::setData(PanelDataPtr data)
{
    m_hasData = data
        && std::any_of(data->frames.begin(), data->frames.end(), [](const Frame& frame) { return frame.rows > 0; });
    m_table->setData(std::move(data));
    place();
    update();
}

bool PlaceholderView::showsTable() const
{
    return !m_table->isHidden();
}

QString PlaceholderView::message() const
{
    if (!m_spec)
        return {};
    if (!m_spec->libraryPanel.isEmpty())
        return tr("This library panel is not part of the file");
    if (m_spec->type.isEmpty())
        return tr("This panel names no type");
    if (const char* known = noticeOf(m_spec->type))
        return tr(known);
    return tr("Panels of the type \"%1\" cannot be shown yet").arg(m_spec->type);
}

void PlaceholderView::place()
{
    m_table->setVisible(m_hasData && height() >= leastTable);
    m_table->setGeometry(0, messageHeight, width(), std::max(0, height() - messageHeight));
}

QRect PlaceholderView::messageRect() const
{
    return showsTable() ? QRect(0, 0, width(), messageHeight - 4) : rect();
}

void PlaceholderView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    place();
}

void PlaceholderView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(messageRect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(m_theme.textSecondary);
    painter.setFont(m_theme.fontSmall);
    const QRectF room = QRectF(messageRect()).adjusted(8, 2, -8, -2);
    if (showsTable())
        painter.drawText(room, Qt::AlignCenter | Qt::TextSingleLine,
                         QFontMetrics(m_theme.fontSmall).elidedText(message(), Qt::ElideRight, int(room.width())));
    else
        drawSentence(painter, m_theme.fontSmall, room, message());
    painter.end();
    emit painted();
}
