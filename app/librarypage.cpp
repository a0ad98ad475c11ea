#include "app/librarypage.h"

#include "datasources/data/background.h"
#include "datasources/data/jsonutil.h"

#include <QDirIterator>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int fileRole = Qt::UserRole;
constexpr int mostFiles = 20'000;

/// The title near the top or the end of a dashboard's JSON, without building the whole document.
QString titleOf(const QString& path)
{
    struct TitleSax : nlohmann::json_sax<Json>
    {
        QString title;
        int depth = 0;
        int titleDepth = 0;
        std::string lastKey;
        bool null() override { return true; }
        bool boolean(bool) override { return true; }
        bool number_integer(number_integer_t) override { return true; }
        bool number_unsigned(number_unsigned_t) override { return true; }
        bool number_float(number_float_t, const string_t&) override { return true; }
        bool binary(binary_t&) override { return true; }
        bool string(string_t& text) override
        {
            // depth 1: a plain dashboard; 2: wrapped in "dashboard" or "spec"
            if (lastKey == "title" && depth <= 2 && (titleDepth == 0 || depth < titleDepth)) {
                title = QString::fromStdString(text);
                titleDepth = depth;
            }
            return true;
        }
        bool start_object(std::size_t) override { return ++depth < 600; }
        bool end_object() override
        {
            --depth;
            return true;
        }
        bool start_array(std::size_t) override { return ++depth < 600; }
        bool end_array() override
        {
            --depth;
            return true;
        }
        bool key(string_t& key) override
        {
            lastKey = key;
            return true;
        }
        bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 100LL * 1024 * 1024)
        return {};
    const QByteArray text = file.readAll();
    TitleSax sax;
    return Json::sax_parse(text.begin(), text.end(), &sax) ? sax.title : QString();
}

std::vector<LibraryPage::Entry> scan(const QString& folder)
{
    std::vector<LibraryPage::Entry> entries;
    QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext() && entries.size() < mostFiles) {
        const QString path = files.next();
        const QString title = titleOf(path);
        const QString below = QDir(folder).relativeFilePath(files.fileInfo().absolutePath());
        entries.push_back({path, title.isEmpty() ? files.fileInfo().completeBaseName() : title,
                           below == QLatin1String(".") ? QString() : below});
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return QString::localeAwareCompare(a.folder + a.title, b.folder + b.title) < 0;
    });
    return entries;
}

} // namespace

LibraryPage::LibraryPage(QThreadPool& pool, QWidget* parent)
    : QWidget(parent)
    , m_pool(pool)
    , m_heading(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(48, 40, 48, 40);
    layout->setSpacing(16);
    auto* top = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open a dashboard file..."), this);
    auto* folder = new QPushButton(tr("Open a folder..."), this);
    top->addWidget(m_heading, 1);
    top->addWidget(open);
    top->addWidget(folder);
    layout->addLayout(top);
    m_search->setPlaceholderText(tr("Search titles and folders"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    layout->addWidget(m_list, 1);
    m_hint->setText(tr("Drop a Grafana dashboard's JSON here, or open a folder of them."));
    m_hint->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_hint);
    connect(open, &QPushButton::clicked, this, &LibraryPage::openRequested);
    connect(folder, &QPushButton::clicked, this, &LibraryPage::folderRequested);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { emit fileChosen(item->data(fileRole).toString()); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (int i = 0; i < m_list->count(); ++i)
            m_list->item(i)->setHidden(!m_list->item(i)->text().contains(text, Qt::CaseInsensitive));
    });
}

void LibraryPage::setTheme(const Theme& theme)
{
    m_heading->setFont(theme.sized(24, 500));
    m_hint->setStyleSheet(QStringLiteral("color: %1").arg(theme.textSecondary.name()));
}

int LibraryPage::count() const
{
    return m_list->count();
}

void LibraryPage::showRecent(const QStringList& files)
{
    std::vector<Entry> entries;
    for (const QString& file : files)
        if (QFileInfo::exists(file))
            entries.push_back({file, QFileInfo(file).completeBaseName(), QFileInfo(file).absolutePath()});
    fill(entries, tr("Recent dashboards"));
}

void LibraryPage::showFolder(const QString& folder)
{
    fill({}, tr("Reading %1...").arg(QDir(folder).dirName()));
    m_scan = runInBackground<std::vector<Entry>>(
        m_pool, [folder] { return scan(folder); },
        [this, folder](const std::vector<Entry>& entries) { fill(entries, QDir(folder).dirName()); });
}

void LibraryPage::fill(const std::vector<Entry>& entries, const QString& heading)
{
    m_heading->setText(heading);
    m_list->clear();
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(
            entry.folder.isEmpty() ? entry.title : entry.title + QStringLiteral("   —   ") + entry.folder, m_list);
        item->setData(fileRole, entry.file);
        item->setToolTip(entry.file);
    }
    m_hint->setVisible(entries.empty());
}
