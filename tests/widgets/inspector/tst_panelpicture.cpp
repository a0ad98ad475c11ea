#include "tests/support/testmain.h"
#include "widgets/inspector/panelpicture.h"
#include "widgets/panels/common/translucentfill.h"
#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QPicture>
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

    void translucentGradientsStayTranslucent_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<bool>("asPicture");
        QTest::newRow("opaque") << 255 << false;
        QTest::newRow("fading") << 0 << true;
    }
    void translucentGradientsStayTranslucent()
    {
        QFETCH(int, end);
        QFETCH(bool, asPicture);
        QLinearGradient gradient(0, 0, 0, 40);
        gradient.setColorAt(0, Qt::red);
        gradient.setColorAt(1, QColor(255, 0, 0, end));
        QPicture recording;
        QPainter painter(&recording);
        fillShape(painter, QRectF(5, 5, 50, 40), gradient);
        painter.end();
        QImage onScreen(60, 50, QImage::Format_RGB32);
        onScreen.fill(Qt::white);
        QPainter screen(&onScreen);
        fillShape(screen, QRectF(5, 5, 50, 40), gradient);
        screen.end();
        QBuffer file;
        file.open(QIODevice::WriteOnly);
        QPdfWriter writer(&file);
        QPainter paper(&writer);
        paper.drawPicture(0, 0, recording);
        paper.end();
        QCOMPARE(file.data().contains("/Subtype /Image"), asPicture);
        QImage replayed(60, 50, QImage::Format_RGB32);
        replayed.fill(Qt::white);
        QPainter again(&replayed);
        again.drawPicture(0, 0, recording);
        again.end();
        for (int y = 8; y < 42; y += 8) {
            const int off = std::abs(qGreen(replayed.pixel(30, y)) - qGreen(onScreen.pixel(30, y)));
            QVERIFY2(off <= 8, qPrintable(QStringLiteral("%1: %2").arg(y).arg(off)));
        }
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
