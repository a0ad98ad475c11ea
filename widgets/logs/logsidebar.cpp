#include "widgets/logs/logsidebar.h"

#include "dashboards/logs/loglabels.h"
#include "datasources/data/background.h"
#include "widgets/controls/popupmenu.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QTabBar>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int fieldsTab = 0;
constexpr int patternsTab = 1;
constexpr size_t mostValues = 20;

QString headingOf(LogField::Origin origin)
{
    switch (origin) {
    case LogField::Origin::Stream:
        return LogSidebar::tr("Labels");
    case LogField::Origin::Metadata:
        return LogSidebar::tr("Structured metadata");
    case LogField::Origin::Parsed:
        break;
    }
    return LogSidebar::tr("Fields of the lines");
}

} // namespace

std::vector<LogPatternRow> logPatternRows(const Frame& found)
{
    std::vector<LogPatternRow> rows;
    const Field* texts = found.byName(QStringLiteral("pattern"));
    const Field* levels = found.byName(QStringLiteral("level"));
    const Field* lines = found.byName(QStringLiteral("lines"));
    if (!texts || !levels || !lines || !texts->as<StringColumn>() || !levels->as<StringColumn>())
        return rows;
    for (qsizetype row = 0; row < found.rows; ++row)
        rows.push_back({(*texts->as<StringColumn>())[size_t(row)],
                        logLevelOf((*levels->as<StringColumn>())[size_t(row)].toStdString()),
                        qint64(lines->numberAt(row))});
    return rows;
}

std::vector<LogVolumeRow> logVolumeRows(const Frame& found)
{
    std::vector<LogVolumeRow> rows;
    const Field* bytes = found.byName(QStringLiteral("bytes"));
    for (qsizetype row = 0; bytes && row < found.rows; ++row) {
        LogVolumeRow volume {{}, qint64(bytes->numberAt(row))};
        for (const Field& field : found.fields)
            if (const auto* texts = field.as<StringColumn>(); texts && !(*texts)[size_t(row)].isEmpty())
                volume.labels.insert(field.name, (*texts)[size_t(row)]);
        rows.push_back(std::move(volume));
    }
    return rows;
}

LogSidebar::LogSidebar(QWidget* parent)
    : QWidget(parent)
    , m_lines(std::make_shared<const LogLines>())
    , m_tabs(new QTabBar(this))
    , m_list(new RowList(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_tabs);
    layout->addWidget(m_list, 1);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Fields"));
    m_tabs->addTab(tr("Patterns"));
    m_tabs->addTab(tr("Volume"));
    m_tabs->setAccessibleName(tr("What the lines have"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tabs, &QTabBar::currentChanged, this, &LogSidebar::rebuild);
    connect(m_list, &RowList::rowClicked, this, &LogSidebar::click);
    connect(m_list, &QWidget::customContextMenuRequested, this, &LogSidebar::openMenu);
}

void LogSidebar::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_list->setTheme(theme, theme.panel);
    // The application's style would give it the ground of a window.
    m_list->setStyleSheet(QStringLiteral("RowList { background: %1; }").arg(theme.panel.name()));
    m_tabs->setFont(theme.sized(theme.smallPx(), 500));
    rebuild();
}

void LogSidebar::setContents(LogLinesPtr lines, LogOverview overview)
{
    m_lines = lines ? std::move(lines) : std::make_shared<const LogLines>();
    m_patterns = logPatternRows(overview.patterns);
    m_volume = logVolumeRows(overview.volume);
    m_serverKnowsFields = overview.fields.rows > 0;
    m_isCounting = true;
    // Two thousand lines are parsed: longer than a frame.
    m_counting = runInBackground<LogFieldSummaries>(
        *QThreadPool::globalInstance(),
        [lines = m_lines, fields = std::move(overview.fields)] {
            return withServerFields(fieldsOfLines(*lines), fields);
        },
        [this](LogFieldSummaries counted) {
            m_fields = std::move(counted);
            m_isCounting = false;
            rebuild();
        });
    rebuild();
    countValues();
}

void LogSidebar::countValues()
{
    if (m_open.isEmpty())
        return;
    m_countingValues = runInBackground<std::vector<LogFieldValue>>(
        *QThreadPool::globalInstance(), [lines = m_lines, field = m_open] { return valuesOfField(*lines, field); },
        [this](std::vector<LogFieldValue> values) {
            m_values = std::move(values);
            rebuild();
        });
}

LogFieldSummary LogSidebar::fieldOf(const QString& name) const
{
    const auto it = std::find_if(m_fields.begin(), m_fields.end(),
                                 [&](const LogFieldSummary& field) { return field.name == name; });
    return it == m_fields.end() ? LogFieldSummary {name, LogField::Origin::Parsed, {}, 0} : *it;
}

void LogSidebar::rebuild()
{
    m_entries.clear();
    m_rows.clear();
    if (m_tabs->currentIndex() == fieldsTab)
        addFields();
    else if (m_tabs->currentIndex() == patternsTab)
        addPatterns();
    else
        addVolume();
    m_list->setRows(std::move(m_rows));
}

