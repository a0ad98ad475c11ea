#include "dashboards/import/yamljson.h"

#include "datasources/yamlreader.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

/// yaml-cpp needs some hundred bytes a value: more would not be opened in a sensible time and memory.
constexpr qsizetype maxYamlBytes = 32LL * 1024 * 1024;
/// yaml-cpp's parser recurses; a text of brackets alone would exhaust the stack.
constexpr int maxOpenBrackets = 200;

bool nestsTooDeep(const QByteArray& yaml)
{
    int open = 0;
    int indent = 0;
    bool lineStart = true;
    for (const char c : yaml) {
        if (c == '\n') {
            lineStart = true;
            indent = 0;
            continue;
        }
        if (lineStart && (c == ' ' || c == '-' || c == '?'))
            ++indent;
        else
            lineStart = false;
        if (c == '{' || c == '[')
            ++open;
        else if (c == '}' || c == ']')
            open = std::max(0, open - 1);
        // "- - - -" opens a list with every dash.
        if (open > maxOpenBrackets || (lineStart && (c == '-' || c == '?') && indent > 4 * maxOpenBrackets))
            return true;
    }
    return false;
}

/// The texts between the marks of a stream. yaml-cpp's own reading of streams never ends for some that are no YAML.
QByteArrayList documentsOf(const QByteArray& yaml)
{
    constexpr qsizetype most = 10'000;
    QByteArrayList parts;
    qsizetype begin = 0;
    for (qsizetype at = yaml.indexOf("\n---"); at >= 0 && parts.size() < most; at = yaml.indexOf("\n---", at + 1)) {
        const qsizetype after = at + 4;
        if (after < yaml.size() && !QByteArrayView(" \t\r\n").contains(yaml[after]))
            continue;
        parts << yaml.mid(begin, at + 1 - begin);
        begin = at + 1;
    }
    parts << yaml.mid(begin);
    return parts;
}

} // namespace

Result<std::vector<Json>> jsonFromYaml(const QByteArray& yaml)
{
    if (yaml.size() > maxYamlBytes || nestsTooDeep(yaml))
        return Error {Error::Kind::Limit, tr("The YAML is nested too deeply or too large."), {}};
    std::vector<Json> documents;
    YamlReader reader;
    try {
        for (const QByteArray& part : documentsOf(yaml)) {
            const YAML::Node node = YAML::Load(part.toStdString());
            if (node.IsDefined() && !node.IsNull())
                documents.push_back(reader.json(node, tr("The file")));
        }
    } catch (const YAML::Exception& exception) {
        return yamlSyntaxError(exception);
    }
    if (reader.error())
        return *reader.error();
    return documents;
}
