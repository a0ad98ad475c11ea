#include "widgets/controls/variablebar.h"

#include "dashboards/variables/variableurl.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/optionpicker.h"
#include "widgets/theme/tooltiptext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace {

/// A variable of a row or tab whose name is taken has a number behind it in the dashboard.
QString labelOf(const VariableSpec& spec)
{
    return spec.label.isEmpty() ? spec.name.section(QLatin1Char('@'), 0, 0) : spec.label;
}

/// The labels that a variable groups by, as the chips that stand for them.
std::vector<AdhocFilter> groupings(const QStringList& keys)
{
    std::vector<AdhocFilter> filters;
    for (const QString& key : keys)
        filters.push_back({key, QStringLiteral("groupBy"), {}, {}});
    return filters;
}

QStringList keysOf(const std::vector<AdhocFilter>& filters)
{
    QStringList keys;
    for (const AdhocFilter& filter : filters)
        keys << filter.key;
    return keys;
}

QStringList valuesOf(const VariableOptions& options)
{
    QStringList values;
    for (const VariableOption& option : options)
        values << option.value;
    return values;
}

VariableOptions pickerOptions(const VariableState& state)
{
    VariableOptions options = state.value.options;
    const QString all = QStringLiteral("$__all");
    const bool hasAll =
        std::any_of(options.begin(), options.end(), [&](const VariableOption& o) { return o.value == all; });
    if (state.spec.includeAll && !hasAll)
        options.insert(options.begin(), VariableOption {QStringLiteral("All"), all, {}});
    return options;
}

} // namespace

VariableBar::VariableBar(QWidget* parent) : QWidget(parent), m_layout(new FlowLayout(8, this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void VariableBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    rebuild(m_states);
}

QWidget* VariableBar::control(const QString& name) const
{
    const auto it = m_entries.find(name);
    return it == m_entries.end() ? nullptr : it->second.control;
}

void VariableBar::setVariables(const std::vector<VariableState>& states)
{
    const bool same = states.size() == m_states.size()
        && std::equal(states.begin(), states.end(), m_states.begin(),
                      [](const VariableState& a, const VariableState& b) {
                          return a.spec.name == b.spec.name && a.spec.type == b.spec.type;
                      });
    m_states = states;
    if (!same) {
        rebuild(states);
        return;
    }
    for (const VariableState& state : states)
        if (QWidget* widget = control(state.spec.name))
            fill(widget, state);
}

void VariableBar::rebuild(const std::vector<VariableState>& states)
{
    for (auto& [name, entry] : m_entries) {
        m_layout->removeWidget(entry.box);
        entry.box->hide();
        entry.box->deleteLater();
    }
    m_entries.clear();
    for (const VariableState& state : states) {
        if (!state.spec.isOffered())
            continue;
        const Entry entry = makeEntry(state);
        m_entries[state.spec.name] = entry;
        m_layout->addWidget(entry.box);
    }
    setVisible(!m_entries.empty());
    updateGeometry();
}

VariableBar::Entry VariableBar::makeEntry(const VariableState& state)
{
    Entry entry;
    entry.box = new QWidget(this);
    auto* layout = new QHBoxLayout(entry.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    entry.control = makeControl(state, entry.box);
    if (state.spec.hide != VariableSpec::Hide::Label) {
        auto* label = new QLabel(labelOf(state.spec), entry.box);
        label->setContentsMargins(0, 0, 8, 0);
        label->setFont(m_theme.fontSmall);
        label->setTextFormat(Qt::PlainText);
        label->setToolTip(markdownToolTip(state.spec.description));
        label->setBuddy(entry.control);
        layout->addWidget(label);
    }
    layout->addWidget(entry.control);
    fill(entry.control, state);
    return entry;
}

QWidget* VariableBar::makeControl(const VariableState& state, QWidget* parent)
{
    const QString name = state.spec.name;
    if (state.spec.type == VariableSpec::Type::TextBox) {
        auto* field = new QLineEdit(parent);
        field->setFixedWidth(180);
        field->setPlaceholderText(state.spec.placeholder);
        connect(field, &QLineEdit::editingFinished, this, [this, field, name] {
            if (field->isModified())
                emit valuePicked(name, {field->text()}, {field->text()});
            field->setModified(false);
        });
        return field;
    }
    if (state.spec.type == VariableSpec::Type::Switch) {
        auto* box = new QCheckBox(parent);
        const QStringList values = {state.spec.disabledValue, state.spec.enabledValue};
        connect(box, &QCheckBox::clicked, this,
                [this, name, values](bool on) { emit valuePicked(name, {values[on]}, {values[on]}); });
        return box;
    }
    if (state.spec.type == VariableSpec::Type::AdHoc || state.spec.type == VariableSpec::Type::GroupBy)
        return makeChips(state, parent);
    auto* picker = new OptionPicker(parent);
    picker->setTheme(m_theme);
    picker->setAllowCustom(state.spec.allowCustomValue);
    picker->setPlaceholder(state.spec.placeholder);
    connect(picker, &OptionPicker::picked, this, [this, name](const QStringList& values, const QStringList& texts) {
        emit valuePicked(name, values, texts);
    });
    return picker;
}

QWidget* VariableBar::makeChips(const VariableState& state, QWidget* parent)
{
    using Offer = AdhocFilters::Offer;
    const bool groups = state.spec.type == VariableSpec::Type::GroupBy;
    const Offer offer = groups ? Offer::Groupings : state.spec.enableGroupBy ? Offer::Both : Offer::Filters;
    auto* chips = new AdhocFilters(offer, m_theme, m_tags ? m_tags(state.spec) : TagSource(), parent);
    connect(chips, &AdhocFilters::changed, this,
            [this, groups, name = state.spec.name](const std::vector<AdhocFilter>& all) {
                emit valuePicked(name, groups ? keysOf(all) : urlValues(all), {});
            });
    return chips;
}

void VariableBar::fill(QWidget* control, const VariableState& state) const
{
    const QString error = state.error ? state.error->text : QString();
    if (auto* picker = qobject_cast<OptionPicker*>(control)) {
        picker->setOptions(pickerOptions(state), state.value.values, state.value.texts, state.spec.multi);
        picker->setError(error);
    } else if (auto* field = qobject_cast<QLineEdit*>(control)) {
        if (!field->hasFocus())
            field->setText(state.value.values.value(0));
    } else if (auto* box = qobject_cast<QCheckBox*>(control)) {
        box->setChecked(state.value.values.value(0) == state.spec.enabledValue);
    } else if (auto* filters = qobject_cast<AdhocFilters*>(control)) {
        const bool groups = state.spec.type == VariableSpec::Type::GroupBy;
        filters->setKeys(groups ? valuesOf(state.value.options) : state.spec.defaultKeys);
        filters->setFilters(groups ? groupings(state.value.values) : state.spec.filters);
    }
}
