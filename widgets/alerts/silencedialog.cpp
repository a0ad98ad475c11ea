#include "widgets/alerts/silencedialog.h"

#include "dashboards/alerts/silencefilter.h"
#include "dashboards/time/datemath.h"
#include "widgets/alerts/alerttext.h"
#include "widgets/theme/tooltiptext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr std::array<int, 9> minutes = {15, 30, 60, 120, 240, 480, 1440, 4320, 10080};
constexpr int defaultMinutes = 120; // of Alertmanager's own form
constexpr int keepsEnd = -1; // in place of minutes: the end stays
constexpr int otherTimes = -2; // in place of minutes: begin and end are typed
constexpr size_t shownAlerts = 100; // of those that match
const char* const timePattern = "YYYY-MM-DD HH:mm:ss";

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
    buildPreview();
    layout->addWidget(m_preview, 1);
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
    QStringList lines;
    for (const Matcher& matcher : m_input.matchers)
        lines << matcherText(matcher);
    const int shownLines = std::clamp(int(lines.size()), 2, 6); // the labels of an alert are many
    m_matchers = new QPlainTextEdit(lines.join(QLatin1Char('\n')), this);
    m_matchers->setPlaceholderText(QStringLiteral("alertname=\"Down\", team=~\"a|b\""));
    m_matchers->setObjectName(QStringLiteral("matchers"));
    m_matchers->setTabChangesFocus(true);
    m_matchers->setFixedHeight(m_matchers->fontMetrics().lineSpacing() * shownLines + 18);
    // As the lines of text below it.
    m_matchers->setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid palette(mid); border-radius: 6px; "
                                             "padding: 2px 4px; } QPlainTextEdit:focus { border-color: "
                                             "palette(highlight); }"));
    m_matchers->setToolTip(tr("An alert is silenced when all of these match its labels"));
    m_duration = new QComboBox(this);
    m_duration->setObjectName(QStringLiteral("duration"));
    for (const int count : minutes)
        m_duration->addItem(alertDurationText(count * minuteMs), count);
    m_duration->addItem(tr("Other times"), otherTimes);
    m_duration->setCurrentIndex(m_duration->findData(defaultMinutes));
    m_author = new QLineEdit(m_input.author, this);
    m_author->setObjectName(QStringLiteral("author"));
    m_comment = new QLineEdit(m_input.comment, this);
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setPlaceholderText(tr("Why, for those who wonder later"));
    form.addRow(tr("Matchers"), m_matchers);
    form.addRow(tr("Duration"), m_duration);
    buildTimes(form);
    form.addRow(tr("Author"), m_author);
    form.addRow(tr("Comment"), m_comment);
    connect(m_matchers, &QPlainTextEdit::textChanged, this, &SilenceDialog::updateMessage);
    for (QLineEdit* field : {m_author, m_comment, m_from, m_to})
        connect(field, &QLineEdit::textChanged, this, &SilenceDialog::updateMessage);
    connect(m_duration, &QComboBox::currentIndexChanged, this, &SilenceDialog::showTimes);
    m_comment->setFocus();
}

void SilenceDialog::buildTimes(QFormLayout& form)
{
    m_times = new QWidget(this);
    auto* row = new QHBoxLayout(m_times);
    row->setContentsMargins(0, 0, 0, 0);
    m_from = new QLineEdit(m_times);
    m_to = new QLineEdit(m_times);
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_from->setAccessibleName(tr("Begin"));
    m_to->setAccessibleName(tr("End"));
    row->addWidget(m_from, 1);
    row->addWidget(new QLabel(QStringLiteral("–"), m_times));
    row->addWidget(m_to, 1);
    for (QLineEdit* field : {m_from, m_to})
        field->setToolTip(tr("A date and time, or a relative one such as now+2h"));
    form.addRow(QString(), m_times);
    m_times->hide();
}

void SilenceDialog::buildPreview()
{
    constexpr int rows = 5;
    m_preview = new QListWidget(this);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->setUniformItemSizes(true);
    m_preview->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_preview->setAccessibleName(tr("Alerts that match"));
    m_preview->setMinimumHeight(m_preview->fontMetrics().lineSpacing() * rows + 24);
    m_preview->setVisible(m_input.alerts != nullptr);
}

