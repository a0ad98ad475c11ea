#pragma once

#include "datasources/datasource.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

/// The token of a connection: what its Authorization header says behind "Bearer"; empty when there is none.
QString bearerToken(const ConnectionConfig& connection);
/// An empty one takes the header away.
void setBearerToken(ConnectionConfig& connection, const QString& token);

/// Headers that a connection sends with everything it asks: a line each, their values hidden. The token's header is
/// not among them.
class HeaderFields : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderFields(QWidget* parent);

    void show(const ConnectionConfig& connection);
    void take(ConnectionConfig& connection); ///< the fields into it
    void add(const QString& name, const QString& value);

private:
    struct Row
    {
        QWidget* line = nullptr;
        QLineEdit* name = nullptr;
        QLineEdit* value = nullptr;
        QString number; ///< under which it is kept; empty: not yet
    };
    void addRow(const QString& number, const QString& name, const QString& value);
    void remove(const QWidget* line);

    std::vector<Row> m_rows;
    QVBoxLayout* m_lines;
    QPushButton* m_add;
};
