#include "dashboards/import/resourcev2.h"

#include "dashboards/import/classicschema.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/resourcev2parts.h"

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

int cursorSyncOf(const QString& word)
{
    if (word == QLatin1String("Crosshair"))
        return 1;
    return word == QLatin1String("Tooltip") ? 2 : 0;
}

Json quickRangesOf(const Json& settings)
{
    Json ranges = Json::array();
    for (const Json& range : jsonutil::array(settings, "quickRanges"))
        if (range.is_object())
            ranges.push_back(range);
    return ranges;
}

void addTime(const Json& settings, Json& classic)
{
    Json time = Json::object();
    copy(settings, "from", time, "from");
    copy(settings, "to", time, "to");
    classic["time"] = std::move(time);
    Json picker {{"quick_ranges", quickRangesOf(settings)}};
    copy(settings, "autoRefreshIntervals", picker, "refresh_intervals");
    copy(settings, "hideTimepicker", picker, "hidden");
    copy(settings, "nowDelay", picker, "nowDelay");
    classic["timepicker"] = std::move(picker);
    copy(settings, "autoRefresh", classic, "refresh");
    for (const char* key : {"timezone", "weekStart", "fiscalYearStartMonth"})
        copy(settings, key, classic, key);
}

template<typename Convert>
Json converted(const Json& spec, const char* key, Convert convert)
{
    Json list = Json::array();
    for (const Json& item : jsonutil::array(spec, key))
        if (item.is_object())
            list.push_back(convert(item));
    return list;
}

} // namespace

Json classicFromV2(const Json& spec, ImportReport& report)
{
    Json classic {{"schemaVersion", newestClassicSchema}};
    for (const char* key :
         {"uid", "title", "description", "tags", "links", "editable", "liveNow", "preload", "__elements"})
        copy(spec, key, classic, key);
    classic["graphTooltip"] = cursorSyncOf(jsonutil::string(spec, "cursorSync"));
    addTime(jsonutil::object(spec, "timeSettings"), classic);
    classic["templating"] = Json {{"list", converted(spec, "variables", variableFromV2)}};
    classic["annotations"] = Json {{"list", converted(spec, "annotations", annotationFromV2)}};
    classic["panels"] = layoutFromV2(spec, report);
    return classic;
}
