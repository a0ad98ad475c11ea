#pragma once

#include "widgets/panels/panelview.h"

class ElidedLabel;
class QLabel;
class RowList;

struct AnnoListOptions
{
    int limit = 10;
    QStringList tags;
    bool onlyInTimeRange = false;
    bool showTags = true;
    bool showTime = true;
    qint64 beforeMs = 600'000; ///< of the range that a click shows
    qint64 afterMs = 600'000;
};
AnnoListOptions annoListOptionsFromJson(const Json& options);

/// The annotations that the options let through, newest first.
std::vector<Annotation> listedAnnotations(const PanelData& data, const AnnoListOptions& options);

/// The dashboard's annotations as a list; a click shows the time around one. Grafana lists the events that people write
/// into it, with their authors: it is no datasource and cannot be asked, which the panel says.
class AnnoListView : public PanelView
{
    Q_OBJECT

public:
    explicit AnnoListView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    RowList& list() { return *m_list; }
    QString note() const; ///< what the list does not hold, as far as there is room for it

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void arrange();
    void open(int row);

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    AnnoListOptions m_options;
    std::vector<Annotation> m_listed;
    RowList* m_list = nullptr;
    QLabel* m_note = nullptr; ///< instead of a list
    ElidedLabel* m_origin = nullptr; ///< below it
};
