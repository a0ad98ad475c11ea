#include "widgets/panels/text/textview.h"

#include "widgets/panels/text/safedocument.h"
#include "widgets/panels/text/sanitizehtml.h"

#include <QEvent>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

TextView::TextView(QWidget* parent) : PanelView(parent), m_browser(new QTextBrowser(this))
{
    m_document = new SafeDocument(m_browser);
    m_browser->setDocument(m_document);
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->viewport()->setAutoFillBackground(false);
    m_browser->setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; }"));
    m_browser->viewport()->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_browser);
    connect(m_browser, &QTextBrowser::anchorClicked, this, &TextView::activate);
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
    m_browser->setPalette(palette);
    if (themed)
        m_rendered.clear();
    render();
}

void TextView::setData(PanelDataPtr data)
{
    Q_UNUSED(data)
    render(); // variables may have changed; an equal text is left alone
}

void TextView::render()
{
    if (!m_spec)
        return;
    const QString mode = jsonutil::string(m_spec->options, "mode", QStringLiteral("markdown"));
    QString text = jsonutil::string(m_spec->options, "content");
    if (m_context.interpolate)
        text = m_context.interpolate(text);
    const QString key = mode + QLatin1Char('\n') + text;
    if (m_rendered == key)
        return;
    m_rendered = key;
    if (mode == QLatin1String("html")) {
        m_document->showHtml(text, m_context.theme);
    } else if (mode == QLatin1String("code")) {
        const Json& code = jsonutil::object(m_spec->options, "code");
        m_document->showCode(text, jsonutil::boolean(code, "showLineNumbers"), m_context.theme);
    } else {
        m_document->showMarkdown(text, m_context.theme);
    }
    m_browser->moveCursor(QTextCursor::Start); // writing the document moved it, and the view with it
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

bool TextView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &PanelView::painted, Qt::QueuedConnection);
    return PanelView::eventFilter(watched, event);
}
