#include "widgets/documents/safedocument.h"

#include "widgets/documents/codetokens.h"
#include "widgets/documents/markdownhtml.h"
#include "widgets/documents/sanitizehtml.h"

#include <QImage>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <array>
#include <functional>

namespace {

struct HeadingType
{
    int size; ///< px
    double line; ///< px
    double gap; ///< px below it
    int weight;
    double spacing; ///< px between letters
};
constexpr std::array<HeadingType, 6> headings {{{28, 35, 10, 400, -0.25},
                                                {24, 30, 8.8, 400, 0},
                                                {22, 27, 6.9, 400, 0},
                                                {18, 22, 8.1, 400, 0.25},
                                                {16, 22, 7.2, 400, 0},
                                                {14, 22, 6.3, 500, 0.15}}}; // h1 first
constexpr double textLine = 22; // px, of 14 px type
constexpr double codeLine = 18; // px, of 12 px type
constexpr double paragraphGap = 16; // px below a paragraph, a list, a table
constexpr int quoteBar = 4; // px at the left of a quote
constexpr double quoteIndent = 16; // px from the left of a quote to its text

QString styleSheet(const Theme& theme)
{
    return QStringLiteral("a { color: %1; text-decoration: none; } code, pre { font-family: '%2'; font-size: 12px; } "
                          "th { font-weight: 500; text-align: left; } .text-left { text-align: left; } "
                          ".text-center { text-align: center; } .text-right { text-align: right; } "
                          ".muted { color: %3; } .text-warning { color: %4; } .text-error { color: %5; }")
        .arg(theme.link.name(), theme.fontMono.families().join(QLatin1String("', '")), theme.textSecondary.name(),
             theme.warning.name(), theme.error.name());
}

const HeadingType& headingType(int level)
{
    return headings[size_t(std::clamp(level, 1, 6) - 1)];
}

/// Whether the next line belongs to the same list, to one inside it or to the one around it.
bool goesOnAsList(const QTextBlock& block)
{
    const QTextList* list = block.textList();
    const QTextList* next = block.next().textList();
    return list && next && (list == next || list->format().indent() != next->format().indent());
}

bool isCode(const QTextCharFormat& format, const Theme& theme)
{
    return format.fontFixedPitch() || format.fontFamilies().toStringList() == theme.fontMono.families();
}

/// px that a style of its own asks for; 0: it has none.
int ownSize(const QTextCharFormat& format)
{
    constexpr double pxPerPoint = 96.0 / 72;
    return format.hasProperty(QTextFormat::FontPixelSize) ? format.intProperty(QTextFormat::FontPixelSize)
                                                          : qRound(format.fontPointSize() * pxPerPoint);
}

/// Lines of <pre>: Markdown marks its code itself.
bool isPreformatted(const QTextBlock& block, const Theme& theme)
{
    return block.blockFormat().nonBreakableLines() && !block.begin().atEnd()
        && isCode(block.begin().fragment().charFormat(), theme);
}

/// What a style of its own asks for stays; what Qt gives every paragraph, list and heading does not.
double marginOr(double given, double ours)
{
    constexpr std::array ofQt {4.0, 12.0, 14.0, 16.0, 18.0};
    return std::find(ofQt.begin(), ofQt.end(), given) == ofQt.end() ? given : ours;
}

/// Of lines whose letters have sizes of their own, in proportion to that of usual text.
double lineHeight(const QTextBlock& block, const Theme& theme)
{
    const int usual = theme.font.pixelSize();
    int size = usual;
    for (auto it = block.begin(); !it.atEnd(); ++it)
        size = std::max(size, ownSize(it.fragment().charFormat()));
    return textLine * size / usual;
}

void insertHtmlBlocks(QTextDocument& document, const QStringList& blocks)
{
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        QTextCursor cursor = document.find(htmlBlockMark(i), 0, QTextDocument::FindCaseSensitively);
        if (cursor.isNull())
            continue;
        cursor.removeSelectedText();
        const int start = cursor.position();
        cursor.insertHtml(blocks[i]);
        // The first line keeps the format of the line that it came into.
        SafeDocument alone;
        alone.setHtml(blocks[i]);
        const QTextBlockFormat wanted = alone.firstBlock().blockFormat();
        QTextBlockFormat format;
        format.setAlignment(wanted.alignment());
        format.setHeadingLevel(wanted.headingLevel());
        cursor.setPosition(start);
        cursor.mergeBlockFormat(format);
    }
}

