#include "widgets/logs/logview.h"

#include "dashboards/logs/logsearch.h"
#include "datasources/data/background.h"
#include "widgets/logs/logsearchbar.h"
#include "widgets/theme/tooltiptext.h"

#include <QPainter>
#include <QScrollBar>
#include <QThreadPool>

#include <algorithm>

namespace {

constexpr int headerHeight = 24;
constexpr qsizetype mostAtOnce = 20'000; // lines whose rows are made without the pool: a few milliseconds

quint32 mostDuplicatesOf(const std::vector<LogRow>& rows)
{
    quint32 most = 0;
    for (const LogRow& row : rows)
        most = std::max(most, row.duplicates);
    return most;
}

} // namespace

LogView::LogView(QWidget* parent) : QAbstractScrollArea(parent), m_lines(std::make_shared<const LogLines>())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setCornerWidget(new QWidget(this)); // the style would draw a mark there
    setStyleSheet(QStringLiteral("LogView { background: transparent; }"));
    m_header = new QLabel(this);
    m_header->setTextFormat(Qt::PlainText);
    m_header->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_header->hide();
    m_bar = new LogSearchBar(this);
    m_bar->hide();
    connectBar();
}

LogView::~LogView() = default;

void LogView::connectBar()
{
    connect(m_bar, &LogSearchBar::searchChanged, this, &LogView::search);
    connect(m_bar, &LogSearchBar::nextRequested, this, &LogView::goToMatch);
    connect(m_bar, &LogSearchBar::liveToggled, this, &LogView::liveRequested);
    connect(m_bar, &LogSearchBar::pauseToggled, this, &LogView::setPaused);
    connect(m_bar, &LogSearchBar::exploreClicked, this, &LogView::exploreRequested);
    connect(m_bar, &LogSearchBar::resized, this, &LogView::placeBar);
}

void LogView::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_bar->setTheme(theme);
    QPalette palette = m_header->palette();
    palette.setColor(QPalette::WindowText, theme.textSecondary);
    m_header->setPalette(palette);
    m_header->setFont(theme.fontSmall);
    rebuild();
}

void LogView::setZone(const QTimeZone& zone)
{
    if (m_zone == zone)
        return;
    m_zone = zone;
    rebuild();
}

void LogView::setOptions(const LogOptions& options)
{
    if (m_options == options)
        return;
    m_markShown = m_markShown && m_options.marked == options.marked;
    m_options = options;
    rebuild();
    placeBar();
}

void LogView::setExplorePossible(bool possible)
{
    m_bar->setExplorable(possible);
    placeBar();
}

void LogView::setLive(bool possible, bool live)
{
    if (possible == m_livePossible && live == m_live)
        return;
    m_livePossible = possible;
    m_live = live;
    m_bar->setLive(possible, live);
    if (!live)
        setPaused(false);
    placeBar();
}

void LogView::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused && m_waiting)
        showLines(std::exchange(m_waiting, nullptr));
    m_bar->setPaused(paused, 0);
}

void LogView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    if (m_rows.empty())
        viewport()->update();
}

void LogView::setLines(LogLinesPtr lines, std::vector<DerivedField> derived)
{
    m_derived = std::move(derived);
    if (!m_paused) {
        showLines(std::move(lines));
        return;
    }
    m_waiting = std::move(lines);
    const qint64 newest = m_lines->isEmpty() ? 0 : m_lines->timeNs(m_lines->size() - 1);
    qsizetype fresh = 0;
    while (fresh < m_waiting->size() && m_waiting->timeNs(m_waiting->size() - 1 - fresh) > newest)
        ++fresh;
    m_bar->setPaused(true, fresh);
}

LogView::Arrangement LogView::arranged(LogLinesPtr lines, const LogOptions& options, const Theme& theme,
                                       const QTimeZone& zone, int width)
{
    Arrangement made;
    made.lines = std::move(lines);
    made.rows = visibleRows(*made.lines, options.dedup, options.newestFirst);
    made.painter = LogPainter(made.lines, options, theme, zone, width, mostDuplicatesOf(made.rows));
    std::vector<int> heights(made.rows.size());
    for (size_t i = 0; i < made.rows.size(); ++i)
        heights[i] = made.painter.estimatedHeight(made.rows[i].row);
    made.heights.assign(std::move(heights));
    return made;
}

void LogView::showLines(LogLinesPtr lines)
{
    if (!lines)
        lines = std::make_shared<const LogLines>();
    const int width = viewport()->width();
    if (lines->size() <= mostAtOnce) {
        m_next = nullptr;
        m_again = false;
        m_arranging.cancel();
        present(arranged(std::move(lines), m_options, m_theme, m_zone, width));
        return;
    }
    m_again = m_next != nullptr;
    m_next = std::move(lines);
    if (!m_again)
        arrangeNext();
}

