#include "widgets/panels/alertlist/alertlistview.h"

#include "datasources/data/fieldconfigjson.h"
#include "widgets/alerts/alerttext.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/panels/alertlist/alertpainter.h"
#include "widgets/panels/common/tints.h"
#include "widgets/theme/tooltiptext.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace {

Matchers matchersOf(const Labels& labels)
{
    Matchers matchers;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        matchers.push_back({it.key(), Matcher::Op::Equal, it.value()});
    return matchers;
}

/// Names that begin with "__" are notes from program to program.
QString linesOf(const Labels& labels)
{
    QString text;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        if (!it.key().startsWith(QLatin1String("__")))
            text += it.key() + QLatin1String(": ") + it.value() + QLatin1Char('\n');
    return text;
}

/// What all of them have in common.
QStringList sharedSilences(const AlertList& list, const std::vector<size_t>& alerts)
{
    if (alerts.empty())
        return {};
    QStringList ids = list.alerts[alerts.front()].silencedBy;
    for (const size_t index : alerts)
        ids.removeIf([&](const QString& id) { return !list.alerts[index].silencedBy.contains(id); });
    return ids;
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
    m_open = openSections();
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

QSet<QString> AlertListView::openSections() const
{
    QSet<QString> open;
    for (const AlertSection& section : m_arranged->sections.sections)
        if (const QString key = section.key(); m_options.showInstances != m_toggled.contains(key))
            open.insert(key);
    return open;
}

void AlertListView::setOpen(const QString& section, bool open)
{
    if (open == m_options.showInstances)
        m_toggled.remove(section);
    else
        m_toggled.insert(section);
    m_open = openSections();
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
            QRect rect = viewportRect(m_rows.rows()[i]);
            if (rect.top() > whole.bottom())
                break;
            if (i == 0 && rect.top() == 0)
                rect &= whole; // the counts of a flat panel are not cut through
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
        setOpen(section.key(), !m_open.contains(section.key()));
}

std::vector<size_t> AlertListView::alertsOf(const AlertRow& row) const
{
    if (row.kind == AlertRow::Kind::Alert)
        return {row.alert};
    return row.kind == AlertRow::Kind::Section ? m_arranged->sections.sections[row.section].alerts
                                               : std::vector<size_t>();
}

void AlertListView::silence(const AlertRow& row)
{
    if (row.kind == AlertRow::Kind::Section) {
        const AlertSection section = m_arranged->sections.sections[row.section];
        emit silenceRequested(matchersOf(section.shared), section.sources);
        return;
    }
    const Alert alert = m_arranged->list->alerts[row.alert];
    emit silenceRequested(matchersOf(alert.labels), alert.sources);
}

void AlertListView::openMenu(const QPoint& position)
{
    QMenu* menu = newPopupMenu(this);
    QStringList sources;
    const auto index = rowAt(position);
    if (index && !alertsOf(m_rows.rows()[*index]).empty()) {
        const AlertRow row = m_rows.rows()[*index];
        const Alert alert = m_arranged->list->alerts[alertsOf(row).front()];
        sources =
            row.kind == AlertRow::Kind::Alert ? alert.sources : m_arranged->sections.sections[row.section].sources;
        addSilenceActions(*menu, row);
        if (row.kind == AlertRow::Kind::Alert)
            addLinkActions(*menu, alert);
        menu->addSeparator();
    }
    // Without ids it is about all of them.
    menu->addAction(tr("All silences…"), this, [this, sources] { emit silenceEndRequested({}, sources); });
    menu->popup(m_area->viewport()->mapToGlobal(position));
}

void AlertListView::addSilenceActions(QMenu& menu, const AlertRow& row)
{
    // By value: the rows may be others when something is chosen.
    const AlertSection section = m_arranged->sections.sections[row.section];
    const bool isSection = row.kind == AlertRow::Kind::Section;
    const Labels labels = isSection ? section.shared : m_arranged->list->alerts[row.alert].labels;
    const QStringList sources = isSection ? section.sources : m_arranged->list->alerts[row.alert].sources;
    menu.addAction(tr("Silence…"), this,
                   [this, labels, sources] { emit silenceRequested(matchersOf(labels), sources); });
    if (const QStringList ids = sharedSilences(*m_arranged->list, alertsOf(row)); !ids.isEmpty())
        menu.addAction(tr("End or edit the silence…"), this,
                       [this, ids, sources] { emit silenceEndRequested(ids, sources); });
    menu.addAction(tr("Copy labels"), this, [labels] { QGuiApplication::clipboard()->setText(formatLabels(labels)); });
}

void AlertListView::addLinkActions(QMenu& menu, const Alert& alert)
{
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

void AlertListView::openMenuOfCurrent()
{
    const auto& rows = m_rows.rows();
    const QRect row = m_hovered && *m_hovered < rows.size() ? viewportRect(rows[*m_hovered]) : QRect(0, 0, 1, 1);
    openMenu({AlertRows::lineHeight, row.center().y()});
}

QString AlertListView::tipOf(const Alert& alert) const
{
    QString text = linesOf(alert.labels) + QLatin1Char('\n') + linesOf(alert.annotations) + QLatin1Char('\n');
    if (!std::isnan(alert.value))
        text += tr("Value: %1").arg(alert.value) + QLatin1Char('\n');
    if (alert.startsAtMs != 0 && m_data)
        text += tr("Since %1")
                    .arg(QDateTime::fromMSecsSinceEpoch(alert.startsAtMs, m_data->display.zone)
                             .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
            + QLatin1Char('\n');
    if (!alert.receivers.isEmpty())
        text += tr("Receivers: %1").arg(alert.receivers.join(QLatin1String(", "))) + QLatin1Char('\n');
    if (!alert.mutedBy.isEmpty())
        text += tr("Muted by: %1").arg(alert.mutedBy.join(QLatin1String(", ")));
    return text.trimmed();
}

bool AlertListView::showTip(const QPoint& position) const
{
    const auto index = rowAt(position);
    if (!index)
        return false;
    const AlertRow& row = m_rows.rows()[*index];
    QString text;
    if (row.kind == AlertRow::Kind::Alert) {
        text = tipOf(m_arranged->list->alerts[row.alert]);
    } else if (row.kind == AlertRow::Kind::Section) {
        const AlertSection& section = m_arranged->sections.sections[row.section];
        text = section.title + QLatin1Char('\n') + (section.error.isEmpty() ? section.summary : section.error)
            + QLatin1String("\n\n") + section.expr;
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
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Space)
        return false;
    if (rows[current].kind == AlertRow::Kind::Alert)
        openMenuOfCurrent();
    if (rows[current].kind != AlertRow::Kind::Section)
        return rows[current].kind == AlertRow::Kind::Alert;
    const QString section = m_arranged->sections.sections[rows[current].section].key();
    setOpen(section, !m_open.contains(section));
    return true;
}

bool AlertListView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_area && event->type() == QEvent::ContextMenu) { // the viewport gets those of the mouse
        openMenuOfCurrent();
        return true;
    }
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
