#include "app/requestdialog.h"

#include "app/plainlabel.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

constexpr qsizetype mostShown = 100'000; ///< characters of a body

QString textOf(const ActionRequest& request)
{
    QString text = QString::fromLatin1(request.method + ' ' + request.url) + QLatin1Char('\n');
    for (const auto& [name, value] : request.headers)
        text += QString::fromUtf8(name + ": " + value) + QLatin1Char('\n');
    if (!request.body.isEmpty())
        text += QLatin1Char('\n') + QString::fromUtf8(request.body);
    return text;
}

} // namespace

RequestDialog::RequestDialog(ResolvedAction action, QWidget* parent)
    : QDialog(parent)
    , m_action(std::move(action))
    , m_question(plainLabel({}, this))
    , m_refusal(plainLabel({}, this))
    , m_preview(new QPlainTextEdit(this))
{
    constexpr int width = 560;
    constexpr int previewHeight = 160;
    const DataAction& asked = m_action.action;
    setWindowTitle(asked.title.isEmpty() ? tr("Send a request") : asked.title);
    setMinimumWidth(width);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    m_question->setObjectName(QStringLiteral("question"));
    layout->addWidget(m_question);
    auto* form = new QFormLayout;
    for (const ActionVariable& variable : asked.variables) {
        auto* field = new QLineEdit(this);
        field->setObjectName(variable.key);
        form->addRow(plainLabel(variable.name.isEmpty() ? variable.key : variable.name, this), field);
        connect(field, &QLineEdit::textChanged, this, &RequestDialog::showRequest);
        m_fields.push_back(field);
    }
    layout->addLayout(form);
    layout->addWidget(plainLabel(tr("The dashboard wants to send this request from your computer:"), this));
    m_preview->setReadOnly(true);
    m_preview->setMinimumHeight(previewHeight);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setWordWrapMode(QTextOption::WrapAnywhere); // nothing of it hides behind an edge
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_refusal);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_send = buttons->addButton(tr("Send"), QDialogButtonBox::AcceptRole);
    m_send->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &RequestDialog::agree);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    showRequest();
    if (!m_fields.empty())
        m_fields.front()->setFocus();
}

void RequestDialog::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter) // the first button would be pressed for a person who ends a field
        QDialog::keyPressEvent(event);
}

QString RequestDialog::preview() const
{
    return m_preview->toPlainText();
}

void RequestDialog::showRequest()
{
    ActionInputs inputs;
    for (const QLineEdit* field : m_fields)
        inputs.insert(field->objectName(), field->text());
    const auto request = actionRequest(m_action, inputs);
    const QString text = request ? textOf(*request) : QString();
    m_preview->setPlainText(text.left(mostShown));
    const bool whole = text.size() <= mostShown;
    m_refusal->setText(!request    ? request.error().text
                           : whole ? QString()
                                   : tr("The request is too long to be shown whole, and nothing is sent unseen."));
    m_refusal->setVisible(!request || !whole);
    m_send->setEnabled(request && whole);
    const QString own = request ? request->question : QString();
    m_question->setText(own.isEmpty() ? tr("Send this request?") : own);
}

void RequestDialog::agree()
{
    ActionInputs inputs;
    for (const QLineEdit* field : m_fields)
        inputs.insert(field->objectName(), field->text());
    const auto request = actionRequest(m_action, inputs);
    accept();
    if (request)
        emit agreed(*request);
}
