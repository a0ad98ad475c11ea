#pragma once

#include "dashboards/alerts/silencefilter.h"
#include "datasources/data/pending.h"
#include "datasources/data/result.h"

#include <QDialog>
#include <QTimeZone>

#include <array>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

/// The silences of one or several servers, narrowed by state, matchers and words of author or comment. What is done
/// with one leaves by signals; reload() shows what became of it.
class SilenceList : public QDialog
{
    Q_OBJECT

public:
    struct Answer
    {
        KnownSilences silences;
        std::optional<Error> failure; ///< of a server that did not answer, beside what others told
    };
    using Load = std::function<Pending(std::function<void(Answer)>)>;

    struct Input
    {
        Load load;
        std::function<qint64()> clock;
        QTimeZone zone = QTimeZone::utc();
    };
    explicit SilenceList(Input input, QWidget* parent = nullptr);

    void reload();
    const KnownSilences& shown() const { return m_shown; }
    QString message() const; ///< what is wrong or missing; empty: nothing
    SilenceFilter filter() const;

signals:
    void newRequested();
    void editRequested(const KnownSilence& silence);
    void endRequested(const KnownSilence& silence);
    void againRequested(const KnownSilence& silence); ///< the same for another span of time

private:
    void buildFilters(QVBoxLayout& layout);
    void buildButtons(QVBoxLayout& layout);
    void loaded(Answer answer);
    void present();
    void updateButtons();
    void activate(); ///< what a double click on a silence means
    std::optional<KnownSilence> selected() const;
    QString whenText(const Silence& silence) const;

    Input m_input;
    Pending m_loading;
    bool m_isLoaded = false;
    Answer m_answer;
    KnownSilences m_shown;
    QLineEdit* m_text = nullptr;
    std::array<QCheckBox*, 3> m_states {}; ///< by Silence::State
    QTreeWidget* m_rows = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_end = nullptr;
    QPushButton* m_again = nullptr;
};
