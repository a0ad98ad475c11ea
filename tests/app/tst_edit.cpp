#include "app/edit/jsoneditor.h"
#include "app/edit/layouteditor.h"
#include "app/edit/pagedocument.h"
#include "app/edit/settingsdialog.h"
#include "app/noticebar.h"
#include "tests/app/windowdriver.h"
#include "widgets/view/panelhost.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>

namespace {

const PanelId load(QStringLiteral("1"));
const PanelId strange(QStringLiteral("4"));

/// Answers the next question as soon as it is asked; what it said.
class Answer
{
public:
    explicit Answer(const QString& button)
    {
        m_timer.callOnTimeout([this, button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            m_timer.stop();
            m_text = box->text();
            for (QAbstractButton* candidate : box->buttons())
                if (candidate->text().remove(QLatin1Char('&')) == button)
                    candidate->click();
        });
        m_timer.start(1);
    }
    QString text() const { return m_text; }

private:
    QTimer m_timer;
    QString m_text;
};

QByteArray olderDashboard()
{
    return R"({"title": "Old", "schemaVersion": 16, "panels": [
 {"id": 1, "type": "graph", "title": "G", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
  "datasource": "testdata", "targets": [{"scenarioId": "csv_metric_values", "stringInput": "1,2"}]}]})";
}

} // namespace

class TestEdit : public QObject
{
    Q_OBJECT

