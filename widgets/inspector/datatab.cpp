#include "widgets/inspector/datatab.h"

#include "widgets/inspector/frameexport.h"
#include "widgets/inspector/frametablemodel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

namespace {

constexpr int joinedIndex = -1; ///< stands for all frames joined
constexpr int rowHeight = 26;
constexpr int widestColumn = 420;
constexpr int indentOfFiles = 2;

QString frameTitle(const Frame& frame, size_t index)
{
    QString title = frame.name;
    for (const Field& field : frame.fields)
        if (title.isEmpty() && field.type != FieldType::Time)
            title = columnTitle(field);
    if (title.isEmpty())
        title = DataTab::tr("Frame %1").arg(index + 1);
    return frame.refId.isEmpty() ? title : QStringLiteral("%1: %2").arg(frame.refId, title);
}

/// Processors of a joined frame are made from its own fields.
std::vector<DisplayProcessor> displaysOf(const Frame& frame, const DisplayContext& context)
{
    std::vector<DisplayProcessor> displays;
    for (const Field& field : frame.fields)
        displays.emplace_back(field, context);
    return displays;
}

} // namespace

DataTab::DataTab(QWidget* parent)
    : QWidget(parent)
    , m_data(std::make_shared<const PanelData>())
    , m_model(new FrameTableModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    buildBar(layout);
    m_table = new QTableView(this);
    m_table->setTabKeyNavigation(false); // Tab leads on, arrow keys go from cell to cell
    m_table->setObjectName(QStringLiteral("frameTable"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    layout->addWidget(m_table, 1);
}

void DataTab::buildBar(QLayout* layout)
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    m_frames = new QComboBox(this);
    m_frames->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_frames->setMinimumContentsLength(16);
    m_formatted = new QCheckBox(tr("As the panel writes it"), this);
    m_formatted->setChecked(true);
    m_size = new QLabel(this);
    auto* copy = new QPushButton(tr("Copy"), this);
    auto* csvFile = new QPushButton(tr("Save CSV..."), this);
    auto* jsonFile = new QPushButton(tr("Save JSON..."), this);
    copy->setObjectName(QStringLiteral("copyCsv"));
    csvFile->setObjectName(QStringLiteral("saveCsv"));
    jsonFile->setObjectName(QStringLiteral("saveJson"));
    bar->addWidget(m_frames, 1);
    bar->addWidget(m_formatted);
    bar->addWidget(m_size, 1);
    for (QPushButton* button : {copy, csvFile, jsonFile})
        bar->addWidget(button);
    static_cast<QBoxLayout*>(layout)->addLayout(bar);
    connect(m_frames, &QComboBox::activated, this, &DataTab::showFrame);
    connect(m_formatted, &QCheckBox::toggled, m_model, &FrameTableModel::setFormatted);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(csv()); });
    connect(csvFile, &QPushButton::clicked, this,
            [this] { emit saveRequested(QStringLiteral("csv"), csv().toUtf8()); });
    connect(jsonFile, &QPushButton::clicked, this, [this] {
        emit saveRequested(QStringLiteral("json"), jsonutil::dump(framesToJson(m_data->frames), indentOfFiles));
    });
}

void DataTab::setTheme(const Theme& theme)
{
    QPalette palette = m_size->palette();
    palette.setColor(QPalette::WindowText, theme.textSecondary);
    m_size->setPalette(palette);
}

QString DataTab::csv() const
{
    return frameToCsv(m_model->frame(), m_model->isFormatted() ? m_model->displays() : std::vector<DisplayProcessor>());
}

void DataTab::setData(const PanelDataPtr& data)
{
    const QPoint scroll(m_table->horizontalScrollBar()->value(), m_table->verticalScrollBar()->value());
    m_data = asFrames(data);
    fillFrames();
    showFrame();
    m_table->horizontalScrollBar()->setValue(scroll.x()); // a refresh must not move what a person reads
    m_table->verticalScrollBar()->setValue(scroll.y());
}

void DataTab::fillFrames()
{
    const QString chosen = m_frames->currentText();
    m_frames->clear();
    if (joinedByTime(m_data->frames))
        m_frames->addItem(tr("All series by time"), joinedIndex);
    for (size_t i = 0; i < m_data->frames.size(); ++i)
        m_frames->addItem(frameTitle(m_data->frames[i], i), int(i));
    m_frames->setCurrentIndex(std::max(0, m_frames->findText(chosen)));
    m_frames->setVisible(m_frames->count() > 1);
}

void DataTab::showFrame()
{
    const int index = m_frames->currentData().toInt();
    const bool grown = m_model->columnCount() == 0;
    if (m_data->frames.empty()) {
        m_model->setFrame({}, {});
    } else if (index == joinedIndex) {
        Frame joined = joinedByTime(m_data->frames).value_or(Frame());
        auto displays = displaysOf(joined, m_data->display);
        m_model->setFrame(std::move(joined), std::move(displays));
    } else {
        const auto at = size_t(index);
        m_model->setFrame(m_data->frames[at],
                          at < m_data->displays.size() ? m_data->displays[at] : std::vector<DisplayProcessor>());
    }
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setEnabled(m_model->rowCount() > 0); // there is nothing to copy or to write else
    m_size->setText(tr("%1 rows, %2 columns").arg(m_model->rowCount()).arg(m_model->columnCount()));
    if (!grown)
        return;
    m_table->horizontalHeader()->setResizeContentsPrecision(50);
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(widestColumn, m_table->columnWidth(column) + 16));
}
