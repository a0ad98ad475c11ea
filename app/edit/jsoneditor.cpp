#include "app/edit/jsoneditor.h"

#include "widgets/inspector/codehighlighter.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

constexpr int pauseMs = 250; // of typing
constexpr int findingsHeight = 110;

QString tr(const char* text)
{
    return QCoreApplication::translate("JsonEditor", text);
}

} // namespace

PanelJsonCheck checkPanelJson(const QByteArray& text, const PanelId& panel, const DashboardDocument& document,
                              const Capabilities& capabilities)
{
    PanelJsonCheck checked;
    auto json = jsonutil::parseOrdered(text);
    if (!json) {
        checked.error = json.error().text;
        return checked;
    }
    if (!json->is_object()) {
        checked.error = tr("A panel is a JSON object.");
        return checked;
    }
    DashboardDocument next = document;
    if (!next.setPanelJson(panel, *json)) {
        checked.error = tr("The dashboard has no place for this panel.");
        return checked;
    }
    const QString path = next.panelPath(panel);
    const auto loaded = loadDashboard(next.toBytes(), capabilities);
    if (!loaded) {
        checked.error = loaded.error().text;
        return checked;
    }
    for (const Finding& finding : loaded->report.findings)
        if (!path.isEmpty() && finding.path.startsWith(path))
            checked.findings.push_back(finding);
    checked.json = *std::move(json);
    return checked;
}

JsonEditor::JsonEditor(const QByteArray& json, Check check, const Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_check(std::move(check))
    , m_theme(theme)
    , m_text(new QPlainTextEdit(this))
    , m_message(new QLabel(this))
    , m_findings(new QListWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(10);
    m_text->setFont(theme.fontMono);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true); // the buttons are reached by keys
    m_text->setTabStopDistance(2 * QFontMetricsF(theme.fontMono).horizontalAdvance(u' '));
    m_text->setPlainText(QString::fromUtf8(json));
    (new CodeHighlighter(m_text->document()))->setTheme(theme);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_findings->setFixedHeight(findingsHeight);
    m_findings->setWordWrap(true);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_message);
    layout->addWidget(m_findings);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &JsonEditor::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &JsonEditor::reject);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseMs);
    connect(&m_soon, &QTimer::timeout, this, &JsonEditor::check);
    connect(m_text, &QPlainTextEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    constexpr QSize wanted(860, 720);
    resize(wanted.boundedTo(parent ? parent->window()->size() : wanted));
    this->check();
}

void JsonEditor::check()
{
    m_soon.stop();
    m_checked = m_check(m_text->toPlainText().toUtf8());
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, m_checked.json ? m_theme.success : m_theme.error);
    m_message->setPalette(palette);
    m_message->setText(m_checked.json ? tr("The text is valid.") : m_checked.error);
    m_findings->clear();
    for (const Finding& finding : m_checked.findings)
        m_findings->addItem(finding.path + QStringLiteral(": ") + finding.what);
    m_findings->setVisible(m_findings->count() > 0);
    m_apply->setEnabled(m_checked.json.has_value());
}

void JsonEditor::apply()
{
    check(); // the last letters may be newer than the last check
    if (!m_checked.json)
        return;
    emit applied(*m_checked.json);
    accept();
}

void JsonEditor::reject()
{
    if (!m_text->document()->isModified()) {
        QDialog::reject();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Changes are not applied"),
                                tr("The JSON of the panel has changes that are not applied."),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton* button) {
        if (box->standardButton(button) == QMessageBox::Discard)
            QDialog::reject();
    });
    box->open();
}

QString JsonEditor::message() const
{
    return m_message->text();
}

bool JsonEditor::canApply() const
{
    return m_apply->isEnabled();
}
