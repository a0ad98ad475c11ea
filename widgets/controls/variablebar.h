#pragma once

#include "dashboards/variables/variableengine.h"
#include "widgets/controls/adhocfilters.h"
#include "widgets/theme/theme.h"

#include <QWidget>

#include <functional>
#include <map>

class FlowLayout;

/// One control per variable: a picker with search, a text field, a switch, or chips of ad-hoc filters and of labels to
/// group by.
class VariableBar : public QWidget
{
    Q_OBJECT

public:
    explicit VariableBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setVariables(const std::vector<VariableState>& states);
    /// Suggestions for the filters of an ad-hoc variable; set before the variables.
    void setTags(std::function<TagSource(const VariableSpec& spec)> tags) { m_tags = std::move(tags); }
    /// The control of a variable; nullptr when it is hidden or unknown.
    QWidget* control(const QString& name) const;

signals:
    void valuePicked(const QString& name, const QStringList& values, const QStringList& texts);

private:
    struct Entry
    {
        QWidget* box = nullptr;
        QWidget* control = nullptr;
    };
    void rebuild(const std::vector<VariableState>& states);
    Entry makeEntry(const VariableState& state);
    QWidget* makeControl(const VariableState& state, QWidget* parent);
    QWidget* makeChips(const VariableState& state, QWidget* parent);
    void fill(QWidget* control, const VariableState& state) const;

    Theme m_theme;
    std::function<TagSource(const VariableSpec& spec)> m_tags;
    FlowLayout* m_layout;
    std::vector<VariableState> m_states;
    std::map<QString, Entry> m_entries;
};