/// One job at a time: what comes faster than rows are made would else never be shown.
void LogView::arrangeNext()
{
    m_again = false;
    m_arranging = runInBackground<std::shared_ptr<Arrangement>>(
        *QThreadPool::globalInstance(),
        [lines = m_next, options = m_options, theme = m_theme, zone = m_zone, width = viewport()->width()] {
            return std::make_shared<Arrangement>(arranged(lines, options, theme, zone, width));
        },
        [this, options = m_options](const std::shared_ptr<Arrangement>& made) {
            const bool again = m_again;
            if (!again)
                m_next = nullptr;
            if (!again || options == m_options)
                present(std::move(*made));
            if (again && m_next) // presenting may have shown other lines at once
                arrangeNext();
        });
}

void LogView::present(Arrangement arrangement)
{
    const Anchor seen = anchor();
    std::vector<LineKey> open;
    for (const qsizetype index : std::as_const(m_open))
        open.push_back(keyOf(index));
    const std::optional<LineKey> current = m_current >= 0 ? std::optional(keyOf(m_current)) : std::nullopt;
    m_lines = std::move(arrangement.lines);
    m_rows = std::move(arrangement.rows);
    m_painter = std::move(arrangement.painter);
    m_heights = std::move(arrangement.heights);
    m_measured.assign(m_rows.size(), m_painter.hasEqualHeights());
    m_open.clear();
    m_openDetails.clear();
    m_hovered = -1;
    m_current = current ? indexOf(*current) : -1;
    for (const LineKey& key : open)
        if (const qsizetype index = indexOf(key); index >= 0)
            setOpen(index, true);
    updateScrollBars();
    restore(seen);
    showMark();
    updateHeader();
    placeBar(); // the mouse may have been here before the lines
    if (!m_search.isEmpty())
        search(m_search);
    viewport()->update();
}

qsizetype LogView::marked() const
{
    if (!m_options.marked)
        return -1;
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const LogRow& row) { return m_painter.isMarked(row.row); });
    return it == m_rows.end() ? -1 : it - m_rows.begin();
}

/// In the middle of what is seen; once, so that it does not hold back who scrolls on.
void LogView::showMark()
{
    const qsizetype index = m_markShown ? -1 : marked();
    if (index < 0)
        return;
    m_markShown = true;
    const int middle = (viewport()->height() - m_heights.height(index)) / 2;
    verticalScrollBar()->setValue(int(m_heights.sumBefore(index)) - middle);
}

/// After a change of what decides rows and heights.
void LogView::rebuild()
{
    showLines(m_next ? m_next : m_lines);
}

void LogView::updateHeader()
{
    const QString common = labelsText(m_painter.labels().common);
    const bool shown = m_options.showCommonLabels && !common.isEmpty();
    m_header->setVisible(shown);
    const int bar = m_options.controls ? m_bar->sizeHint().height() + 8 : 0;
    setViewportMargins(0, std::max(shown ? headerHeight : 0, bar), 0, 0);
    const QString text = tr("Common labels: %1").arg(common);
    const int room = width() - 24 - (bar > 0 ? m_bar->width() : 0);
    m_header->setText(QFontMetrics(m_header->font()).elidedText(text, Qt::ElideRight, room));
    m_header->setToolTip(plainToolTip(common));
    m_header->setGeometry(12, 0, room, std::max(headerHeight, bar));
}

void LogView::placeBar()
{
    const bool shown = m_options.controls || m_live || m_bar->isSearching() || underMouse();
    m_bar->setVisible(shown && (m_live || !m_rows.empty()));
    const int right = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    m_bar->move(std::max(0, width() - right - m_bar->width() - 6), 4);
    m_bar->raise();
}

void LogView::updateScrollBars()
{
    const int page = viewport()->height();
    const auto total = int(std::min<qint64>(m_heights.total(), std::numeric_limits<int>::max() / 2));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(m_painter.plainHeight());
    verticalScrollBar()->setRange(0, std::max(0, total - page));
    const int hidden = m_options.wrap ? 0 : m_painter.longestLine() - m_painter.columns().textWidth;
    horizontalScrollBar()->setPageStep(m_painter.columns().textWidth);
    horizontalScrollBar()->setSingleStep(m_painter.columns().charWidth * 4);
    horizontalScrollBar()->setRange(0, std::max(0, hidden));
}

LogView::LineKey LogView::keyOf(qsizetype index) const
{
    const quint32 row = m_rows[size_t(index)].row;
    return {m_lines->timeNs(row), std::hash<std::string_view>()(m_lines->line(row))};
}

