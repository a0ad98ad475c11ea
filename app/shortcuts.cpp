#include "app/shortcuts.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>

#include <algorithm>
#include <cstring>

namespace {

constexpr int tallestLine = 26;
constexpr int shortestLine = 14;
constexpr int headExtra = 8; ///< of a group's title
constexpr int cardPadding = 28;
constexpr int columnGap = 40;
constexpr int titleHeight = 44;

const char* const dashboardGroup = QT_TRANSLATE_NOOP("Shortcuts", "Dashboard");
const char* const panelGroup = QT_TRANSLATE_NOOP("Shortcuts", "Panel under the mouse");
const char* const timeGroup = QT_TRANSLATE_NOOP("Shortcuts", "Time range");
const char* const windowGroup = QT_TRANSLATE_NOOP("Shortcuts", "Window");

QString translated(const char* text)
{
    return QCoreApplication::translate("Shortcuts", text);
}

QKeySequence sequence(const ShortcutSpec& spec)
{
    return QKeySequence(QString::fromLatin1(spec.keys), QKeySequence::PortableText);
}

/// Keys as boxes, those pressed at once joined, those pressed in turn apart.
QStringList keyTexts(const ShortcutSpec& spec)
{
    QStringList texts;
    const QKeySequence keys = sequence(spec);
    for (int i = 0; i < keys.count(); ++i)
        texts << QKeySequence(keys[uint(i)])
                     .toString(QKeySequence::NativeText)
                     .replace(QLatin1String("Left"), QStringLiteral("←"))
                     .replace(QLatin1String("Right"), QStringLiteral("→"));
    return texts;
}

size_t groupEnd(size_t first)
{
    const auto& table = shortcutTable();
    size_t end = first;
    while (end < table.size() && std::strcmp(table[end].group, table[first].group) == 0)
        ++end;
    return end;
}

bool beginsSecondColumn(size_t first)
{
    return std::strcmp(shortcutTable()[first].group, timeGroup) == 0;
}

/// Lines of the longer column, groups' titles included, and how many titles it has.
std::pair<int, int> longestColumn()
{
    std::pair<int, int> columns[2];
    int column = 0;
    for (size_t first = 0; first < shortcutTable().size(); first = groupEnd(first)) {
        column = beginsSecondColumn(first) ? 1 : column;
        columns[column].first += int(groupEnd(first) - first) + 1;
        ++columns[column].second;
    }
    return std::max(columns[0], columns[1]);
}

int paintKeys(QPainter& painter, const Theme& theme, const ShortcutSpec& spec, const QRect& line)
{
    painter.setFont(theme.fontSmall);
    const QFontMetrics metrics(theme.fontSmall);
    int x = line.left();
    for (const QString& text : keyTexts(spec)) {
        const int gap = std::clamp((line.height() - metrics.height()) / 2, 0, 3);
        const QRect box(x, line.top() + gap, std::max(22, metrics.horizontalAdvance(text) + 12),
                        line.height() - 2 * gap);
        painter.setPen(theme.borderMedium);
        painter.setBrush(theme.secondary);
        painter.drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), 4, 4);
        painter.setPen(theme.text);
        painter.drawText(box, Qt::AlignCenter, text);
        x = box.right() + 5;
    }
    return x;
}

} // namespace

