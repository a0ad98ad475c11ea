#include "app/headerfields.h"

#include "app/plainlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace {

const QString namePrefix = QStringLiteral("httpHeaderName");
const QString valuePrefix = QStringLiteral("httpHeaderValue");
const QString bearer = QStringLiteral("Bearer ");

/// Names of headers by the number they are kept under: httpHeaderName7 with the secret httpHeaderValue7.
std::map<QString, QString> headerNames(const ConnectionConfig& connection)
{
    std::map<QString, QString> names;
    for (const auto& [key, value] : connection.jsonData.items())
        if (const QString name = QString::fromStdString(key); name.startsWith(namePrefix))
            names.emplace(name.mid(namePrefix.size()), jsonutil::asString(value).value_or(QString()));
    return names;
}

QString valueOf(const ConnectionConfig& connection, const QString& number)
{
    const auto found = connection.secrets.find(valuePrefix + number);
    return found == connection.secrets.end() ? QString() : found->second;
}

bool isToken(const ConnectionConfig& connection, const QString& number, const QString& name)
{
    return name.compare(QLatin1String("Authorization"), Qt::CaseInsensitive) == 0
        && valueOf(connection, number).startsWith(bearer, Qt::CaseInsensitive);
}

std::optional<QString> tokenNumber(const ConnectionConfig& connection)
{
    for (const auto& [number, name] : headerNames(connection))
        if (isToken(connection, number, name))
            return number;
    return std::nullopt;
}

QString freeNumber(const ConnectionConfig& connection)
{
    const auto names = headerNames(connection);
    int number = 1;
    while (names.contains(QString::number(number)))
        ++number;
    return QString::number(number);
}

void setHeader(ConnectionConfig& connection, const QString& number, const QString& name, const QString& value)
{
    connection.jsonData[(namePrefix + number).toStdString()] = name.toStdString();
    connection.secrets[valuePrefix + number] = value;
}

void removeHeader(ConnectionConfig& connection, const QString& number)
{
    connection.jsonData.erase((namePrefix + number).toStdString());
    connection.secrets.erase(valuePrefix + number);
}

} // namespace

QString bearerToken(const ConnectionConfig& connection)
{
    const auto number = tokenNumber(connection);
    return number ? valueOf(connection, *number).mid(bearer.size()).trimmed() : QString();
}

void setBearerToken(ConnectionConfig& connection, const QString& token)
{
    const auto number = tokenNumber(connection);
    if (token.isEmpty() && number)
        removeHeader(connection, *number);
    else if (!token.isEmpty())
        setHeader(connection, number.value_or(freeNumber(connection)), QStringLiteral("Authorization"), bearer + token);
}

HeaderFields::HeaderFields(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto* content = new QWidget(scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(10);
    QLabel* words = plainLabel(tr("Sent with every request, for example X-Scope-OrgID."), content);
    words->setEnabled(false);
    column->addWidget(words);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(8);
    column->addLayout(m_lines);
    m_add = new QPushButton(tr("Add a header"), content);
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {}, {});
        m_rows.back().name->setFocus();
    });
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addStretch(1);
    scroll->setWidget(content);
    outer->addWidget(scroll);
}

void HeaderFields::show(const ConnectionConfig& connection)
{
    while (!m_rows.empty())
        remove(m_rows.back().line);
    for (const auto& [number, name] : headerNames(connection))
        if (!isToken(connection, number, name))
            addRow(number, name, valueOf(connection, number));
}

void HeaderFields::take(ConnectionConfig& connection)
{
    const auto isKept = [this](const QString& number) {
        return std::any_of(m_rows.begin(), m_rows.end(), [&number](const Row& row) {
            return row.number == number && !row.name->text().trimmed().isEmpty();
        });
    };
    for (const auto& [number, name] : headerNames(connection))
        if (!isToken(connection, number, name) && !isKept(number))
            removeHeader(connection, number);
    for (Row& row : m_rows) {
        const QString name = row.name->text().trimmed();
        if (name.isEmpty())
            continue;
        if (row.number.isEmpty())
            row.number = freeNumber(connection);
        // What is equal is left alone: a value that is not known here, as its keychain is closed, stays as it is.
        if (name != headerNames(connection)[row.number] || row.value->text() != valueOf(connection, row.number))
            setHeader(connection, row.number, name, row.value->text());
    }
}

void HeaderFields::add(const QString& name, const QString& value)
{
    addRow({}, name, value);
}

void HeaderFields::addRow(const QString& number, const QString& name, const QString& value)
{
    Row row;
    row.number = number;
    row.line = new QWidget(this);
    auto* layout = new QHBoxLayout(row.line);
    layout->setContentsMargins(0, 0, 0, 0);
    row.name = new QLineEdit(name, row.line);
    row.name->setPlaceholderText(tr("Name"));
    row.name->setAccessibleName(tr("Name of the header"));
    row.value = new QLineEdit(value, row.line);
    row.value->setPlaceholderText(tr("Value"));
    row.value->setAccessibleName(tr("Value of the header"));
    row.value->setEchoMode(QLineEdit::Password);
    auto* gone = new QToolButton(row.line);
    gone->setText(QStringLiteral("×"));
    gone->setToolTip(tr("Remove"));
    gone->setAccessibleName(tr("Remove"));
    layout->addWidget(row.name, 2);
    layout->addWidget(row.value, 3);
    layout->addWidget(gone);
    connect(gone, &QToolButton::clicked, this, [this, line = row.line] { remove(line); });
    m_lines->addWidget(row.line);
    m_rows.push_back(row);
}

void HeaderFields::remove(const QWidget* line)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [line](const Row& row) { return row.line == line; });
    if (found == m_rows.end())
        return;
    QWidget* gone = found->line;
    m_rows.erase(found);
    m_lines->removeWidget(gone);
    gone->hide();
    gone->deleteLater(); // its button is what was pressed
}
