#include "app/connectionsdialog.h"

#include "app/certificatefields.h"
#include "app/headerfields.h"
#include "app/plainlabel.h"
#include "datasources/builtinsources.h"
#include "datasources/provisioning.h"
#include "widgets/theme/vedettestyle.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace {

const QString passwordKey = QStringLiteral("basicAuthPassword");
const QString testDataType = QStringLiteral("grafana-testdata-datasource");

struct Address
{
    const char* type;
    const char* usual; ///< where such a server listens when nobody says otherwise
};
constexpr Address addresses[] = {{"prometheus", "http://localhost:9090"},
                                 {"loki", "http://localhost:3100"},
                                 {"jaeger", "http://localhost:16686"},
                                 {"alertmanager", "http://localhost:9093"}};

QString usualAddress(const QString& type)
{
    for (const Address& address : addresses)
        if (type == QLatin1String(address.type))
            return QString::fromLatin1(address.usual);
    return {};
}

QString userOf(const ConnectionConfig& connection)
{
    if (!connection.basicAuth)
        return {};
    return connection.basicAuthUser.isEmpty() ? connection.user : connection.basicAuthUser;
}

} // namespace

ConnectionsDialog::ConnectionsDialog(Parts parts, QWidget* parent)
    : QDialog(parent)
    , m_connections(std::move(parts.connections))
    , m_tried(m_types, parts.http, systemClock())
{
    registerBuiltinSources(m_types);
    setWindowTitle(tr("Datasources"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(buildList());
    columns->addWidget(buildForm(), 1);
    layout->addLayout(columns, 1);
    const QString note =
        tr("Passwords, tokens and keys are kept in the keychain. What has no field here, such as links "
           "between datasources, is set in a datasources file.");
    const QString origin =
        tr("These come from %1. That file stays as it is; what you save here is used in its place.").arg(parts.file);
    QLabel* hint = plainLabel(parts.file.isEmpty() ? note : origin, this);
    hint->setEnabled(false);
    layout->addWidget(hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    VedetteStyle::makePrimary(*buttons->button(QDialogButtonBox::Save));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectionsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    constexpr QSize size(760, 520);
    resize(size);
    for (const ConnectionConfig& connection : m_connections)
        m_list->addItem(connection.name);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionsDialog::showConnection);
    showConnection(-1);
    choose(0);
}

QWidget* ConnectionsDialog::buildList()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    constexpr int width = 220;
    side->setFixedWidth(width);
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Datasources"));
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] { // a click beside the rows would leave none
        if (m_list->currentItem() && m_list->selectedItems().isEmpty())
            m_list->currentItem()->setSelected(true);
    });
    column->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    auto* add = new QPushButton(tr("Add"), side);
    buildAdd(*add);
    m_remove = new QPushButton(tr("Remove"), side);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionsDialog::remove);
    for (QPushButton* button : {add, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    column->addLayout(row);
    return side;
}

void ConnectionsDialog::buildAdd(QPushButton& button)
{
    auto* menu = new QMenu(&button);
    for (const auto& type : m_types.items())
        menu->addAction(type->name, this, [this, id = type->id] { add(id); });
    button.setMenu(menu);
}

QWidget* ConnectionsDialog::buildForm()
{
    m_form = new QWidget(this);
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_tabs = new QTabWidget(m_form);
    m_tabs->setDocumentMode(true);
    m_headers = new HeaderFields(m_tabs);
    m_certificates = new CertificateFields(m_tabs);
    m_tabs->addTab(buildServer(), tr("Server"));
    m_tabs->addTab(m_headers, tr("Headers"));
    m_tabs->addTab(m_certificates, tr("Certificates"));
    column->addWidget(m_tabs, 1);
    column->addWidget(buildTry());
    connect(m_certificates, &CertificateFields::refused, this, [this](const QString& why) { tell(why, false); });
    connect(m_name, &QLineEdit::textEdited, this, &ConnectionsDialog::updateName);
    return m_form;
}

QWidget* ConnectionsDialog::buildServer()
{
    auto* page = new QWidget(m_tabs);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 12, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_type = plainLabel({}, page);
    m_name = new QLineEdit(page);
    m_url = new QLineEdit(page);
    m_user = new QLineEdit(page);
    m_password = new QLineEdit(page);
    m_token = new QLineEdit(page);
    const std::pair<QLineEdit*, const char*> names[] = {
        {m_name, "name"}, {m_url, "url"}, {m_user, "user"}, {m_password, "password"}, {m_token, "token"}};
    for (const auto& [field, name] : names)
        field->setObjectName(QLatin1String(name));
    for (QLineEdit* hidden : {m_password, m_token})
        hidden->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("in place of user and password"));
    m_default = new QCheckBox(tr("Asked by dashboards that name no datasource"), page);
    form->addRow(tr("Type"), m_type);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Address"), m_url);
    form->addRow(tr("User"), m_user);
    form->addRow(tr("Password"), m_password);
    form->addRow(tr("Token"), m_token);
    form->addRow(QString(), m_default);
    return page;
}

