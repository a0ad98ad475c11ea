#include "widgets/panels/alertlist/alertlistview.h"

#include "datasources/data/fieldconfigjson.h"
#include "widgets/alerts/alerttext.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/panels/alertlist/alertpainter.h"
#include "widgets/panels/common/tints.h"
#include "widgets/theme/tooltiptext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

namespace {

Matchers matchersOf(const Labels& labels)
{
    Matchers matchers;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        matchers.push_back({it.key(), Matcher::Op::Equal, it.value()});
    return matchers;
}

QString linesOf(const Labels& labels)
{
    QString text;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        text += it.key() + QLatin1String(": ") + it.value() + QLatin1Char('\n');
    return text;
}

bool isWebLink(const QString& text)
{
    return text.startsWith(QLatin1String("http://")) || text.startsWith(QLatin1String("https://"));
}

} // namespace

AlertListView::AlertListView(QWidget* parent) : PanelView(parent), m_area(new QAbstractScrollArea(this))
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setMouseTracking(true);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setFocusPolicy(Qt::StrongFocus);
    m_area->viewport()->installEventFilter(this);
    m_area->installEventFilter(this);
    m_area->verticalScrollBar()->setSingleStep(AlertRows::alertHeight);
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, m_area->viewport(), qOverload<>(&QWidget::update));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
}

void AlertListView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = alertListOptions(m_spec->type, m_spec->options);
    m_area->setAccessibleName(m_spec->title);
    arrange();
}

void AlertListView::setContext(const PanelContext& context)
{
    m_context = context;
    m_area->viewport()->update();
}

void AlertListView::setData(PanelDataPtr data)
{
    const bool isNew = !m_data || data->alerts != m_data->alerts;
    m_data = std::move(data);
    m_awaitsPaint = true;
    if (isNew)
        arrange();
    m_area->viewport()->update(); // ages count on
}

void AlertListView::arrange()
{
    if (!m_data || !m_data->alerts)
        return;
    m_arranging = true;
    m_work = runInBackground<std::shared_ptr<const Arranged>>(
        *QThreadPool::globalInstance(),
        [list = m_data->alerts, options = m_options] {
            return std::make_shared<const Arranged>(Arranged {list, alertSections(*list, options)});
        },
        [this](std::shared_ptr<const Arranged> arranged) { present(std::move(arranged)); });
}

void AlertListView::present(std::shared_ptr<const Arranged> arranged)
{
    m_arranging = false;
    m_arranged = std::move(arranged);
    if (m_options.showInstances)
        for (const AlertSection& section : m_arranged->sections.sections)
            if (!m_closed.contains(section.title))
                m_open.insert(section.title);
    updateRows();
}

void AlertListView::updateRows()
{
    const bool isCount = m_options.view == AlertListOptions::View::Count;
    m_rows = isCount ? AlertRows() : AlertRows(m_arranged->sections, m_open);
    const int height = m_area->viewport()->height();
    m_area->verticalScrollBar()->setPageStep(height);
    m_area->verticalScrollBar()->setRange(0, std::max(0, m_rows.height() - height));
    if (m_hovered && *m_hovered >= m_rows.rows().size())
        m_hovered.reset();
    m_area->viewport()->update();
}

void AlertListView::setOpen(const QString& section, bool open)
{
    (open ? m_closed : m_open).remove(section);
    (open ? m_open : m_closed).insert(section);
    updateRows();
}

AlertPainter AlertListView::painterOf() const
{
    return AlertPainter(
        {m_context.theme, *m_arranged->list, m_arranged->sections, m_open, m_data ? m_data->display.nowMs : 0});
}

QRect AlertListView::viewportRect(const AlertRow& row) const
{
    return {0, row.top - m_area->verticalScrollBar()->value(), m_area->viewport()->width(), row.height};
}

QRect AlertListView::rowRect(size_t row) const
{
    return viewportRect(m_rows.rows().at(row)).translated(m_area->viewport()->mapTo(this, QPoint()));
}

