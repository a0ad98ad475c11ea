#include "app/library/foldertree.h"

#include "widgets/theme/icon.h"
#include "widgets/theme/vedettestyle.h"

#include <QHeaderView>
#include <QPainter>

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int folderRole = Qt::UserRole + 1;
constexpr int textColumn = 0;
constexpr int countColumn = 1;

LibraryScope scopeOf(const QTreeWidgetItem& item)
{
    return {LibraryScope::Kind(item.data(textColumn, kindRole).toInt()), item.data(textColumn, folderRole).toString()};
}

} // namespace

FolderTree::FolderTree(DashboardLibrary& library, QWidget* parent)
    : QTreeWidget(parent)
    , m_library(library)
    , m_theme(Theme::make(ThemeKind::Dark))
{
    setColumnCount(2);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection); // the current row has a bar of its own
    setIndentation(16);
    setUniformRowHeights(true);
    setIconSize({16, 16});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(textColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(countColumn, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (!item || scopeOf(*item) == m_chosen)
            return;
        m_chosen = scopeOf(*item);
        emit scopeChosen(m_chosen);
    });
    connect(&library, &DashboardLibrary::scanned, this, &FolderTree::fill);
    connect(&library, &DashboardLibrary::stateChanged, this, &FolderTree::updateCounts);
    fill();
}

void FolderTree::setTheme(const Theme& theme)
{
    m_theme = theme;
    QPalette colors = palette();
    colors.setColor(QPalette::Highlight, theme.hover);
    colors.setColor(QPalette::HighlightedText, theme.text);
    setPalette(colors);
    clear(); // the icons are made anew
    fill();
}

void FolderTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (currentIndex().siblingAtColumn(textColumn) == index.siblingAtColumn(textColumn))
        drawRowMark(*painter, option.rect, m_theme.hover); // one bar behind all columns and the branch
    QTreeWidget::drawRow(painter, option, index);
}

void FolderTree::choose(const LibraryScope& scope)
{
    m_chosen = scope;
    for (QTreeWidgetItemIterator it(this); *it; ++it)
        if (scopeOf(**it) == scope)
            setCurrentItem(*it);
}

QTreeWidgetItem* FolderTree::addScope(QTreeWidgetItem* parent, const QString& text, const LibraryScope& scope)
{
    const IconName icon = scope.kind == LibraryScope::Kind::All ? IconName::Dashboard
        : scope.kind == LibraryScope::Kind::Starred             ? IconName::Star
        : scope.kind == LibraryScope::Kind::Recent              ? IconName::Clock
                                                                : IconName::Folder;
    auto* item = new QTreeWidgetItem(parent ? parent : invisibleRootItem(), {text, QString()});
    item->setIcon(textColumn, themedIcon(icon, m_theme.textSecondary));
    item->setData(textColumn, kindRole, int(scope.kind));
    item->setData(textColumn, folderRole, scope.folder);
    item->setForeground(countColumn, m_theme.textSecondary);
    item->setTextAlignment(countColumn, Qt::AlignRight | Qt::AlignVCenter);
    constexpr int height = 30;
    item->setSizeHint(textColumn, {0, height});
    return item;
}

void FolderTree::fill()
{
    const QStringList folders = m_library.folders();
    if (topLevelItemCount() == 0 || folders != m_folders) {
        m_folders = folders;
        const LibraryScope chosen = m_chosen;
        const QSignalBlocker blocker(this);
        clear();
        addScope(nullptr, tr("All dashboards"), {LibraryScope::Kind::All, {}});
        addScope(nullptr, tr("Starred"), {LibraryScope::Kind::Starred, {}});
        addScope(nullptr, tr("Recent"), {LibraryScope::Kind::Recent, {}});
        QHash<QString, QTreeWidgetItem*> items;
        for (const QString& folder : folders) { // sorted: parents come first
            if (folder.isEmpty())
                continue;
            const qsizetype slash = folder.lastIndexOf(u'/');
            QTreeWidgetItem* parent = slash < 0 ? nullptr : items.value(folder.left(slash));
            items[folder] = addScope(parent, folder.mid(slash + 1), {LibraryScope::Kind::Folder, folder});
            if (slash < 0)
                items[folder]->setExpanded(true);
        }
        choose(chosen);
    }
    updateCounts();
}

void FolderTree::updateCounts()
{
    QHash<QString, int> counts;
    int starred = 0;
    for (const LibraryEntryPtr& entry : m_library.entries()) {
        starred += m_library.isStarred(entry->id()) ? 1 : 0;
        for (QString folder = entry->folder; !folder.isEmpty();
             folder = folder.left(std::max<qsizetype>(0, folder.lastIndexOf(u'/'))))
            ++counts[folder];
    }
    for (QTreeWidgetItemIterator it(this); *it; ++it) {
        const LibraryScope scope = scopeOf(**it);
        const int count = scope.kind == LibraryScope::Kind::All ? m_library.count()
            : scope.kind == LibraryScope::Kind::Starred         ? starred
            : scope.kind == LibraryScope::Kind::Recent          ? int(m_library.recentIds().size())
                                                                : counts.value(scope.folder);
        (*it)->setText(countColumn, count > 0 ? QString::number(count) : QString());
    }
}
