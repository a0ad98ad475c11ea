#pragma once

class QComboBox;
class QString;
class QWidget;

/// A field that offers what contains the typed letters; what it does not offer may be typed as well.
QComboBox* offerBox(const QString& text, const QString& hint, const QString& name, QWidget* parent);
/// Enter after the first letters means the first one that is offered for them.
void takeFirstOffer(QComboBox& box);