    static bool setTitle(WindowDriver& driver, const QString& title)
    {
        return driver.page().document().editor().edit(
            [&](DashboardDocument& document) { return document.setTitle(title); });
    }

private slots:
    void settingsAreSavedAndNothingElseChanges()
    {
        WindowDriver driver;
        const QByteArray before = sampleDashboard();
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), before)));
        driver.page().session().setRawRange({QStringLiteral("now-6h"), QStringLiteral("now")});
        driver.page().session().setVariable(QStringLiteral("host"), {QStringLiteral("beta")});
        QTRY_COMPARE(driver.page().session().variables().front().value.values, QStringList {QStringLiteral("beta")});
        driver.press(QStringLiteral("D, S"));
        auto* dialog = driver.find<SettingsDialog>();
        QVERIFY(dialog);
        dialog->setTitle(QStringLiteral("Renamed"));
        dialog->timeBox()->setChecked(true);
        dialog->variablesBox()->setChecked(true);
        QVERIFY(!dialog->refreshBox()->isEnabled());
        dialog->accept();
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Renamed"));
        QVERIFY(driver.window().isWindowModified());
        QCOMPARE(driver.read(QStringLiteral("a.json")), before);
        driver.press(QStringLiteral("Ctrl+S"));
        QVERIFY(!driver.window().isWindowModified());
        const auto json = jsonutil::parseOrdered(driver.read(QStringLiteral("a.json")));
        QVERIFY(json.has_value());
        QCOMPARE(jsonutil::string(*json, "title"), QStringLiteral("Renamed"));
        QCOMPARE(jsonutil::string((*json)["time"], "from"), QStringLiteral("now-6h"));
        QCOMPARE(jsonutil::string((*json)["templating"]["list"][0]["current"], "value"), QStringLiteral("beta"));
        QVERIFY(driver.read(QStringLiteral("a.json")).contains(R"("own": {"z": 1, "a": 2})"));
    }

    void revertingDropsTheEdits()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(setTitle(driver, QStringLiteral("Other")));
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Other"));
        driver.page().document().editor().revert();
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Sample"));
        QVERIFY(!driver.window().isWindowModified());
    }

    void anOlderFileIsConvertedOnceAfterAsking()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("old.json"), olderDashboard())));
        {
            const Answer no(QStringLiteral("Cancel"));
            QVERIFY(!setTitle(driver, QStringLiteral("New")));
            QVERIFY(no.text().contains(QLatin1String("older schema")));
        }
        {
            const Answer yes(QStringLiteral("Convert"));
            QVERIFY(setTitle(driver, QStringLiteral("New")));
            QVERIFY(!yes.text().isEmpty());
        }
        QTRY_COMPARE(driver.page().title(), QStringLiteral("New"));
        const Answer none(QStringLiteral("Cancel"));
        QVERIFY(setTitle(driver, QStringLiteral("Newer")));
        QVERIFY(driver.page().document().editor().save());
        QVERIFY(none.text().isEmpty());
        QVERIFY(driver.read(QStringLiteral("old.json")).contains("\"schemaVersion\": 4"));
    }

    void closingAsksForChanges()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(setTitle(driver, QStringLiteral("Kept")));
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Kept"));
        {
            const Answer cancel(QStringLiteral("Cancel"));
            QVERIFY(!driver.window().close());
        }
        const Answer save(QStringLiteral("Save"));
        QVERIFY(driver.window().close());
        QVERIFY(driver.read(QStringLiteral("a.json")).contains("Kept"));
    }

    void aChangedFileIsShownAsItWasLookedAt()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.page().session().setRawRange({QStringLiteral("now-3h"), QStringLiteral("now")});
        driver.page().session().setVariable(QStringLiteral("host"), {QStringLiteral("beta")});
        driver.window().resize(700, 400);
        driver.press(QStringLiteral("D, Shift+E"));
        QScrollBar* bar = driver.page().view().verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 50);
        bar->setValue(50);
        driver.write(QStringLiteral("a.json"), sampleDashboard("From elsewhere"));
        QTRY_COMPARE(driver.page().title(), QStringLiteral("From elsewhere"));
        QCOMPARE(driver.page().session().rawRange().from, QStringLiteral("now-3h"));
        QTRY_COMPARE(driver.page().session().variables().front().value.values, QStringList {QStringLiteral("beta")});
        QCOMPARE(driver.page().view().verticalScrollBar()->value(), 50);
        QVERIFY(!driver.window().isWindowModified());
    }

    void aChangedFileDoesNotTakeEditsAway()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(setTitle(driver, QStringLiteral("Mine")));
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Mine"));
        driver.write(QStringLiteral("a.json"), sampleDashboard("Theirs"));
        QTRY_VERIFY(driver.page().notices().text().contains(QLatin1String("changed on disk")));
        QCOMPARE(driver.page().title(), QStringLiteral("Mine"));
        QVERIFY(driver.page().notices().press(QStringLiteral("Take the file's version")));
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Theirs"));
    }

    void aChangedFileLeavesOpenEditorsAlone()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        const QPointer<DashboardPage> page(&driver.page());
        page->document().editLayout();
        QVERIFY(page->document().layoutEditor());
        driver.window().reloadPages(); // the datasources are others
        driver.write(QStringLiteral("a.json"), sampleDashboard("Theirs"));
        QTRY_VERIFY(page && page->document().editor().document().toBytes().contains("Theirs"));
        QVERIFY(page && page->document().layoutEditor());
        page->document().editLayout(); // ends it
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Theirs"));
        QVERIFY(!page);
    }

    void aDeletedFileIsSaid()
    {
        WindowDriver driver;
        const QString file = driver.write(QStringLiteral("a.json"), sampleDashboard());
        QVERIFY(driver.open(file));
        QVERIFY(QFile::remove(file));
        QTRY_VERIFY(driver.page().notices().text().contains(QLatin1String("deleted")));
        QVERIFY(driver.page().document().editor().saveTo(file));
        QVERIFY(QFile::exists(file));
    }

    void aFileChangedMeanwhileIsNotOverwrittenUnasked()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        DashboardEditor& editor = driver.page().document().editor();
        QVERIFY(editor.edit([](DashboardDocument& document) { return document.setTitle(QStringLiteral("Mine")); }));
        driver.write(QStringLiteral("a.json"), sampleDashboard("Theirs"));
        {
            const Answer cancel(QStringLiteral("Cancel"));
            QVERIFY(!editor.save()); // before anything of the change was heard
            QVERIFY(cancel.text().contains(QLatin1String("somebody else")));
        }
        QVERIFY(driver.read(QStringLiteral("a.json")).contains("Theirs"));
    }

    void panelJsonIsCheckedWhileTyped()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.page().view().setFullPanel(load);
        driver.press(QStringLiteral("E"));
        auto* editor = driver.find<JsonEditor>();
        QVERIFY(editor);
        QVERIFY(editor->canApply());
        const QString text = editor->editor()->toPlainText();
        editor->editor()->setPlainText(text.left(text.size() / 2));
        QTRY_VERIFY(!editor->canApply());
        QVERIFY(!editor->message().isEmpty());
        QString renamed = text;
        renamed.replace(QLatin1String("Load of $host"), QLatin1String("Pressure of $host"));
        editor->editor()->setPlainText(renamed);
        QTRY_VERIFY(editor->canApply());
        emit editor->applied(*jsonutil::parseOrdered(renamed.toUtf8()));
        QTRY_COMPARE(driver.page().session().panels().front().title, QStringLiteral("Pressure of alpha"));
        QCOMPARE(driver.page().view().fullPanel(), std::optional(load));
    }

    void changedJsonIsNotDroppedUnasked()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.page().view().setFullPanel(load);
        driver.press(QStringLiteral("E"));
        const QPointer<JsonEditor> editor = driver.find<JsonEditor>();
        QVERIFY(editor);
        editor->editor()->insertPlainText(QStringLiteral(" "));
        {
            const Answer keep(QStringLiteral("Cancel"));
            editor->reject();
            QTRY_VERIFY(!keep.text().isEmpty());
        }
        QVERIFY(editor);
        QVERIFY(editor->isVisible());
        const Answer drop(QStringLiteral("Discard"));
        editor->reject();
        QTRY_VERIFY(!drop.text().isEmpty());
        QTRY_VERIFY(!editor);
    }

    void panelsAreDraggedAndResized()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.press(QStringLiteral("D, L"));
        LayoutEditor* layout = driver.page().document().layoutEditor();
        QVERIFY(layout);
        const QRect from = layout->rectOf(strange);
        QTest::mousePress(layout, Qt::LeftButton, {}, from.topLeft() + QPoint(20, 20));
        QTest::mouseMove(layout, QPoint(20, 20) + layout->rectOf(load).topLeft());
        QTest::mouseRelease(layout, Qt::LeftButton, {}, layout->rectOf(load).topLeft());
        QCOMPARE(layout->changes()[strange].x, 0);
        QCOMPARE(layout->changes()[strange].y, 0);
        QTest::keyClick(layout, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(layout->changes()[strange].w, 13);
        QTest::keyClick(layout, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(layout->changes()[strange].w, 12);
        QTest::keyClick(layout, Qt::Key_Z, Qt::ControlModifier); // the whole drag is one step
        QVERIFY(layout->changes().empty());
        QTest::keyClick(layout, Qt::Key_Z, Qt::ControlModifier); // there is nothing more
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(layout, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(layout->changes()[strange].w, 13);
        QTest::keyClick(layout, Qt::Key_Return);
        QTRY_VERIFY(driver.window().isWindowModified());
        QVERIFY(driver.page().document().editor().save());
        const auto json = jsonutil::parse(driver.read(QStringLiteral("a.json")));
        QCOMPARE(jsonutil::integer((*json)["panels"][1]["gridPos"], "x"), 0);
        QCOMPARE(jsonutil::integer((*json)["panels"][1]["gridPos"], "w"), 13);
        QCOMPARE(jsonutil::integer((*json)["panels"][0]["gridPos"], "y"), 8); // it made way
    }

    void escapeLeavesTheLayoutAsItWas()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        const QRect before = driver.page().view().host(load)->geometry();
        driver.press(QStringLiteral("D, L"));
        LayoutEditor* layout = driver.page().document().layoutEditor();
        QTest::keyClick(layout, Qt::Key_Tab);
        QCOMPARE(layout->selected(), std::optional(load));
        QTest::keyClick(layout, Qt::Key_Right);
        QVERIFY(driver.page().view().host(load)->geometry() != before);
        QTest::keyClick(layout, Qt::Key_Escape);
        QTRY_COMPARE(driver.page().view().host(load)->geometry(), before);
        QVERIFY(!driver.window().isWindowModified());
    }
};

VEDETTE_TEST(TestEdit)
#include "tst_edit.moc"
