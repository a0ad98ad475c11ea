#include "widgets/alerts/silencedialog.h"

#include "dashboards/alerts/silencefilter.h"
#include "widgets/alerts/alerttext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr std::array<int, 9> minutes = {15, 30, 60, 120, 240, 480, 1440, 4320, 10080};
constexpr int defaultMinutes = 120; // of Alertmanager's own form
constexpr int keepsEnd = -1; // in place of minutes: the end stays

Error mistake(const QString& text)
{
    return {Error::Kind::Config, text, {}};
}

/// Alertmanager refuses a silence whose matchers all match the empty text.
bool matchesSomething(const CompiledMatchers& matchers)
{
    return !matchers.matches({});
}

} // namespace

SilenceDialog::SilenceDialog(Input input, Save save, QWidget* parent)
    : QDialog(parent)
    , m_input(std::move(input))
    , m_save(std::move(save))
{
    setWindowTitle(m_input.edited ? tr("Edit the silence") : tr("Silence alerts"));
    setMinimumWidth(560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto* form = new QFormLayout;
    form->setSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    buildFields(*form);
    layout->addLayout(form);
    m_message = new QLabel(this);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 2);
    m_message->setAlignment(Qt::AlignTop);
    layout->addWidget(m_message);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Ok)->setText(m_input.edited ? tr("Change") : tr("Silence"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel")); // Qt's own translations may not be there
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SilenceDialog::send);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SilenceDialog::reject);
    if (m_input.edited)
        fillFrom(*m_input.edited);
    updateMessage();
}

void SilenceDialog::buildFields(QFormLayout& form)
{
    m_matchers = new QLineEdit(silenceMatchersText(m_input.matchers), this);
    m_matchers->setPlaceholderText(QStringLiteral("alertname=\"Down\", team=~\"a|b\""));
    m_matchers->setObjectName(QStringLiteral("matchers"));
    m_matchers->setCursorPosition(0);
    m_matchers->setToolTip(tr("An alert is silenced when all of these match its labels"));
    m_duration = new QComboBox(this);
    m_duration->setObjectName(QStringLiteral("duration"));
    for (const int count : minutes)
        m_duration->addItem(alertDurationText(count * minuteMs), count);
    m_duration->setCurrentIndex(m_duration->findData(defaultMinutes));
    m_author = new QLineEdit(m_input.author, this);
    m_author->setObjectName(QStringLiteral("author"));
    m_comment = new QLineEdit(m_input.comment, this);
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setPlaceholderText(tr("Why, for those who wonder later"));
    form.addRow(tr("Matchers"), m_matchers);
    form.addRow(tr("Duration"), m_duration);
    form.addRow(tr("Author"), m_author);
    form.addRow(tr("Comment"), m_comment);
    for (QLineEdit* field : {m_matchers, m_author, m_comment})
        connect(field, &QLineEdit::textChanged, this, &SilenceDialog::updateMessage);
    m_comment->setFocus();
}

/// What remains of its time is offered first: it stays as it is unless a person chooses another end.
void SilenceDialog::fillFrom(const Silence& silence)
{
    m_comment->setText(silence.comment);
    const qint64 remainsMs = std::max<qint64>(minuteMs, silence.endsAtMs - m_input.clock());
    m_duration->insertItem(0, tr("%1 from now, as it is").arg(alertDurationText(remainsMs)), keepsEnd);
    m_duration->setCurrentIndex(0);
}

Result<Silence> SilenceDialog::silence() const
{
    auto matchers = parseMatchers(m_matchers->text());
    if (!matchers)
        return matchers.error();
    const auto compiled = CompiledMatchers::compile(*matchers);
    if (!compiled)
        return compiled.error();
    if (matchers->empty() || !matchesSomething(*compiled))
        return mistake(tr("These matchers would silence everything: at least one must ask for a value."));
    if (m_author->text().trimmed().isEmpty())
        return mistake(tr("A silence needs an author."));
    if (m_comment->text().trimmed().isEmpty())
        return mistake(tr("A silence needs a comment."));
    const qint64 now = m_input.clock();
    Silence silence = m_input.edited.value_or(Silence());
    silence.matchers = std::move(*matchers);
    if (!m_input.edited)
        silence.startsAtMs = now;
    if (const int chosen = m_duration->currentData().toInt(); chosen != keepsEnd)
        silence.endsAtMs = std::max(now, silence.startsAtMs) + chosen * minuteMs;
    silence.createdBy = m_author->text().trimmed();
    silence.comment = m_comment->text().trimmed();
    return silence;
}

QString SilenceDialog::message() const
{
    return m_message->text();
}

void SilenceDialog::updateMessage()
{
    const auto whole = silence();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(whole.has_value());
    const auto matchers = parseMatchers(m_matchers->text());
    const auto compiled = matchers ? CompiledMatchers::compile(*matchers) : Result<CompiledMatchers>(matchers.error());
    if (!compiled || matchers->empty() || !matchesSomething(*compiled)) {
        m_message->setText(whole ? QString() : whole.error().text);
        return;
    }
    QString text;
    if (m_input.alerts) {
        const auto& alerts = m_input.alerts->alerts;
        const auto count = std::count_if(alerts.begin(), alerts.end(),
                                         [&](const Alert& alert) { return compiled->matches(alert.labels); });
        text = count == 0 ? tr("None of the alerts of this moment matches.")
                          : tr("Alerts of this moment that match: %1").arg(count);
    }
    m_message->setText(whole ? text : text + QLatin1Char('\n') + whole.error().text);
}

void SilenceDialog::send()
{
    const auto wanted = silence();
    if (!wanted)
        return;
    m_buttons->setEnabled(false);
    m_message->setText(tr("Sending…"));
    m_saving = m_save(*wanted, [this](Result<QString> id) { answered(std::move(id)); });
}

void SilenceDialog::answered(Result<QString> id)
{
    m_buttons->setEnabled(true);
    if (!id) {
        m_message->setText(id.error().text);
        return;
    }
    emit saved(*id);
    accept();
}