QWidget* ConnectionsDialog::buildTry()
{
    auto* line = new QWidget(m_form);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_try = new QPushButton(tr("Try it"), line);
    m_try->setAutoDefault(false);
    m_message = plainLabel({}, line);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_try, 0, Qt::AlignVCenter);
    row->addWidget(m_message, 1);
    connect(m_try, &QPushButton::clicked, this, &ConnectionsDialog::tryOut);
    return line;
}

QString ConnectionsDialog::typeName(const QString& id) const
{
    const DataSourceType* type = m_types.find(canonicalType(id));
    return type ? type->name : id;
}

/// Dashboards name datasources, so no two may have one name.
QString ConnectionsDialog::freeName(const QString& wanted) const
{
    const auto isTaken = [this](const QString& name) {
        return std::any_of(m_connections.begin(), m_connections.end(),
                           [&name](const ConnectionConfig& one) { return one.name == name; });
    };
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

void ConnectionsDialog::add(const QString& type)
{
    ConnectionConfig connection;
    connection.type = type;
    connection.name = freeName(typeName(type));
    connection.url = usualAddress(type);
    connection.isDefault = m_connections.empty();
    if (type == QLatin1String("alertmanager"))
        connection.jsonData["implementation"] = "prometheus";
    m_connections.push_back(std::move(connection));
    m_list->addItem(m_connections.back().name);
    choose(m_list->count() - 1);
    m_tabs->setCurrentIndex(0);
    QLineEdit* first = type == testDataType ? m_name : m_url;
    first->setFocus();
    first->selectAll();
}

void ConnectionsDialog::remove()
{
    const int row = m_shown;
    if (row < 0)
        return;
    m_shown = -1; // its fields go nowhere
    m_connections.erase(m_connections.begin() + row);
    const QSignalBlocker quiet(m_list); // it speaks of rows as they are while one goes
    delete m_list->takeItem(row);
    showConnection(m_list->currentRow());
}

void ConnectionsDialog::choose(int row)
{
    m_list->setCurrentRow(row);
}

void ConnectionsDialog::showConnection(int row)
{
    take();
    m_trying.cancel();
    m_shown = row >= 0 && size_t(row) < m_connections.size() ? row : -1;
    const ConnectionConfig connection = m_shown < 0 ? ConnectionConfig() : m_connections[size_t(m_shown)];
    const bool hasAddress = m_shown >= 0 && connection.type != testDataType;
    m_type->setText(typeName(connection.type));
    m_name->setText(connection.name);
    m_url->setText(connection.url);
    m_user->setText(userOf(connection));
    m_password->clear();
    const auto secret = connection.secrets.find(passwordKey);
    m_password->setPlaceholderText(
        secret == connection.secrets.end() || secret->second.isEmpty() ? QString() : tr("Stays as it is"));
    m_default->setChecked(connection.isDefault);
    m_token->setText(bearerToken(connection));
    m_headers->show(connection);
    m_certificates->show(connection);
    for (QWidget* field :
         std::initializer_list<QWidget*> {m_url, m_user, m_password, m_token, m_headers, m_certificates})
        field->setEnabled(hasAddress);
    m_form->setEnabled(m_shown >= 0);
    m_remove->setEnabled(m_shown >= 0);
    m_message->clear();
    m_try->setEnabled(true);
}

void ConnectionsDialog::take()
{
    if (m_shown < 0)
        return;
    ConnectionConfig& connection = m_connections[size_t(m_shown)];
    connection.name = m_name->text().trimmed();
    connection.url = m_url->text().trimmed();
    if (const QString user = m_user->text().trimmed(); user != userOf(connection)) {
        connection.basicAuth = !user.isEmpty();
        connection.basicAuthUser = user;
    }
    if (!m_password->text().isEmpty())
        connection.secrets[passwordKey] = m_password->text();
    if (!connection.basicAuth)
        connection.secrets.erase(passwordKey);
    if (const QString token = m_token->text().trimmed(); token != bearerToken(connection))
        setBearerToken(connection, token);
    m_headers->take(connection);
    m_certificates->take(connection);
    connection.isDefault = m_default->isChecked();
    if (connection.isDefault)
        for (ConnectionConfig& other : m_connections)
            other.isDefault = &other == &connection;
}

void ConnectionsDialog::updateName()
{
    if (QListWidgetItem* item = m_list->item(m_shown))
        item->setText(m_name->text());
}

std::vector<ConnectionConfig> ConnectionsDialog::connections()
{
    take();
    std::vector<ConnectionConfig> connections = m_connections;
    const auto isTaken = [&connections](const ConnectionId& uid) {
        return std::any_of(connections.begin(), connections.end(),
                           [&uid](const ConnectionConfig& one) { return one.uid == uid; });
    };
    for (ConnectionConfig& connection : connections) {
        if (!connection.uid.isEmpty())
            continue;
        ConnectionId uid = uidFromName(connection.name);
        while (isTaken(uid)) // of one that had this name before
            uid = ConnectionId(uid.value + u'2');
        connection.uid = uid;
    }
    return connections;
}

void ConnectionsDialog::tryOut()
{
    take();
    if (m_shown < 0)
        return;
    ConnectionConfig connection = m_connections[size_t(m_shown)];
    connection.uid = ConnectionId(QStringLiteral("tried"));
    m_trying.cancel();
    m_tried.setConnections({});
    m_tried.setConnections({connection});
    const auto source = m_tried.open(connection.uid);
    if (!source)
        return tell(source.error().text, false);
    m_try->setEnabled(false);
    m_message->setText(tr("Asking..."));
    m_trying = (*source)->check([this](const Result<QString>& answer) {
        m_try->setEnabled(true);
        tell(answer ? *answer : answer.error().text, bool(answer));
    });
}

void ConnectionsDialog::tell(const QString& text, bool good)
{
    QPalette colors = palette();
    if (!good)
        colors.setColor(QPalette::WindowText, colors.color(QPalette::BrightText));
    m_message->setPalette(colors);
    m_message->setText(text);
}

QString ConnectionsDialog::message() const
{
    return m_message->text();
}

void ConnectionsDialog::accept()
{
    take();
    const size_t shown = size_t(std::max(m_shown, 0));
    for (size_t k = 0; k < m_connections.size(); ++k) {
        const size_t i = (shown + k) % m_connections.size(); // what was just written is the one to change
        const QString& name = m_connections[i].name;
        const auto same = [&name](const ConnectionConfig& one) { return one.name == name; };
        const bool several = std::count_if(m_connections.begin(), m_connections.end(), same) > 1;
        if (!name.isEmpty() && !several)
            continue;
        choose(int(i));
        m_tabs->setCurrentIndex(0); // where the name is
        m_name->setFocus();
        return tell(name.isEmpty() ? tr("It needs a name.") : tr("Another datasource has this name."), false);
    }
    QDialog::accept();
}
