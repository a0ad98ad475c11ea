#include "dashboards/reduce/reducers.h"
#include "datasources/data/jsonutil.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <cmath>

class tst_Reducers : public QObject
{
    Q_OBJECT

private slots:
    void aReducerCalculatesOneNumber_data();
    void aReducerCalculatesOneNumber();
    void nullsCountAsTheModeSays_data();
    void nullsCountAsTheModeSays();
    void anEmptySeriesHasNoNumber();
    void nanKeepsItsPlaceInAShortList();
    void textsAmongNumbersAreGlued_data();
    void textsAmongNumbersAreGlued();
    void uniqueValuesAreListedOnce();
    void aliasesNameTheSameReducer();
};

static Field numbers(NumberColumn cells)
{
    return Field(QStringLiteral("value"), FieldType::Number, std::move(cells));
}

void tst_Reducers::aReducerCalculatesOneNumber_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<double>("result");
    QTest::newRow("last number") << "lastNotNull" << 8.0;
    QTest::newRow("first number") << "firstNotNull" << 4.0;
    QTest::newRow("lowest") << "min" << 2.0;
    QTest::newRow("highest") << "max" << 8.0;
    QTest::newRow("mean without nulls") << "mean" << 5.0;
    QTest::newRow("median of an even count") << "median" << 5.0;
    QTest::newRow("total") << "sum" << 20.0;
    QTest::newRow("cells that count") << "count" << 4.0;
    QTest::newRow("all cells") << "countAll" << 6.0;
    QTest::newRow("span") << "range" << 6.0;
    QTest::newRow("smallest rise") << "step" << -4.0;
    QTest::newRow("last minus first") << "diff" << 4.0;
    QTest::newRow("changes") << "changeCount" << 3.0;
    QTest::newRow("different cells") << "distinctCount" << 4.0;
    QTest::newRow("nearest rank") << "p50" << 6.0;
    QTest::newRow("population variance") << "variance" << 5.0;
}

void tst_Reducers::aReducerCalculatesOneNumber()
{
    QFETCH(QString, reducer);
    QFETCH(double, result);
    QCOMPARE(reduceToNumber(numbers({nullNumber, 4, 6, 2, 8, nullNumber}), reducer), result);
}

void tst_Reducers::nullsCountAsTheModeSays_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<int>("mode");
    QTest::addColumn<double>("result");
    QTest::newRow("mean without nulls") << "mean" << int(NullMode::Ignore) << 3.0;
    QTest::newRow("mean with zeros") << "mean" << int(NullMode::AsZero) << 1.8;
    QTest::newRow("median with nulls") << "median" << int(NullMode::Null) << 1.0;
    QTest::newRow("changes with zeros") << "changeCount" << int(NullMode::AsZero) << 4.0;
    QTest::newRow("changes without nulls") << "changeCount" << int(NullMode::Ignore) << 2.0;
    QTest::newRow("different cells with zeros") << "distinctCount" << int(NullMode::AsZero) << 4.0;
}

void tst_Reducers::nullsCountAsTheModeSays()
{
    QFETCH(QString, reducer);
    QFETCH(int, mode);
    QFETCH(double, result);
    const Value reduced = reduceField(numbers({1, nullNumber, 3, nullNumber, 5}), reducer, NullMode(mode));
    QVERIFY(std::holds_alternative<double>(reduced));
    QCOMPARE(std::get<double>(reduced), result);
}

void tst_Reducers::anEmptySeriesHasNoNumber()
{
    QVERIFY(std::holds_alternative<Null>(reduceField(numbers({}), QStringLiteral("mean"))));
    QCOMPARE(reduceField(numbers({}), QStringLiteral("sum")), Value(0.0));
    QCOMPARE(reduceField(numbers({}), QStringLiteral("allIsNull")), Value(true));
}

void tst_Reducers::nanKeepsItsPlaceInAShortList()
{
    const Field field = numbers({std::nan(""), 1, std::nan(""), 3});
    QVERIFY(std::isnan(reduceToNumber(field, QStringLiteral("p5"))));
    QCOMPARE(reduceToNumber(field, QStringLiteral("p25")), 1.0);
    QCOMPARE(reduceToNumber(field, QStringLiteral("p95")), 3.0);
}

void tst_Reducers::textsAmongNumbersAreGlued_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<QString>("result");
    QTest::newRow("sum") << "sum"
                         << "01023";
    QTest::newRow("mean of what the sum reads as") << "mean"
                                                   << "341";
    QTest::newRow("texts compare letter by letter") << "max"
                                                    << "3";
    QTest::newRow("least") << "min"
                           << "10";
    QTest::newRow("difference of the extremes") << "range"
                                                << "-7";
    QTest::newRow("smallest rise") << "step"
                                   << "-8";
    QTest::newRow("rises, of which texts know none") << "delta"
                                                     << "-7";
    QTest::newRow("middle") << "median"
                            << "3";
}

void tst_Reducers::textsAmongNumbersAreGlued()
{
    QFETCH(QString, reducer);
    const auto text = [](const char* words) { return std::make_shared<const Json>(words); };
    const Field field(QStringLiteral("value"), FieldType::Number, ObjectColumn {text("10"), text("2"), text("3")});
    const Value reduced = reduceField(field, reducer);
    const double* number = std::get_if<double>(&reduced);
    QTEST(number ? QString::number(*number) : std::get<QString>(reduced), "result");
}

void tst_Reducers::uniqueValuesAreListedOnce()
{
    const std::vector<Value> cells = reduceToCells(numbers({1, 2, 1, nullNumber, 2}), QStringLiteral("uniqueValues"));
    QCOMPARE(cells, (std::vector<Value> {1.0, 2.0, Null()}));
}

void tst_Reducers::aliasesNameTheSameReducer()
{
    QCOMPARE(findReducer(QStringLiteral("avg")), findReducer(QStringLiteral("mean")));
    QCOMPARE(findReducer(QStringLiteral("current")), findReducer(QStringLiteral("lastNotNull")));
    QVERIFY(!findReducer(QStringLiteral("nothing")));
}

VEDETTE_TEST_GUILESS(tst_Reducers)
#include "tst_reducers.moc"
