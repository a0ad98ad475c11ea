#include "widgets/alerts/silencelist.h"

#include "widgets/alerts/alerttext.h"
#include "widgets/theme/tooltiptext.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

enum Column
{
    StateColumn,
    MatchersColumn,
    AuthorColumn,
    CommentColumn,
    WhenColumn
};

QString stateText(Silence::State state)
{
    switch (state) {
    case Silence::State::Active:
        return SilenceList::tr("Active");
    case Silence::State::Pending:
        return SilenceList::tr("Not yet");
    case Silence::State::Expired:
        break;
    }
    return SilenceList::tr("Ended");
}

QString timeText(qint64 ms, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString tipOf(const Silence& silence, const QTimeZone& zone)
{
    QStringList lines {
        silenceMatchersText(silence.matchers), silence.comment,
        SilenceList::tr("From %1 to %2").arg(timeText(silence.startsAtMs, zone), timeText(silence.endsAtMs, zone))};
    for (auto it = silence.annotations.cbegin(); it != silence.annotations.cend(); ++it)
        lines << it.key() + QLatin1String(": ") + it.value();
    lines << silence.id;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

SilenceList::SilenceList(Input input, QWidget* parent) : QDialog(parent), m_input(std::move(input))
{
    setWindowTitle(tr("Silences"));
    constexpr QSize wanted(900, 480);
    resize(wanted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    buildFilters(*layout);
    m_rows = new QTreeWidget(this);
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setAllColumnsShowFocus(true);
    m_rows->setTextElideMode(Qt::ElideRight);
    // A selected row is one bar, and its columns stand under their names.
    m_rows->setStyleSheet(QStringLiteral(
        "QTreeWidget::item { border-radius: 0; padding: 4px 0; }"
        "QTreeWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }"));
    m_rows->setHeaderLabels({tr("State"), tr("Matchers"), tr("Author"), tr("Comment"), tr("Time")});
    m_rows->header()->setStretchLastSection(false);
    m_rows->header()->setSectionResizeMode(MatchersColumn, QHeaderView::Stretch);
    m_rows->header()->setSectionResizeMode(CommentColumn, QHeaderView::Stretch);
    layout->addWidget(m_rows, 1);
    m_message = new QLabel(this);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    layout->addWidget(m_message);
    buildButtons(*layout);
    connect(m_rows, &QTreeWidget::itemSelectionChanged, this, &SilenceList::updateButtons);
    connect(m_rows, &QTreeWidget::itemActivated, this, &SilenceList::activate);
    reload();
}

void SilenceList::buildFilters(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("filter"));
    m_text->setPlaceholderText(tr("Matchers, author or comment"));
    m_text->setToolTip(plainToolTip(tr("Words of the author or the comment, and matchers such as %1")
                                        .arg(QStringLiteral("alertname=\"Down\" team=~\"a|b\""))));
    m_text->setClearButtonEnabled(true);
    row->addWidget(m_text, 1);
    connect(m_text, &QLineEdit::textChanged, this, &SilenceList::present);
    const SilenceFilter usual;
    const std::array<bool, 3> shown = {usual.active, usual.pending, usual.expired};
    for (size_t i = 0; i < m_states.size(); ++i) {
        m_states[i] = new QCheckBox(stateText(Silence::State(i)), this);
        m_states[i]->setChecked(shown[i]);
        row->addWidget(m_states[i]);
        connect(m_states[i], &QCheckBox::toggled, this, &SilenceList::present);
    }
    layout.addLayout(row);
}

void SilenceList::buildButtons(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    auto* fresh = new QPushButton(tr("New…"), this);
    m_edit = new QPushButton(tr("Edit…"), this);
    m_again = new QPushButton(tr("Again…"), this);
    m_again->setToolTip(tr("The same silence for another span of time"));
    m_end = new QPushButton(tr("End…"), this);
    auto* close = new QPushButton(tr("Close"), this);
    for (QPushButton* button : {fresh, m_edit, m_again, m_end}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    close->setAutoDefault(false);
    row->addStretch(1);
    row->addWidget(close);
    layout.addLayout(row);
    connect(fresh, &QPushButton::clicked, this, &SilenceList::newRequested);
    connect(close, &QPushButton::clicked, this, &SilenceList::reject);
    const auto act = [this](QPushButton* button, void (SilenceList::*signal)(const KnownSilence&)) {
        connect(button, &QPushButton::clicked, this, [this, signal] {
            if (const auto chosen = selected())
                emit(this->*signal)(*chosen);
        });
    };
    act(m_edit, &SilenceList::editRequested);
    act(m_again, &SilenceList::againRequested);
    act(m_end, &SilenceList::endRequested);
}

void SilenceList::reload()
{
    m_loading = m_input.load([this](Answer answer) { loaded(std::move(answer)); });
    present();
}

void SilenceList::loaded(Answer answer)
{
    m_isLoaded = true;
    if (!answer.failure || !answer.silences.empty())
        m_answer.silences = std::move(answer.silences); // else what is known stays
    m_answer.failure = std::move(answer.failure);
    present();
}

SilenceFilter SilenceList::filter() const
{
    SilenceFilter filter;
    filter.active = m_states[size_t(Silence::State::Active)]->isChecked();
    filter.pending = m_states[size_t(Silence::State::Pending)]->isChecked();
    filter.expired = m_states[size_t(Silence::State::Expired)]->isChecked();
    filter.text = m_text->text();
    return filter;
}

QString SilenceList::whenText(const Silence& silence) const
{
    const qint64 now = m_input.clock();
    switch (silence.state) {
    case Silence::State::Active:
        return tr("ends in %1").arg(alertDurationText(std::max<qint64>(0, silence.endsAtMs - now)));
    case Silence::State::Pending:
        return tr("begins in %1").arg(alertDurationText(std::max<qint64>(0, silence.startsAtMs - now)));
    case Silence::State::Expired:
        break;
    }
    return tr("ended %1 ago").arg(alertDurationText(std::max<qint64>(0, now - silence.endsAtMs)));
}

void SilenceList::present()
{
    const auto before = selected();
    m_shown = filteredSilences(m_answer.silences, filter());
    m_rows->clear();
    for (const KnownSilence& known : m_shown) {
        const Silence& silence = known.silence;
        auto* item = new QTreeWidgetItem(m_rows);
        const std::array texts = {stateText(silence.state), silenceMatchersText(silence.matchers), silence.createdBy,
                                  silence.comment, whenText(silence)};
        for (size_t column = 0; column < texts.size(); ++column) {
            item->setText(int(column), texts[column].simplified());
            item->setToolTip(int(column), plainToolTip(tipOf(silence, m_input.zone)));
        }
        if (before && before->silence.id == silence.id)
            m_rows->setCurrentItem(item);
    }
    for (const int column : {int(StateColumn), int(AuthorColumn), int(WhenColumn)})
        m_rows->resizeColumnToContents(column);
    m_message->setText(message());
    m_message->setVisible(!m_message->text().isEmpty());
    updateButtons();
}

QString SilenceList::message() const
{
    if (m_answer.failure)
        return m_answer.failure->text;
    if (!m_isLoaded)
        return tr("Loading…");
    if (m_answer.silences.empty())
        return tr("There are no silences.");
    return m_shown.empty() ? tr("No silence passes the filter.") : QString();
}

std::optional<KnownSilence> SilenceList::selected() const
{
    const int row = m_rows->indexOfTopLevelItem(m_rows->currentItem());
    return row >= 0 && size_t(row) < m_shown.size() ? std::optional(m_shown[size_t(row)]) : std::nullopt;
}

void SilenceList::updateButtons()
{
    const auto chosen = selected();
    const bool lives = chosen && chosen->silence.state != Silence::State::Expired;
    m_edit->setEnabled(lives);
    m_end->setEnabled(lives);
    m_again->setEnabled(chosen.has_value());
}

void SilenceList::activate()
{
    const auto chosen = selected();
    if (chosen && chosen->silence.state == Silence::State::Expired)
        emit againRequested(*chosen);
    else if (chosen)
        emit editRequested(*chosen);
}
