#pragma once

#include "datasources/data/derivedfield.h"
#include "datasources/data/pending.h"
#include "widgets/logs/logdetails.h"
#include "widgets/logs/logheights.h"
#include "widgets/logs/logpainter.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QSet>
#include <QTimeZone>

#include <map>

class LogSearchBar;

/// Log lines, any number of them: only what is seen is laid out and drawn. A click opens a line's fields; lines can be
/// searched, copied and followed. GUI thread only.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget* parent = nullptr);
    ~LogView() override;

    void setTheme(const Theme& theme);
    void setZone(const QTimeZone& zone);
    void setOptions(const LogOptions& options);
    /// New lines keep what is seen where it is, unless the newest line is seen: then that stays in sight.
    void setLines(LogLinesPtr lines, std::vector<DerivedField> derived);
    /// Whether lines can be followed, and are.
    void setLive(bool possible, bool live);
    void setPaused(bool paused);
    /// What stands in place of lines while there are none.
    void setEmptyText(const QString& text);
    /// Whether what surrounds a line can be asked for.
    void setContextPossible(bool possible) { m_contextPossible = possible; }
    /// Whether there is a view that shows what stands around these lines.
    void setExplorePossible(bool possible);
    qsizetype marked() const; ///< index of the marked line; -1: none, or it is not here

    const LogLinesPtr& lines() const { return m_lines; }
    const std::vector<LogRow>& rows() const { return m_rows; }
    const LogHeights& heights() const { return m_heights; }
    bool isPaused() const { return m_paused; }
    bool isArranging() const { return m_next != nullptr; }
    bool isOpen(qsizetype index) const { return m_open.contains(index); }
    qsizetype current() const { return m_current; }
    QRect rowRect(qsizetype index) const; ///< in the viewport, details included
    QRect detailsRect(qsizetype index) const;
    const LogDetails* details(qsizetype index) const;

    void setOpen(qsizetype index, bool open);
    LogDetails detailsOf(qsizetype index) const;
    QString timeOf(qsizetype index) const; ///< whole
    AnsiText wholeText(qsizetype index) const; ///< of the line, on as many lines as it takes
    /// Does what a button of a line's details stands for.
    void act(const LogDetails::Row& row, LogDetails::Action action);
    void search(const QString& text);
    void goToMatch(int direction);
    /// The next line of error or worse (lnav's key e; E goes back).
    void goToError(int direction);
    void goTo(qsizetype index);
    QString copyText(qsizetype index, bool whole) const; ///< whole: with time and labels
    LogSearchBar& bar() { return *m_bar; }

signals:
    void linesPainted();
    void rowHovered(std::optional<double> timeMs);
    void filterAdded(const QString& key, const QString& op, const QString& value);
    void linkActivated(const QString& title, const QString& url, bool newWindow);
    void liveRequested(bool live);
    void exploreRequested();
    void contextRequested(quint32 row); ///< of lines(): the lines around it in its stream
    void detailsRequested(qsizetype index); ///< beside the lines
    void wentTo(qsizetype index); ///< by keys or a search
    void edgeApproached(bool oldest); ///< a person scrolls to that end of the list; with options.endless alone

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// A line that survives new data: its time and text.
    struct LineKey
    {
        qint64 timeNs = 0;
        size_t hash = 0;
        friend bool operator==(const LineKey&, const LineKey&) = default;
    };
    struct Anchor
    {
        std::optional<LineKey> key;
        int offset = 0;
        bool atNewest = true;
    };

    void connectBar();
    /// Rows and heights of lines: all that takes time when they are many.
    struct Arrangement
    {
        LogLinesPtr lines;
        std::vector<LogRow> rows;
        LogPainter painter;
        LogHeights heights;
    };
    static Arrangement arranged(LogLinesPtr lines, const LogOptions& options, const Theme& theme, const QTimeZone& zone,
                                int width);
    void showLines(LogLinesPtr lines);
    void arrangeNext();
    void present(Arrangement arrangement);
    void rebuild();
    void updateScrollBars();
    void showMark();
    void updateHeader();
    void placeBar();
    Anchor anchor() const;
    void restore(const Anchor& anchor);
    LineKey keyOf(qsizetype index) const;
    qsizetype indexOf(const LineKey& key) const; ///< -1: gone
    int lineHeightOf(qsizetype index) const; ///< without details
    void measureSeen();
    qsizetype indexAt(const QPoint& position) const;
    void toggleDetails(qsizetype index);
    void setHovered(qsizetype index);
    void setCurrent(qsizetype index);
    void found(std::vector<quint32> matches);
    LogDetails::Hit detailsHit(qsizetype index, const QPoint& position) const;
    bool isOnShortTime(qsizetype index, const QPoint& position) const;

    Theme m_theme;
    QTimeZone m_zone = QTimeZone::utc();
    LogOptions m_options;
    LogLinesPtr m_lines;
    LogLinesPtr m_waiting; ///< came while paused
    std::vector<DerivedField> m_derived;
    std::vector<LogRow> m_rows;
    LogPainter m_painter;
    LogHeights m_heights;
    std::vector<bool> m_measured; ///< by index: the height is exact
    std::map<qsizetype, LogDetails> m_openDetails;
    QSet<qsizetype> m_open;
    qsizetype m_hovered = -1;
    qsizetype m_current = -1;
    QPoint m_mouse {-1, -1};
    QString m_search;
    QString m_emptyText;
    std::vector<quint32> m_matches;
    Pending m_searching;
    bool m_onDetails = false; ///< the mouse is over the fields of an opened line
    bool m_paused = false;
    bool m_livePossible = false;
    bool m_live = false;
    bool m_contextPossible = false;
    bool m_markShown = false; ///< the marked line was brought into sight
    LogLinesPtr m_next; ///< while their rows are made in the pool
    Pending m_arranging;
    bool m_again = false; ///< the rows in the making are of other lines than m_next, or for another width or look
    QLabel* m_header = nullptr; ///< common labels
    LogSearchBar* m_bar = nullptr;
};
