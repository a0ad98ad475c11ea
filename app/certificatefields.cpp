#include "app/certificatefields.h"

#include "app/plainlabel.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSslCertificate>

namespace {

/// The secret of each part, in their order.
const std::array secretNames = {QStringLiteral("tlsCACert"), QStringLiteral("tlsClientCert"),
                                QStringLiteral("tlsClientKey")};

QString secretOf(const ConnectionConfig& connection, size_t part)
{
    const auto found = connection.secrets.find(secretNames[part]);
    return found == connection.secrets.end() ? QString() : found->second;
}

void setSecret(ConnectionConfig& connection, size_t part, const QString& pem)
{
    if (pem.isEmpty())
        connection.secrets.erase(secretNames[part]);
    else
        connection.secrets[secretNames[part]] = pem;
}

/// Only what changes is written: a file of the person's may leave it out.
void setFlag(ConnectionConfig& connection, const char* name, bool on)
{
    if (jsonutil::boolean(connection.jsonData, name) != on)
        connection.jsonData[name] = on;
}

QString described(const QString& pem)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem.toUtf8(), QSsl::Pem);
    if (certificates.isEmpty())
        return CertificateFields::tr("Kept");
    const QSslCertificate& first = certificates.front();
    QString name = first.subjectInfo(QSslCertificate::CommonName).value(0);
    if (name.isEmpty())
        name = first.subjectDisplayName();
    const QString until = QLocale::c().toString(first.expiryDate().date(), QStringLiteral("yyyy-MM-dd"));
    return first.expiryDate() < QDateTime::currentDateTime()
        ? CertificateFields::tr("%1, expired on %2").arg(name, until)
        : CertificateFields::tr("%1, until %2").arg(name, until);
}

} // namespace

CertificateFields::CertificateFields(QWidget* parent) : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 12, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    build(Authority, tr("Authority"), *form);
    build(Certificate, tr("Own certificate"), *form);
    build(Key, tr("Its key"), *form);
    m_serverName = new QLineEdit(this);
    m_serverName->setObjectName(QStringLiteral("serverName"));
    m_serverName->setPlaceholderText(tr("as in the address"));
    form->addRow(tr("Server's name"), m_serverName);
    m_trust = new QCheckBox(tr("Trust whatever certificate the server has"), this);
    form->addRow(QString(), m_trust);
}

void CertificateFields::build(Part part, const QString& title, QFormLayout& form)
{
    Line& line = m_lines[part];
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    line.text = plainLabel({}, this);
    auto* choose = new QPushButton(tr("Choose..."), this);
    line.remove = new QPushButton(tr("Remove"), this);
    for (QPushButton* button : {choose, line.remove})
        button->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose: %1").arg(title));
    line.remove->setAccessibleName(tr("Remove: %1").arg(title));
    connect(choose, &QPushButton::clicked, this, [this, part] { this->choose(part); });
    connect(line.remove, &QPushButton::clicked, this, [this, part] {
        set(part, {});
        m_lines[part].isChanged = true;
    });
    row->addWidget(line.text, 1, Qt::AlignVCenter);
    row->addWidget(line.remove);
    row->addWidget(choose);
    form.addRow(title, row);
}

void CertificateFields::show(const ConnectionConfig& connection)
{
    for (const Part part : {Authority, Certificate, Key}) {
        set(part, secretOf(connection, part));
        m_lines[part].isChanged = false;
    }
    m_serverName->setText(jsonutil::string(connection.jsonData, "serverName"));
    m_trust->setChecked(jsonutil::boolean(connection.jsonData, "tlsSkipVerify"));
}

void CertificateFields::take(ConnectionConfig& connection) const
{
    for (const Part part : {Authority, Certificate, Key}) // what is not known here, as its keychain is closed, stays
        if (m_lines[part].isChanged)
            setSecret(connection, part, m_lines[part].pem);
    if (m_lines[Authority].isChanged)
        setFlag(connection, "tlsAuthWithCACert", !m_lines[Authority].pem.isEmpty());
    if (m_lines[Certificate].isChanged)
        setFlag(connection, "tlsAuth", !m_lines[Certificate].pem.isEmpty());
    setFlag(connection, "tlsSkipVerify", m_trust->isChecked());
    if (const QString name = m_serverName->text().trimmed();
        name != jsonutil::string(connection.jsonData, "serverName"))
        connection.jsonData["serverName"] = name.toStdString();
}

void CertificateFields::choose(Part part)
{
    const QString path = QFileDialog::getOpenFileName(this, tr("A certificate or key in PEM form"), {},
                                                      tr("PEM (*.pem *.crt *.cer *.key);;All files (*)"));
    if (path.isEmpty())
        return;
    if (const auto done = read(part, path); !done)
        emit refused(done.error().text);
}

Result<Done> CertificateFields::read(Part part, const QString& path)
{
    constexpr qint64 longest = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {Error::Kind::Config, tr("%1 cannot be read: %2.").arg(path, file.errorString()), {}};
    const QByteArray bytes = file.read(longest);
    const QByteArray wanted = part == Key ? "PRIVATE KEY-----" : "-----BEGIN CERTIFICATE-----";
    if (!bytes.contains(wanted))
        return Error {Error::Kind::Config,
                      part == Key ? tr("%1 holds no private key in PEM form.").arg(path)
                                  : tr("%1 holds no certificate in PEM form.").arg(path),
                      {}};
    set(part, QString::fromUtf8(bytes));
    m_lines[part].isChanged = true;
    return Done {};
}

void CertificateFields::set(Part part, const QString& pem)
{
    Line& line = m_lines[part];
    line.pem = pem;
    line.text->setText(pem.isEmpty() ? tr("None") : described(pem));
    line.text->setEnabled(!pem.isEmpty());
    line.remove->setVisible(!pem.isEmpty());
}

QString CertificateFields::text(Part part) const
{
    return m_lines[part].text->text();
}
