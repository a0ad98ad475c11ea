#include "app/reportpanel.h"

#include "widgets/theme/icon.h"
#include "widgets/theme/tooltiptext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>

#include <algorithm>

namespace {

constexpr std::array severities = {Finding::Severity::Error, Finding::Severity::Unsupported,
                                   Finding::Severity::Ignored};
constexpr int iconSize = 16;
constexpr int padding = 10;

IconName iconOf(Finding::Severity severity)
{
    return severity == Finding::Severity::Ignored ? IconName::Info : IconName::Warning;
}

QString severityName(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return ReportPanel::tr("Errors");
    case Finding::Severity::Unsupported:
        return ReportPanel::tr("Not supported");
    case Finding::Severity::Ignored:
        return ReportPanel::tr("Ignored");
    }
    return {};
}

/// Icon, the sentence in as many lines as it needs, the path below in small letters.
class FindingDelegate : public QStyledItemDelegate
{
public:
    FindingDelegate(const Theme& theme, QListView* view) : QStyledItemDelegate(view), m_theme(theme), m_view(view) { }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int width = m_view->viewport()->width();
        return {width, textRect(index, width).height() + QFontMetrics(m_theme.fontMono).height() + 2 * padding + 4};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto severity = Finding::Severity(index.data(FindingModel::SeverityRole).toInt());
        if (option.state & (QStyle::State_MouseOver | QStyle::State_Selected))
            painter->fillRect(option.rect, m_theme.hover);
        const QRect text = textRect(index, option.rect.width()).translated(option.rect.topLeft());
        painter->drawPixmap(option.rect.left() + padding, text.top() + 2,
                            iconPixmap(iconOf(severity), severityColor(severity, m_theme), iconSize,
                                       painter->device()->devicePixelRatioF()));
        painter->setFont(m_theme.font);
        painter->setPen(m_theme.text);
        painter->drawText(text, Qt::TextWordWrap, index.data().toString());
        painter->setFont(m_theme.fontMono);
        painter->setPen(m_theme.textSecondary);
        const QFontMetrics small(m_theme.fontMono);
        const QRect path(text.left(), text.bottom() + 4, text.width(), small.height());
        paintPlace(*painter, path, index);
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, m_theme.border);
    }

private:
    /// The path, and behind it the title of the panel where there is room.
    void paintPlace(QPainter& painter, const QRect& room, const QModelIndex& index) const
    {
        const QFontMetrics mono(m_theme.fontMono);
        const QString path =
            mono.elidedText(index.data(FindingModel::PathRole).toString(), Qt::ElideMiddle, room.width());
        painter.drawText(room, Qt::AlignVCenter, path);
        const QRect rest = room.adjusted(mono.horizontalAdvance(path) + 10, 0, 0, 0);
        constexpr int shortest = 40;
        if (rest.width() < shortest)
            return;
        painter.setFont(m_theme.fontSmall);
        painter.drawText(rest, Qt::AlignVCenter,
                         QFontMetrics(m_theme.fontSmall)
                             .elidedText(index.data(FindingModel::PanelRole).toString(), Qt::ElideRight, rest.width()));
    }

    QRect textRect(const QModelIndex& index, int width) const
    {
        const int left = padding + iconSize + 8;
        constexpr int anyHeight = 10'000;
        const QRect room(left, padding, std::max(40, width - left - padding), anyHeight);
        const QRect used = QFontMetrics(m_theme.font).boundingRect(room, Qt::TextWordWrap, index.data().toString());
        return {room.left(), room.top(), room.width(), used.height()};
    }

    const Theme& m_theme;
    QListView* m_view;
};

/// Looks through panels and the children of rows for the longest path that begins the finding's.
void findPanel(const std::vector<PanelSpec>& panels, const QString& path, qsizetype& longest, const PanelSpec*& found)
{
    for (const PanelSpec& panel : panels) {
        findPanel(panel.panels, path, longest, found);
        const qsizetype size = panel.jsonPath.size();
        const bool begins = size > longest && path.startsWith(panel.jsonPath)
            && (path.size() == size || path[size] == u'.' || path[size] == u'[');
        if (!begins)
            continue;
        longest = size;
        found = &panel;
    }
}

const PanelSpec* specAtPath(const std::vector<PanelSpec>& panels, const QString& path)
{
    qsizetype longest = 0;
    const PanelSpec* found = nullptr;
    findPanel(panels, path, longest, found);
    return found;
}

} // namespace

std::optional<PanelId> panelAtPath(const std::vector<PanelSpec>& panels, const QString& path)
{
    const PanelSpec* spec = specAtPath(panels, path);
    return spec ? std::optional(spec->id) : std::nullopt;
}

