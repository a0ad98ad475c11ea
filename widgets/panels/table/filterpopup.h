#pragma once

#include <QFrame>
#include <QSet>

class QLineEdit;
class QListWidget;

/// The list of a column's different values to choose rows by.
class FilterPopup : public QFrame
{
    Q_OBJECT

public:
    FilterPopup(const QStringList& texts, const std::optional<QSet<QString>>& chosen, QWidget* parent);

signals:
    void accepted(const QSet<QString>& texts);
    void cleared();

private:
    void showMatching(const QString& part);
    void accept();

    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
};
