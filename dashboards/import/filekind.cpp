#include "dashboards/import/filekind.h"

#include "dashboards/import/containers.h"
#include "dashboards/import/yamljson.h"
#include "datasources/jaeger/traceform.h"

#include <algorithm>
#include <array>

namespace {

/// The first versions of the file were a bare list.
bool isProvider(const Json& json)
{
    const Json& options = jsonutil::object(json, "options");
    return jsonutil::string(json, "type") == QLatin1String("file")
        && (options.contains("path") || options.contains("folder"));
}

bool hasList(const Json& json, const char* key)
{
    const Json* list = jsonutil::find(json, key);
    return list && list->is_array();
}

FileKind kindOf(const Json& json)
{
    if (hasList(json, "datasources") || hasList(json, "deleteDatasources"))
        return FileKind::DataSources;
    if (hasList(json, "providers") || (json.is_array() && std::any_of(json.begin(), json.end(), isProvider)))
        return FileKind::DashboardProviders;
    return FileKind::Unknown;
}

RecognizedFile recognized(const QByteArray& bytes, int depth);

/// Config maps and secrets carry files as texts.
RecognizedFile carriedBy(const Json& json, int depth)
{
    const QString kind = jsonutil::string(json, "kind");
    if (depth > 0 || (kind != QLatin1String("ConfigMap") && kind != QLatin1String("Secret")))
        return {};
    for (const char* key : {"data", "stringData"})
        for (const auto& [name, text] : jsonutil::object(json, key).items()) {
            if (!text.is_string())
                continue;
            RecognizedFile file = recognized(QByteArray::fromStdString(text.get_ref<const std::string&>()), depth + 1);
            if (file.kind != FileKind::Unknown)
                return file;
        }
    return {};
}

/// Without one of these words a JSON text is nothing else, however large: it is not parsed once more for that.
bool mayBeOther(const QByteArray& json)
{
    const auto first = std::find_if_not(json.begin(), json.end(), [](char c) { return QChar::isSpace(uchar(c)); });
    if (first != json.end() && *first == '[')
        return true;
    constexpr std::array words = {"\"datasources\"", "\"deleteDatasources\"", "\"providers\"", "\"ConfigMap\"",
                                  "\"Secret\""};
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return json.contains(word); });
}

RecognizedFile recognized(const QByteArray& bytes, int depth)
{
    if (traceFormOf({bytes.data(), size_t(bytes.size())}) != TraceForm::None)
        return {FileKind::Trace, bytes};
    std::vector<Json> documents;
    if (looksLikeJson(bytes)) {
        if (auto json = mayBeOther(bytes) ? jsonutil::parse(bytes) : Result<Json>(Json()))
            documents.push_back(*std::move(json));
    } else if (auto yaml = jsonFromYaml(bytes)) {
        documents = *std::move(yaml);
    }
    for (const Json& document : documents) {
        if (const FileKind kind = kindOf(document); kind != FileKind::Unknown)
            return {kind, bytes};
        if (RecognizedFile carried = carriedBy(document, depth); carried.kind != FileKind::Unknown)
            return carried;
    }
    return {};
}

} // namespace

RecognizedFile recognizeFile(const QByteArray& bytes)
{
    return recognized(bytes, 0);
}
