#include "tests/support/testmain.h"
#include "widgets/inspector/panelpicture.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QtEndian>
#include <QWidget>

namespace {

/// Paints what panels do: a part of itself under a clip, and more after the painter got its state back.
class Clipping : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.save();
        painter.setClipRect(rect());
        painter.save();
        painter.fillRect(QRect(0, 0, 10, 10), Qt::red);
        painter.restore();
        painter.setFont(Theme::make(ThemeKind::Dark).sizedNumbers(12));
        painter.drawText(QPointF(2, 12), QStringLiteral("42"));
        painter.restore();
    }
};

/// What a page of a PDF file is drawn with.
QByteArray pageOf(const QByteArray& pdf)
{
    const QByteArray begin = "stream\n";
    constexpr quint32 room = 1 << 20; // bytes, more than any of them
    for (qsizetype at = pdf.indexOf(begin); at >= 0; at = pdf.indexOf(begin, at + 1)) {
        QByteArray packed(4, 0);
        qToBigEndian(room, packed.data());
        packed += pdf.mid(at + begin.size(), pdf.indexOf("endstream", at) - at - begin.size());
        if (const QByteArray page = qUncompress(packed); page.contains("W* n"))
            return page;
    }
    return {};
}

} // namespace

class TestPanelPicture : public QObject
{
    Q_OBJECT

private slots:
    void widgetsInsideAreClippedWhereTheyStand()
    {
        QWidget panel;
        panel.resize(300, 200);
        auto* inside = new Clipping(&panel);
        inside->setGeometry(30, 40, 100, 50);
        panel.show();
        const QByteArray page = pageOf(pictureFile(panel, PictureFormat::Pdf, QStringLiteral("t")));
        QVERIFY(page.contains("\n30 40 m\n"));
        QVERIFY(page.contains("\n130 90 l\n"));
        QVERIFY(!page.contains("\n60 80 m\n")); // moved twice
        QVERIFY(page.contains("BT\n"));
    }

    void filesNameFacesThatOthersHave()
    {
        Clipping panel;
        panel.resize(100, 50);
        panel.show();
        const QByteArray svg = pictureFile(panel, PictureFormat::Svg, QStringLiteral("t"));
        QVERIFY2(svg.contains("font-family=\"Inter, ") || !svg.contains("Inte"), svg.constData());
        QVERIFY2(!svg.contains("Inte0") && !svg.contains("Intex"), svg.constData());
    }

    void whatIsHiddenIsNotInTheFile()
    {
        QWidget panel;
        panel.resize(300, 200);
        auto* inside = new Clipping(&panel);
        inside->hide();
        panel.show();
        QVERIFY(!pictureFile(panel, PictureFormat::Svg, QStringLiteral("t")).contains(">42<"));
        inside->show();
        QVERIFY(pictureFile(panel, PictureFormat::Svg, QStringLiteral("t")).contains(">42<"));
    }
};

VEDETTE_TEST(TestPanelPicture)
#include "tst_panelpicture.moc"
