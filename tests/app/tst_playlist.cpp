#include "app/playlist.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

class TestPlaylist : public QObject
{
    Q_OBJECT

    static QString write(const QTemporaryDir& folder, const QByteArray& text)
    {
        const QString path = folder.filePath(QStringLiteral("list.txt"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return path;
    }

private slots:
    void pathsAreRelativeToTheList()
    {
        const QTemporaryDir folder;
        const auto files = Playlist::read(write(folder, "# walls\na.json\n\n  /b/c.json \n"));
        QVERIFY(files.has_value());
        QCOMPARE(*files, (QStringList {folder.filePath(QStringLiteral("a.json")), QStringLiteral("/b/c.json")}));
    }

    void aListThatNamesNothingIsAnError()
    {
        const QTemporaryDir folder;
        const auto files = Playlist::read(write(folder, "# nothing\n"));
        QVERIFY(!files.has_value());
        QVERIFY(files.error().text.contains(QLatin1String("list.txt")));
        QVERIFY(!Playlist::read(folder.filePath(QStringLiteral("missing"))).has_value());
    }

    void theTurnGoesRound()
    {
        Playlist playlist({QStringLiteral("a"), QStringLiteral("b")}, 0);
        QSignalSpy turns(&playlist, &Playlist::turnCame);
        playlist.start();
        QTRY_VERIFY(turns.size() >= 3);
        QCOMPARE(turns[0][0].toString(), QStringLiteral("a"));
        QCOMPARE(turns[1][0].toString(), QStringLiteral("b"));
        QCOMPARE(turns[2][0].toString(), QStringLiteral("a"));
    }
};

VEDETTE_TEST_GUILESS(TestPlaylist)
#include "tst_playlist.moc"
