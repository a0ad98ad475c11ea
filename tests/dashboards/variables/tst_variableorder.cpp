#include "dashboards/variables/variableorder.h"
#include "tests/support/testmain.h"

namespace {

VariableSpec spec(const char* name, const char* query)
{
    VariableSpec spec;
    spec.name = QString::fromLatin1(name);
    spec.query = query;
    return spec;
}

QString namesOf(const std::vector<VariableSpec>& specs, const std::vector<std::size_t>& indexes)
{
    QString names;
    for (const std::size_t index : indexes)
        names += specs[index].name;
    return names;
}

} // namespace

class TestVariableOrder : public QObject
{
    Q_OBJECT

private slots:
    void referencesLoadFirst()
    {
        const std::vector<VariableSpec> specs {spec("c", "$b $a"), spec("a", "x"), spec("b", "${a}"), spec("d", "")};
        const VariableOrder order(specs);
        QCOMPARE(namesOf(specs, order.order()), QStringLiteral("abcd"));
        QCOMPARE(namesOf(specs, order.dependents({1})), QStringLiteral("bc"));
        QCOMPARE(namesOf(specs, order.dependents({3})), QString());
        QVERIFY(order.cycles().isEmpty());
    }

    void cyclesAreNamedAndLoadNevertheless()
    {
        const std::vector<VariableSpec> specs {spec("a", "$b"), spec("b", "$a"), spec("c", "$c")};
        const VariableOrder order(specs);
        QCOMPARE(order.order().size(), std::size_t(3));
        QCOMPARE(order.cycles(), (QStringList {QStringLiteral("a -> b -> a"), QStringLiteral("c -> c")}));
        QCOMPARE(namesOf(specs, order.dependents({1})), QStringLiteral("a"));
    }

    void everyPartOfAVariableMayRefer()
    {
        VariableSpec all = spec("v", "");
        all.query = {{"expr", "label_values($a)"}, {"list", {"[[b]]"}}};
        all.regex = QStringLiteral("/${c}/");
        all.datasource.uid = QStringLiteral("${d}");
        QCOMPARE(referencedNames(all),
                 (QStringList {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
    }
};

VEDETTE_TEST_GUILESS(TestVariableOrder)
#include "tst_variableorder.moc"
