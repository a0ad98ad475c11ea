#include "app/library/librarypage.h"

#include "app/library/foldertree.h"
#include "app/library/librarydelegate.h"
#include "widgets/controls/elidedlabel.h"
#include "widgets/controls/optionpicker.h"
#include "widgets/theme/tooltiptext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>

namespace {

constexpr int folderWidth = 264;

QString headingOf(const LibraryScope& scope)
{
    switch (scope.kind) {
    case LibraryScope::Kind::All:
        return LibraryPage::tr("Dashboards");
    case LibraryScope::Kind::Starred:
        return LibraryPage::tr("Starred dashboards");
    case LibraryScope::Kind::Recent:
        return LibraryPage::tr("Recent dashboards");
    case LibraryScope::Kind::Folder:
        break;
    }
    return scope.folder;
}

VariableOptions tagOptions(const QStringList& tags)
{
    VariableOptions options;
    for (const QString& tag : tags)
        options.push_back({tag, tag, {}});
    return options;
}

} // namespace

LibraryPage::LibraryPage(DashboardLibrary& library, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_theme(Theme::make(ThemeKind::Dark))
    , m_model(new LibraryModel(library, this))
    , m_delegate(new LibraryDelegate(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* split = new QSplitter(this);
    split->setHandleWidth(1);
    auto* side = new QWidget(split);
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(8, 16, 8, 8);
    m_folders = new FolderTree(library, side);
    sideColumn->addWidget(m_folders);
    auto* main = new QWidget(split);
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(24, 20, 24, 12);
    column->setSpacing(12);
    buildTop(column);
    buildFilters(column);
    buildList(column);
    split->setSizes({folderWidth, width()});
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    layout->addWidget(split);
    connect(m_folders, &FolderTree::scopeChosen, this, &LibraryPage::setScope);
    connect(m_model, &LibraryModel::shown, this, &LibraryPage::showState);
    connect(&library, &DashboardLibrary::scanned, this, [this] { m_tags->setVisible(!m_library.tags().isEmpty()); });
    showState();
}

void LibraryPage::buildTop(QLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_heading = new ElidedLabel({}, this);
    row->addWidget(m_heading, 1);
    const auto add = [this, row](const QString& text, void (LibraryPage::*asked)()) {
        auto* button = new QPushButton(text, this);
        connect(button, &QPushButton::clicked, this, asked);
        row->addWidget(button);
    };
    add(tr("Open a file..."), &LibraryPage::openRequested);
    add(tr("Open a folder..."), &LibraryPage::folderRequested);
    add(tr("Import from Grafana..."), &LibraryPage::importRequested);
    add(tr("Datasources..."), &LibraryPage::datasourcesRequested);
    static_cast<QBoxLayout*>(layout)->addLayout(row);
}

void LibraryPage::buildFilters(QLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search titles, tags, panels and queries"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tags = new OptionPicker(this);
    m_tags->setAllowCustom(false);
    m_tags->setToolTip(tr("Tags"));
    m_tags->setOptions({}, {}, {tr("All tags")}, true);
    m_order = new QComboBox(this);
    m_order->addItem(tr("Best match"), int(LibraryOrder::BestMatch));
    m_order->addItem(tr("By title"), int(LibraryOrder::Title));
    m_order->addItem(tr("Newest first"), int(LibraryOrder::Newest));
    m_order->addItem(tr("Most panels first"), int(LibraryOrder::Panels));
    row->addWidget(m_search, 1);
    row->addWidget(m_tags);
    row->addWidget(m_order);
    static_cast<QBoxLayout*>(layout)->addLayout(row);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_opensBest = false;
        m_model->setSearch(text);
    });
    connect(m_tags, &OptionPicker::picked, this, [this](const QStringList& values, const QStringList& texts) {
        m_tags->setOptions(tagOptions(m_library.tags()), values, texts.isEmpty() ? QStringList {tr("All tags")} : texts,
                           true);
        m_model->setTags(values);
    });
    connect(m_order, &QComboBox::activated, this,
            [this] { m_model->setOrder(LibraryOrder(m_order->currentData().toInt())); });
    connect(&m_library, &DashboardLibrary::scanned, this, [this] {
        const QStringList chosen = m_model->tags();
        m_tags->setOptions(tagOptions(m_library.tags()), chosen,
                           chosen.isEmpty() ? QStringList {tr("All tags")} : chosen, true);
    });
}

