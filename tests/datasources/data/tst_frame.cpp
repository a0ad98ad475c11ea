#include "datasources/data/frame.h"
#include "tests/support/testmain.h"

#include <cmath>

class TestFrame : public QObject
{
    Q_OBJECT

private slots:
    void nullAndAbsentAndNaNStayApart()
    {
        const Field field(QStringLiteral("v"), FieldType::Number,
                          NumberColumn {1.5, nullNumber, absentNumber, std::nan("")});
        QCOMPARE(std::get<double>(field.at(0)), 1.5);
        QVERIFY(std::holds_alternative<Null>(field.at(1)));
        QVERIFY(std::holds_alternative<Absent>(field.at(2)));
        QVERIFY(std::isnan(std::get<double>(field.at(3))));
        QVERIFY(std::holds_alternative<Absent>(field.at(4)));
    }

    void textsAreReadAsJavaScriptReadsThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("hex") << "0x10" << 16.0;
        QTest::newRow("blanks") << " 5 " << 5.0;
        QTest::newRow("empty") << "" << 0.0;
        QTest::newRow("exponent") << "1e3" << 1000.0;
        QTest::newRow("infinity") << "-Infinity" << -std::numeric_limits<double>::infinity();
    }
    void textsAreReadAsJavaScriptReadsThem()
    {
        QFETCH(QString, text);
        QFETCH(double, number);
        const Field field(QStringLiteral("v"), FieldType::String, StringColumn {text});
        QCOMPARE(field.numberAt(0), number);
    }

    void wordsAreNoNumbers()
    {
        const Field field(QStringLiteral("v"), FieldType::String,
                          StringColumn {QStringLiteral("abc"), QStringLiteral("inf"), QString()});
        QVERIFY(std::isnan(field.numberAt(0)));
        QVERIFY(std::isnan(field.numberAt(1)));
        QVERIFY(isNull(field.numberAt(2)));
    }

    void copyingAFieldSharesItsCells()
    {
        const Field field(QStringLiteral("v"), FieldType::Number, NumberColumn(1000, 1.0));
        const Field copy = field;
        QCOMPARE(copy.numbers(), field.numbers());
    }

    void aTimeIsItsMilliseconds()
    {
        const Field field(QStringLiteral("t"), FieldType::Time,
                          TimeColumn {1'500'000, nullTime, 1'715'780'016'122'000'000});
        QCOMPARE(std::get<double>(field.at(0)), 1.5);
        QVERIFY(std::holds_alternative<Null>(field.at(1)));
        QVERIFY(std::get<double>(field.at(2)) == 1'715'780'016'122.0); // to the bit: texts cut what is less
    }
};

VEDETTE_TEST_GUILESS(TestFrame)
#include "tst_frame.moc"
