#include "app/mappingdialog.h"

#include "datasources/datasources.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

namespace {

/// References of exports and of plugins as a person reads them.
QString referenceText(const MissingDataSource& missing)
{
    if (missing.reference.startsWith(QLatin1String("type:")))
        return MappingDialog::tr("any datasource of type %1").arg(missing.reference.mid(5));
    if (missing.reference.startsWith(QLatin1String("${")) && missing.reference.endsWith(QLatin1Char('}')))
        return missing.reference.mid(2).chopped(1); // an export's input by its name
    return missing.reference;
}

QString explanation(const MissingDataSource& missing)
{
    if (missing.isAnswered)
        return MappingDialog::tr("%1  ·  answered by the first connection of its type").arg(missing.type);
    const QString uses =
        missing.uses == 1 ? MappingDialog::tr("asked once") : MappingDialog::tr("asked %1 times").arg(missing.uses);
    return missing.type.isEmpty() ? uses : missing.type + QStringLiteral("  ·  ") + uses;
}

} // namespace

MappingDialog::MappingDialog(const std::vector<MissingDataSource>& missing, const DataSourceMapping& present,
                             const DataSources& sources, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Datasources of this dashboard"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    auto* intro = new QLabel(tr("The dashboard names datasources that are not configured here or that several "
                                "connections can answer. Choose which connection answers for each. The choice is "
                                "remembered beside the file, and the file stays as it is."),
                             this);
    intro->setWordWrap(true);
    layout->addWidget(intro);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto* rows = new QWidget(scroll);
    auto* column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const MissingDataSource& one : missing) {
        QComboBox* choice = addRow(column, one, sources);
        choice->setCurrentIndex(std::max(0, choice->findData(present.value(one.reference).value)));
        m_rows.emplace_back(one.reference, choice);
    }
    column->addStretch(1);
    scroll->setWidget(rows);
    layout->addWidget(scroll, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    constexpr int wide = 560;
    constexpr int tallest = 560;
    constexpr int rowHeight = 58;
    constexpr int rest = 190;
    resize(wide, std::min(tallest, int(missing.size()) * rowHeight + rest));
}

QComboBox* MappingDialog::addRow(QLayout* layout, const MissingDataSource& missing, const DataSources& sources)
{
    auto* row = new QGridLayout;
    row->setHorizontalSpacing(16);
    row->setVerticalSpacing(0);
    auto* name = new QLabel(referenceText(missing), this);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    auto* details = new QLabel(explanation(missing), this);
    details->setTextFormat(Qt::PlainText);
    details->setEnabled(false);
    auto* choice = new QComboBox(this);
    choice->setMinimumContentsLength(22);
    choice->addItem(tr("Leave as it is"), QString());
    for (const ConnectionConfig* same : sources.byType(missing.type))
        choice->addItem(same->name, same->uid.value);
    for (const ConnectionConfig& other : sources.connections())
        if (canonicalType(other.type) != canonicalType(missing.type))
            choice->addItem(QStringLiteral("%1 (%2)").arg(other.name, other.type), other.uid.value);
    row->addWidget(name, 0, 0);
    row->addWidget(details, 1, 0);
    row->addWidget(choice, 0, 1, 2, 1, Qt::AlignVCenter);
    row->setColumnStretch(0, 1);
    static_cast<QBoxLayout*>(layout)->addLayout(row);
    return choice;
}

DataSourceMapping MappingDialog::mapping() const
{
    DataSourceMapping mapping;
    for (const auto& [reference, choice] : m_rows)
        if (const QString uid = choice->currentData().toString(); !uid.isEmpty())
            mapping.insert(reference, ConnectionId(uid));
    return mapping;
}

void MappingDialog::choose(const QString& reference, const ConnectionId& connection)
{
    for (const auto& [name, choice] : m_rows)
        if (name == reference)
            choice->setCurrentIndex(choice->findData(connection.value));
}
