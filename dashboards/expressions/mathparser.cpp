#include "dashboards/expressions/mathparser.h"

#include "dashboards/expressions/mathoperators.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

constexpr int maxDepth = 200; // of parentheses and signs, so that no text can exhaust the stack

/// Reads one expression from left to right; the first thing that is wrong ends it.
class Parser
{
public:
    explicit Parser(const QString& text) : m_text(text) { }

    Result<MathNode> parse()
    {
        MathNode node = binary(0);
        skipBlanks();
        if (!m_failed && m_at < m_text.size())
            fail();
        if (m_failed)
            return error();
        return node;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(QLatin1String token)
    {
        if (m_failed || !QStringView(m_text).mid(m_at).startsWith(token))
            return false;
        m_at += token.size();
        return true;
    }

    MathNode fail()
    {
        m_failed = true;
        return {};
    }

    Error error() const
    {
        const QString rest = m_text.mid(m_at, 20);
        const QString said = rest.isEmpty()
            ? QCoreApplication::translate("Expressions", "“%1” ends too early.").arg(m_text)
            : QCoreApplication::translate("Expressions", "“%1” is not understood at character %2.")
                  .arg(rest)
                  .arg(m_at + 1);
        return {Error::Kind::Query, said, m_text};
    }

    const MathOperator* takeOperator(int level)
    {
        skipBlanks();
        for (const MathOperator& candidate : mathOperators()) {
            const QLatin1String sign(candidate.text);
            if (!QStringView(m_text).mid(m_at).startsWith(sign))
                continue;
            if (candidate.level != level)
                return nullptr; // signs are listed longest first: this is another level's
            take(sign);
            return &candidate;
        }
        return nullptr;
    }

    MathNode binary(int level)
    {
        if (level == mathLevels)
            return operand();
        MathNode left = binary(level + 1);
        while (const MathOperator* sign = m_failed ? nullptr : takeOperator(level)) {
            MathNode node {MathNode::Kind::Binary, 0, QString::fromLatin1(sign->text), {}};
            node.children.push_back(std::move(left));
            node.children.push_back(binary(level + 1));
            left = std::move(node);
        }
        return left;
    }

    MathNode operand()
    {
        if (++m_depth > maxDepth)
            return fail();
        skipBlanks();
        MathNode node;
        if (take(QLatin1String("(")))
            node = closed(binary(0));
        else if (take(QLatin1String("-")))
            node = {MathNode::Kind::Unary, 0, QStringLiteral("-"), {operand()}};
        else if (take(QLatin1String("!")))
            node = {MathNode::Kind::Unary, 0, QStringLiteral("!"), {operand()}};
        else if (take(QLatin1String("$")))
            node = variable();
        else if (m_at < m_text.size() && m_text[m_at].isLetter())
            node = call();
        else
            node = number();
        --m_depth;
        return node;
    }

    MathNode closed(MathNode node)
    {
        skipBlanks();
        return take(QLatin1String(")")) ? std::move(node) : fail();
    }

    QString word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == QLatin1Char('_')))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    MathNode variable()
    {
        MathNode node {MathNode::Kind::Variable, 0, {}, {}};
        if (take(QLatin1String("{"))) {
            const qsizetype end = m_text.indexOf(QLatin1Char('}'), m_at);
            if (end < 0)
                return fail();
            node.text = m_text.mid(m_at, end - m_at);
            m_at = end + 1;
        } else {
            node.text = word();
        }
        return node.text.isEmpty() ? fail() : node;
    }

    MathNode call()
    {
        const qsizetype start = m_at;
        MathNode node {MathNode::Kind::Call, 0, word(), {}};
        const MathFunction* function = findMathFunction(node.text);
        skipBlanks();
        if (!function || !take(QLatin1String("("))) {
            m_at = start;
            return fail();
        }
        if (function->constant) {
            skipBlanks();
            return take(QLatin1String(")")) ? node : fail();
        }
        node.children.push_back(binary(0));
        return closed(std::move(node));
    }

    MathNode number()
    {
        static const QRegularExpression pattern(QStringLiteral(
            R"(\G(?:0[xX]([0-9a-fA-F]+)|0([0-7]+)(?![0-9.eE])|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?))"));
        const auto match = pattern.match(m_text, m_at);
        if (m_failed || !match.hasMatch())
            return fail();
        m_at = match.capturedEnd();
        MathNode node;
        if (!match.captured(1).isEmpty())
            node.number = double(match.captured(1).toULongLong(nullptr, 16));
        else if (!match.captured(2).isEmpty())
            node.number = double(match.captured(2).toULongLong(nullptr, 8));
        else
            node.number = match.captured().toDouble();
        return node;
    }

    const QString& m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_failed = false;
};

void collect(const MathNode& node, QStringList& names)
{
    if (node.kind == MathNode::Kind::Variable && !names.contains(node.text))
        names << node.text;
    for (const MathNode& child : node.children)
        collect(child, names);
}

} // namespace

Result<MathNode> parseMath(const QString& text)
{
    return Parser(text).parse();
}

QStringList mathVariables(const MathNode& node)
{
    QStringList names;
    collect(node, names);
    return names;
}
