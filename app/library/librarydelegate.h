#pragma once

#include "app/library/textmatch.h"
#include "widgets/theme/theme.h"

#include <QStyledItemDelegate>

struct LibraryHit;

/// One dashboard of the library: title, folder, tags, and what of it matched; its star at the right.
class LibraryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme& theme) { m_theme = theme; }
    void setWords(const QStringList& words) { m_words = words; }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    static QRect starRect(const QRect& row);

signals:
    void starClicked(const QString& id);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    void paintSecondLine(QPainter& painter, const QRect& room, const LibraryHit& hit) const;
    int paintText(QPainter& painter, const QRect& room, const QString& text, bool marked) const;
    int paintTag(QPainter& painter, const QRect& room, const QString& tag) const;

    Theme m_theme = Theme::make(ThemeKind::Dark);
    QStringList m_words;
};
