#include "tests/support/testmain.h"
#include "widgets/documents/codetokens.h"
#include "widgets/documents/safedocument.h"
#include "widgets/panels/text/textview.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>

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

    void aTextOfPicturesSaysWhyItIsEmpty_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("says");
        QTest::newRow("html") << QByteArray("html")
                              << QByteArray("<div>\n <img src='https://example.org/a.svg'/>&nbsp;") << true;
        QTest::newRow("markdown") << QByteArray("markdown") << QByteArray("![](https://example.org/a.svg)") << true;
        QTest::newRow("with a name") << QByteArray("markdown") << QByteArray("![a](https://example.org/a.svg)")
                                     << false;
        QTest::newRow("nothing") << QByteArray("markdown") << QByteArray("\n") << false;
        QTest::newRow("text") << QByteArray("html") << QByteArray("<img src='https://example.org/a.svg'/>b") << false;
    }
    void aTextOfPicturesSaysWhyItIsEmpty()
    {
        QFETCH(QByteArray, mode);
        QFETCH(QByteArray, content);
        TextView view;
        view.setContext(contextWith());
        view.setSpec(textSpec(mode.constData(), content.constData()));
        const auto* browser = view.findChild<QTextBrowser*>();
        QTEST(!browser->placeholderText().isEmpty(), "says");
        QCOMPARE(browser->document()->isEmpty(), view.document().toPlainText().isEmpty());
        view.setSpec(textSpec("markdown", "b")); // and no longer
        QCOMPARE(browser->placeholderText(), QString());
    }

    void quotesHaveABar()
    {
        SafeDocument document;
        const Theme theme = Theme::make(ThemeKind::Dark);
        document.showMarkdown(QStringLiteral("above\n\n> quoted\n> text\n>\n> more\n\nbelow"), theme);
        QCOMPARE(document.rootFrame()->childFrames().size(), 1);
        document.setTextWidth(300);
        QImage picture(300, int(document.size().height()), QImage::Format_RGB32);
        picture.fill(Qt::black);
        QPainter painter(&picture);
        document.drawContents(&painter);
        painter.end();
        QList<int> rows; // in which the bar stands
        for (int y = 0; y < picture.height(); ++y)
            if (picture.pixelColor(1, y) == theme.borderMedium)
                rows << y;
        const auto isRun = !rows.isEmpty() && rows.last() - rows.first() + 1 == rows.size();
        QVERIFY2(isRun && rows.size() >= 60 && rows.size() <= 70, qPrintable(QString::number(rows.size())));
        QCOMPARE(picture.pixelColor(8, rows.first() + 5), QColor(Qt::black)); // the ground goes on only as a bar
    }

    void aTextIsShownFromItsBegin()
    {
        TextView view;
        view.resize(100, 20);
        view.show();
        view.setContext(contextWith());
        QByteArray text("# A heading\n");
        for (int i = 0; i < 100; ++i)
            text += "\nA paragraph.\n";
        view.setSpec(textSpec("markdown", text.constData()));
        auto* bar = view.findChild<QTextBrowser*>()->verticalScrollBar();
        view.resize(300, 200);
        QVERIFY(bar->maximum() > 500);
        QCOMPARE(bar->value(), 0);
        bar->triggerAction(QScrollBar::SliderPageStepAdd);
        const int read = bar->value();
        QVERIFY(read > 0);
        view.resize(310, 200);
        QCOMPARE(bar->value(), read); // a person reads there
    }

    void tablesHaveSingleLinesAndRoom_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("content");
        QTest::newRow("markdown") << "markdown"
                                  << "- a\n\n| Region | Primary |\n|---|---|\n| eu | yes |\n\n> quoted";
        QTest::newRow("html") << "html"
                              << "<ul><li>a</li></ul><table><tr><th>Region</th><th>b</th></tr>"
                                 "<tr><td>eu</td><td>yes</td></tr></table>";
    }
    void tablesHaveSingleLinesAndRoom()
    {
        QFETCH(QString, mode);
        QFETCH(QString, content);
        TextView view;
        view.setContext(contextWith());
        view.setSpec(textSpec(qPrintable(mode), qPrintable(content)));
        const Theme theme = Theme::make(ThemeKind::Dark);
        const QTextTable* table = nullptr;
        for (QTextFrame* frame : view.document().rootFrame()->childFrames())
            if (!table)
                table = qobject_cast<const QTextTable*>(frame);
        QVERIFY(table);
        QVERIFY(table->format().borderCollapse());
        QCOMPARE(table->format().borderBrush().color(), theme.borderMedium);
        QCOMPARE(table->format().topMargin(), 16.0);
        for (int row = 0; row < table->rows(); ++row) {
            const QTextTableCellFormat cell = table->cellAt(row, 0).format().toTableCellFormat();
            QCOMPARE(cell.leftPadding(), 8.0);
            QCOMPARE(cell.background().color() == theme.secondary, row == 0);
        }
    }

    void codeHasColours_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("pieces"); // kinds as k s n w c, with their texts
        QTest::newRow("plain") << "plaintext"
                               << "a: 1"
                               << "";
        QTest::newRow("json") << "json"
                              << "{\"a\": [\"b\\\"\", -1.5e3, true, other]}"
                              << "k\"a\" s\"b\\\"\" n-1.5e3 wtrue";
        QTest::newRow("yaml") << "yaml"
                              << "# c\n- my key: 'x' # d\n  on: 10m\n  n: 3"
                              << "c# c kmy key s'x' c# d kon kn n3";
        QTest::newRow("sql") << "sql"
                             << "SELECT a FROM t WHERE b = 'it''s' -- c"
                             << "wSELECT wFROM wWHERE s'it''s' c-- c";
        QTest::newRow("go") << "go"
                            << "func f() { return 1 } // x"
                            << "wfunc kf wreturn n1 c// x";
        QTest::newRow("typescript") << "typescript"
                                    << "const a = `b`; /* open"
                                    << "wconst s`b` c/* open";
        QTest::newRow("html") << "html"
                              << "<!-- c --><a href=\"x\">t</a>"
                              << "c<!-- c --> k<a whref s\"x\" k> k</a k>";
        QTest::newRow("markdown") << "markdown"
                                  << "# H\nb **c** `d`"
                                  << "k# H w**c** s`d`";
        QTest::newRow("promql") << "promql"
                                << "sum by (a) (rate(b{c=\"d\"}[5m]))"
                                << "ksum wby krate s\"d\" n5m";
    }
    void codeHasColours()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QStringList pieces;
        for (const CodeToken& token : codeTokens(code, language)) {
            const char letter = "ksnwc"[int(token.kind)];
            pieces << QLatin1Char(letter) + code.mid(token.begin, token.end - token.begin);
        }
        QTEST(pieces.join(QLatin1Char(' ')), "pieces");
        SafeDocument document;
        document.showCode(code, language, false, Theme::make(ThemeKind::Light));
        QCOMPARE(document.toPlainText(), code);
    }

    void linesOfCodeAreNumbered()
    {
        SafeDocument document;
        document.showCode(QStringLiteral("/* a\nb */\n"), QStringLiteral("go"), true, Theme::make(ThemeKind::Dark));
        QCOMPARE(document.toPlainText(), QStringLiteral("1  /* a\n2  b */\n3  "));
    }

    void aTextIsRepeatedForEveryRow()
    {
        auto spec = textSpec("markdown", "${__data.fields.host} is $v");
        spec->options["renderMode"] = "perRow";
        TextView view;
        view.setContext(contextWith());
        view.setSpec(spec);
        auto data = std::make_shared<PanelData>();
        Frame frame;
        frame.add(Field(QStringLiteral("host"), FieldType::String,
                        StringColumn {QStringLiteral("web"), QStringLiteral("db")}));
        data->frames.push_back(std::move(frame));
        data->state = LoadingState::Done;
        view.setData(data);
        QCOMPARE(view.document().toPlainText(), QStringLiteral("web is $v\ndb is $v"));
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

    void htmlInMarkdownFormatsIt_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* markdown, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(text);
        };
        row("in a line", "see <b>bold</b> and <span style='color:red'>red</span>", "see bold and red");
        row("line break", "a<br>b", "a\nb");
        row("never closed", "an <i>open tag\n\nnext", "an open tag\nnext");
        row("never opened", "a </b> b", "a  b");
        row("block", "# T\n\n<div align=\"center\">mid <b>x</b></div>\n\nnext", "T\nmid x\nnext");
        row("around Markdown", "<div>\n\n# inside\n\n</div>\n\nafter", "inside\nafter");
        row("heading", "<h2>Head</h2>\n\ntext", "Head\ntext");
        row("unknown", "use <namespace> and a < b", "use <namespace> and a < b");
        row("script", "<script>alert(1)</script>", "<script>alert(1)</script>");
        row("address", "<https://example.org>", "https://example.org");
        row("span of code", "`<b>`", "<b>");
        row("block of code", "```html\n<div>\n```\n", "<div>");
        row("comment", "a <!-- b --> c", "a  c");
        row("picture", "<img src='http://x/y.png' alt='load'> end", "load end");
    }
    void htmlInMarkdownFormatsIt()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, text);
        SafeDocument document;
        document.showMarkdown(markdown, Theme::make(ThemeKind::Dark));
        QStringList lines;
        for (const QString& line : document.toPlainText().split(QLatin1Char('\n')))
            if (!line.trimmed().isEmpty())
                lines << line.trimmed();
        const QString shown = lines.join(QLatin1Char('\n'));
        QCOMPARE(shown.simplified(), text.simplified());
        QCOMPARE(lines.size(), text.split(QLatin1Char('\n')).size());
    }

    void htmlInMarkdownKeepsItsFormat()
    {
        SafeDocument document;
        document.showMarkdown(QStringLiteral("# T\n\n<p align=\"center\">mid <a href=\"javascript:x\">l</a></p>\n"),
                              Theme::make(ThemeKind::Dark));
        const QTextBlock middle = document.find(QStringLiteral("mid")).block();
        QVERIFY(middle.blockFormat().alignment() & Qt::AlignHCenter);
        QCOMPARE(middle.blockFormat().headingLevel(), 0);
        QVERIFY(!document.toHtml().contains(QLatin1String("javascript")));
        document.showMarkdown(QStringLiteral("a <b>b</b>"), Theme::make(ThemeKind::Dark));
        QVERIFY(document.find(QStringLiteral("b")).charFormat().fontWeight() > QFont::Medium);
    }

    void tablesMayHaveShortDashes_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("tables");
        QTest::newRow("three") << QStringLiteral("|a|b|\n|---|---|\n|c|d|\n") << 1;
        QTest::newRow("two") << QStringLiteral("text\n\n|a|b|\n|--|:-:|\n|c|d|\n") << 1;
        QTest::newRow("one, without edges") << QStringLiteral("a|b\n-|-\nc|d\n") << 1;
        QTest::newRow("beside HTML") << QStringLiteral("<b>x</b>\n\na|b\n-|-\nc|d\n") << 1;
        QTest::newRow("code") << QStringLiteral("```\n|a|b|\n|--|--|\n```\n") << 0;
        QTest::newRow("no head") << QStringLiteral("a\n-|-\n") << 0;
    }
    void tablesMayHaveShortDashes()
    {
        QFETCH(QString, markdown);
        SafeDocument document;
        document.showMarkdown(markdown, Theme::make(ThemeKind::Dark));
        int tables = 0;
        for (const QTextFrame* frame : document.rootFrame()->childFrames())
            tables += qobject_cast<const QTextTable*>(frame) ? 1 : 0;
        QTEST(tables, "tables");
        if (tables == 0)
            QVERIFY2(!document.toPlainText().contains(QLatin1String("---")), qPrintable(document.toPlainText()));
    }

    /// One style sheet serves both.
    void htmlLooksLikeMarkdown_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("paragraphs") << "<p>a</p><p>b <b>c</b></p>"
                                    << "a\n\nb **c**\n";
        QTest::newRow("headings") << "<h1>a</h1><p>b</p><h3>c</h3><p>d</p>"
                                  << "# a\n\nb\n\n### c\n\nd\n";
        QTest::newRow("list") << "<p>a</p><ul><li>b</li><li>c</li></ul><p>d</p>"
                              << "a\n\n- b\n- c\n\nd\n";
        QTest::newRow("code") << "<p>a <code>b</code></p><pre>c\nd</pre><p>e</p>"
                              << "a `b`\n\n```\nc\nd\n```\n\ne\n";
        QTest::newRow("quote") << "<p>a</p><blockquote>b</blockquote><p>c</p>"
                               << "a\n\n> b\n\nc\n";
        QTest::newRow("table") << "<p>a</p><table><tr><th>b</th><th>c</th></tr><tr><td>d</td><td>e</td></tr></table>"
                               << "a\n\n|b|c|\n|---|---|\n|d|e|\n";
        QTest::newRow("HTML in Markdown") << "<p>a</p><table><tr><th>b</th></tr><tr><td>d</td></tr></table>"
                                          << "a\n\n<table><tr><th>b</th></tr><tr><td>d</td></tr></table>\n";
    }
    void htmlLooksLikeMarkdown()
    {
        QFETCH(QString, html);
        QFETCH(QString, markdown);
        const auto pictureOf = [](SafeDocument& document) {
            document.setTextWidth(300);
            QImage picture(300, 300, QImage::Format_RGB32);
            picture.fill(Qt::black);
            QPainter painter(&picture);
            document.drawContents(&painter);
            return picture;
        };
        SafeDocument asHtml;
        asHtml.showHtml(html, Theme::make(ThemeKind::Dark));
        SafeDocument asMarkdown;
        asMarkdown.showMarkdown(markdown, Theme::make(ThemeKind::Dark));
        QCOMPARE(asHtml.size().height(), asMarkdown.size().height());
        QCOMPARE(pictureOf(asHtml), pictureOf(asMarkdown));
    }

    void stylesOfHtmlItselfStay()
    {
        SafeDocument document;
        document.showHtml(
            QStringLiteral("<h1 style='font-size:60px;margin:0'>big</h1><div class='text-center'>mid</div>"
                           "<p style='margin-bottom:3px'><u>line</u> <a href='https://example.org' "
                           "style='color:#ff0000'>red</a></p>"),
            Theme::make(ThemeKind::Dark));
        const QTextCursor big = document.find(QStringLiteral("big"));
        QCOMPARE(big.charFormat().font().pixelSize(), 60);
        QCOMPARE(big.blockFormat().bottomMargin(), 0.0);
        QVERIFY(big.blockFormat().lineHeight() > 60);
        QVERIFY(document.find(QStringLiteral("mid")).blockFormat().alignment() & Qt::AlignHCenter);
        const QTextCursor line = document.find(QStringLiteral("line"));
        QCOMPARE(line.blockFormat().bottomMargin(), 3.0);
        QVERIFY(line.charFormat().fontUnderline());
        QCOMPARE(document.find(QStringLiteral("red")).charFormat().foreground().color(), QColor(255, 0, 0));
    }

    void headingsHaveTheirSizes()
    {
        SafeDocument document;
        document.showMarkdown(QStringLiteral("# one\n\n## two\n\n### three\n\n#### four\n\n##### five\n\n###### six\n"),
                              Theme::make(ThemeKind::Dark));
        QList<int> sizes;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            const QTextCharFormat format = block.begin().fragment().charFormat();
            QVERIFY(!format.hasProperty(QTextFormat::FontSizeAdjustment)); // it would win over the size
            sizes << format.font().pixelSize();
        }
        QCOMPARE(sizes, (QList<int> {28, 24, 22, 18, 16, 14}));
    }

    void listsInListsFollowTheirLine()
    {
        const auto heightOf = [](const char* markdown) {
            SafeDocument document;
            document.showMarkdown(QString::fromUtf8(markdown), Theme::make(ThemeKind::Dark));
            return document.size().height();
        };
        QCOMPARE(heightOf("1. a\n   - b\n   - c\n2. d\n"), heightOf("1. a\n2. b\n3. c\n4. d\n"));
    }

    void longBlocksOfCodeAreNoBurden()
    {
        SafeDocument document;
        document.setTextWidth(600); // laid out, as on the screen
        QElapsedTimer time;
        time.start();
        document.showMarkdown(QStringLiteral("a\n\n```\n") + QStringLiteral("x = 1\n").repeated(5000)
                                  + QStringLiteral("```\n\nb\n"),
                              Theme::make(ThemeKind::Dark));
        QVERIFY(document.size().height() > 5000 * 18);
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed()))); // was 95 s at this length
    }

    void textsOfOddShapeAreNoBurden_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("html");
        QTest::addColumn<QChar>("letter");
        const QString word = QString(100'000, u'x');
        QTest::newRow("a word") << word << false << QChar(u'x'); // took 10 s, as the next
        QTest::newRow("a word of HTML") << word << true << QChar(u'x');
        QTest::newRow("links") << QStringLiteral("[o](http://x) ").repeated(7000) << false << QChar(u'o');
        QTest::newRow("tags inside each other") << QStringLiteral("<span>o ").repeated(12'000) << true << QChar(u'o');
        QTest::newRow("tags inside a line") << QStringLiteral("x <b>o ").repeated(12'000) << false << QChar(u'o');
        QTest::newRow("paragraphs inside each other")
            << QStringLiteral("<div><p>o <b>x</b></p>").repeated(4000) << true << QChar(u'o');
    }
    void textsOfOddShapeAreNoBurden()
    {
        QFETCH(QString, text);
        QFETCH(bool, html);
        QFETCH(QChar, letter);
        SafeDocument document;
        document.setTextWidth(600); // laid out, as on the screen
        QElapsedTimer time;
        time.start();
        html ? document.showHtml(text, Theme::make(ThemeKind::Dark))
             : document.showMarkdown(text, Theme::make(ThemeKind::Dark));
        QVERIFY(document.size().height() > 1000);
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(document.toPlainText().count(letter), text.count(letter)); // nothing of it is lost
    }

    void endsThatAreLeftOutAreNoDepth()
    {
        SafeDocument document;
        document.showHtml(QStringLiteral("<ul>") + QStringLiteral("<li>a <b>x</b>").repeated(300)
                              + QStringLiteral("</ul><i>end</i>"),
                          Theme::make(ThemeKind::Dark));
        QCOMPARE(document.toPlainText().count(u'a'), 300);
        const QTextCursor last = document.find(QStringLiteral("end"));
        QVERIFY(!last.isNull() && last.charFormat().fontItalic());
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
