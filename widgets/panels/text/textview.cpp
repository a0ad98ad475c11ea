#include "widgets/panels/text/textview.h"

#include "dashboards/run/datacontext.h"
#include "widgets/documents/safedocument.h"
#include "widgets/documents/sanitizehtml.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBrowser>

namespace {
constexpr qsizetype mostRows = 500; // of a text that is repeated for every row
constexpr qsizetype mostLetters = 100'000; // of all rows together
constexpr int above = 2; // px: a fixed line of Qt has its type lower than a browser's

bool hasPicture(const QString& text)
{
    return text.contains(QLatin1String("<img"), Qt::CaseInsensitive) || text.contains(QLatin1String("!["));
}
} // namespace

TextView::TextView(QWidget* parent) : PanelView(parent), m_browser(new QTextBrowser(this))
{
    m_document = new SafeDocument(m_browser);
    m_browser->setDocument(m_document);
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->viewport()->setAutoFillBackground(false);
    m_browser->setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; }"));
    m_browser->viewport()->installEventFilter(this);
    connect(m_browser, &QTextBrowser::anchorClicked, this, &TextView::activate);
    connect(m_browser->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_scrolled = true; });
}

void TextView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    render();
}

void TextView::setContext(const PanelContext& context)
{
    const bool themed = m_context.theme.look != context.theme.look || m_context.theme.panel != context.theme.panel;
    m_context = context;
    QPalette palette = m_browser->palette();
    palette.setColor(QPalette::Text, context.theme.text);
    palette.setColor(QPalette::Link, context.theme.link);
    palette.setColor(QPalette::PlaceholderText, context.theme.textSecondary);
    m_browser->setPalette(palette);
    if (themed)
        m_rendered.clear();
    render();
}

void TextView::setData(PanelDataPtr data)
{
    m_data = std::move(data);
    render(); // variables may have changed; an equal text is left alone
}

QString TextView::content()
{
    const QString text = jsonutil::string(m_spec->options, "content");
    const bool perRow = jsonutil::string(m_spec->options, "renderMode") == QLatin1String("perRow");
    m_rows = m_allRows = 0;
    if (!perRow || !m_data || m_data->frames.empty())
        return m_context.interpolate ? m_context.interpolate(text) : text;
    const InterpolateContext variables = m_context.variables ? m_context.variables() : InterpolateContext();
    QStringList rows;
    qsizetype letters = 0;
    for (size_t i = 0; i < m_data->frames.size(); ++i) {
        DataContext data;
        data.frame = &m_data->frames[i];
        data.all = &m_data->frames;
        data.frameIndex = int(i);
        data.display = m_data->display;
        m_allRows += data.frame->rows;
        for (qsizetype row = 0; row < data.frame->rows && rows.size() < mostRows && letters < mostLetters; ++row) {
            data.row = row;
            rows << interpolate(text, withDataContext(variables, data));
            letters += rows.last().size();
        }
    }
    m_rows = rows.size();
    return rows.join(QLatin1String("\n\n"));
}

QString TextView::leftOut() const
{
    return m_rows < m_allRows ? tr("%1 of %2 rows written").arg(m_rows).arg(m_allRows) : QString();
}

void TextView::render()
{
    if (!m_spec || !m_context.theme.panel.isValid()) // a document is laid out once, in the colours of its theme
        return;
    const QString mode = jsonutil::string(m_spec->options, "mode", QStringLiteral("markdown"));
    const QString text = content();
    const QString key = mode + QLatin1Char('\n') + text;
    if (m_rendered == key)
        return;
    m_rendered = key;
    SafeDocument* const before = m_document;
    m_document = new SafeDocument(m_browser);
    m_browser->setLineWrapMode(mode == QLatin1String("code") ? QTextEdit::NoWrap : QTextEdit::WidgetWidth);
    if (mode == QLatin1String("html")) {
        m_document->showHtml(text, m_context.theme);
    } else if (mode == QLatin1String("code")) {
        const Json& code = jsonutil::object(m_spec->options, "code");
        m_document->showCode(text, jsonutil::string(code, "language"), jsonutil::boolean(code, "showLineNumbers"),
                             m_context.theme);
    } else {
        m_document->showMarkdown(text, m_context.theme);
    }
    const bool isOnlyPictures = hasPicture(text) && m_document->toPlainText().trimmed().isEmpty();
    if (isOnlyPictures)
        m_document->clear();
    m_browser->setPlaceholderText(isOnlyPictures ? tr("Pictures are not fetched: only datasources are asked")
                                                 : QString());
    m_browser->setDocument(m_document);
    delete before;
    m_scrolled = false;
    m_browser->verticalScrollBar()->setValue(0);
    constexpr int lettersOfTab = 4;
    if (mode == QLatin1String("code"))
        m_browser->setTabStopDistance(lettersOfTab * QFontMetricsF(m_context.theme.fontMono).horizontalAdvance(u' '));
}

void TextView::activate(const QUrl& url)
{
    const QString address = url.toString();
    if (address.startsWith(QLatin1Char('#'))) {
        m_browser->scrollToAnchor(url.fragment());
        return;
    }
    if (isSafeLink(address))
        emit linkActivated({{}, address, true});
}

void TextView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    m_browser->setGeometry(rect().adjusted(0, -above, 0, 0));
    if (!m_scrolled) // while it was low, the line of the invisible cursor was scrolled into sight
        m_browser->verticalScrollBar()->setValue(0);
}

bool TextView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &PanelView::painted, Qt::QueuedConnection);
    return PanelView::eventFilter(watched, event);
}
