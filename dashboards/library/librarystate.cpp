#include "dashboards/library/librarystate.h"

#include "datasources/data/jsonutil.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace {

constexpr qsizetype mostRecent = 50;
constexpr qint64 maxStateBytes = 4LL * 1024 * 1024;

OrderedJson listOf(const QStringList& texts)
{
    OrderedJson list = OrderedJson::array();
    for (const QString& text : texts)
        list.push_back(text.toStdString());
    return list;
}

} // namespace

void LibraryState::noteOpened(const QString& id)
{
    recent.removeAll(id);
    recent.prepend(id);
    while (recent.size() > mostRecent)
        recent.removeLast();
}

void LibraryState::setStarred(const QString& id, bool on)
{
    if (!on)
        starred.removeAll(id);
    else if (!starred.contains(id))
        starred << id;
}

LibraryState readLibraryState(const QString& file)
{
    QFile input(file);
    if (input.size() > maxStateBytes || !input.open(QIODevice::ReadOnly))
        return {};
    const auto json = jsonutil::parse(input.readAll());
    if (!json)
        return {};
    LibraryState state {jsonutil::strings(*json, "starred"), jsonutil::strings(*json, "recent").mid(0, mostRecent)};
    state.starred.removeDuplicates();
    state.recent.removeDuplicates();
    return state;
}

Result<Done> writeLibraryState(const QString& file, const LibraryState& state)
{
    const OrderedJson json {{"starred", listOf(state.starred)}, {"recent", listOf(state.recent)}};
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile output(file);
    const QByteArray bytes = jsonutil::dump(json, 2) + '\n';
    if (!output.open(QIODevice::WriteOnly) || output.write(bytes) != bytes.size() || !output.commit())
        return Error {Error::Kind::Config,
                      QCoreApplication::translate("Library", "Cannot write %1: %2.").arg(file, output.errorString()),
                      {}};
    return Done {};
}
