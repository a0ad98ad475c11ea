#pragma once

#include "datasources/datasource.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

/// How the server of a connection is trusted and how the client shows who it is: certificates and a key as PEM, read
/// from files and kept as secrets.
class CertificateFields : public QWidget
{
    Q_OBJECT

public:
    enum Part : size_t
    {
        Authority, ///< that the server's certificate must be signed by
        Certificate, ///< of the client
        Key ///< of that
    };

    explicit CertificateFields(QWidget* parent);

    void show(const ConnectionConfig& connection);
    void take(ConnectionConfig& connection) const; ///< the fields into it
    /// Reads it from a file; the error says why not.
    Result<Done> read(Part part, const QString& path);
    /// What the line of a part tells: whose certificate it is and until when.
    QString text(Part part) const;

signals:
    void refused(const QString& why); ///< a file that a person chose

private:
    struct Line
    {
        QLabel* text = nullptr;
        QPushButton* remove = nullptr;
        QString pem;
        bool isChanged = false; ///< by the person
    };
    void build(Part part, const QString& title, QFormLayout& form);
    void choose(Part part);
    void set(Part part, const QString& pem);

    std::array<Line, 3> m_lines;
    QCheckBox* m_trust;
    QLineEdit* m_serverName;
};
