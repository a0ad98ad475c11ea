#include "tests/support/testmain.h"
#include "widgets/panels/text/safedocument.h"
#include "widgets/panels/text/textview.h"

#include <QTextBrowser>

namespace {

std::shared_ptr<PanelSpec> textSpec(const char* mode, const char* content)
{
    auto spec = std::make_shared<PanelSpec>();
    spec->type = QStringLiteral("text");
    spec->options = {{"mode", mode}, {"content", content}};
    return spec;
}

PanelContext contextWith(const std::function<QString(const QString&)>& interpolate = {})
{
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    context.interpolate = interpolate;
    return context;
}

} // namespace

class TestTextView : public QObject
{
    Q_OBJECT

private slots:
    void everyModeShowsItsText_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("plain");
        QTest::newRow("markdown") << QByteArray("markdown") << QByteArray("# A\n\n**b** `c`") << "A\nb c";
        QTest::newRow("html") << QByteArray("html") << QByteArray("<p>a<script>x</script></p>") << "a";
        QTest::newRow("code") << QByteArray("code") << QByteArray("<b>\n  x") << "<b>\n  x";
        QTest::newRow("unknown") << QByteArray("?") << QByteArray("*a*") << "a";
    }
    void everyModeShowsItsText()
    {
        QFETCH(QByteArray, mode);
        QFETCH(QByteArray, content);
        QFETCH(QString, plain);
        TextView view;
        view.setContext(contextWith());
        view.setSpec(textSpec(mode.constData(), content.constData()));
        QCOMPARE(view.document().toPlainText(), plain);
    }

    void variablesAreReplacedAgainWithNewData()
    {
        QString value = QStringLiteral("one");
        TextView view;
        view.setContext(
            contextWith([&value](const QString& text) { return QString(text).replace(QLatin1String("$v"), value); }));
        view.setSpec(textSpec("markdown", "is $v"));
        QCOMPARE(view.document().toPlainText(), QStringLiteral("is one"));
        value = QStringLiteral("two");
        view.setData(nullptr);
        QCOMPARE(view.document().toPlainText(), QStringLiteral("is two"));
    }

    void anEqualTextIsLeftAlone()
    {
        TextView view;
        view.setContext(contextWith());
        view.setSpec(textSpec("markdown", "a"));
        QSignalSpy changed(&view.document(), &QTextDocument::contentsChanged);
        view.setData(nullptr);
        QCOMPARE(changed.count(), 0);
    }

    void linksLeaveBySignal_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<int>("signalled");
        QTest::newRow("web") << QUrl(QStringLiteral("https://example.org/a")) << 1;
        QTest::newRow("dashboard") << QUrl(QStringLiteral("/d/abc")) << 1;
        QTest::newRow("script") << QUrl(QStringLiteral("javascript:alert(1)")) << 0;
        QTest::newRow("file") << QUrl(QStringLiteral("file:///etc/passwd")) << 0;
    }
    void linksLeaveBySignal()
    {
        QFETCH(QUrl, url);
        QFETCH(int, signalled);
        TextView view;
        view.setContext(contextWith());
        QSignalSpy links(&view, &PanelView::linkActivated);
        emit view.findChild<QTextBrowser*>()->anchorClicked(url);
        QCOMPARE(links.count(), signalled);
    }

    void markdownBecomesADocument()
    {
        SafeDocument document;
        document.showMarkdown(QStringLiteral("# Title\n\nSome **bold** `code` and [link](https://example.org)\n\n"
                                             "| a | b |\n|---|---|\n| 1 | 2 |\n"),
                              Theme::make(ThemeKind::Dark));
        const QString text = document.toPlainText();
        QVERIFY(text.startsWith(QLatin1String("Title\nSome bold code and link")));
        QVERIFY(text.contains(QLatin1String("2")));
        QVERIFY(document.toHtml().contains(QLatin1String("https://example.org")));
    }

    void rulesKeepTheirRoom()
    {
        const auto heightOf = [](const char* markdown) {
            SafeDocument document;
            document.showMarkdown(QString::fromUtf8(markdown), Theme::make(ThemeKind::Dark));
            document.setTextWidth(300);
            return document.size().height();
        };
        QVERIFY(heightOf("a\n\n---\n\nb") >= heightOf("a\n\nb") + 22);
        const double table = heightOf("| a |\n|---|\n| 1 |\n");
        QVERIFY(heightOf("x\n\n| a |\n|---|\n| 1 |\n\ny") < table + 2 * (22 + 16) + 4); // no empty line beside it
        QVERIFY(heightOf("a\n\n---\n\n| a |\n|---|\n| 1 |\n") >= table + 2 * 22);
    }

    void nothingIsFetched()
    {
        SafeDocument document;
        const QUrl url = QUrl::fromLocalFile(QStringLiteral(VEDETTE_SOURCE_DIR "/CMakeLists.txt"));
        QVERIFY(!document.resource(QTextDocument::HtmlResource, url).isValid());
        document.showMarkdown(QStringLiteral("![a picture](%1) after").arg(url.toString()),
                              Theme::make(ThemeKind::Light));
        QVERIFY(document.toPlainText().endsWith(QLatin1String("after")));
        QVERIFY(!document.toHtml().contains(QLatin1String("<img")));
    }
};

VEDETTE_TEST(TestTextView)
#include "tst_textview.moc"