/// A line of Qt looks through the whole word that it ends in: one of a hundred thousand letters took ten seconds.
void breakLongWords(QTextDocument& document)
{
    constexpr int longest = 2000;
    constexpr char16_t firstIdeograph = 0x2E80; // lines may end anywhere between these
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        std::vector<int> places;
        int letters = 0;
        for (int i = 0; text.size() > longest && i < int(text.size()); ++i) {
            const QChar c = text[i];
            letters = c.isSpace() || (c.unicode() >= firstIdeograph && !c.isSurrogate()) ? 0 : letters + 1;
            if (letters <= longest || c.isLowSurrogate())
                continue;
            places.push_back(i);
            letters = 1;
        }
        for (auto place = places.rbegin(); place != places.rend(); ++place) {
            QTextCursor cursor(&document);
            cursor.setPosition(block.position() + *place);
            cursor.insertText(QString(QChar(0x200B))); // nothing to see: a line may end here
        }
    }
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

void styleFragments(QTextDocument& document, const QTextBlock& block, bool isHtml, const Theme& theme)
{
    struct Change
    {
        int from;
        int to;
        QTextCharFormat format;
        bool whole; ///< of the text, else what changes of it
    };
    std::vector<Change> changes;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        QTextCharFormat format;
        const bool code = isCode(fragment.charFormat(), theme);
        if (code || block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)) {
            format.setFont(theme.fontMono);
            if (!block.blockFormat().hasProperty(QTextFormat::BlockCodeFence))
                format.setBackground(theme.secondary);
        } else if (const int level = block.blockFormat().headingLevel(); level > 0) {
            const HeadingType& type = headingType(level);
            // Qt's own size of headings is a factor that would win over the font.
            format = fragment.charFormat();
            format.clearProperty(QTextFormat::FontSizeAdjustment);
            QFont font = theme.sized(type.size, type.weight);
            font.setItalic(fragment.charFormat().fontItalic());
            if (const int size = ownSize(fragment.charFormat()); size > 0)
                font.setPixelSize(size);
            font.setLetterSpacing(QFont::AbsoluteSpacing, type.spacing);
            format.setFont(font);
        } else if (fragment.charFormat().fontWeight() >= QFont::Medium) {
            format.setFontWeight(QFont::DemiBold); // families without a medium face would look regular
        }
        if (!isHtml && fragment.charFormat().fontUnderline()
            && !fragment.charFormat().isAnchor()) { // Qt reads _text_ as underlined
            format.setFontUnderline(false);
            format.setFontItalic(true);
        }
        if (!isHtml && fragment.charFormat().isAnchor()) {
            format.setForeground(theme.link);
            format.setFontUnderline(false);
        }
        changes.push_back({fragment.position(), fragment.position() + fragment.length(), format,
                           block.blockFormat().headingLevel() > 0 && !code});
    }
    for (const Change& change : changes) {
        QTextCursor cursor(&document);
        cursor.setPosition(change.from);
        cursor.setPosition(change.to, QTextCursor::KeepAnchor);
        if (change.whole)
            cursor.setCharFormat(change.format);
        else
            cursor.mergeCharFormat(change.format);
    }
}