QColor severityColor(Finding::Severity severity, const Theme& theme)
{
    switch (severity) {
    case Finding::Severity::Error:
        return theme.error;
    case Finding::Severity::Unsupported:
        return theme.warning;
    case Finding::Severity::Ignored:
        break;
    }
    return theme.textSecondary;
}

void FindingModel::setFindings(std::vector<Finding> findings, const std::vector<PanelSpec>& panels)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return int(a.severity) < int(b.severity); });
    m_findings = std::move(findings);
    m_titles.clear();
    for (const Finding& finding : m_findings) {
        const PanelSpec* spec = specAtPath(panels, finding.path);
        m_titles << (spec ? spec->title : QString());
    }
    select();
}

void FindingModel::setShown(Finding::Severity severity, bool shown)
{
    m_shown[size_t(severity)] = shown;
    select();
}

int FindingModel::countOf(Finding::Severity severity) const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(),
                             [severity](const Finding& finding) { return finding.severity == severity; }));
}

void FindingModel::select()
{
    beginResetModel();
    m_rows.clear();
    for (size_t i = 0; i < m_findings.size(); ++i)
        if (m_shown[size_t(m_findings[i].severity)])
            m_rows.push_back(int(i));
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const int row = m_rows[size_t(index.row())];
    const Finding& finding = m_findings[size_t(row)];
    switch (role) {
    case Qt::DisplayRole:
        return finding.what;
    case Qt::ToolTipRole: // keys of files are texts, never markup
        return plainToolTip(finding.path);
    case PathRole:
        return finding.path;
    case PanelRole:
        return m_titles.at(row);
    case SeverityRole:
        return int(finding.severity);
    default:
        return {};
    }
}

ReportPanel::ReportPanel(QWidget* parent)
    : QWidget(parent)
    , m_theme(Theme::make(ThemeKind::Dark))
    , m_model(new FindingModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0); // the line at the left
    layout->setSpacing(0);
    buildHeader(layout);
    buildFilters(layout);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(m_theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    layout->addWidget(m_list, 1);
    const auto activate = [this](const QModelIndex& index) {
        emit findingActivated(index.data(FindingModel::PathRole).toString());
    };
    connect(m_list, &QListView::clicked, this, activate);
    connect(m_list, &QListView::activated, this, activate);
}

void ReportPanel::buildHeader(QLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(padding + 2, 10, 8, 0);
    m_title = new QLabel(tr("Import report"), this);
    m_close = new QToolButton(this);
    m_close->setToolTip(tr("Close"));
    row->addWidget(m_title, 1);
    row->addWidget(m_close);
    static_cast<QBoxLayout*>(layout)->addLayout(row);
    m_summary = new QLabel(this);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(padding + 2, 4, padding, 4);
    layout->addWidget(m_summary);
    connect(m_close, &QToolButton::clicked, this, &ReportPanel::closeRequested);
}

void ReportPanel::buildFilters(QLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(padding + 2, 4, padding, 8);
    row->setSpacing(6);
    for (const Finding::Severity severity : severities) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::toggled, m_model,
                [this, severity](bool shown) { m_model->setShown(severity, shown); });
        row->addWidget(button);
        m_filters[size_t(severity)] = button;
    }
    row->addStretch(1);
    static_cast<QBoxLayout*>(layout)->addLayout(row);
}

void ReportPanel::setReport(const ImportReport& report, const std::vector<PanelSpec>& panels)
{
    m_model->setFindings(report.findings, panels);
    QString summary = tr("%1 panels, %2 drawn natively, %3 as placeholders.")
                          .arg(report.panels)
                          .arg(report.nativePanels)
                          .arg(report.placeholderPanels);
    if (report.schemaVersion > 0)
        summary += u' ' + tr("The file is at schema version %1.").arg(report.schemaVersion);
    m_summary->setText(summary);
    for (const Finding::Severity severity : severities) {
        const int count = m_model->countOf(severity);
        m_filters[size_t(severity)]->setText(QStringLiteral("%1  %2").arg(severityName(severity)).arg(count));
        m_filters[size_t(severity)]->setVisible(count > 0);
    }
}

void ReportPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_title->setFont(theme.sized(16, 500));
    m_close->setIcon(themedIcon(IconName::Close, theme.text));
    QPalette quiet = m_summary->palette();
    quiet.setColor(QPalette::WindowText, theme.textSecondary);
    m_summary->setPalette(quiet);
    for (const Finding::Severity severity : severities)
        m_filters[size_t(severity)]->setIcon(themedIcon(iconOf(severity), severityColor(severity, theme)));
    m_list->doItemsLayout();
    update();
}

void ReportPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.canvas);
    painter.fillRect(0, 0, 1, height(), m_theme.border);
}
