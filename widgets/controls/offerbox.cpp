#include "widgets/controls/offerbox.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStringListModel>

#include <array>

namespace {

enum Rank
{
    Begins, ///< in the same case
    BeginsInOtherCase,
    WordBegins,
    Contains,
    Rests
};

Rank rankOf(const QString& item, const QString& typed)
{
    if (item.startsWith(typed))
        return Begins;
    qsizetype at = item.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at < 0)
        return Rests;
    if (at == 0)
        return BeginsInOtherCase;
    for (; at > 0; at = item.indexOf(typed, at + 1, Qt::CaseInsensitive))
        if (!item[at - 1].isLetterOrNumber())
            return WordBegins;
    return Contains;
}

} // namespace

QStringList matchingOffers(const QStringList& items, const QString& typed)
{
    std::array<QStringList, Rests> ranked;
    for (const QString& item : items)
        if (const Rank rank = rankOf(item, typed); rank != Rests)
            ranked[rank] << item;
    QStringList all;
    for (const QStringList& some : ranked)
        all << some;
    return all;
}

OfferBox::OfferBox(const QString& text, const QString& hint, const QString& name, QWidget* parent)
    : QComboBox(parent)
    , m_offers(new QStringListModel(this))
{
    setObjectName(name);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    auto* completer = new QCompleter(m_offers, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the model holds the matches, best first
    setCompleter(completer);
    setEditText(text);
    lineEdit()->setPlaceholderText(hint);
    connect(lineEdit(), &QLineEdit::textEdited, this, &OfferBox::offer); // before the completer shows its list
}

QStringList OfferBox::items() const
{
    QStringList texts;
    texts.reserve(count());
    for (int i = 0; i < count(); ++i)
        texts << itemText(i);
    return texts;
}

void OfferBox::offer(const QString& typed)
{
    m_offers->setStringList(matchingOffers(items(), typed.trimmed()));
    QMetaObject::invokeMethod(this, &OfferBox::markFirst, Qt::QueuedConnection);
}

/// Marked alone: the text stays what was typed until Enter.
void OfferBox::markFirst()
{
    QAbstractItemView* list = completer()->popup();
    if (!m_takesFirst || !list->isVisible() || list->selectionModel()->hasSelection())
        return;
    const QSignalBlocker quiet(completer());
    list->setCurrentIndex(completer()->completionModel()->index(0, 0));
}

void OfferBox::takeOffer()
{
    QAbstractItemView* list = completer()->popup();
    const bool marked = list->isVisible() && list->selectionModel()->hasSelection();
    const QString typed = currentText().trimmed();
    if (marked)
        setEditText(list->currentIndex().data().toString());
    else if (m_takesFirst && !typed.isEmpty() && findText(typed, Qt::MatchExactly | Qt::MatchCaseSensitive) < 0)
        if (const QStringList offers = matchingOffers(items(), typed); !offers.isEmpty())
            setEditText(offers.front());
    list->hide();
}
