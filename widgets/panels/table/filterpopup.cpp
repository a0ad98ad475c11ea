#include "widgets/panels/table/filterpopup.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

FilterPopup::FilterPopup(const QStringList& texts, const std::optional<QSet<QString>>& chosen, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_search->setPlaceholderText(tr("Filter values"));
    for (const QString& text : texts) {
        auto* item = new QListWidgetItem(text.isEmpty() ? tr("(Blanks)") : text, m_list);
        item->setData(Qt::UserRole, text);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen && chosen->contains(text) ? Qt::Checked : Qt::Unchecked);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton* clear = buttons->addButton(tr("Clear filter"), QDialogButtonBox::ResetRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &FilterPopup::showMatching);
    connect(buttons, &QDialogButtonBox::accepted, this, &FilterPopup::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QWidget::close);
    connect(clear, &QPushButton::clicked, this, [this] {
        emit cleared();
        close();
    });
    m_search->setFocus();
}

void FilterPopup::showMatching(const QString& part)
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setHidden(!m_list->item(i)->text().contains(part, Qt::CaseInsensitive));
}

void FilterPopup::accept()
{
    QSet<QString> texts;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            texts.insert(m_list->item(i)->data(Qt::UserRole).toString());
    if (texts.isEmpty())
        emit cleared();
    else
        emit accepted(texts);
    close();
}
