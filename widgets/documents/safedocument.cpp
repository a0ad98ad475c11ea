#include "widgets/documents/safedocument.h"

#include "widgets/documents/codetokens.h"
#include "widgets/documents/sanitizehtml.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <array>

namespace {

/// Heading sizes in px, h1 first.
constexpr std::array<int, 6> headingSizes {28, 24, 22, 18, 14, 12};
constexpr double textLine = 22; // px, of 14 px type
constexpr double codeLine = 18; // px, of 12 px type
constexpr double paragraphGap = 16; // px below a paragraph, a list, a table

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
            if (!block.blockFormat().hasProperty(QTextFormat::BlockCodeFence))
                format.setBackground(theme.secondary);
        } else if (const int level = block.blockFormat().headingLevel(); level > 0) {
            QFont font = theme.sized(headingSizes[size_t(std::min(level, 6) - 1)], level >= 5 ? 500 : 400);
            font.setItalic(fragment.charFormat().fontItalic());
            format.setFont(font);
        } else if (fragment.charFormat().fontWeight() > QFont::Medium) {
            format.setFontWeight(QFont::DemiBold); // families without a medium face would look regular
        }
        if (fragment.charFormat().fontUnderline()
            && !fragment.charFormat().isAnchor()) { // Qt reads _text_ as underlined
            format.setFontUnderline(false);
            format.setFontItalic(true);
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

void styleCell(QTextTableCell cell, bool header, const Theme& theme)
{
    constexpr double beside = 8;
    constexpr double above = 4;
    QTextTableCellFormat format = cell.format().toTableCellFormat();
    format.setLeftPadding(beside);
    format.setRightPadding(beside);
    format.setTopPadding(above);
    format.setBottomPadding(above);
    if (header)
        format.setBackground(theme.secondary);
    cell.setFormat(format);
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
            format.setTopMargin(0);
            format.setBottomMargin(10);
        } else {
            const bool listGoesOn = block.textList() && block.next().textList() == block.textList();
            format.setTopMargin(0);
            format.setBottomMargin(inTable || code || listGoesOn ? 0 : paragraphGap);
        }
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
        format.setBorderBrush(theme.borderMedium);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellSpacing(0);
        format.setCellPadding(0);
        const QTextBlock above = findBlock(table->firstPosition() - 1);
        const bool first = !above.isValid() || above.text().isEmpty();
        format.setTopMargin(first ? 0 : paragraphGap); // the margin of the lines above does not count here
        format.setBottomMargin(paragraphGap);
        table->setFormat(format);
        for (int row = 0; row < table->rows(); ++row)
            for (int column = 0; column < table->columns(); ++column)
                styleCell(table->cellAt(row, column), row == 0, theme);
    }
}

void SafeDocument::frameCode(const Theme& theme)
{
    QTextFrameFormat box;
    box.setBorder(1);
    box.setBorderBrush(theme.borderMedium);
    box.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    box.setPadding(12);
    box.setBottomMargin(paragraphGap);
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        const auto isFence = [](const QTextBlock& b) {
            return b.isValid() && b.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
        };
        if (!isFence(block) || QTextCursor(block).currentFrame() != rootFrame())
            continue;
        QTextBlock last = block;
        while (isFence(last.next()))
            last = last.next();
        QTextCursor cursor(block);
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
        const QTextFrame* frame = cursor.insertFrame(box); // the selected lines move into it
        block = findBlock(frame->lastPosition());
    }
}

/// Qt keeps an empty line beside every table and frame: they take no room. Rules and empty items of lists are empty
/// lines, too, and stay.
void SafeDocument::flattenEmptyLines()
{
    const auto inRoot = [this](const QTextBlock& block) { return QTextCursor(block).currentFrame() == rootFrame(); };
    const auto isLeftOver = [&inRoot](const QTextBlock& block) {
        return block.text().isEmpty() && inRoot(block) && !block.textList()
            && !block.blockFormat().hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth);
    };
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        if (!isLeftOver(block))
            continue;
        QTextBlock above = block.previous();
        while (above.isValid() && isLeftOver(above))
            above = above.previous();
        const bool besideFrame =
            (above.isValid() && !inRoot(above)) || (block.next().isValid() && !inRoot(block.next()));
        if (!besideFrame)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(1, QTextBlockFormat::FixedHeight);
        format.setTopMargin(0);
        format.setBottomMargin(0);
        QTextCursor(block).setBlockFormat(format);
    }
}

void SafeDocument::showMarkdown(const QString& markdown, const Theme& theme)
{
    prepare(theme);
    MarkdownFeatures features(QTextDocument::MarkdownDialectGitHub);
    features.setFlag(QTextDocument::MarkdownNoHTML);
    setMarkdown(markdown, features);
    QTextCursor changes(this); // one change: each by itself would lay out the whole document again
    changes.beginEditBlock();
    replacePictures(*this);
    styleBlocks(theme);
    styleTables(theme);
    frameCode(theme);
    flattenEmptyLines();
    changes.endEditBlock();
}

void SafeDocument::showHtml(const QString& html, const Theme& theme)
{
    prepare(theme);
    setHtml(sanitizeHtml(html));
    QTextCursor changes(this);
    changes.beginEditBlock();
    styleTables(theme);
    changes.endEditBlock();
}

void SafeDocument::showCode(const QString& code, const QString& language, bool lineNumbers, const Theme& theme)
{
    prepare(theme);
    // As the format of the text: a view puts its own font in the place of the document's.
    QTextCharFormat plain;
    plain.setFont(theme.fontMono);
    QTextCharFormat number = plain;
    number.setForeground(theme.textDisabled);
    const auto digits = int(QString::number(code.count(QLatin1Char('\n')) + 1).size());
    QTextCursor cursor(this);
    cursor.beginEditBlock();
    int line = 0;
    const auto startLine = [&] {
        if (lineNumbers)
            cursor.insertText(QStringLiteral("%1  ").arg(++line, digits), number);
    };
    const auto write = [&](QStringView piece, const QTextCharFormat& format) {
        for (qsizetype from = 0;;) {
            const qsizetype end = piece.indexOf(QLatin1Char('\n'), from);
            cursor.insertText(piece.mid(from, end < 0 ? -1 : end - from).toString(), format);
            if (end < 0)
                return;
            cursor.insertText(QStringLiteral("\n"), plain);
            startLine();
            from = end + 1;
        }
    };
    startLine();
    qsizetype at = 0;
    for (const CodeToken& token : codeTokens(code, language)) {
        write(QStringView(code).mid(at, token.begin - at), plain);
        QTextCharFormat format = plain;
        format.setForeground(codeColor(token.kind, theme));
        write(QStringView(code).mid(token.begin, token.end - token.begin), format);
        at = token.end;
    }
    write(QStringView(code).mid(at), plain);
    cursor.endEditBlock();
}