qsizetype LogView::indexOf(const LineKey& key) const
{
    const bool newestFirst = m_options.newestFirst;
    const auto before = [&](const LogRow& row, qint64 time) {
        return newestFirst ? m_lines->timeNs(row.row) > time : m_lines->timeNs(row.row) < time;
    };
    auto it = std::lower_bound(m_rows.begin(), m_rows.end(), key.timeNs, before);
    for (; it != m_rows.end() && m_lines->timeNs(it->row) == key.timeNs; ++it)
        if (keyOf(it - m_rows.begin()) == key)
            return it - m_rows.begin();
    return -1;
}

LogView::Anchor LogView::anchor() const
{
    Anchor anchor;
    const QScrollBar* bar = verticalScrollBar();
    anchor.atNewest = m_options.newestFirst ? bar->value() == 0 : bar->value() == bar->maximum();
    if (m_rows.empty() || anchor.atNewest)
        return anchor;
    const qsizetype first = m_heights.rowAt(bar->value());
    anchor.key = keyOf(first);
    anchor.offset = int(bar->value() - m_heights.sumBefore(first));
    return anchor;
}

void LogView::restore(const Anchor& anchor)
{
    QScrollBar* bar = verticalScrollBar();
    const qsizetype index = anchor.key ? indexOf(*anchor.key) : -1;
    if (index >= 0)
        bar->setValue(int(m_heights.sumBefore(index)) + anchor.offset);
    else if (anchor.atNewest)
        bar->setValue(m_options.newestFirst ? 0 : bar->maximum());
}

int LogView::lineHeightOf(qsizetype index) const
{
    const auto details = m_openDetails.find(index);
    return m_heights.height(index) - (details == m_openDetails.end() ? 0 : details->second.height());
}

QRect LogView::rowRect(qsizetype index) const
{
    const auto top = int(m_heights.sumBefore(index) - verticalScrollBar()->value());
    return {0, top, viewport()->width(), m_heights.height(index)};
}

QRect LogView::detailsRect(qsizetype index) const
{
    return rowRect(index).adjusted(0, lineHeightOf(index), 0, 0);
}

const LogDetails* LogView::details(qsizetype index) const
{
    const auto it = m_openDetails.find(index);
    return it == m_openDetails.end() ? nullptr : &it->second;
}

