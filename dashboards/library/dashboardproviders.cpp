#include "dashboards/library/dashboardproviders.h"

#include "datasources/yamlreader.h"

#include <QCoreApplication>
#include <QDir>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Provisioning", text);
}

/// Grafana's server acts on them; a client that only reads does not.
const QStringList& silentKeys()
{
    static const QStringList keys = {
        QStringLiteral("name"),      QStringLiteral("orgId"),           QStringLiteral("org_id"),
        QStringLiteral("folderUid"), QStringLiteral("disableDeletion"), QStringLiteral("allowUiUpdates"),
        QStringLiteral("editable")};
    return keys;
}

struct Provider
{
    QString type = QStringLiteral("file");
    QString folder;
    QString path;
    bool foldersFromFiles = false;
    double rescanSeconds = 10;
};

void readOptions(Provider& provider, YamlReader& reader, const YAML::Node& node, const QString& path)
{
    if (!reader.isMap(node, path))
        return;
    provider.path = reader.text(node["path"], path + QLatin1String(".path"));
    if (provider.path.isEmpty()) // the name in the first versions
        provider.path = reader.text(node["folder"], path + QLatin1String(".folder"));
    provider.foldersFromFiles =
        reader.boolean(node["foldersFromFilesStructure"], path + QLatin1String(".foldersFromFilesStructure"));
}

Provider readProvider(YamlReader& reader, const YAML::Node& node, const QString& path)
{
    Provider provider;
    for (const auto& entry : node) {
        const QString name = entry.first.IsScalar() ? QString::fromStdString(entry.first.Scalar()) : QString();
        const QString here = path + QLatin1Char('.') + name;
        if (name == QLatin1String("type"))
            provider.type = reader.text(entry.second, here);
        else if (name == QLatin1String("folder"))
            provider.folder = reader.text(entry.second, here);
        else if (name == QLatin1String("options"))
            readOptions(provider, reader, entry.second, here);
        else if (name == QLatin1String("updateIntervalSeconds"))
            provider.rescanSeconds = jsonutil::asNumber(reader.json(entry.second, here)).value_or(10);
        else if (!silentKeys().contains(name))
            reader.warn(tr("%1 is not a key of a dashboard provider and is ignored.").arg(here));
    }
    return provider;
}

void addRoot(DashboardProviders& providers, YamlReader& reader, const Provider& provider, const QString& path,
             const QDir& base)
{
    if (provider.type != QLatin1String("file")) {
        reader.warn(tr("%1: providers of type %2 are not read.").arg(path, provider.type));
        return;
    }
    LibraryRoot root;
    root.path = QDir::cleanPath(base.absoluteFilePath(provider.path));
    root.folder = provider.folder == QLatin1String("General") ? QString() : provider.folder;
    root.foldersFromFiles = provider.foldersFromFiles;
    // Grafana reads anything below a second as its ten seconds.
    constexpr double mostSeconds = 86'400;
    root.rescanMs = int(1000 * (provider.rescanSeconds < 1 ? 10 : std::min(provider.rescanSeconds, mostSeconds)));
    providers.roots.push_back(std::move(root));
}

void readFile(DashboardProviders& providers, YamlReader& reader, const YAML::Node& root, const QDir& base)
{
    const bool bareList = root.IsSequence();
    const YAML::Node list = bareList ? root : root["providers"];
    if (!reader.isList(list, QStringLiteral("providers")))
        return;
    for (size_t i = 0; i < list.size() && !reader.error(); ++i) {
        const QString path = QStringLiteral("providers[%1]").arg(i);
        if (!reader.isMap(list[i], path))
            continue;
        const Provider provider = readProvider(reader, list[i], path);
        if (provider.path.isEmpty() && provider.type == QLatin1String("file"))
            reader.fail(list[i], tr("%1 has no options.path").arg(path));
        else
            addRoot(providers, reader, provider, path, base);
    }
}

} // namespace

Result<DashboardProviders> readDashboardProviders(const QByteArray& yaml, const QString& baseFolder,
                                                  const Environment& lookup)
{
    DashboardProviders providers;
    YamlReader reader(lookup);
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        if (!root.IsSequence() && !reader.isMap(root, tr("The file")) && !reader.error())
            return providers;
        if (!reader.error())
            readFile(providers, reader, root, QDir(baseFolder));
    } catch (const YAML::Exception& exception) {
        return yamlSyntaxError(exception);
    }
    if (reader.error())
        return *reader.error();
    providers.warnings = reader.warnings();
    return providers;
}
