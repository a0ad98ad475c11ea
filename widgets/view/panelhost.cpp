#include "widgets/view/panelhost.h"

#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/linkmenu.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/tooltiptext.h"
#include "widgets/view/floatingheader.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

namespace {

constexpr int border = 1;
constexpr int titleGap = 7; ///< to the icon behind the title, which has room around it

bool hasRows(const PanelData& data)
{
    if ((data.logs && !data.logs->isEmpty()) || !data.traces.empty())
        return true;
    if (data.alerts && !(data.alerts->alerts.empty() && data.alerts->rules.empty()))
        return true;
    return std::any_of(data.frames.begin(), data.frames.end(), [](const Frame& frame) { return frame.rows > 0; });
}

bool isFirstLoad(const PanelData& data)
{
    return data.state == LoadingState::Loading && data.receivedMs == 0;
}

/// Behind the icon of a badge: stronger than the theme's colours of texts.
QColor badgeColor(const Theme& theme, bool error)
{
    if (!error)
        return {0xff, 0x99, 0x00};
    return theme.isDark() ? QColor(0xd1, 0x0e, 0x5c) : QColor(0xe0, 0x22, 0x6e);
}

} // namespace

PanelHost::PanelHost(LivePanel panel, PanelView* view, QWidget* parent)
    : QWidget(parent)
    , m_panel(std::move(panel))
    , m_view(view)
    , m_floating(new FloatingHeader(this, [this](QPainter& painter) { paintHeader(painter); }))
    , m_data(std::make_shared<const PanelData>())
{
    m_view->setParent(this);
    m_view->setSpec(m_panel.spec);
    m_view->show();
    m_floating->raise();
    m_view->installEventFilter(this);
    connect(m_view, &PanelView::painted, this, &PanelHost::viewPainted);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
}

void PanelHost::setPanel(const LivePanel& panel)
{
    const bool otherSpec = panel.spec != m_panel.spec;
    m_panel = panel;
    if (otherSpec)
        m_view->setSpec(m_panel.spec);
    layoutView();
    refresh();
}

void PanelHost::setContext(const PanelContext& context)
{
    m_context = context;
    m_view->setContext(context);
    layoutView();
    refresh();
}

void PanelHost::setData(const PanelDataPtr& data)
{
    const bool newPicture = data->revision != m_data->revision || data->range != m_data->range;
    // A living picture that loads again looks as before: painting its frame would paint all that stands in it.
    const bool chrome = isFirstLoad(*data) != isFirstLoad(*m_data) || data->error != m_data->error
        || data->notices != m_data->notices || data->timeInfo != m_data->timeInfo
        || emptyText().isEmpty() != hasRows(*data);
    m_data = data;
    m_view->setVisible(emptyText().isEmpty());
    if (newPicture) {
        m_awaitsPaint = true;
        m_view->setData(data);
    }
    if (chrome)
        refresh();
}

void PanelHost::updateAge(qint64 nowMs, qint64 refreshIntervalMs)
{
    const bool ages = m_data->receivedMs > 0 && !m_data->live; // nothing new is no news
    m_ageMs = ages ? std::max<qint64>(0, nowMs - m_data->receivedMs) : 0;
    m_freshness = freshnessOf(m_ageMs, refreshIntervalMs, m_data->error.has_value());
    if (ageLabel() != m_paintedAge)
        refresh();
}

QString PanelHost::emptyText() const
{
    if (hasRows(*m_data) || m_data->live) // a live view says itself what it waits for
        return {};
    if (m_data->error)
        return m_data->error->text;
    if (m_view->drawsNoData())
        return {};
    if (m_data->state == LoadingState::NotStarted
        || (m_data->state == LoadingState::Loading && m_data->receivedMs == 0))
        return QStringLiteral(" ");
    const auto& noValue = m_panel.spec->fieldConfig.defaults.noValue;
    return noValue && !noValue->isEmpty() ? *noValue : tr("No data");
}

QString PanelHost::badgeText() const
{
    if (m_data->error)
        return m_data->error->detail.isEmpty() ? m_data->error->text
                                               : m_data->error->text + QLatin1Char('\n') + m_data->error->detail;
    QStringList texts;
    for (const Notice& notice : m_data->notices)
        texts << notice.text;
    if (!m_leftOut.isEmpty())
        texts << m_leftOut;
    return texts.join(QLatin1Char('\n'));
}

bool PanelHost::hasHeader() const
{
    return !m_panel.title.isEmpty();
}

QRect PanelHost::contentRect() const
{
    QMargins padding = m_view->framePadding();
    padding.setTop(hasHeader() ? Theme::headerHeight : std::max(padding.left(), padding.top()));
    return rect().adjusted(border, border, -border, -border).marginsRemoved(padding);
}

QRect PanelHost::badgeRect() const
{
    return badgeText().isEmpty() ? QRect() : QRect(border + 8, border + 8, 22, 24);
}

QRect PanelHost::menuRect() const
{
    return {width() - border - 8 - 24, border + 8, 24, 24};
}

