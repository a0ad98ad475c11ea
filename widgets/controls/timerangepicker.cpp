#include "widgets/controls/timerangepicker.h"

#include "widgets/controls/listkeys.h"
#include "widgets/controls/offerbox.h"
#include "widgets/controls/popup.h"
#include "widgets/theme/tooltiptext.h"
#include "widgets/theme/vedettestyle.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {

/// As a person means it: what begins like a relative time and is none is a mistake, not the present.
std::optional<qint64> moment(const QString& text, bool roundUp, const TimeContext& context)
{
    return text.contains(QLatin1String("now")) ? parseDateMath(text, roundUp, context)
                                               : parseDateTime(text, roundUp, context);
}

} // namespace

TimeRangePicker::TimeRangePicker(QWidget* parent) : ToolSegment(Place::Alone, parent), m_quick(quickRanges())
{
    setSymbol(IconName::Clock);
    setArrow(true);
    setToolTip(tr("Time range"));
    connect(this, &QToolButton::clicked, this, &TimeRangePicker::open);
}

void TimeRangePicker::setQuickRanges(std::vector<QuickRange> own)
{
    m_quick = own.empty() ? quickRanges() : std::move(own);
}

void TimeRangePicker::setRange(const RawTimeRange& range, const TimeContext& context)
{
    m_range = range;
    m_context = context;
    setText(describeRange(range, context));
    setNote(context.zone == QTimeZone::systemTimeZone() ? QString() : QString::fromUtf8(context.zone.id()));
    const auto resolved = resolveRange(range, context);
    const QString form = QStringLiteral("YYYY-MM-DD HH:mm:ss");
    if (resolved)
        setToolTip(plainToolTip(tr("%1 to %2")
                                    .arg(formatMoment(resolved->fromMs, form, context.zone),
                                         formatMoment(resolved->toMs, form, context.zone))));
}

QString TimeRangePicker::problem(const RawTimeRange& range, const TimeContext& context)
{
    const auto from = moment(range.from, false, context);
    const auto to = moment(range.to, true, context);
    if (!from)
        return tr("\"%1\" is not a time. Write now-6h or 2024-01-31 18:00:00.").arg(range.from);
    if (!to)
        return tr("\"%1\" is not a time. Write now or 2024-01-31 18:00:00.").arg(range.to);
    if (*from >= *to)
        return tr("The range ends before it begins.");
    return {};
}

void TimeRangePicker::open()
{
    auto* popup = new Popup(theme(), this);
    auto* columns = new QHBoxLayout(popup);
    columns->addWidget(buildAbsolute(popup));
    columns->addWidget(buildQuick(popup));
    popup->openBelow(this);
    popup->findChild<QLineEdit*>(QStringLiteral("quick"))->setFocus();
}

QWidget* TimeRangePicker::buildAbsolute(QWidget* popup)
{
    auto* page = new QWidget(popup);
    auto* layout = new QVBoxLayout(page);
    auto* title = new QLabel(tr("Absolute or relative times"), page);
    title->setFont(theme().fontMedium);
    layout->addWidget(title);
    const auto shown = [this](const QString& text) {
        bool number = false;
        const qint64 ms = text.toLongLong(&number);
        return number ? formatMoment(ms, QStringLiteral("YYYY-MM-DD HH:mm:ss"), m_context.zone) : text;
    };
    auto* from = new QLineEdit(shown(m_range.from), page);
    auto* to = new QLineEdit(shown(m_range.to), page);
    from->setObjectName(QStringLiteral("from"));
    to->setObjectName(QStringLiteral("to"));
    from->setMinimumWidth(220);
    for (const auto& [name, field] : {std::pair(tr("From"), from), std::pair(tr("To"), to)}) {
        auto* label = new QLabel(name, page);
        label->setFont(theme().fontSmall);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
    }
    auto* error = new QLabel(page);
    error->setTextFormat(Qt::PlainText);
    error->setObjectName(QStringLiteral("error"));
    error->setWordWrap(true);
    QPalette red = error->palette();
    red.setColor(QPalette::WindowText, theme().error);
    error->setPalette(red);
    layout->addWidget(error);
    auto* apply = new QPushButton(tr("Apply time range"), page);
    VedetteStyle::makePrimary(*apply);
    layout->addWidget(apply);
    buildZone(*layout, popup);
    layout->addStretch();
    const auto pick = [this, from, to, error, popup] {
        const RawTimeRange range {from->text().trimmed(), to->text().trimmed()};
        if (const QString wrong = problem(range, m_context); !wrong.isEmpty()) {
            error->setText(wrong);
            return;
        }
        const auto raw = [this](const QString& text, bool roundUp) {
            return isDateMath(text) ? text : QString::number(parseDateTime(text, roundUp, m_context).value_or(0));
        };
        emit rangePicked({raw(range.from, false), raw(range.to, true)});
        popup->close();
    };
    connect(apply, &QPushButton::clicked, page, pick);
    connect(from, &QLineEdit::returnPressed, page, pick);
    connect(to, &QLineEdit::returnPressed, page, pick);
    return page;
}

