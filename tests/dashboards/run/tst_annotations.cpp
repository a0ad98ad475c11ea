#include "dashboards/run/annotations.h"
#include "tests/support/testmain.h"

class TestAnnotations : public QObject
{
    Q_OBJECT

    static Frames frames(const std::vector<std::pair<qint64, double>>& samples)
    {
        TimeColumn times;
        NumberColumn values;
        for (const auto& [ms, value] : samples) {
            times.push_back(ms * 1'000'000);
            values.push_back(value);
        }
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, times));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, values,
                        {{QStringLiteral("job"), QStringLiteral("api")}}));
        return {frame};
    }

    static AnnotationSpec spec()
    {
        AnnotationSpec annotation;
        annotation.name = QStringLiteral("deploys");
        annotation.query = Json {{"expr", "changes(x)"},
                                 {"step", "10s"},
                                 {"titleFormat", "deploy of {{job}}"},
                                 {"textFormat", "{{nothing}}"},
                                 {"tagKeys", "job"}};
        return annotation;
    }

private slots:
    void samplesAStepApartAreOneRegion()
    {
        const auto events =
            annotationsFromFrames(frames({{0, 1}, {10'000, 1}, {20'000, 0}, {30'000, 2}, {60'000, 1}}), spec(), {});
        QCOMPARE(events.size(), size_t(3));
        QCOMPARE(events[0].timeMs, 0);
        QCOMPARE(events[0].timeEndMs, 10'000);
        QCOMPARE(events[1].timeMs, 30'000);
        QCOMPARE(events[2].timeMs, 60'000);
    }

    void formatsReplaceLabels()
    {
        const auto events = annotationsFromFrames(frames({{0, 1}}), spec(), {});
        QCOMPARE(events[0].title, QStringLiteral("deploy of api"));
        QCOMPARE(events[0].text, QStringLiteral("nothing"));
        QCOMPARE(events[0].tags, QStringList {QStringLiteral("api")});
    }

    void theValueCanBeTheTime()
    {
        AnnotationSpec annotation = spec();
        annotation.query["useValueForTime"] = true;
        const auto events = annotationsFromFrames(frames({{0, 123'456}}), annotation, {});
        QCOMPARE(events[0].timeMs, 123'456);
    }

    void filtersChoosePanels()
    {
        AnnotationSpec annotation = spec();
        annotation.filterIds = {PanelId(QStringLiteral("4"))};
        QVERIFY(annotationApplies(annotation, PanelId(QStringLiteral("4@b"))));
        QVERIFY(!annotationApplies(annotation, PanelId(QStringLiteral("5"))));
        annotation.filterExclude = true;
        QVERIFY(annotationApplies(annotation, PanelId(QStringLiteral("5"))));
    }
};

VEDETTE_TEST_GUILESS(TestAnnotations)
#include "tst_annotations.moc"
