#include "dashboards/variables/variableoptions.h"

#include "dashboards/format/textpattern.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSet>

#include <numeric>

namespace {

/// The global matches of a text, or the first alone; a match of nothing ends the search.
std::vector<QRegularExpressionMatch> allMatches(const TextPattern& regex, const QString& text)
{
    std::vector<QRegularExpressionMatch> matches;
    qsizetype from = 0;
    while (true) {
        QRegularExpressionMatch match = regex.expression().match(text, from);
        if (!match.hasMatch())
            break;
        from = match.capturedEnd();
        const bool last = !regex.isGlobal() || match.capturedLength() == 0;
        matches.push_back(std::move(match));
        if (last)
            break;
    }
    return matches;
}

/// The first non-empty capture of a name.
QString namedGroup(const std::vector<QRegularExpressionMatch>& matches, const TextPattern& regex, const QString& name)
{
    if (!regex.groupNames().contains(name))
        return {};
    for (const QRegularExpressionMatch& match : matches)
        if (QString text = match.captured(name); !text.isEmpty())
            return text;
    return {};
}

void extract(const VariableOption& option, const TextPattern& regex, bool onText, VariableOptions& out)
{
    const auto matches = allMatches(regex, onText ? option.text : option.value);
    if (matches.empty())
        return;
    const bool hasGroups = regex.expression().captureCount() > 0;
    const QString value = hasGroups ? namedGroup(matches, regex, QStringLiteral("value")) : QString();
    const QString text = hasGroups ? namedGroup(matches, regex, QStringLiteral("text")) : QString();
    if (!value.isEmpty() || !text.isEmpty()) {
        out.push_back({text.isEmpty() ? value : text, value.isEmpty() ? text : value, option.properties});
    } else if (hasGroups) {
        for (const QRegularExpressionMatch& match : matches) {
            const QString captured = match.captured(1);
            out.push_back({captured, captured, option.properties});
        }
    } else {
        out.push_back(option);
    }
}

void removeDoubles(VariableOptions& options)
{
    QSet<QString> known;
    known.reserve(qsizetype(options.size()));
    const auto seenBefore = [&](const VariableOption& option) {
        const qsizetype before = known.size();
        known.insert(option.value);
        return known.size() == before;
    };
    options.erase(std::remove_if(options.begin(), options.end(), seenBefore), options.end());
}

/// The first number in a text; -1 without one.
double firstNumber(const QString& text)
{
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    const auto start = std::find_if(text.begin(), text.end(), isDigit);
    double number = start == text.end() ? -1 : 0;
    for (auto c = start; c != text.end() && isDigit(*c); ++c)
        number = number * 10 + c->digitValue();
    return number;
}

/// Letters without their accents, so that e and é are equal.
QString baseLetters(const QString& text)
{
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; }))
        return text;
    QString out = text.normalized(QString::NormalizationForm_D);
    out.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return out;
}

/// Stable order by a key made once per option.
template<typename Key, typename MakeKey>
void sortBy(VariableOptions& options, MakeKey makeKey)
{
    std::vector<std::pair<Key, std::size_t>> keys;
    keys.reserve(options.size());
    for (std::size_t i = 0; i < options.size(); ++i)
        keys.emplace_back(makeKey(options[i].text), i);
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
        if (a.first < b.first)
            return true;
        return !(b.first < a.first) && a.second < b.second;
    });
    VariableOptions sorted;
    sorted.reserve(options.size());
    for (const auto& key : keys)
        sorted.push_back(std::move(options[key.second]));
    options = std::move(sorted);
}

void sortNaturally(VariableOptions& options)
{
    QCollator collator {QLocale(QLocale::English, QLocale::UnitedStates)};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const auto unnamed = std::stable_partition(options.begin(), options.end(),
                                               [](const VariableOption& option) { return !option.text.isNull(); });
    const VariableOptions last(std::make_move_iterator(unnamed), std::make_move_iterator(options.end()));
    options.erase(unnamed, options.end());
    sortBy<QCollatorSortKey>(options, [&](const QString& text) { return collator.sortKey(baseLetters(text)); });
    options.insert(options.end(), last.begin(), last.end());
}

const VariableOption* findByValue(const VariableOptions& options, const QString& value)
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const VariableOption& option) { return option.value == value; });
    return found == options.end() ? nullptr : &*found;
}

const VariableOption* findByText(const VariableOptions& options, const QString& text)
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const VariableOption& option) { return option.text == text; });
    return found == options.end() ? nullptr : &*found;
}

VariableChoice allChoice()
{
    return {{QStringLiteral("$__all")}, {QStringLiteral("All")}};
}

bool isAll(const VariableChoice& choice)
{
    return choice.values.value(0) == QLatin1String("$__all");
}

VariableChoice firstChoice(const VariableOptions& options, const ChoiceRules& rules)
{
    if (rules.defaultToAll)
        return allChoice();
    if (options.empty())
        return rules.multi ? VariableChoice {} : VariableChoice {{QString()}, {QString()}};
    return {{options.front().value}, {options.front().text}};
}

/// Many chosen among many offered: a lookup each would be quadratic.
QHash<QString, QString> textsByValue(const VariableOptions& options)
{
    QHash<QString, QString> texts;
    texts.reserve(qsizetype(options.size()));
    for (auto option = options.rbegin(); option != options.rend(); ++option)
        texts.insert(option->value, option->text);
    return texts;
}

