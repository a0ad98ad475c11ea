#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/pending.h"
#include "datasources/data/silence.h"

#include <QDialog>
#include <QTimeZone>

#include <optional>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

/// Asks what to silence, how long and why, and shows which of the known alerts that would be. Closes only when the
/// server took it; what the server answers otherwise stays readable in the dialog.
class SilenceDialog : public QDialog
{
    Q_OBJECT

public:
    using Saved = std::function<void(Result<QString>)>;
    using Save = std::function<Pending(const Silence&, Saved)>;

    struct Input
    {
        Matchers matchers;
        AlertListPtr alerts; ///< to count what would be silenced; may be nullptr
        QString author;
        std::function<qint64()> clock;
        std::optional<Silence> edited; ///< changed instead of a new one
        QString comment; ///< of a new one, to begin with
        QTimeZone zone = QTimeZone::utc(); ///< of times that are typed
    };
    SilenceDialog(Input input, Save save, QWidget* parent = nullptr);

    /// As the fields stand; the error says which of them is wrong.
    Result<Silence> silence() const;
    QString message() const; ///< the count of alerts, or what is wrong

signals:
    void saved(const QString& id);

private:
    void buildFields(QFormLayout& form);
    void buildTimes(QFormLayout& form);
    void buildPreview();
    void fillFrom(const Silence& silence);
    /// Sets begin and end; the error says which of them cannot be read.
    std::optional<Error> readTimes(Silence& silence) const;
    Result<Matchers> matchers() const;
    void showTimes();
    void updateMessage();
    void showMatching(const std::vector<const Alert*>& alerts);
    void send();
    void answered(Result<QString> id);

    Input m_input;
    Save m_save;
    Pending m_saving;
    QPlainTextEdit* m_matchers = nullptr;
    QComboBox* m_duration = nullptr;
    QWidget* m_times = nullptr; ///< begin and end, when no duration is chosen
    QLineEdit* m_from = nullptr;
    QLineEdit* m_to = nullptr;
    QLineEdit* m_author = nullptr;
    QLineEdit* m_comment = nullptr;
    QLabel* m_message = nullptr;
    QListWidget* m_preview = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};
