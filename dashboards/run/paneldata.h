#pragma once

#include "dashboards/format/displayprocessor.h"
#include "dashboards/model/dashboard.h"
#include "dashboards/run/targetplan.h"
#include "datasources/datasource.h"

/// An event drawn over the time axis.
struct Annotation
{
    qint64 timeMs = 0;
    qint64 timeEndMs = 0; ///< equal to timeMs for a line
    QString title;
    QString text;
    QStringList tags;
    Rgba color = 0;
    QString source; ///< name of the annotation query
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

enum class LoadingState
{
    NotStarted,
    Loading,
    Done,
    Error
};

/// What a panel view gets: everything it draws, immutable, shared with nobody who writes. Frames are after
/// transformations and field config; displays[i][j] is the processor of frames[i].fields[j].
struct PanelData
{
    LoadingState state = LoadingState::NotStarted;
    Frames frames;
    std::vector<std::vector<DisplayProcessor>> displays;
    LogLinesPtr logs; ///< of panels that show lines, after transformations; nullptr for all others
    std::vector<DerivedField> derivedFields; ///< values and links to find in the lines
    bool live = false; ///< lines are shown as they come; the refresh interval does not matter
    std::vector<Annotation> annotations;
    Frames exemplars;
    std::vector<TracePtr> traces; ///< of trace sources, as they came
    AlertListPtr alerts; ///< of panels that ask for alerts, all sources merged; else nullptr
    std::vector<Notice> notices;
    std::optional<Error> error; ///< of the newest try; frames are then those of the last good one
    TimeRange range; ///< the frames were asked for
    RawTimeRange rawRange;
    QString timeInfo; ///< "Last 1 hour, timeshift -1d" when the panel overrides the time
    DisplayContext display;
    qint64 receivedMs = 0; ///< when the newest good answer came; 0: never
    qint64 newestSampleMs = 0; ///< 0: no time field
    std::vector<ResponsePtr> responses; ///< as the sources gave them, for the inspector
    std::vector<QueryRequest> requests;
    TargetPlan plan; ///< how the responses become frames
    quint64 revision = 0; ///< grows with every change of the frames
};
using PanelDataPtr = std::shared_ptr<const PanelData>;
