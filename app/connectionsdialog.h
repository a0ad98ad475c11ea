#pragma once

#include "datasources/datasources.h"

#include <QDialog>

class CertificateFields;
class HeaderFields;
class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;

/// The datasources that dashboards ask, for a person to add, to change and to try. Works on a copy: who opened it uses
/// connections() when it is accepted. What it has no field for stays as it is.
class ConnectionsDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        HttpClient& http;
        std::vector<ConnectionConfig> connections;
        QString file; ///< of a person, which they come from; stays as it is
    };
    ConnectionsDialog(Parts parts, QWidget* parent);

    /// As they are to be; a person's changes included.
    std::vector<ConnectionConfig> connections();
    void add(const QString& type);
    void remove();
    void choose(int row);
    /// Asks the chosen one whether it answers.
    void tryOut();
    QString message() const;
    void accept() override;

private:
    QWidget* buildList();
    QWidget* buildForm();
    QWidget* buildServer();
    QWidget* buildTry();
    void buildAdd(QPushButton& button);
    void showConnection(int row);
    void take(); ///< the fields into the connection they show
    void tell(const QString& text, bool good);
    void updateName();
    QString typeName(const QString& id) const;
    QString freeName(const QString& wanted) const;

    std::vector<ConnectionConfig> m_connections;
    DataSourceTypes m_types;
    DataSources m_tried; ///< the one that is tried out
    Pending m_trying; ///< of m_tried
    int m_shown = -1;
    QListWidget* m_list = nullptr;
    QWidget* m_form = nullptr;
    QLabel* m_type = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_url = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_password = nullptr;
    QLineEdit* m_token = nullptr;
    QCheckBox* m_default = nullptr;
    QTabWidget* m_tabs = nullptr;
    HeaderFields* m_headers = nullptr;
    CertificateFields* m_certificates = nullptr;
    QPushButton* m_try = nullptr;
    QPushButton* m_remove = nullptr;
    QLabel* m_message = nullptr;
};