/// Heights are guessed until a line is seen; now it is. What stands above keeps its place.
void LogView::measureSeen()
{
    if (m_painter.hasEqualHeights() || m_rows.empty())
        return;
    const qint64 top = verticalScrollBar()->value();
    bool changed = false;
    for (qsizetype index = m_heights.rowAt(top); index < m_heights.size(); ++index) {
        if (m_heights.sumBefore(index) > top + viewport()->height())
            break;
        if (m_measured[size_t(index)])
            continue;
        m_measured[size_t(index)] = true;
        const int opened = m_heights.height(index) - lineHeightOf(index);
        const int height = m_painter.exactHeight(m_rows[size_t(index)].row, isOpen(index)) + opened;
        changed = changed || height != m_heights.height(index);
        m_heights.set(index, height);
    }
    if (!changed)
        return;
    viewport()->update(); // what stands below moved
    const bool atEnd = !m_options.newestFirst && verticalScrollBar()->value() == verticalScrollBar()->maximum();
    updateScrollBars();
    if (atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogView::paintEvent(QPaintEvent* event)
{
    measureSeen();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int scrolledX = horizontalScrollBar()->value();
    if (!m_rows.empty()) {
        const qint64 top = verticalScrollBar()->value() + event->rect().top();
        for (qsizetype index = m_heights.rowAt(top); index < m_heights.size(); ++index) {
            QRect rect = rowRect(index);
            if (rect.top() > event->rect().bottom())
                break;
            const LogDetails* opened = details(index);
            rect.setHeight(lineHeightOf(index));
            m_painter.paint(painter, rect, m_rows[size_t(index)],
                            {index == m_hovered, index == m_current, opened != nullptr}, scrolledX, m_search);
            if (opened)
                opened->paint(painter, detailsRect(index), m_theme, m_mouse);
        }
    }
    if (m_rows.empty()) {
        painter.setFont(m_theme.font);
        painter.setPen(m_theme.textSecondary);
        painter.drawText(viewport()->rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
    if (!m_next)
        emit linesPainted();
}

void LogView::resizeEvent(QResizeEvent* event)
{
    if (event->oldSize().width() != event->size().width())
        rebuild();
    const Anchor seen = anchor();
    updateScrollBars();
    restore(seen);
    updateHeader();
    placeBar();
}

void LogView::scrollContentsBy(int, int dy)
{
    viewport()->update();
    const QScrollBar* bar = verticalScrollBar();
    if (!m_options.endless || dy == 0 || m_next || bar->maximum() == 0)
        return;
    // Before the end is seen, so that the next lines are there in time.
    const bool down = dy < 0;
    const int rest = down ? bar->maximum() - bar->value() : bar->value();
    if (rest <= bar->pageStep())
        emit edgeApproached(down == m_options.newestFirst);
}

void LogView::setOpen(qsizetype index, bool open)
{
    if (index < 0 || index >= m_heights.size() || open == m_open.contains(index))
        return;
    if (open) {
        m_open.insert(index);
        const auto& opened = m_openDetails.emplace(index, detailsOf(index)).first->second;
        m_heights.set(index, m_painter.exactHeight(m_rows[size_t(index)].row, true) + opened.height());
    } else {
        m_heights.set(index, m_painter.exactHeight(m_rows[size_t(index)].row, false));
        m_open.remove(index);
        m_openDetails.erase(index);
    }
    m_measured[size_t(index)] = true;
    updateScrollBars();
    viewport()->update();
}

LogDetails LogView::detailsOf(qsizetype index) const
{
    return LogDetails::of(*m_lines, m_rows[size_t(index)].row, m_derived);
}

QString LogView::timeOf(qsizetype index) const
{
    return m_painter.wholeTime(m_rows[size_t(index)].row);
}

AnsiText LogView::wholeText(qsizetype index) const
{
    LogOptions options;
    options.wrap = true;
    options.prettyJson = true;
    return shownLine(*m_lines, m_rows[size_t(index)].row, options);
}

void LogView::search(const QString& text)
{
    m_search = text;
    if (text.isEmpty()) {
        m_searching.cancel();
        found({});
        return;
    }
    // A million lines take longer than a frame.
    m_searching = runInBackground<std::vector<quint32>>(
        *QThreadPool::globalInstance(),
        [lines = m_lines, rows = m_rows, needle = text.toStdString()] { return matchingRows(*lines, rows, needle); },
        [this](std::vector<quint32> matches) { found(std::move(matches)); });
}

void LogView::found(std::vector<quint32> matches)
{
    m_matches = std::move(matches);
    const auto it = std::lower_bound(m_matches.begin(), m_matches.end(), quint32(std::max<qsizetype>(0, m_current)));
    m_bar->setMatches(it == m_matches.end() ? -1 : it - m_matches.begin(), qsizetype(m_matches.size()));
    viewport()->update();
}

void LogView::goToMatch(int direction)
{
    if (m_matches.empty())
        return;
    auto it = direction > 0
        ? std::upper_bound(m_matches.begin(), m_matches.end(), quint32(std::max<qsizetype>(0, m_current)))
        : std::lower_bound(m_matches.begin(), m_matches.end(), quint32(std::max<qsizetype>(0, m_current)));
    if (direction > 0 && m_current < 0)
        it = m_matches.begin();
    if (direction > 0 && it == m_matches.end())
        it = m_matches.begin();
    else if (direction < 0)
        it = it == m_matches.begin() ? m_matches.end() - 1 : it - 1;
    goTo(*it);
    m_bar->setMatches(it - m_matches.begin(), qsizetype(m_matches.size()));
}

void LogView::goToError(int direction)
{
    for (qsizetype index = m_current + direction; index >= 0 && index < qsizetype(m_rows.size()); index += direction)
        if (m_lines->level(m_rows[size_t(index)].row) >= LogLevel::Error) {
            goTo(index);
            return;
        }
}

void LogView::goTo(qsizetype index)
{
    if (m_rows.empty())
        return;
    index = std::clamp<qsizetype>(index, 0, qsizetype(m_rows.size()) - 1);
    setCurrent(index);
    const QRect rect = rowRect(index);
    const int lineBottom = rect.top() + lineHeightOf(index);
    if (rect.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top());
    else if (lineBottom > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + lineBottom - viewport()->height());
    emit wentTo(index);
}

void LogView::setCurrent(qsizetype index)
{
    m_current = index;
    viewport()->update();
}

QString LogView::copyText(qsizetype index, bool whole) const
{
    const quint32 row = m_rows[size_t(index)].row;
    QString line = hasAnsi(m_lines->text(row)) ? parseAnsi(m_lines->text(row)).text : m_lines->text(row);
    if (!whole)
        return line;
    return timeOfLine(m_lines->timeNs(row), m_zone, true) + QLatin1Char('\t') + formatLabels(m_lines->labels(row))
        + QLatin1Char('\t') + line;
}
