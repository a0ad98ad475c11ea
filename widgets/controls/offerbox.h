#pragma once

#include <QComboBox>

class QStringListModel;

/// What of `items` contains the typed letters, whatever their case: what begins with them first, then what has a word
/// that does, then the rest, each in the order it had.
QStringList matchingOffers(const QStringList& items, const QString& typed);

/// A field that offers what contains the typed letters; what it does not offer may be typed as well.
class OfferBox : public QComboBox
{
public:
    OfferBox(const QString& text, const QString& hint, const QString& name, QWidget* parent);
    /// Whether Enter after the first letters means the first one that is offered for them, which is marked in the list;
    /// not so for patterns. At first it does.
    void setTakesFirst(bool takes) { m_takesFirst = takes; }
    /// Enter: takes what is marked in the list, or would be, and closes it.
    void takeOffer();

private:
    void offer(const QString& typed);
    void markFirst();
    QStringList items() const;

    QStringListModel* m_offers;
    bool m_takesFirst = true;
};
