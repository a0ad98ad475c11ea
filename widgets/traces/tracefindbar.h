#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

/// Where a person looks for spans: the words, which of how many matches is chosen, and the way to the next and the one
/// before.
class TraceFindBar : public QWidget
{
    Q_OBJECT

public:
    explicit TraceFindBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    QLineEdit* field() const { return m_field; }
    /// `chosen` counts from 0; nullopt while none of the matches is. Nothing is said without words.
    void setCount(size_t found, std::optional<size_t> chosen);

signals:
    void changed(const QString& text);
    void stepped(int by); ///< 1 or -1

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
    QLabel* m_count;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
};