VariableChoice survivingOfMany(const VariableChoice& choice, const VariableOptions& options)
{
    VariableChoice valid;
    const auto texts = textsByValue(options);
    for (const QString& value : choice.values) {
        const auto text = texts.constFind(value);
        if (text == texts.constEnd())
            continue;
        valid.values << value;
        valid.texts << *text;
    }
    return valid;
}

QString plainText(const Json& value)
{
    return value.is_string() ? *jsonutil::asString(value) : QString::fromUtf8(jsonutil::dump(value));
}

} // namespace

void sortOptions(VariableOptions& options, int sort)
{
    if (sort < 1 || sort > 8)
        return;
    const int kind = (sort + 1) / 2;
    if (kind == 1)
        sortBy<QString>(options, [](const QString& text) { return text; });
    else if (kind == 2)
        sortBy<double>(options, firstNumber);
    else if (kind == 3)
        sortBy<QString>(options, [](const QString& text) { return text.toLower(); });
    else
        sortNaturally(options);
    if (sort % 2 == 0)
        std::reverse(options.begin(), options.end());
}

Error invalidRegex(const TextPattern& regex, const QString& text)
{
    const QString detail = regex.expression().isValid() ? QString() : regex.expression().errorString();
    return {Error::Kind::Config,
            QCoreApplication::translate("Variables", "%1 is not a valid regular expression.").arg(text), detail};
}

Result<VariableOptions> queryOptions(const VariableOptions& answer, const OptionRules& rules)
{
    VariableOptions options;
    if (rules.regex.isEmpty()) {
        options = answer;
    } else {
        const TextPattern regex(rules.regex);
        if (!regex.isValid())
            return invalidRegex(regex, rules.regex);
        options.reserve(answer.size());
        for (const VariableOption& option : answer)
            extract(option, regex, rules.regexOnText, options);
    }
    removeDoubles(options);
    sortOptions(options, rules.sort);
    return options;
}

VariableOptions csvOptions(const QString& text)
{
    static const QRegularExpression parts(QStringLiteral(R"((?:\\,|[^,])+)"));
    static const QRegularExpression labelled(QStringLiteral(R"(^\s*(.+)\s:\s(.+)$)"));
    VariableOptions options;
    auto matches = parts.globalMatch(text);
    while (matches.hasNext()) {
        QString part = matches.next().captured();
        part.replace(QLatin1String("\\,"), QLatin1String(","));
        const QRegularExpressionMatch match = labelled.match(part);
        if (match.hasMatch())
            options.push_back({match.captured(1).trimmed(), match.captured(2).trimmed(), {}});
        else
            options.push_back({part.trimmed(), part.trimmed(), {}});
    }
    return options;
}

Result<VariableOptions> jsonOptions(const QString& text)
{
    if (text.isEmpty())
        return VariableOptions {};
    const auto json = jsonutil::parse(text.toUtf8());
    if (!json)
        return json.error();
    const bool ofObjects =
        json->is_array() && std::all_of(json->begin(), json->end(), [](const Json& item) { return item.is_object(); });
    if (!ofObjects)
        return Error {Error::Kind::Config,
                      QCoreApplication::translate("Variables", "The options must be a JSON array of objects."),
                      {}};
    VariableOptions options;
    for (const Json& item : *json) {
        const Json* value = jsonutil::find(item, "value");
        const Json* label = jsonutil::find(item, "text");
        const QString valueText = value ? plainText(*value) : QStringLiteral("undefined");
        const QString labelText = label ? plainText(*label).trimmed() : QString();
        options.push_back({labelText.isEmpty() ? valueText : labelText, valueText, item});
    }
    return options;
}

bool offersAll(const VariableOptions& options, const VariableChoice& choice)
{
    return isAll(choice) || survivingOfMany(choice, options).values.size() == choice.values.size();
}

VariableChoice survivingChoice(const VariableChoice& choice, const VariableOptions& options, const ChoiceRules& rules)
{
    if (options.empty())
        return rules.includeAll || rules.defaultToAll ? allChoice() : firstChoice(options, rules);
    if (isAll(choice)) {
        ChoiceRules first = rules;
        first.defaultToAll = false;
        return rules.includeAll ? allChoice() : firstChoice(options, first);
    }
    if (rules.multi) {
        const VariableChoice valid = survivingOfMany(choice, options);
        return valid.values.isEmpty() ? firstChoice(options, rules) : valid;
    }
    const VariableOption* option = findByValue(options, choice.values.value(0));
    if (!option)
        option = findByText(options, choice.texts.value(0));
    return option ? VariableChoice {{option->value}, {option->text}} : firstChoice(options, rules);
}

VariableChoice madeChoice(const QStringList& values, const VariableOptions& options, const ChoiceRules& rules)
{
    if (values.isEmpty())
        return firstChoice(options, rules);
    if (values.back() == QLatin1String("$__all"))
        return allChoice();
    VariableChoice choice;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i == 0 && values.front() == QLatin1String("$__all"))
            continue;
        const VariableOption* option = findByValue(options, values[i]);
        choice.values << values[i];
        choice.texts << (option ? option->text : values[i]);
    }
    return choice;
}

VariableChoice chosenKeys(const QStringList& values)
{
    VariableChoice choice;
    for (const QString& value : values) {
        const QString key = value.section(QLatin1Char(','), 0, 0).trimmed();
        if (!key.isEmpty() && !choice.values.contains(key))
            choice.values << key;
    }
    choice.texts = choice.values;
    return choice;
}