void TimeRangePicker::buildZone(QLayout& layout, QWidget* popup)
{
    const QTimeZone system = QTimeZone::systemTimeZone();
    auto* label = new QLabel(tr("Time zone"), popup);
    label->setFont(theme().fontSmall);
    auto* box = new OfferBox({}, {}, QStringLiteral("zone"), popup);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // hundreds of names: not the longest
    box->addItem(tr("Of this computer (%1)").arg(QString::fromUtf8(system.id())), QStringLiteral("browser"));
    box->addItem(QStringLiteral("UTC"), QStringLiteral("utc"));
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id != "UTC")
            box->addItem(QString::fromUtf8(id), QString::fromUtf8(id));
    const int chosen = box->findText(QString::fromUtf8(m_context.zone.id()), Qt::MatchExactly);
    box->setCurrentIndex(m_context.zone == system ? 0 : std::max(0, chosen));
    label->setBuddy(box);
    layout.addWidget(label);
    layout.addWidget(box);
    const auto pick = [this, box, popup](int index) {
        if (index < 0 || !popup->isVisible()) // one press of Enter says it twice
            return;
        popup->close();
        emit zonePicked(box->itemData(index).toString());
    };
    connect(box, &QComboBox::activated, box, pick);
    connect(box->lineEdit(), &QLineEdit::returnPressed, box, [box, pick] {
        box->takeOffer();
        pick(box->findText(box->currentText(), Qt::MatchExactly));
    });
}

QWidget* TimeRangePicker::buildQuick(QWidget* popup)
{
    auto* page = new QWidget(popup);
    auto* layout = new QVBoxLayout(page);
    auto* search = new QLineEdit(page);
    search->setObjectName(QStringLiteral("quick"));
    search->setPlaceholderText(tr("Search quick ranges"));
    search->setClearButtonEnabled(true);
    auto* list = new QListWidget(page);
    list->setMinimumSize(220, 320);
    list->setFrameShape(QFrame::NoFrame);
    for (const QuickRange& range : m_quick) {
        auto* item = new QListWidgetItem(range.text, list);
        if (range.range == m_range)
            list->setCurrentItem(item);
    }
    auto* none = new QLabel(tr("No quick range matches."), list);
    none->setObjectName(QStringLiteral("none"));
    none->move(6, 6);
    none->hide();
    layout->addWidget(search);
    layout->addWidget(list);
    moveListFromSearch(search, list);
    connect(search, &QLineEdit::textChanged, list, [list, none](const QString& text) {
        list->setCurrentItem(nullptr);
        for (int i = list->count() - 1; i >= 0; --i) {
            const bool fits = list->item(i)->text().contains(text, Qt::CaseInsensitive);
            list->item(i)->setHidden(!fits);
            if (fits)
                list->setCurrentRow(i); // in the end the first
        }
        none->setVisible(!list->currentItem());
    });
    const auto pick = [this, list, popup](const QListWidgetItem* item) {
        emit rangePicked(m_quick[size_t(list->row(item))].range);
        popup->close();
    };
    connect(list, &QListWidget::itemClicked, page, pick);
    connect(search, &QLineEdit::returnPressed, page, [list, pick] {
        if (const QListWidgetItem* item = list->currentItem())
            pick(item);
    });
    list->setFocusPolicy(Qt::NoFocus); // the search keeps the keys
    return page;
}