void LogSidebar::addNote(const QString& text)
{
    ListRow row;
    row.title = text;
    row.heading = true;
    addRow(std::move(row), {});
}

void LogSidebar::addRow(ListRow row, const Entry& entry)
{
    m_rows.push_back(std::move(row));
    m_entries.push_back(entry);
}

void LogSidebar::addFields()
{
    if (m_fields.empty())
        addNote(m_isCounting ? tr("Counting the fields…") : tr("The lines have no fields."));
    for (size_t i = 0; i < m_fields.size(); ++i) {
        const LogFieldSummary& field = m_fields[i];
        if (i == 0 || m_fields[i - 1].origin != field.origin)
            addNote(headingOf(field.origin));
        ListRow row;
        row.title = field.name;
        row.trailing = QString::number(field.cardinality);
        addRow(std::move(row), {Entry::Kind::Field, i, {}});
        if (field.name == m_open)
            addValues(i);
    }
}

void LogSidebar::addValues(size_t field)
{
    if (!m_values)
        return; // being counted
    const auto& values = *m_values;
    for (size_t i = 0; i < std::min(values.size(), mostValues); ++i) {
        ListRow row;
        row.title = values[i].value.isEmpty() ? tr("(empty)") : values[i].value;
        row.trailing = QString::number(values[i].lines);
        row.mark = m_theme.primary;
        addRow(std::move(row), {Entry::Kind::Value, field, values[i].value});
    }
    if (values.empty())
        addNote(tr("None of the lines shown has it."));
    else if (values.size() > mostValues)
        addNote(tr("and %1 more").arg(values.size() - mostValues));
    if (m_serverKnowsFields && m_fields[field].origin != LogField::Origin::Stream) {
        ListRow row;
        row.title = tr("All values in the time range…");
        addRow(std::move(row), {Entry::Kind::AllValues, field, {}});
    }
}

void LogSidebar::addPatterns()
{
    if (m_patterns.empty())
        addNote(tr("The server knows no patterns."));
    for (size_t i = 0; i < m_patterns.size(); ++i) {
        ListRow row;
        row.title = m_patterns[i].text;
        row.trailing = QString::number(m_patterns[i].lines);
        row.mark = toQColor(logLevelColor(m_patterns[i].level, m_theme.palette));
        addRow(std::move(row), {Entry::Kind::Pattern, i, {}});
    }
}

void LogSidebar::addVolume()
{
    if (m_volume.empty())
        addNote(tr("The server tells no volume of these streams."));
    for (size_t i = 0; i < m_volume.size(); ++i) {
        QStringList labels;
        for (auto it = m_volume[i].labels.cbegin(); it != m_volume[i].labels.cend(); ++it)
            labels << it.key() + QLatin1Char('=') + it.value();
        ListRow row;
        row.title = labels.isEmpty() ? tr("(empty)") : labels.join(QLatin1String(", "));
        row.trailing = QLocale::c().formattedDataSize(m_volume[i].bytes);
        addRow(std::move(row), {Entry::Kind::Volume, i, {}});
    }
}

void LogSidebar::click(int row)
{
    const Entry entry = m_entries[size_t(row)];
    if (entry.kind == Entry::Kind::Field) {
        const QString& name = m_fields[entry.index].name;
        m_open = m_open == name ? QString() : name;
        m_values.reset();
        m_countingValues.cancel();
        countValues();
        rebuild();
    } else if (entry.kind == Entry::Kind::Value) {
        emit fieldFilterRequested(m_fields[entry.index], QStringLiteral("="), entry.value);
    } else if (entry.kind == Entry::Kind::Pattern) {
        emit patternFilterRequested(m_patterns[entry.index].text, false);
    } else if (entry.kind == Entry::Kind::Volume) {
        emit streamsFilterRequested(m_volume[entry.index].labels);
    } else if (entry.kind == Entry::Kind::AllValues) {
        emit allValuesRequested(m_fields[entry.index].name);
    }
}

void LogSidebar::openMenu(const QPoint& position)
{
    int row = 0;
    while (row < int(m_entries.size()) && !m_list->rowRect(row).contains(position))
        ++row;
    if (row == int(m_entries.size()))
        return;
    const Entry entry = m_entries[size_t(row)];
    if (entry.kind != Entry::Kind::Value && entry.kind != Entry::Kind::Pattern)
        return;
    const bool pattern = entry.kind == Entry::Kind::Pattern;
    const QString text = pattern ? m_patterns[entry.index].text : entry.value;
    // By value: other lines may come, with other fields, while the menu is open.
    const LogFieldSummary field = pattern ? LogFieldSummary() : m_fields[entry.index];
    const auto narrow = [this, field, pattern, text](bool without) {
        if (pattern)
            emit patternFilterRequested(text, without);
        else
            emit fieldFilterRequested(field, without ? QStringLiteral("!=") : QStringLiteral("="), text);
    };
    QMenu* menu = newPopupMenu(this);
    menu->addAction(tr("Only lines with it"), this, [narrow] { narrow(false); });
    menu->addAction(tr("Only lines without it"), this, [narrow] { narrow(true); });
    menu->addAction(tr("Copy"), this, [text] { QApplication::clipboard()->setText(text); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}