const std::vector<ShortcutSpec>& shortcutTable()
{
    static const std::vector<ShortcutSpec> table {
        {Command::RefreshAll, dashboardGroup, "D, R", QT_TRANSLATE_NOOP("Shortcuts", "Refresh all panels")},
        {Command::None, dashboardGroup, "Ctrl+S", QT_TRANSLATE_NOOP("Shortcuts", "Save")},
        {Command::DashboardSettings, dashboardGroup, "D, S", QT_TRANSLATE_NOOP("Shortcuts", "Settings")},
        {Command::EditLayout, dashboardGroup, "D, L", QT_TRANSLATE_NOOP("Shortcuts", "Move and resize panels")},
        {Command::ExpandRows, dashboardGroup, "D, Shift+E", QT_TRANSLATE_NOOP("Shortcuts", "Open all rows")},
        {Command::CollapseRows, dashboardGroup, "D, Shift+C", QT_TRANSLATE_NOOP("Shortcuts", "Close all rows")},
        {Command::FitToHeight, dashboardGroup, "D, A",
         QT_TRANSLATE_NOOP("Shortcuts", "Fit all panels into the window")},
        {Command::CycleCrosshair, dashboardGroup, "D, O",
         QT_TRANSLATE_NOOP("Shortcuts", "Shared crosshair and tooltip")},
        {Command::Findings, dashboardGroup, "D, I", QT_TRANSLATE_NOOP("Shortcuts", "Import report")},
        {Command::Star, dashboardGroup, "D, F", QT_TRANSLATE_NOOP("Shortcuts", "Star")},
        {Command::ViewPanel, panelGroup, "V", QT_TRANSLATE_NOOP("Shortcuts", "Full size and back")},
        {Command::InspectPanel, panelGroup, "I", QT_TRANSLATE_NOOP("Shortcuts", "Inspect")},
        {Command::EditPanel, panelGroup, "E", QT_TRANSLATE_NOOP("Shortcuts", "Edit JSON")},
        {Command::CopyPanelLink, panelGroup, "P, S", QT_TRANSLATE_NOOP("Shortcuts", "Copy link")},
        {Command::None, timeGroup, "T, O", QT_TRANSLATE_NOOP("Shortcuts", "Choose a range")},
        {Command::None, timeGroup, "T, B", QT_TRANSLATE_NOOP("Shortcuts", "Previous range")},
        {Command::None, timeGroup, "T, F", QT_TRANSLATE_NOOP("Shortcuts", "Next range")},
        {Command::ZoomOut, timeGroup, "T, Z", QT_TRANSLATE_NOOP("Shortcuts", "Zoom out")},
        {Command::ShiftBack, timeGroup, "T, Left", QT_TRANSLATE_NOOP("Shortcuts", "Back by half the range")},
        {Command::ShiftForward, timeGroup, "T, Right", QT_TRANSLATE_NOOP("Shortcuts", "Forward by half the range")},
        {Command::MakeAbsolute, timeGroup, "T, A", QT_TRANSLATE_NOOP("Shortcuts", "Make the range absolute")},
        {Command::CopyRange, timeGroup, "T, C", QT_TRANSLATE_NOOP("Shortcuts", "Copy the range")},
        {Command::PasteRange, timeGroup, "T, V", QT_TRANSLATE_NOOP("Shortcuts", "Paste a range")},
        {Command::Search, windowGroup, "Ctrl+K", QT_TRANSLATE_NOOP("Shortcuts", "Search the library")},
        {Command::None, windowGroup, "Ctrl+H", QT_TRANSLATE_NOOP("Shortcuts", "Library")},
        {Command::None, windowGroup, "Ctrl+O", QT_TRANSLATE_NOOP("Shortcuts", "Open a file")},
        {Command::None, windowGroup, "Ctrl+N", QT_TRANSLATE_NOOP("Shortcuts", "New window, linked with this one")},
        {Command::ImportClipboard, windowGroup, "Ctrl+V",
         QT_TRANSLATE_NOOP("Shortcuts", "Paste a dashboard or a link")},
        {Command::ToggleTheme, windowGroup, "C, T", QT_TRANSLATE_NOOP("Shortcuts", "Dark, light or high contrast")},
        {Command::None, windowGroup, "F11", QT_TRANSLATE_NOOP("Shortcuts", "Kiosk mode")},
        {Command::None, windowGroup, "Esc", QT_TRANSLATE_NOOP("Shortcuts", "Back")},
        {Command::Help, windowGroup, "?", QT_TRANSLATE_NOOP("Shortcuts", "This help")},
    };
    return table;
}

