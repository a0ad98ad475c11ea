#pragma once

#include "dashboards/library/grafanaimport.h"
#include "datasources/secretstore.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class Settings;

/// Copies the dashboards of a running Grafana into a folder: where from, as whom, where to, how far it is, and what
/// came and what did not. The token is kept in the keychain when a person wants it, and nowhere else.
class GrafanaImportDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        HttpClient& http;
        SecretStore& secrets;
        Settings& settings;
    };
    GrafanaImportDialog(Parts parts, QWidget* parent);
    ~GrafanaImportDialog() override;

    void setUrl(const QString& url);
    void setToken(const QString& token);
    void setFolder(const QString& folder);
    void setRemembered(bool remember);
    void start();
    bool isRunning() const;
    QString message() const;
    QStringList failures() const;

    void reject() override; ///< while it runs: cancels the import first

signals:
    void folderWritten(const QString& folder); ///< at least one dashboard came

private:
    void buildForm(QLayout* layout);
    void buildProgress(QLayout* layout);
    void chooseFolder();
    void loadToken();
    void keepToken();
    void showProgress(int done, int total, const QString& title);
    void showReport(const GrafanaImportReport& report);
    void update();
    SecretKey secretKey() const;

    Parts m_parts;
    QLineEdit* m_url = nullptr;
    QLineEdit* m_token = nullptr;
    QCheckBox* m_remember = nullptr;
    QLineEdit* m_folder = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_message = nullptr;
    QListWidget* m_failures = nullptr;
    QPushButton* m_browse = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_close = nullptr;
    std::unique_ptr<GrafanaImport> m_import;
    Pending m_secret;
    Pending m_written;
};
