#include "widgets/chart/laidtexts.h"

#include <QTransform>

#include <utility>

void LaidTexts::setFont(const QFont& font, double ratio)
{
    if (font == m_font && ratio == m_ratio)
        return;
    m_font = font;
    m_ratio = ratio;
    m_used.clear();
    m_before.clear();
}

LaidText LaidTexts::of(const QString& text)
{
    const auto known = m_used.constFind(text);
    if (known != m_used.constEnd())
        return *known;
    const auto kept = m_before.constFind(text);
    return *m_used.insert(text, kept != m_before.constEnd() ? *kept : laidOut(text));
}

void LaidTexts::forgetUnused()
{
    m_before = std::exchange(m_used, {});
}

LaidText LaidTexts::laidOut(QString text) const
{
    for (QChar& c : text)
        if (c == QLatin1Char('\n') || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    LaidText made;
    made.text = QStaticText(text);
    made.text.setTextFormat(Qt::PlainText);
    made.text.prepare(QTransform::fromScale(m_ratio, m_ratio), m_font);
    made.width = made.text.size().width();
    return made;
}
