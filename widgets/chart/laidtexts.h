#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>

/// A text laid out once and drawn many times.
struct LaidText
{
    QStaticText text;
    double width = 0;
};

/// Texts of one font on one line each. Those that nobody asked for between two calls of forgetUnused() are forgotten.
class LaidTexts
{
public:
    /// `ratio` is device px of one CSS px.
    void setFont(const QFont& font, double ratio);
    const QFont& font() const { return m_font; }
    LaidText of(const QString& text);
    void forgetUnused();
    qsizetype kept() const { return m_used.size() + m_before.size(); }

private:
    LaidText laidOut(QString text) const;

    QFont m_font;
    double m_ratio = 1;
    QHash<QString, LaidText> m_used;
    QHash<QString, LaidText> m_before; ///< asked for before the last forgetUnused()
};
