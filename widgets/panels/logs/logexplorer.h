#pragma once

#include "widgets/panels/panelview.h"

class LogSidebar;
class LogView;
class QSplitter;
class TimeSeriesView;

/// What stands around the lines in the full-size view of a log query: how many there were of each level over time
/// above them, their fields and patterns beside them.
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
    TimeSeriesView& volume() { return *m_volume; }

signals:
    void queryRequested(const QString& expr); ///< the same lines narrowed
    void rangeSelected(qint64 fromMs, qint64 toMs);
    void zoomOutRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    PanelDataPtr volumeData() const;

    std::shared_ptr<const PanelSpec> m_spec;
    PanelDataPtr m_data;
    TimeSeriesView* m_volume = nullptr;
    QSplitter* m_splitter = nullptr;
    LogSidebar* m_sidebar = nullptr;
};

/// The request for lines among those of a panel, nullptr when it asks for none: what can be asked about further.
const QueryRequest* lineRequest(const PanelData& data);