QRect AlertListView::silenceButton(size_t row) const
{
    return painterOf().silenceRect(m_rows.rows().at(row), rowRect(row));
}

std::optional<size_t> AlertListView::rowAt(const QPoint& position) const
{
    return m_rows.rowAt(position.y() + m_area->verticalScrollBar()->value());
}

void AlertListView::paintViewport()
{
    QPainter painter(m_area->viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const AlertPainter rows = painterOf();
    const QRect whole = m_area->viewport()->rect();
    const bool isCount = m_options.view == AlertListOptions::View::Count;
    if (m_data && m_data->alerts && isCount)
        paintCount(painter, rows, whole);
    else if (m_data && m_data->alerts && m_rows.rows().empty() && !m_arranging)
        rows.paintQuiet(painter, whole);
    else if (!isCount)
        for (size_t i = rowAt({0, 0}).value_or(0); i < m_rows.rows().size(); ++i) {
            const QRect rect = viewportRect(m_rows.rows()[i]);
            if (rect.top() > whole.bottom())
                break;
            rows.paintRow(painter, m_rows.rows()[i], rect, m_hovered == i);
        }
    painter.end();
    if (m_awaitsPaint && !m_arranging) {
        m_awaitsPaint = false;
        emit painted();
    }
}

void AlertListView::paintCount(QPainter& painter, const AlertPainter& rows, const QRect& whole) const
{
    if (m_options.countConfig.is_null())
        return rows.paintCount(painter, whole, QString::number(rows.count()), rows.worstColor());
    Field field(QStringLiteral("Alerts"), FieldType::Number, NumberColumn {double(rows.count())});
    field.config = std::make_shared<const FieldConfig>(fieldConfigFromJson(m_options.countConfig));
    const DisplayValue shown = DisplayProcessor(field, m_data->display).number(rows.count());
    const QColor color = toQColor(shown.color);
    QColor ink = m_options.countColor == QLatin1String("none") ? m_context.theme.text : color;
    if (m_options.countColor.startsWith(QLatin1String("background"))) {
        painter.fillRect(whole, color);
        ink = readableOn(color, m_context.theme.text);
    }
    rows.paintCount(painter, whole, shown.full(), ink);
}

void AlertListView::hover(std::optional<size_t> row)
{
    if (row == m_hovered)
        return;
    for (const auto& changed : {m_hovered, row})
        if (changed && *changed < m_rows.rows().size())
            m_area->viewport()->update(viewportRect(m_rows.rows()[*changed]));
    m_hovered = row;
}

void AlertListView::pressed(const QPoint& position)
{
    const auto index = rowAt(position);
    if (!index)
        return;
    const AlertRow row = m_rows.rows()[*index];
    if (painterOf().silenceRect(row, viewportRect(row)).contains(position))
        return silence(row);
    if (row.kind != AlertRow::Kind::Section)
        return;
    const AlertSection& section = m_arranged->sections.sections[row.section];
    if (!section.alerts.empty())
        setOpen(section.title, !m_open.contains(section.title));
}

void AlertListView::silence(const AlertRow& row)
{
    const AlertSection& section = m_arranged->sections.sections[row.section];
    const bool isSection = row.kind == AlertRow::Kind::Section;
    const Alert& alert = m_arranged->list->alerts[isSection ? section.alerts.front() : row.alert];
    emit silenceRequested(matchersOf(isSection ? section.shared : alert.labels), alert.sources);
}

void AlertListView::openMenu(const QPoint& position)
{
    QMenu* menu = newPopupMenu(this);
    QStringList sources;
    const auto index = rowAt(position);
    if (index && m_rows.rows()[*index].kind == AlertRow::Kind::Alert) {
        const AlertRow row = m_rows.rows()[*index];
        sources = m_arranged->list->alerts[row.alert].sources;
        addAlertActions(*menu, row);
        menu->addSeparator();
    }
    // Without ids it is about all of them.
    menu->addAction(tr("All silences…"), this, [this, sources] { emit silenceEndRequested({}, sources); });
    menu->popup(m_area->viewport()->mapToGlobal(position));
}

void AlertListView::addAlertActions(QMenu& menu, const AlertRow& row)
{
    const Alert alert = m_arranged->list->alerts[row.alert];
    // By value: the rows may be others when something is chosen.
    menu.addAction(tr("Silence…"), this,
                   [this, alert] { emit silenceRequested(matchersOf(alert.labels), alert.sources); });
    if (!alert.silencedBy.isEmpty())
        menu.addAction(tr("End or edit the silence…"), this,
                       [this, alert] { emit silenceEndRequested(alert.silencedBy, alert.sources); });
    menu.addAction(tr("Copy labels"), this,
                   [alert] { QGuiApplication::clipboard()->setText(formatLabels(alert.labels)); });
    menu.addSeparator();
    for (auto it = alert.annotations.cbegin(); it != alert.annotations.cend(); ++it)
        if (isWebLink(it.value()))
            menu.addAction(tr("Open %1").arg(it.key()), this, [this, url = it.value()] {
                emit linkActivated({url, url, true, false});
            });
    if (isWebLink(alert.generatorUrl))
        menu.addAction(tr("Open the rule"), this, [this, url = alert.generatorUrl] {
            emit linkActivated({url, url, true, false});
        });
}

bool AlertListView::showTip(const QPoint& position) const
{
    const auto index = rowAt(position);
    if (!index)
        return false;
    const AlertRow& row = m_rows.rows()[*index];
    QString text;
    if (row.kind == AlertRow::Kind::Alert) {
        const Alert& alert = m_arranged->list->alerts[row.alert];
        text = linesOf(alert.labels) + QLatin1Char('\n') + linesOf(alert.annotations);
        if (!alert.receivers.isEmpty())
            text += QLatin1Char('\n') + tr("Receivers: %1").arg(alert.receivers.join(QLatin1String(", ")));
    } else if (row.kind == AlertRow::Kind::Section) {
        const AlertSection& section = m_arranged->sections.sections[row.section];
        text = section.error.isEmpty() ? section.summary : section.error;
    }
    QToolTip::showText(m_area->viewport()->mapToGlobal(position), plainToolTip(text.trimmed()), m_area->viewport());
    return true;
}

bool AlertListView::pressedKey(int key)
{
    const auto& rows = m_rows.rows();
    if (rows.empty())
        return false;
    const size_t current = m_hovered.value_or(0);
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const size_t next = key == Qt::Key_Down ? std::min(current + 1, rows.size() - 1) : current - (current > 0);
        hover(next);
        QScrollBar& bar = *m_area->verticalScrollBar();
        const int bottom = rows[next].top + rows[next].height;
        bar.setValue(std::clamp(bar.value(), bottom - bar.pageStep(), rows[next].top));
        return true;
    }
    const bool isSection = rows[current].kind == AlertRow::Kind::Section;
    if (!isSection || (key != Qt::Key_Return && key != Qt::Key_Space))
        return false;
    const QString title = m_arranged->sections.sections[rows[current].section].title;
    setOpen(title, !m_open.contains(title));
    return true;
}

bool AlertListView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_area)
        return event->type() == QEvent::KeyPress && pressedKey(static_cast<QKeyEvent*>(event)->key());
    switch (event->type()) {
    case QEvent::Paint:
        paintViewport();
        return true;
    case QEvent::MouseMove:
        hover(rowAt(static_cast<QMouseEvent*>(event)->pos()));
        return false;
    case QEvent::Leave:
        hover(std::nullopt);
        return false;
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
            pressed(static_cast<QMouseEvent*>(event)->pos());
        return false;
    case QEvent::ContextMenu:
        openMenu(static_cast<QContextMenuEvent*>(event)->pos());
        return true;
    case QEvent::ToolTip:
        return showTip(static_cast<QHelpEvent*>(event)->pos());
    case QEvent::Resize:
        updateRows();
        return false;
    default:
        return false;
    }
}

void AlertListView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    updateRows();
}
