#pragma once

#include "datasources/data/pending.h"
#include "widgets/panels/panelview.h"

class QLabel;
class QLineEdit;
class RowList;

/// What a dashboard list shows and where its links lead.
struct DashListOptions
{
    bool starred = true;
    bool recent = false;
    bool search = false;
    bool headings = true;
    bool folderNames = true;
    bool keepTime = false;
    bool includeVariables = false;
    int maxItems = 10;
    QString query;
    QString folder; ///< uid or title; empty: all
    QStringList tags;
};
DashListOptions dashListOptionsFromJson(const Json& options);

/// One part of the list.
struct DashListSection
{
    QString heading; ///< empty: none is shown
    std::vector<DashboardEntry> entries;
};
/// Starred, recently viewed and found ones, as the options ask; `query` is already free of variables.
std::vector<DashListSection> dashListSections(const std::vector<DashboardEntry>& all, const DashListOptions& options,
                                              const QString& query);

/// Links to other dashboards.
class DashListView : public PanelView
{
    Q_OBJECT

public:
    explicit DashListView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    bool isDrawing() const override { return m_isLoading; }
    RowList& list() { return *m_list; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void load();
    void present(const std::vector<DashboardEntry>& all);
    void open(int row);

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    DashListOptions m_options;
    Pending m_loading;
    bool m_isLoading = false;
    std::vector<QString> m_urls; ///< of the rows; empty for headings
    RowList* m_list = nullptr;
    QLabel* m_note = nullptr;
};
