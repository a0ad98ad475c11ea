#include "datasources/data/matcher.h"

#include <QCoreApplication>

#include <array>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matcher", text);
}

constexpr std::array<std::pair<const char*, Matcher::Op>, 4> operators = {{
    // the longer ones first: "=~" begins with "="
    {"=~", Matcher::Op::Regex},
    {"!~", Matcher::Op::NotRegex},
    {"!=", Matcher::Op::NotEqual},
    {"=", Matcher::Op::Equal},
}};

QString operatorText(Matcher::Op op)
{
    for (const auto& [text, value] : operators)
        if (value == op)
            return QLatin1String(text);
    return {};
}

QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char('"'), QLatin1String("\\\""));
    text.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

/// Names with these stand in quotes, as newer Alertmanagers and Prometheus write them.
bool needsQuotes(const QString& name)
{
    static const QRegularExpression reserved(QStringLiteral("[\\s{}!=~,\\\\\"'`]"));
    return name.contains(reserved);
}

/// Where the name ends: before the operator, which may also stand inside a quoted name.
int endOfName(const QString& text)
{
    int at = 0;
    if (text.startsWith(QLatin1Char('"')))
        for (at = 1; at < text.size() && text[at] != QLatin1Char('"'); ++at)
            at += text[at] == QLatin1Char('\\');
    while (at < text.size() && text[at] != QLatin1Char('=') && text[at] != QLatin1Char('!'))
        ++at;
    return std::min(at, int(text.size()));
}

/// Splits at commas outside quotes.
QStringList parts(const QString& text)
{
    QStringList list;
    QString part;
    bool inQuotes = false;
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inQuotes && c == QLatin1Char('\\') && i + 1 < text.size()) {
            part += c;
            part += text[++i];
            continue;
        }
        if (c == QLatin1Char('"'))
            inQuotes = !inQuotes;
        if (c == QLatin1Char(',') && !inQuotes) {
            list << part;
            part.clear();
            continue;
        }
        part += c;
    }
    list << part;
    return list;
}

Result<QString> unquoted(const QString& text)
{
    if (!text.startsWith(QLatin1Char('"')))
        return text;
    QString value;
    for (int i = 1; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('"')) {
            if (i + 1 == text.size())
                return value;
            break;
        }
        if (c == QLatin1Char('\\') && i + 1 < text.size()) {
            const QChar next = text[++i];
            value += next == QLatin1Char('n') ? QLatin1Char('\n') : next;
            continue;
        }
        value += c;
    }
    return Error {Error::Kind::Parse, tr("The quotes of the value %1 do not close.").arg(text), {}};
}

} // namespace

QString matcherText(const Matcher& matcher)
{
    const QString name = needsQuotes(matcher.name) ? quoted(matcher.name) : matcher.name;
    return name + operatorText(matcher.op) + quoted(matcher.value);
}

Result<Matcher> parseMatcher(const QString& text)
{
    const QString trimmed = text.trimmed();
    const int at = endOfName(trimmed);
    const auto name = unquoted(trimmed.left(at).trimmed());
    if (!name)
        return name.error();
    for (const auto& [symbol, op] : operators) {
        if (name->isEmpty() || !trimmed.mid(at).startsWith(QLatin1String(symbol)))
            continue;
        auto value = unquoted(trimmed.mid(at + int(qstrlen(symbol))).trimmed());
        if (!value)
            return value.error();
        return Matcher {*name, op, std::move(*value)};
    }
    return Error {Error::Kind::Parse,
                  tr("“%1” is no matcher: it needs a label, one of = != =~ !~, and a value.").arg(trimmed),
                  {}};
}

Result<Matchers> parseMatchers(const QString& text)
{
    QString inner = text.trimmed();
    if (inner.startsWith(QLatin1Char('{')) && inner.endsWith(QLatin1Char('}')))
        inner = inner.mid(1, inner.size() - 2);
    Matchers matchers;
    for (const QString& part : parts(inner)) {
        if (part.trimmed().isEmpty())
            continue;
        auto matcher = parseMatcher(part);
        if (!matcher)
            return matcher.error();
        matchers.push_back(std::move(*matcher));
    }
    return matchers;
}

Result<CompiledMatchers> CompiledMatchers::compile(const Matchers& matchers)
{
    CompiledMatchers compiled;
    for (const Matcher& matcher : matchers) {
        QRegularExpression regex;
        if (matcher.op == Matcher::Op::Regex || matcher.op == Matcher::Op::NotRegex) {
            // A dot takes a newline, as in Prometheus's and Alertmanager's own matching.
            regex = QRegularExpression(QRegularExpression::anchoredPattern(matcher.value),
                                       QRegularExpression::DotMatchesEverythingOption);
            if (!regex.isValid())
                return Error {Error::Kind::Parse,
                              tr("The regular expression of %1 cannot be read: %2.")
                                  .arg(matcherText(matcher), regex.errorString()),
                              {}};
            regex.optimize();
        }
        compiled.m_matchers.push_back({matcher, std::move(regex)});
    }
    return compiled;
}

bool CompiledMatchers::matches(const Labels& labels) const
{
    for (const Compiled& compiled : m_matchers) {
        const QString value = labels.value(compiled.matcher.name);
        bool holds = false;
        switch (compiled.matcher.op) {
        case Matcher::Op::Equal:
            holds = value == compiled.matcher.value;
            break;
        case Matcher::Op::NotEqual:
            holds = value != compiled.matcher.value;
            break;
        case Matcher::Op::Regex:
            holds = compiled.regex.match(value).hasMatch();
            break;
        case Matcher::Op::NotRegex:
            holds = !compiled.regex.match(value).hasMatch();
            break;
        }
        if (!holds)
            return false;
    }
    return true;
}