QRect PanelHost::titleRect() const
{
    const int left = badgeRect().isValid() ? badgeRect().right() + 13 : border + 12;
    const QFontMetrics small(m_context.theme.fontSmall);
    const QString label = rightLabel();
    const int right = width() - 12 - (m_hovered ? 28 : 0) - (label.isEmpty() ? 0 : small.horizontalAdvance(label) + 12)
        - (m_panel.description.isEmpty() ? 0 : 28) - (m_panel.spec->links.empty() ? 0 : 28);
    const int wanted = QFontMetrics(m_context.theme.fontMedium).horizontalAdvance(m_panel.title) + 2;
    return {left, border, std::clamp(right - left, 0, wanted), Theme::headerHeight};
}

QRect PanelHost::infoRect() const
{
    if (m_panel.description.isEmpty())
        return {};
    const int plain = badgeRect().isValid() ? badgeRect().right() + 5 : border + 8;
    return {hasHeader() ? titleRect().right() + titleGap : plain, border + 8, 24, 24};
}

QRect PanelHost::linksRect() const
{
    if (m_panel.spec->links.empty())
        return {};
    const int first = badgeRect().isValid() ? badgeRect().right() + 5 : border + 8;
    const int plain = hasHeader() ? titleRect().right() + titleGap : first;
    return {infoRect().isValid() ? infoRect().right() + 5 : plain, border + 8, 24, 24};
}

bool PanelHost::isStale() const
{
    const bool showsError = m_data->error && !hasRows(*m_data);
    return m_freshness == Freshness::Stale && m_data->receivedMs > 0 && !showsError;
}

QString PanelHost::ageLabel() const
{
    return isStale() ? ageText(m_ageMs) : QString();
}

QString PanelHost::rightLabel() const
{
    QStringList parts;
    if (!m_data->timeInfo.isEmpty())
        parts << m_data->timeInfo;
    if (const QString age = ageLabel(); !age.isEmpty())
        parts << age;
    return parts.join(QStringLiteral("  "));
}

QRect PanelHost::labelRect() const
{
    const QString label = rightLabel();
    if (label.isEmpty())
        return {};
    const int right = width() - 12 - (m_hovered ? 28 : 0);
    const int room = QFontMetrics(m_context.theme.fontSmall).horizontalAdvance(label) + 2;
    return {std::max(0, right - room), border + 8, std::clamp(right, 0, room), 24};
}

QRegion PanelHost::floatingPlaces() const
{
    if (hasHeader())
        return {};
    QRegion places(badgeRect());
    places += labelRect();
    if (m_hovered)
        for (const QRect& icon : {infoRect(), linksRect(), menuRect()})
            places += icon;
    return places.intersected(rect());
}

void PanelHost::refresh()
{
    update();
    m_floating->cover(floatingPlaces());
}

void PanelHost::layoutView()
{
    m_view->setGeometry(contentRect());
}

void PanelHost::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    if (hasHeader())
        paintHeader(painter);
    paintEmpty(painter);
    paintLoading(painter);
    m_paintedAge = ageLabel();
}

void PanelHost::mark()
{
    constexpr int shownMs = 1500;
    m_marked = true;
    update();
    QTimer::singleShot(shownMs, this, [this] {
        m_marked = false;
        update();
    });
}

void PanelHost::paintFrame(QPainter& painter) const
{
    if (m_panel.spec->transparent && !m_marked)
        return;
    const Theme& theme = m_context.theme;
    painter.setPen(QPen(m_marked ? theme.primary : isStale() ? theme.warning : theme.border, m_marked ? 2 : border));
    painter.setBrush(theme.panel);
    const qreal half = border / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), Theme::panelRadius, Theme::panelRadius);
}

void PanelHost::paintHeader(QPainter& painter) const
{
    const Theme& theme = m_context.theme;
    const qreal ratio = devicePixelRatioF();
    if (hasHeader()) {
        painter.setFont(theme.fontMedium);
        painter.setPen(theme.text);
        const QRect title = titleRect();
        painter.drawText(title, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(theme.fontMedium).elidedText(m_panel.title, Qt::ElideRight, title.width()));
    }
    if (const QRect badge = badgeRect(); badge.isValid()) {
        const QColor color = badgeColor(theme, m_data->error.has_value());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(badge, 6, 6);
        painter.drawPixmap(badge.center().x() - 6, badge.center().y() - 6,
                           iconPixmap(IconName::Warning, m_data->error ? Qt::white : Qt::black, 14, ratio));
    }
    if (!hasHeader())
        paintGround(painter);
    const bool icons = hasHeader() || m_hovered; // without a header they would lie over what the panel shows
    if (const QRect info = infoRect(); icons && info.isValid())
        painter.drawPixmap(info.x() + 4, info.y() + 4, iconPixmap(IconName::Info, theme.textSecondary, 16, ratio));
    if (const QRect links = linksRect(); icons && links.isValid())
        painter.drawPixmap(links.x() + 4, links.y() + 4, iconPixmap(IconName::Link, theme.textSecondary, 16, ratio));
    if (const QString label = rightLabel(); !label.isEmpty()) {
        painter.setFont(theme.fontSmall);
        painter.setPen(isStale() ? theme.warning : theme.textSecondary);
        painter.drawText(labelRect(), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, label);
    }
    if (m_hovered)
        painter.drawPixmap(menuRect().x() + 4, menuRect().y() + 4, iconPixmap(IconName::Menu, theme.text, 16, ratio));
}