/// Moves lines into a frame; gives the last of them as it stands there. Qt has the first one keep the format of the
/// line that the frame came into.
QTextBlock framed(const QTextBlock& first, const QTextBlock& last, const QTextFrameFormat& box)
{
    const QTextBlockFormat format = first.blockFormat();
    QTextCursor cursor(first);
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    const QTextFrame* frame = cursor.insertFrame(box);
    frame->firstCursorPosition().setBlockFormat(format);
    return frame->document()->findBlock(frame->lastPosition());
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

/// Many changes as one, or each would set the whole document in order; new tables and frames are found after it.
void inOneStep(QTextDocument& document, const std::function<void()>& changes)
{
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    changes();
    cursor.endEditBlock();
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
    setUndoRedoEnabled(false);
    setDefaultFont(theme.font);
    setDocumentMargin(0);
    setIndentWidth(24);
    setDefaultStyleSheet(styleSheet(theme));
}

void SafeDocument::styleBlocks(Source source, const Theme& theme)
{
    const bool isHtml = source == Source::Html;
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (isHtml && isPreformatted(block, theme))
            format.setProperty(QTextFormat::BlockCodeFence, QString());
        const bool code = format.hasProperty(QTextFormat::BlockCodeFence);
        const bool heading = format.headingLevel() > 0;
        const bool isLarger = isHtml && lineHeight(block, theme) > textLine;
        // Fixed heights: proportional ones follow the metrics of whatever font is installed.
        const HeadingType& type = headingType(format.headingLevel());
        if (format.lineHeightType() == QTextBlockFormat::SingleHeight)
            format.setLineHeight(isLarger      ? lineHeight(block, theme)
                                     : heading ? type.line
                                     : code    ? codeLine
                                               : textLine,
                                 QTextBlockFormat::FixedHeight);
        const bool inTable = QTextCursor(block).currentTable() != nullptr;
        const bool goesOn = inTable || code || goesOnAsList(block);
        const double below = heading && !inTable ? type.gap : goesOn ? 0 : paragraphGap;
        format.setTopMargin(isHtml ? marginOr(format.topMargin(), 0) : 0);
        format.setBottomMargin(isHtml ? marginOr(format.bottomMargin(), below) : below);
        QTextCursor(block).setBlockFormat(format);
        styleFragments(*this, block, isHtml, theme);
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
        block = framed(block, last, box);
    }
}

/// A bar at the left of what is quoted. Frames have borders on all sides or none, so it is drawn as their ground.
void SafeDocument::frameQuotes(const Theme& theme)
{
    constexpr int widest = 4096; // px: the ground repeats itself
    QImage ground(widest, 1, QImage::Format_ARGB32_Premultiplied);
    ground.fill(Qt::transparent);
    for (int x = 0; x < quoteBar; ++x)
        ground.setPixelColor(x, 0, theme.borderMedium);
    QTextFrameFormat box;
    box.setBackground(QBrush(ground));
    box.setBottomMargin(paragraphGap);
    const auto depth = [this](const QTextBlock& b) {
        const bool inRoot = b.isValid() && QTextCursor(b).currentFrame() == rootFrame();
        return inRoot ? b.blockFormat().intProperty(QTextFormat::BlockQuoteLevel) : 0;
    };
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        if (depth(block) == 0)
            continue;
        QTextBlock last = block;
        for (QTextBlock line = block; depth(line) > 0; line = line.next()) {
            QTextBlockFormat format = line.blockFormat();
            format.setLeftMargin(quoteIndent * depth(line));
            format.setRightMargin(0);
            if (depth(line.next()) == 0)
                format.setBottomMargin(0);
            QTextCursor(line).setBlockFormat(format);
            last = line;
        }
        block = framed(block, last, box);
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
        const QTextBlock below = block.next();
        const bool besideFrame = (above.isValid() && !inRoot(above)) || (below.isValid() && !inRoot(below));
        if (!besideFrame && !(below.isValid() && below.textList())) // a list of HTML leaves one, too
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(1, QTextBlockFormat::FixedHeight);
        format.setTopMargin(0);
        format.setBottomMargin(0);
        QTextCursor(block).setBlockFormat(format);
    }
}

void SafeDocument::style(Source source, const Theme& theme)
{
    inOneStep(*this, [&] {
        styleBlocks(source, theme);
        styleTables(theme);
    });
    inOneStep(*this, [&] { frameCode(theme); });
    inOneStep(*this, [&] { frameQuotes(theme); });
    inOneStep(*this, [&] { flattenEmptyLines(); });
}

void SafeDocument::showMarkdown(const QString& markdown, const Theme& theme)
{
    prepare(theme);
    const MarkdownWithHtml content = separateHtml(markdown);
    inOneStep(*this, [&] {
        setMarkdown(content.markdown, QTextDocument::MarkdownDialectGitHub);
        insertHtmlBlocks(*this, content.blocks);
        breakLongWords(*this);
        replacePictures(*this);
    });
    style(Source::Markdown, theme);
}

void SafeDocument::showHtml(const QString& html, const Theme& theme)
{
    prepare(theme);
    inOneStep(*this, [&] {
        setHtml(sanitizeHtml(html));
        breakLongWords(*this);
    });
    style(Source::Html, theme);
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
