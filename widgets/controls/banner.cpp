#include "widgets/controls/banner.h"

#include "widgets/theme/icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace {

constexpr int iconRoom = 40;
constexpr qsizetype longestDetail = 400;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_sentence(plainLabel(this))
    , m_detail(plainLabel(this))
    , m_close(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(iconRoom, 8, 8, 8);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_sentence);
    texts->addWidget(m_detail);
    row->addLayout(texts, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_close->setToolTip(tr("Close"));
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    hide();
}

void Banner::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_detail->setFont(theme.fontSmall);
    m_close->setIcon(themedIcon(IconName::Close, theme.text));
    update();
}

void Banner::showError(const QString& sentence, const QString& detail)
{
    m_isError = true;
    showText(sentence, detail);
}

void Banner::showNote(const QString& sentence, const QString& detail)
{
    m_isError = false;
    showText(sentence, detail);
}

void Banner::showText(const QString& sentence, const QString& detail)
{
    m_sentence->setText(sentence);
    m_detail->setText(detail.left(longestDetail).trimmed());
    m_detail->setVisible(!m_detail->text().isEmpty());
    show();
    update();
}

void Banner::dismiss()
{
    m_sentence->clear();
    hide();
}

QString Banner::text() const
{
    return m_sentence->text();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    constexpr double tint = 0.15;
    const QColor color = m_isError ? m_theme.error : m_theme.primary;
    painter.fillRect(rect(), blended(color, tint, m_theme.canvas));
    painter.fillRect(QRect(0, 0, 4, height()), color);
    const IconName icon = m_isError ? IconName::Warning : IconName::Info;
    painter.drawPixmap(16, 12, iconPixmap(icon, color, 16, devicePixelRatioF()));
}
