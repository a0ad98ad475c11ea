#pragma once

class QAbstractItemView;
class QLineEdit;

/// Lets the arrow and page keys of a search field move through the list below it.
void moveListFromSearch(QLineEdit* search, QAbstractItemView* list);
