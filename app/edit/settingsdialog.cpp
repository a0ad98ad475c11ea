#include "app/edit/settingsdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace {

QString rangeText(const RawTimeRange& range)
{
    return SettingsDialog::tr("%1 to %2").arg(range.from, range.to);
}

/// The file has one value for all copies of a repeated row.
bool isSavable(const VariableState& variable)
{
    return variable.base.isEmpty() && variable.spec.type != VariableSpec::Type::Constant
        && variable.spec.type != VariableSpec::Type::Unknown;
}

bool differs(const VariableState& variable)
{
    return isSavable(variable) && variable.value.values != variable.spec.currentValues;
}

QString variablesText(const std::vector<VariableState>& variables)
{
    constexpr int mostLines = 12; // the dialog has to fit on a small screen
    constexpr int longest = 60;
    const QString more = QStringLiteral("…");
    QStringList texts;
    for (const VariableState& variable : variables) {
        if (!isSavable(variable))
            continue;
        const QString text =
            variable.spec.name + QStringLiteral(" = ") + variable.value.texts.join(QStringLiteral(", "));
        texts << (text.size() > longest ? text.left(longest) + more : text);
    }
    if (texts.size() > mostLines)
        texts = texts.mid(0, mostLines) << more;
    return texts.join(u'\n');
}

} // namespace

SettingsDialog::SettingsDialog(const DashboardSession& session, const QString& title, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_title(new QLineEdit(title, this))
    , m_oldTitle(title)
{
    setWindowTitle(tr("Dashboard settings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    layout->addWidget(new QLabel(tr("Title"), this));
    layout->addWidget(m_title);
    layout->addWidget(new QLabel(tr("When the dashboard is opened it shows"), this));
    const Dashboard& dashboard = session.dashboard();
    m_time = addBox(tr("the present time range"), rangeText(session.rawRange()),
                    session.rawRange().from != dashboard.time.from || session.rawRange().to != dashboard.time.to);
    const QString refresh = session.refreshInterval();
    m_refresh =
        addBox(tr("the present refresh"), refresh.isEmpty() ? tr("off") : refresh, refresh != dashboard.refresh);
    const auto& variables = session.variables();
    m_variables = addBox(tr("the present values of variables"), variablesText(variables),
                         std::any_of(variables.begin(), variables.end(), differs));
    m_variables->setVisible(!variables.empty());
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_title, &QLineEdit::textChanged, this, [buttons](const QString& text) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(!text.trimmed().isEmpty());
    });
    constexpr int wide = 460;
    resize(wide, sizeHint().height());
}

QCheckBox* SettingsDialog::addBox(const QString& text, const QString& present, bool differs)
{
    auto* box = new QCheckBox(text, this);
    box->setEnabled(differs);
    layout()->addWidget(box);
    if (present.isEmpty())
        return box;
    auto* label = new QLabel(present, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(26, 0, 0, 0);
    label->setEnabled(false);
    layout()->addWidget(label);
    return box;
}

void SettingsDialog::setTitle(const QString& title)
{
    m_title->setText(title);
}

bool SettingsDialog::apply(DashboardDocument& document) const
{
    bool all = true;
    if (const QString title = m_title->text().trimmed(); title != m_oldTitle)
        all = document.setTitle(title);
    if (m_time->isChecked())
        all = document.setTime(m_session.rawRange()) && all;
    if (m_refresh->isChecked())
        all = document.setRefresh(m_session.refreshInterval()) && all;
    if (!m_variables->isChecked())
        return all;
    for (const VariableState& variable : m_session.variables())
        if (differs(variable))
            all = document.setVariable(variable.spec.name, variable.value.values, variable.value.texts) && all;
    return all;
}
