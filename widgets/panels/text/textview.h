#pragma once

#include "widgets/panels/panelview.h"

class QTextBrowser;
class SafeDocument;

/// Notes of a dashboard: markdown, sanitised HTML or code, with variables replaced. Links leave by linkActivated.
class TextView : public PanelView
{
    Q_OBJECT

public:
    explicit TextView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    QString leftOut() const override;
    const SafeDocument& document() const { return *m_document; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void render();
    /// What the options say, with the values of variables and, where asked for, once for every row of the data.
    QString content();
    void activate(const QUrl& url);

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    QString m_rendered; ///< mode and text on screen, to leave an equal document alone
    qsizetype m_rows = 0; ///< of the data that the text was repeated for
    qsizetype m_allRows = 0;
    QTextBrowser* m_browser = nullptr;
    bool m_scrolled = false; ///< by a person
    SafeDocument* m_document = nullptr;
};
