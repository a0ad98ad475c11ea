#include "app/grafanaimportdialog.h"

#include "app/settings.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

GrafanaImportDialog::GrafanaImportDialog(Parts parts, QWidget* parent) : QDialog(parent), m_parts(parts)
{
    setWindowTitle(tr("Import from Grafana"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    buildForm(layout);
    buildProgress(layout);
    auto* buttons = new QHBoxLayout;
    m_start = new QPushButton(tr("Import"), this);
    m_close = new QPushButton(tr("Close"), this);
    m_start->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(m_start);
    buttons->addWidget(m_close);
    layout->addLayout(buttons);
    connect(m_start, &QPushButton::clicked, this, &GrafanaImportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &GrafanaImportDialog::reject);
    constexpr int wide = 560;
    resize(wide, sizeHint().height());
    update();
    loadToken();
}

GrafanaImportDialog::~GrafanaImportDialog() = default;

void GrafanaImportDialog::buildForm(QLayout* layout)
{
    auto* form = new QFormLayout;
    form->setSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_url = new QLineEdit(m_parts.settings.grafanaUrl(), this);
    m_url->setPlaceholderText(QStringLiteral("https://grafana.example.org"));
    m_token = new QLineEdit(this);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("of a service account that may read dashboards"));
    m_remember = new QCheckBox(tr("Keep the token in the keychain"), this);
    const QString kept = m_parts.settings.importFolder();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_folder = new QLineEdit(kept.isEmpty() ? documents + QStringLiteral("/Grafana") : kept, this);
    auto* browse = m_browse = new QPushButton(tr("Choose..."), this);
    auto* folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    form->addRow(tr("Address"), m_url);
    form->addRow(tr("Token"), m_token);
    form->addRow(QString(), m_remember);
    form->addRow(tr("Write to"), folder);
    static_cast<QBoxLayout*>(layout)->addLayout(form);
    connect(browse, &QPushButton::clicked, this, &GrafanaImportDialog::chooseFolder);
    connect(m_url, &QLineEdit::textChanged, this, &GrafanaImportDialog::update);
    connect(m_url, &QLineEdit::editingFinished, this, &GrafanaImportDialog::loadToken);
    connect(m_folder, &QLineEdit::textChanged, this, &GrafanaImportDialog::update);
}

void GrafanaImportDialog::buildProgress(QLayout* layout)
{
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    constexpr int thin = 6;
    m_progress->setFixedHeight(thin);
    m_progress->hide();
    m_message = new QLabel(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_failures = new QListWidget(this);
    m_failures->setWordWrap(true);
    constexpr int fewFailures = 120;
    m_failures->setMinimumHeight(fewFailures);
    m_failures->hide();
    layout->addWidget(m_progress);
    layout->addWidget(m_message);
    static_cast<QBoxLayout*>(layout)->addWidget(m_failures, 1);
}

void GrafanaImportDialog::setUrl(const QString& url)
{
    m_url->setText(url);
}

void GrafanaImportDialog::setToken(const QString& token)
{
    m_token->setText(token);
}

void GrafanaImportDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

void GrafanaImportDialog::setRemembered(bool remember)
{
    m_remember->setChecked(remember);
}

bool GrafanaImportDialog::isRunning() const
{
    return m_import && m_import->isRunning();
}

QString GrafanaImportDialog::message() const
{
    return m_message->text();
}

QStringList GrafanaImportDialog::failures() const
{
    QStringList texts;
    for (int i = 0; i < m_failures->count(); ++i)
        texts << m_failures->item(i)->text();
    return texts;
}

void GrafanaImportDialog::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Write dashboards to"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

SecretKey GrafanaImportDialog::secretKey() const
{
    return {ConnectionId(QStringLiteral("grafana ") + m_url->text().trimmed()), QStringLiteral("token")};
}

void GrafanaImportDialog::loadToken()
{
    if (m_url->text().trimmed().isEmpty() || !m_token->text().isEmpty())
        return;
    m_secret = m_parts.secrets.read(secretKey(), [this](const Result<std::optional<QString>>& token) {
        if (!token || !*token || !m_token->text().isEmpty())
            return; // without a keychain a person types it
        m_token->setText(**token);
        m_remember->setChecked(true);
    });
}

void GrafanaImportDialog::keepToken()
{
    const auto said = [this](const Result<Done>& done) {
        if (!done)
            m_remember->setText(tr("Keep the token in the keychain (%1)").arg(done.error().text));
    };
    m_written = m_remember->isChecked() ? m_parts.secrets.write(secretKey(), m_token->text(), said)
                                        : m_parts.secrets.remove(secretKey(), [](const Result<Done>&) {});
}

void GrafanaImportDialog::start()
{
    m_parts.settings.setGrafanaUrl(m_url->text().trimmed());
    m_parts.settings.setImportFolder(m_folder->text());
    keepToken();
    GrafanaImportOptions options;
    options.url = m_url->text().trimmed();
    options.auth.bearer = m_token->text().trimmed().toUtf8();
    options.folder = QDir(m_folder->text()).absolutePath();
    m_import = std::make_unique<GrafanaImport>(m_parts.http, std::move(options));
    connect(m_import.get(), &GrafanaImport::progressed, this, &GrafanaImportDialog::showProgress);
    connect(m_import.get(), &GrafanaImport::finished, this, &GrafanaImportDialog::showReport);
    m_failures->clear();
    m_failures->hide();
    showProgress(0, 0, {});
    m_import->start();
    update();
}

void GrafanaImportDialog::showProgress(int done, int total, const QString& title)
{
    m_progress->show();
    m_progress->setRange(0, total); // 0 of 0: Qt shows that it is busy
    m_progress->setValue(done);
    m_message->setText(total == 0 ? tr("Asking for the list of dashboards...")
                                  : tr("%1 of %2: %3").arg(done).arg(total).arg(title));
}

void GrafanaImportDialog::showReport(const GrafanaImportReport& report)
{
    m_progress->hide();
    QStringList sentences;
    if (report.error)
        sentences << report.error->text;
    else if (report.cancelled)
        sentences << tr("The import was cancelled.");
    sentences << tr("Dashboards written: %1. Already there as they are: %2. Failed: %3.")
                     .arg(report.written)
                     .arg(report.unchanged)
                     .arg(report.failures.size());
    m_message->setText(sentences.join(u' '));
    for (const GrafanaImportReport::Failure& failure : report.failures)
        m_failures->addItem(failure.title + QStringLiteral(": ") + failure.error.text);
    m_failures->setVisible(m_failures->count() > 0);
    resize(width(), std::max(height(), sizeHint().height()));
    update();
    if (report.written + report.unchanged > 0)
        emit folderWritten(QDir(m_folder->text()).absolutePath());
}

void GrafanaImportDialog::update()
{
    const bool running = isRunning();
    m_start->setEnabled(!running && !m_url->text().trimmed().isEmpty() && !m_folder->text().isEmpty());
    m_close->setText(running ? tr("Cancel") : tr("Close"));
    for (QWidget* field : std::initializer_list<QWidget*> {m_url, m_token, m_remember, m_folder, m_browse})
        field->setEnabled(!running);
}

void GrafanaImportDialog::reject()
{
    if (isRunning())
        m_import->cancel(); // its report follows
    else
        QDialog::reject();
}