void installShortcuts(QWidget* window, const std::function<void(Command)>& run)
{
    for (const ShortcutSpec& spec : shortcutTable()) {
        if (spec.command == Command::None)
            continue;
        auto* shortcut = new QShortcut(sequence(spec), window);
        QObject::connect(shortcut, &QShortcut::activated, window, [run, command = spec.command] { run(command); });
    }
}

ShortcutHelp::ShortcutHelp(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setGeometry(window->rect());
    window->installEventFilter(this);
    show();
    raise();
    setFocus();
}

void ShortcutHelp::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr int veil = 150; // of 255
    painter.fillRect(rect(), QColor(0, 0, 0, veil));
    const auto [lines, heads] = longestColumn();
    const int around = 2 * cardPadding + titleHeight + (heads - 1) * headExtra;
    constexpr int margin = 12;
    const int line = std::clamp((height() - 2 * margin - around) / lines, shortestLine, tallestLine);
    constexpr int wanted = 860;
    QRect card(0, 0, std::min(wanted, width() - 2 * margin), std::min(lines * line + around, height() - 2 * margin));
    card.moveCenter(rect().center());
    painter.setClipRect(card.adjusted(-1, -1, 1, 1));
    paintCard(painter, card, line);
}

void ShortcutHelp::paintCard(QPainter& painter, const QRect& card, int line) const
{
    painter.setPen(m_theme.borderMedium);
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(card, Theme::panelRadius, Theme::panelRadius);
    const QRect inner = card.adjusted(cardPadding, cardPadding - 8, -cardPadding, -cardPadding);
    painter.setFont(m_theme.sized(18, 500));
    painter.setPen(m_theme.text);
    painter.drawText(inner, Qt::AlignTop | Qt::AlignLeft,
                     translated(QT_TRANSLATE_NOOP("Shortcuts", "Keyboard shortcuts")));
    const int columnWidth = (inner.width() - columnGap) / 2;
    QRect room(inner.left(), inner.top() + titleHeight, columnWidth, inner.height() - titleHeight);
    int y = room.top();
    for (size_t first = 0; first < shortcutTable().size(); first = groupEnd(first)) {
        if (beginsSecondColumn(first)) {
            room.moveLeft(inner.left() + columnWidth + columnGap);
            y = room.top();
        }
        y = paintGroup(painter, first, {room.left(), y, room.width(), line}) + headExtra;
    }
}

/// `line` is the first one; the place behind the last.
int ShortcutHelp::paintGroup(QPainter& painter, size_t first, QRect line) const
{
    painter.setFont(m_theme.fontMedium);
    painter.setPen(m_theme.textSecondary);
    painter.drawText(line, Qt::AlignVCenter, translated(shortcutTable()[first].group));
    constexpr int textColumn = 130;
    for (size_t i = first; i < groupEnd(first); ++i) {
        line.translate(0, line.height());
        const int keysEnd = paintKeys(painter, m_theme, shortcutTable()[i], line);
        painter.setFont(m_theme.font);
        painter.setPen(m_theme.text);
        const int left = std::max(line.left() + std::min(textColumn, line.width() / 3), keysEnd + 8);
        const QRect text(left, line.top(), line.right() - left, line.height());
        painter.drawText(
            text, Qt::AlignVCenter,
            QFontMetrics(m_theme.font).elidedText(translated(shortcutTable()[i].text), Qt::ElideRight, text.width()));
    }
    return line.bottom() + 1;
}

void ShortcutHelp::keyPressEvent(QKeyEvent*)
{
    close();
}

void ShortcutHelp::mousePressEvent(QMouseEvent*)
{
    close();
}

bool ShortcutHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(static_cast<QWidget*>(watched)->rect());
    return QWidget::eventFilter(watched, event);
}