/// Begin and end that the duration means stand there to be changed.
void SilenceDialog::showTimes()
{
    const bool isOther = m_duration->currentData().toInt() == otherTimes;
    if (isOther && m_from->text().isEmpty()) {
        const qint64 now = m_input.clock();
        const qint64 from = m_input.edited ? m_input.edited->startsAtMs : now;
        const qint64 to = m_input.edited ? m_input.edited->endsAtMs : now + defaultMinutes * minuteMs;
        m_from->setText(formatMoment(from, QLatin1String(timePattern), m_input.zone));
        m_to->setText(formatMoment(to, QLatin1String(timePattern), m_input.zone));
    }
    m_times->setVisible(isOther);
    updateMessage();
}

/// What remains of its time is offered first: it stays as it is unless a person chooses another end.
void SilenceDialog::fillFrom(const Silence& silence)
{
    m_comment->setText(silence.comment);
    const qint64 remainsMs = std::max<qint64>(minuteMs, silence.endsAtMs - m_input.clock());
    m_duration->insertItem(0, tr("%1 from now, as it is").arg(alertDurationText(remainsMs)), keepsEnd);
    m_duration->setCurrentIndex(0);
}

Result<Matchers> SilenceDialog::matchers() const
{
    return parseMatchers(m_matchers->toPlainText().replace(QLatin1Char('\n'), QLatin1Char(',')));
}

std::optional<Error> SilenceDialog::readTimes(Silence& silence) const
{
    const qint64 now = m_input.clock();
    const int chosen = m_duration->currentData().toInt();
    if (chosen != otherTimes) {
        if (!m_input.edited)
            silence.startsAtMs = now;
        if (chosen != keepsEnd)
            silence.endsAtMs = std::max(now, silence.startsAtMs) + chosen * minuteMs;
        return std::nullopt;
    }
    TimeContext time;
    time.zone = m_input.zone;
    time.nowMs = now;
    const auto from = parseDateTime(m_from->text().trimmed(), false, time);
    const auto to = parseDateTime(m_to->text().trimmed(), false, time);
    if (!from || !to)
        return mistake(tr("“%1” is no date and time.").arg(from ? m_to->text() : m_from->text()));
    if (*to <= std::max(*from, now))
        return mistake(tr("A silence must end after it begins, and not in the past."));
    silence.startsAtMs = *from;
    silence.endsAtMs = *to;
    return std::nullopt;
}

Result<Silence> SilenceDialog::silence() const
{
    auto matchers = this->matchers();
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
    Silence silence = m_input.edited.value_or(Silence());
    silence.matchers = std::move(*matchers);
    if (auto error = readTimes(silence))
        return *error;
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
    const auto matchers = this->matchers();
    const auto compiled = matchers ? CompiledMatchers::compile(*matchers) : Result<CompiledMatchers>(matchers.error());
    if (!compiled || matchers->empty() || !matchesSomething(*compiled)) {
        showMatching({});
        m_message->setText(whole ? QString() : whole.error().text);
        return;
    }
    QString text;
    if (m_input.alerts) {
        std::vector<const Alert*> matching;
        for (const Alert& alert : m_input.alerts->alerts)
            if (compiled->matches(alert.labels))
                matching.push_back(&alert);
        text = matching.empty() ? tr("None of the alerts of this moment matches.")
                                : tr("Alerts of this moment that match: %1").arg(matching.size());
        showMatching(matching);
    }
    m_message->setText(whole ? text : text + QLatin1Char('\n') + whole.error().text);
}

void SilenceDialog::showMatching(const std::vector<const Alert*>& alerts)
{
    m_preview->clear();
    const auto matchers = this->matchers();
    const auto isFixed = [&](const QString& name) { // all of them have the same then
        return matchers && std::any_of(matchers->begin(), matchers->end(), [&](const Matcher& matcher) {
                   return matcher.op == Matcher::Op::Equal && matcher.name == name;
               });
    };
    for (size_t i = 0; i < std::min(alerts.size(), shownAlerts); ++i) {
        Labels labels = alerts[i]->labels;
        labels.remove(QStringLiteral("alertname"));
        labels.removeIf([&](const auto& label) { return isFixed(label.key()); });
        const QString text =
            alerts[i]->name() + QLatin1Char(' ') + (labels.isEmpty() ? QString() : formatLabels(labels));
        auto* item = new QListWidgetItem(text.simplified(), m_preview);
        item->setToolTip(plainToolTip(formatLabels(alerts[i]->labels)));
    }
    if (alerts.size() > shownAlerts)
        m_preview->addItem(tr("and %1 more").arg(alerts.size() - shownAlerts));
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
