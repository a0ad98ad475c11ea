#pragma once

#include "datasources/datasource.h"
#include "widgets/theme/theme.h"

#include <QToolButton>

/// A variable's value as a button; a click opens the list of its options with a search.
class OptionPicker : public QToolButton
{
    Q_OBJECT

public:
    explicit OptionPicker(QWidget* parent = nullptr);
    void setTheme(const Theme& theme) { m_theme = theme; }
    void setOptions(VariableOptions options, const QStringList& chosen, const QStringList& texts, bool multi);
    void setAllowCustom(bool allow) { m_allowCustom = allow; }
    /// Stands in the button while nothing is chosen; empty: "None".
    void setPlaceholder(const QString& text) { m_placeholder = text; }
    /// What went wrong with the options; empty for nothing.
    void setError(const QString& error);
    void open();
    QSize sizeHint() const override;

signals:
    /// Once, when the list closes: a choice of many would else query for every click.
    void picked(const QStringList& values, const QStringList& texts);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString shownText() const;

    Theme m_theme;
    VariableOptions m_options;
    QStringList m_chosen;
    QStringList m_texts;
    QString m_placeholder;
    QString m_error;
    bool m_multi = false;
    bool m_allowCustom = true;
};
