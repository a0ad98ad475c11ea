#pragma once

#include "datasources/data/value.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

/// Names are Grafana's (fieldConfig of a panel, config of a data frame field).

struct Threshold
{
    double value = 0; ///< -infinity for the base step
    QString color; ///< a name or any CSS colour
};

struct Thresholds
{
    enum class Mode
    {
        Absolute,
        Percentage
    };
    Mode mode = Mode::Absolute;
    std::vector<Threshold> steps; ///< in the order given
};

struct MappingResult
{
    std::optional<QString> text;
    QString color;
    QString icon;
    int index = 0;
};

struct ValueMapping
{
    enum class Kind
    {
        Value,
        Range,
        Regex,
        Special
    };
    enum class Special
    {
        Null,
        NaN,
        NullAndNaN,
        True,
        False,
        Empty
    };
    Kind kind = Kind::Value;
    QString key; ///< Value: the text that must be equal; Regex: the pattern
    std::optional<double> from; ///< Range; open when missing
    std::optional<double> to; ///< Range; open when missing
    Special special = Special::Null;
    MappingResult result;
    /// Entries of one Value mapping object share a group: Grafana looks them up as one step.
    int group = 0;
};

struct FieldColor
{
    QString mode; ///< id of one of the 25 modes; empty when not set
    QString fixedColor;
    QString seriesBy; ///< last, min, max
    QString gradientTo; ///< gradientColorTo
};

struct DataLink
{
    QString title;
    QString url;
    bool targetBlank = false;
    bool oneClick = false;
    JsonPtr internal; ///< {datasourceUid, query...} of a link that stays in the product
};

/// What a person is asked for before the request of an action is made; its texts name it as ${key}.
struct ActionVariable
{
    QString key;
    QString name; ///< as the dialog calls it; empty: the key
};

/// A request that a dashboard offers beside the links of a value. Only a template: nothing is sent from here.
struct DataAction
{
    using Pairs = std::vector<std::pair<QString, QString>>;
    QString title;
    QString type = QStringLiteral("fetch"); ///< fetch, or infinity: by way of a datasource of a server
    QString method = QStringLiteral("POST");
    QString url;
    QString body;
    QString contentType; ///< unless a header says it
    Pairs headers;
    Pairs queryParams;
    QString confirmation; ///< the question before; empty: one is made of the title
    std::vector<ActionVariable> variables;
    bool oneClick = false;
    QString background; ///< colour of its button
};

/// How a field is shown. Everything optional is "not set", because overrides fill only what is lacking.
struct FieldConfig
{
    std::optional<QString> displayName;
    std::optional<QString> displayNameFromDS;
    std::optional<QString> description;
    std::optional<QString> unit;
    std::optional<QString> noValue;
    std::optional<double> decimals;
    std::optional<double> min;
    std::optional<double> max;
    std::optional<bool> fieldMinMax;
    std::optional<bool> filterable;
    std::optional<double> intervalMs; ///< the step of the query that made the field
    std::optional<FieldColor> color;
    std::optional<Thresholds> thresholds;
    std::optional<std::vector<ValueMapping>> mappings;
    std::vector<DataLink> links;
    std::vector<DataAction> actions;
    QStringList enumTexts; ///< of an enum field
    QStringList enumColors;
    JsonPtr custom; ///< object of the panel's own options (fieldConfig.custom); may be nullptr
    JsonPtr other; ///< keys this client does not know, kept for round trips and tables; may be nullptr
    /// A click on a value leads somewhere or does something.
    bool offersLinks() const { return !links.empty() || !actions.empty(); }
};
