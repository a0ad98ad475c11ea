#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/pending.h"
#include "datasources/data/silence.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

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
    };
    SilenceDialog(Input input, Save save, QWidget* parent = nullptr);

    /// As the fields stand; the error says which of them is wrong.
    Result<Silence> silence() const;
    QString message() const; ///< the count of alerts, or what is wrong

signals:
    void saved(const QString& id);

private:
    void buildFields(QFormLayout& form);
    void fillFrom(const Silence& silence);
    void updateMessage();
    void send();
    void answered(Result<QString> id);

    Input m_input;
    Save m_save;
    Pending m_saving;
    QLineEdit* m_matchers = nullptr;
    QComboBox* m_duration = nullptr;
    QLineEdit* m_author = nullptr;
    QLineEdit* m_comment = nullptr;
    QLabel* m_message = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};
