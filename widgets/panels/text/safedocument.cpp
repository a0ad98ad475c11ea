#include "widgets/panels/text/safedocument.h"

#include "widgets/panels/text/sanitizehtml.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextTable>

#include <array>

namespace {

/// Heading sizes in px, h1 first.
constexpr std::array<int, 6> headingSizes {28, 24, 22, 18, 14, 12};
constexpr double textLine = 22; // px, of 14 px type
constexpr double codeLine = 18; // px, of 12 px type

QString styleSheet(const Theme& theme)
{
    return QStringLiteral("a { color: %1; text-decoration: none; } code, pre { font-family: '%2'; font-size: 12px; } "
                          "th { font-weight: 500; text-align: left; }")
        .arg(theme.link.name(), theme.fontMono.families().join(QLatin1String("', '")));
}

bool isCode(const QTextCharFormat& format)
{
    return format.fontFixedPitch();
}

/// Pictures would be fetched: their description stands in for them.
void replacePictures(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            QTextCursor cursor(&document);
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            const QString alt = fragment.charFormat().toImageFormat().property(QTextFormat::ImageAltText).toString();
            cursor.insertText(alt, QTextCharFormat());
            it = block.begin();
            if (it.atEnd())
                break;
        }
    }
}

void styleFragments(QTextDocument& document, const QTextBlock& block, const Theme& theme)
{
    struct Change
    {
        int from;
        int to;
        QTextCharFormat format;
    };
    std::vector<Change> changes;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        QTextCharFormat format;
        if (isCode(fragment.charFormat()) || block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)) {
            format.setFont(theme.fontMono);
            format.setBackground(theme.canvas);
        } else if (const int level = block.blockFormat().headingLevel(); level > 0) {
            QFont font = theme.sized(headingSizes[size_t(std::min(level, 6) - 1)], level >= 5 ? 500 : 400);
            font.setItalic(fragment.charFormat().fontItalic());
            format.setFont(font);
        } else if (fragment.charFormat().fontWeight() > QFont::Medium) {
            format.setFontWeight(QFont::DemiBold); // families without a medium face would look regular
        }
        if (fragment.charFormat().isAnchor()) {
            format.setForeground(theme.link);
            format.setFontUnderline(false);
        }
        changes.push_back({fragment.position(), fragment.position() + fragment.length(), format});
    }
    for (const Change& change : changes) {
        QTextCursor cursor(&document);
        cursor.setPosition(change.from);
        cursor.setPosition(change.to, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(change.format);
    }
}

} // namespace

QVariant SafeDocument::loadResource(int type, const QUrl& name)
{
    Q_UNUSED(type)
    Q_UNUSED(name)
    return {};
}

void SafeDocument::prepare(const Theme& theme)
{
    clear();
    setDefaultFont(theme.font);
    setDocumentMargin(0);
    setIndentWidth(24);
    setDefaultStyleSheet(styleSheet(theme));
}

void SafeDocument::styleBlocks(const Theme& theme)
{
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool code = format.hasProperty(QTextFormat::BlockCodeFence);
        const bool heading = format.headingLevel() > 0;
        // Fixed heights: proportional ones follow the metrics of whatever font is installed.
        const double headingLine = heading ? headingSizes[size_t(std::min(format.headingLevel(), 6) - 1)] * 1.25 : 0;
        format.setLineHeight(heading ? headingLine : code ? codeLine : textLine, QTextBlockFormat::FixedHeight);
        const bool inTable = QTextCursor(block).currentTable() != nullptr;
        if (heading && !inTable) {
            format.setTopMargin(block == begin() ? 0 : 8);
            format.setBottomMargin(4);
        } else if (inTable || block.textList()) {
            format.setTopMargin(0);
            format.setBottomMargin(0);
        } else {
            format.setTopMargin(code || block == begin() ? 0 : 6);
            format.setBottomMargin(code ? 0 : 8);
        }
        if (code)
            format.setBackground(theme.canvas);
        QTextCursor(block).setBlockFormat(format);
        styleFragments(*this, block, theme);
    }
}

void SafeDocument::styleTables(const Theme& theme)
{
    for (QTextFrame* frame : rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(theme.border);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellSpacing(0);
        format.setCellPadding(4);
        format.setTopMargin(8);
        format.setBottomMargin(8);
        table->setFormat(format);
    }
}

void SafeDocument::showMarkdown(const QString& markdown, const Theme& theme)
{
    prepare(theme);
    MarkdownFeatures features(QTextDocument::MarkdownDialectGitHub);
    features.setFlag(QTextDocument::MarkdownNoHTML);
    setMarkdown(markdown, features);
    replacePictures(*this);
    styleBlocks(theme);
    styleTables(theme);
}

void SafeDocument::showHtml(const QString& html, const Theme& theme)
{
    prepare(theme);
    setHtml(sanitizeHtml(html));
    styleTables(theme);
}

void SafeDocument::showCode(const QString& code, bool lineNumbers, const Theme& theme)
{
    prepare(theme);
    setDefaultFont(theme.fontMono);
    if (!lineNumbers) {
        setPlainText(code);
        return;
    }
    QStringList lines = code.split(QLatin1Char('\n'));
    const int digits = int(QString::number(lines.size()).size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        lines[i].prepend(QStringLiteral("%1  ").arg(i + 1, digits));
    setPlainText(lines.join(QLatin1Char('\n')));
}
