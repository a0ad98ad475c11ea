#include "widgets/theme/fontsetup.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QLibrary>
#include <QRawFont>
#include <QtEndian>

#include <array>
#include <vector>

namespace {

// Inter is Grafana's own face, with the weight 500 of its titles and values; every measure of the layout was taken
// with it. Noto Sans and DejaVu Sans stand in where it is missing. The CJK families stand behind them because
// fontconfig's own fallback may pick a serif face or none.
const QString preferred = QStringLiteral("Inter");

QStringList installedFamilies()
{
    return {preferred,
            QStringLiteral("Noto Sans"),
            QStringLiteral("DejaVu Sans"),
            QStringLiteral("Noto Sans CJK SC"),
            QStringLiteral("Noto Sans CJK JP"),
            QStringLiteral("sans-serif")};
}

struct Tag
{
    std::array<char, 5> name;
    QByteArray bytes() const { return QByteArray(name.data(), 4); }
};

/// One table of an OpenType font.
struct Table
{
    QByteArray tag;
    QByteArray data;
};

struct Rename
{
    Tag from;
    Tag to;
};

/// Other tags for the features of a substitution table, where they stand: text shaping asks by tag and Qt 6.4 has no
/// way to ask for others than the usual ones.
QByteArray withRenamedFeatures(QByteArray table, const std::vector<Rename>& renames)
{
    constexpr qsizetype listOffset = 6; // of the header: where the feature list begins
    constexpr qsizetype recordSize = 6; // tag and offset
    if (table.size() < listOffset + 2)
        return table;
    const qsizetype list = qFromBigEndian<quint16>(table.constData() + listOffset);
    if (list + 2 > table.size())
        return table;
    const qsizetype count = qFromBigEndian<quint16>(table.constData() + list);
    for (qsizetype i = 0; i < count && list + 2 + (i + 1) * recordSize <= table.size(); ++i) {
        const qsizetype at = list + 2 + i * recordSize;
        for (const Rename& rename : renames) {
            if (table.mid(at, 4) == rename.from.bytes()) {
                table.replace(at, 4, rename.to.bytes());
                break;
            }
        }
    }
    return table;
}

QByteArray wide(const QString& text)
{
    QByteArray bytes;
    for (const QChar c : text)
        bytes.append(char(c.row())).append(char(c.cell()));
    return bytes;
}

void append16(QByteArray& bytes, int value)
{
    const quint16 big = qToBigEndian(quint16(value));
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

void append32(QByteArray& bytes, qsizetype value)
{
    const quint32 big = qToBigEndian(quint32(value));
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

/// The font file of the tables; checksums are zero, no renderer asks for them.
QByteArray fontFile(const std::vector<Table>& tables, bool postscriptOutlines)
{
    const int count = int(tables.size());
    int power = 0;
    while ((2 << power) <= count)
        ++power;
    QByteArray file = postscriptOutlines ? QByteArrayLiteral("OTTO") : QByteArray("\0\1\0\0", 4);
    append16(file, count);
    append16(file, 16 << power);
    append16(file, power);
    append16(file, 16 * count - (16 << power));
    qsizetype offset = file.size() + 16 * qsizetype(count);
    for (const Table& table : tables) {
        file += table.tag;
        append32(file, 0);
        append32(file, offset);
        append32(file, table.data.size());
        offset += (table.data.size() + 3) / 4 * 4;
    }
    for (const Table& table : tables) {
        file += table.data;
        file.append((4 - table.data.size() % 4) % 4, '\0');
    }
    return file;
}

/// The installed face under another family name (as long as its own) and with other features switched on; empty when
/// the face is not installed.
QByteArray variantOf(int weight, const QString& family, const std::vector<Rename>& renames)
{
    static const QByteArrayList tags {"CFF ", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "cvt ", "fpgm", "glyf",
                                      "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"};
    QFont font(preferred);
    font.setWeight(QFont::Weight(weight));
    const QRawFont raw = QRawFont::fromFont(font);
    if (raw.familyName() != preferred)
        return {};
    std::vector<Table> tables;
    bool postscript = false;
    for (const QByteArray& tag : tags) {
        QByteArray data = raw.fontTable(tag.constData());
        if (data.isEmpty())
            continue;
        if (tag == "GSUB")
            data = withRenamedFeatures(std::move(data), renames);
        else if (tag == "name")
            data.replace(wide(preferred), wide(family)).replace(preferred.toLatin1(), family.toLatin1());
        postscript = postscript || tag == "CFF ";
        tables.push_back({tag, std::move(data)});
    }
    return fontFile(tables, postscript);
}

/// The family with its variant in front, where that could be made.
QStringList withVariant(const QString& family, const std::vector<int>& weights, const std::vector<Rename>& renames)
{
    QStringList families = installedFamilies();
    for (const int weight : weights) {
        const QByteArray file = variantOf(weight, family, renames);
        const int id = file.isEmpty() ? -1 : QFontDatabase::addApplicationFontFromData(file);
        if (id < 0 || !QFontDatabase::applicationFontFamilies(id).contains(family))
            return families;
    }
    families.prepend(family);
    return families;
}

FontFamilies makeFamilies()
{
    // Contextual forms turn the x between two digits into a multiplication sign: the name of a pod would read wrong.
    const Rename noContext {{"calt"}, {"xalt"}};
    const Rename tabular {{"tnum"}, {"calt"}};
    FontFamilies families;
    families.text = withVariant(QStringLiteral("Intex"), {400, 500, 600, 700}, {noContext});
    families.numbers = withVariant(QStringLiteral("Inte0"), {400, 500, 600}, {noContext, tabular});
    useDesignedTextWeight();
    // Qt ends its FreeType with the last face and would begin another one without the property: one face stays open
    // to the end of the process.
    static const auto* const keepsFreeType = new QRawFont(QRawFont::fromFont(QFont(families.text)));
    Q_UNUSED(keepsFreeType)
    return families;
}

} // namespace

const FontFamilies& fontFamilies()
{
    static const FontFamilies families = makeFamilies();
    return families;
}

void useDesignedTextWeight()
{
#ifdef Q_OS_LINUX
    // Qt lets FreeType thicken PostScript outlines and blends them in a gamma, which makes text on dark grounds a
    // quarter too heavy. Neither has a switch, so the property is set on Qt's own instance where it can be found.
    using Library = void*;
    using GetLibrary = Library (*)();
    using SetProperty = int (*)(Library, const char* module, const char* property, const void* value);
    static const auto library =
        reinterpret_cast<GetLibrary>(QLibrary::resolve(QStringLiteral("Qt6Gui"), 6, "_Z14qt_getFreetypev"));
    static const auto set =
        reinterpret_cast<SetProperty>(QLibrary::resolve(QStringLiteral("freetype"), 6, "FT_Property_Set"));
    const unsigned char off = 1;
    if (library && set)
        set(library(), "cff", "no-stem-darkening", &off);
#endif
}
