#pragma once

#include "dashboards/logs/logvolume.h"
#include "widgets/panels/panelview.h"

class LogLevelBar;
class LogQueryEdit;
class LogSidebar;
class QLabel;
class LogView;
class QSplitter;
class TimeSeriesView;

/// What stands around the lines in the full-size view of a log query: the query itself, how much is read for them and
/// how many there were of each level over time above them, their fields, patterns and streams beside them.
class LogExplorer : public QWidget
{
    Q_OBJECT

public:
    /// Takes the lines in.
    LogExplorer(LogView* lines, QWidget* parent);

    void setSpec(std::shared_ptr<const PanelSpec> spec);
    void setContext(const PanelContext& context);
    void setData(const PanelDataPtr& data);
    bool isDrawing() const;
    /// The query of `data` narrowed by a field of one of its lines; empty when it has no query for lines.
    QString narrowed(const QString& field, const QString& op, const QString& value) const;

    LogSidebar& sidebar() { return *m_sidebar; }
    LogQueryEdit& query() { return *m_query; }
    TimeSeriesView& volume() { return *m_volume; }
    LogLevelBar& levels() { return *m_levels; }
    QString estimate() const; ///< what the query reads, as the server tells before; empty: it does not

signals:
    void queryRequested(const QString& expr); ///< the same lines narrowed
    void linkActivated(const LinkTarget& target); ///< of a bar over time: the lines of its level
    void valuesRequested(const QString& expr, const QString& field); ///< of all lines
    void rangeSelected(qint64 fromMs, qint64 toMs);
    void zoomOutRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    Frames levelsOverTime(const Palette& palette) const;
    PanelDataPtr volumeData(Frames volume) const;
    void showQuery();
    void connectSidebar();
    void showVolume();
    void linkLevels(Frames& volume) const;
    QString ofLevel(const LevelTotal& total, bool without) const; ///< the query narrowed to it; empty: there is none
    QString expr() const; ///< of the lines; empty: they cannot be asked about

    std::shared_ptr<const PanelSpec> m_spec;
    PanelDataPtr m_data;
    LogQueryEdit* m_query = nullptr;
    std::vector<LevelTotal> m_totals;
    bool m_hasBars = true; ///< or may have them: its place is kept while the first answer is awaited
    QWidget* m_summary = nullptr; ///< levels and estimate
    LogLevelBar* m_levels = nullptr;
    QLabel* m_estimate = nullptr;
    TimeSeriesView* m_volume = nullptr;
    QSplitter* m_splitter = nullptr;
    LogSidebar* m_sidebar = nullptr;
};

/// The request for lines among those of a panel, nullptr when it asks for none: what can be asked about further.
const QueryRequest* lineRequest(const PanelData& data);