/// What floats over a picture stands on a ground of its own.
void PanelHost::paintGround(QPainter& painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_context.theme.elevated);
    painter.drawRect(labelRect());
    if (m_hovered)
        for (const QRect& icon : {infoRect(), linksRect(), menuRect()})
            painter.drawRect(icon);
}

void PanelHost::paintEmpty(QPainter& painter) const
{
    const QString text = emptyText();
    if (text.trimmed().isEmpty())
        return;
    constexpr int centred = Qt::AlignCenter | Qt::TextWordWrap;
    QRect place = contentRect().adjusted(8, 0, -8, 0);
    painter.setFont(m_context.theme.font);
    painter.setPen(m_data->error ? m_context.theme.error : m_context.theme.textSecondary);
    if (painter.boundingRect(place, centred, text).height() <= place.height()) {
        painter.drawText(place, centred, text);
        return;
    }
    // In a tiny panel: the beginning, in whole lines; the badge tells the rest.
    painter.setFont(m_context.theme.fontSmall);
    const int line = std::max(1, painter.fontMetrics().lineSpacing());
    place.setHeight(
        std::min(painter.boundingRect(place, centred, text).height(), std::max(1, place.height() / line) * line));
    painter.save();
    painter.setClipRect(place, Qt::IntersectClip);
    painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
    painter.restore();
}

void PanelHost::paintLoading(QPainter& painter) const
{
    if (!isFirstLoad(*m_data))
        return; // a refresh of a living picture is no event a person needs to see
    QLinearGradient gradient(0, 0, width(), 0);
    QColor clear = m_context.theme.primary;
    clear.setAlpha(0);
    gradient.setColorAt(0, clear);
    gradient.setColorAt(0.5, m_context.theme.primary);
    gradient.setColorAt(1, clear);
    painter.fillRect(QRect(Theme::panelRadius, border, width() - 2 * Theme::panelRadius, 2), gradient);
}

void PanelHost::resizeEvent(QResizeEvent*)
{
    layoutView();
    updateLeftOut(); // a notice may no longer fit into the picture
    refresh();
}

void PanelHost::enterEvent(QEnterEvent*)
{
    // A window that only has its picture taken says so; Qt asks that of the widgets inside of windows alone.
    if (window()->testAttribute(Qt::WA_TransparentForMouseEvents))
        return;
    m_hovered = true;
    refresh();
}

void PanelHost::leaveEvent(QEvent*)
{
    m_hovered = false;
    refresh();
}

void PanelHost::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && menuRect().contains(event->pos()))
        emit menuRequested(m_panel.id, mapToGlobal(menuRect().bottomLeft()));
    else if (event->button() == Qt::LeftButton && linksRect().contains(event->pos()))
        openLinks();
    else
        QWidget::mousePressEvent(event);
}

void PanelHost::openLinks()
{
    const auto links = panelLinkTargets(*m_panel.spec, m_context);
    chooseLink(this, links, mapToGlobal(linksRect().bottomLeft()),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}

void PanelHost::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->pos().y() < Theme::headerHeight)
        emit fullViewRequested(m_panel.id);
}

void PanelHost::contextMenuEvent(QContextMenuEvent* event)
{
    emit menuRequested(m_panel.id, event->globalPos());
}

bool PanelHost::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Paint && m_awaitsPaint)
        QMetaObject::invokeMethod(this, &PanelHost::viewPainted, Qt::QueuedConnection); // after the paint itself
    return QWidget::eventFilter(watched, event);
}

void PanelHost::viewPainted()
{
    if (!m_awaitsPaint || m_view->isDrawing())
        return;
    m_awaitsPaint = false;
    updateLeftOut();
    emit painted(m_panel.id);
}

void PanelHost::updateLeftOut()
{
    const QString leftOut = m_view->leftOut();
    if (leftOut == m_leftOut)
        return;
    m_leftOut = leftOut;
    refresh();
}

bool PanelHost::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QFontMetrics metrics(m_context.theme.fontMedium);
    if (badgeRect().contains(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(badgeText()), this, badgeRect());
    else if (infoRect().contains(help->pos()))
        QToolTip::showText(help->globalPos(), markdownToolTip(m_panel.description), this, infoRect());
    else if (linksRect().contains(help->pos()))
        QToolTip::showText(help->globalPos(), tr("Links of this panel"), this, linksRect());
    else if (titleRect().contains(help->pos()) && metrics.horizontalAdvance(m_panel.title) > titleRect().width())
        QToolTip::showText(help->globalPos(), plainToolTip(m_panel.title), this, titleRect());
    else
        QToolTip::hideText();
    return true;
}