void LibraryPage::buildList(QLayout* layout)
{
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("dashboards"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_status = new QLabel(this);
    static_cast<QBoxLayout*>(layout)->addWidget(m_list, 1);
    static_cast<QBoxLayout*>(layout)->addWidget(m_empty, 1);
    layout->addWidget(m_status);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (!std::exchange(m_starClicked, false)) // the list tells of that click too
            openRow(index);
    });
    connect(m_list, &QListView::activated, this, &LibraryPage::openRow);
    connect(m_delegate, &LibraryDelegate::starClicked, this, &LibraryPage::toggleStar);
}

void LibraryPage::openRow(const QModelIndex& index)
{
    // Some styles tell of a click and of an activation; the second comes after the page is gone from the screen.
    if (index.isValid() && isVisible())
        emit chosen(index.data(LibraryModel::IdRole).toString());
}

void LibraryPage::toggleStar(const QString& id)
{
    m_starClicked = true;
    m_library.setStarred(id, !m_library.isStarred(id));
}

void LibraryPage::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_folders->setTheme(theme);
    m_tags->setTheme(theme);
    m_heading->setFont(theme.sized(22, 500));
    for (QLabel* label : {m_empty, m_status}) {
        QPalette quiet = label->palette();
        quiet.setColor(QPalette::WindowText, theme.textSecondary);
        label->setPalette(quiet);
    }
    m_status->setFont(theme.fontSmall);
    m_list->viewport()->update();
}

void LibraryPage::setScope(const LibraryScope& scope)
{
    m_folders->choose(scope);
    m_model->setScope(scope);
}

void LibraryPage::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

QString LibraryPage::emptyText() const
{
    if (!m_model->isNewest())
        return {};
    if (m_library.isScanning())
        return tr("Reading the folder...");
    if (!m_model->searchText().trimmed().isEmpty() || !m_model->tags().isEmpty())
        return tr("No dashboard matches.");
    if (m_model->scope().kind == LibraryScope::Kind::Starred)
        return tr("No dashboard is starred. A click on the star at the right of a dashboard does it.");
    return tr("Drop Grafana dashboards or folders of them here, paste a dashboard's JSON, or open a folder.");
}

void LibraryPage::showState()
{
    m_delegate->setWords(searchWords(m_model->searchText()));
    m_heading->setText(headingOf(m_model->scope()));
    const int rows = m_model->rowCount();
    m_list->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    m_empty->setText(emptyText());
    QStringList parts {rows == 1 ? tr("1 dashboard") : tr("%1 dashboards").arg(rows)};
    if (m_library.isScanning())
        parts << tr("reading...");
    if (const int broken = int(m_library.unreadable().size()); broken > 0)
        parts << (broken == 1 ? tr("1 file cannot be read") : tr("%1 files cannot be read").arg(broken));
    m_status->setText(parts.join(QStringLiteral("   ·   ")));
    QStringList reasons;
    for (auto it = m_library.unreadable().cbegin(); it != m_library.unreadable().cend() && reasons.size() < 20; ++it)
        reasons << it.key() + QStringLiteral(": ") + it.value();
    m_status->setToolTip(plainToolTip(reasons.join(u'\n')));
    if (std::exchange(m_opensBest, false))
        openRow(m_model->index(0));
}

bool LibraryPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int row = m_list->currentIndex().row();
    if (key == Qt::Key_Down || key == Qt::Key_Up) { // the list moves while a person goes on typing
        const int next = std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_model->rowCount() - 1));
        m_list->setCurrentIndex(m_model->index(next));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        m_opensBest = !m_model->isAnswered(); // typed faster than found: the rows are still older ones
        if (!m_opensBest)
            openRow(m_model->index(std::max(0, row)));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}
