#pragma once

#include "dashboards/model/ids.h"
#include "datasources/data/fieldconfig.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/timerange.h"
#include "datasources/datasource.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

// A dashboard as plain values, in the structure of Grafana's classic JSON at its newest schema. The loader checks
// every key once; later code trusts these types. Keys nobody reads stay in the document (DashboardDocument).

/// Units of the 24-column grid.
struct GridPos
{
    int x = 0;
    int y = 0;
    int w = 6;
    int h = 3;
    friend bool operator==(const GridPos&, const GridPos&) = default;
};

/// How the JSON names a datasource (FEATURES of Grafana: name, uid, null, variable, the special ones).
struct DataSourceRef
{
    enum class Kind
    {
        Default,
        Named,
        Mixed,
        Dashboard,
        Grafana,
        Expression
    };
    Kind kind = Kind::Default;
    QString type; ///< plugin id; may be empty
    QString uid; ///< uid or name, may hold a variable; empty for the default
    friend bool operator==(const DataSourceRef&, const DataSourceRef&) = default;
};

struct TargetSpec
{
    RefId refId;
    DataSourceRef datasource; ///< the panel's where it names one, but for expressions
    bool hidden = false;
    Json query = Json::object(); ///< all keys of the target but refId, hide and datasource
};

struct TransformationSpec
{
    QString id;
    Json options = Json::object();
    bool disabled = false;
    Json filter; ///< a frame matcher {id, options}, or null
    QString topic; ///< series (empty), annotations, alertStates
};

struct MatcherSpec
{
    QString id;
    Json options;
    QString scope; ///< series (empty), nested, annotation, exemplar
};

struct OverrideProperty
{
    QString id; ///< unit, custom.lineWidth, ...
    Json value;
};

struct OverrideRule
{
    MatcherSpec matcher;
    std::vector<OverrideProperty> properties;
    QString systemRef; ///< __systemRef: hideSeriesFrom
};

struct FieldConfigSource
{
    FieldConfig defaults;
    Json defaultsJson = Json::object(); ///< what `defaults` was read from
    std::vector<OverrideRule> overrides;
};

struct LinkSpec
{
    enum class Kind
    {
        Link,
        Dashboards
    };
    Kind kind = Kind::Link;
    QString title;
    QString url;
    QString tooltip;
    QString icon;
    QStringList tags;
    bool asDropdown = false;
    bool keepTime = false;
    bool includeVars = false;
    bool targetBlank = false;
};

struct VariableSpec
{
    enum class Type
    {
        Query,
        Custom,
        TextBox,
        Constant,
        DataSource,
        Interval,
        AdHoc,
        GroupBy,
        Switch,
        Unknown
    };
    enum class Hide
    {
        No,
        Label,
        Variable,
        InMenu
    };
    enum class Refresh
    {
        Never,
        OnLoad,
        OnTimeRange
    };
    Type type = Type::Query;
    QString typeName;
    QString name; ///< unique in the dashboard; of a part: its name in the file, "@" and a number
    QString label;
    QString description;
    QString placeholder; ///< text box: what stands in the empty field
    Hide hide = Hide::No;
    bool multi = false;
    bool includeAll = false;
    QString allValue;
    bool allowCustomValue = true;
    QStringList currentValues; ///< current.value; {"$__all"} when All is chosen
    QStringList currentTexts;
    VariableOptions options; ///< saved options (custom, interval)
    VariableOptions staticOptions;
    QString staticOptionsOrder; ///< before, after, sorted
    Json query; ///< text or the datasource's query object; of an interval or custom its list as text
    QString valuesFormat; ///< custom: csv (empty) or json
    DataSourceRef datasource;
    QString regex;
    bool regexOnText = false; ///< regexApplyTo: text
    int sort = 0; ///< 0 none, 1 and 2 alphabetical, 3 and 4 numerical, 5 and 6 without case, 7 and 8 natural
    Refresh refresh = Refresh::OnLoad;
    bool skipUrlSync = false;
    bool autoInterval = false; ///< interval: offers auto
    int autoCount = 30;
    QString autoMin = QStringLiteral("10s");
    QString enabledValue = QStringLiteral("true"); ///< switch
    QString disabledValue = QStringLiteral("false"); ///< switch
    std::vector<AdhocFilter> filters; ///< adhoc
    std::vector<AdhocFilter> baseFilters; ///< adhoc
    QString jsonPath; ///< where the variable stands in the file: templating.list[3]
    bool enableGroupBy = false; ///< adhoc: its filters may also be labels to group by
    QStringList defaultKeys; ///< adhoc: offered in place of what the datasource knows
    /// A person may pick its value.
    bool isOffered() const { return hide != Hide::Variable && type != Type::Constant && type != Type::Unknown; }
};

/// One rule of a condition.
struct ConditionItem
{
    enum class Kind
    {
        Variable,
        Data,
        TimeRangeSize
    };
    Kind kind = Kind::Variable;
    QString variable;
    QString op; ///< equals (empty), notEquals, matches, notMatches
    QString value; ///< of the variable; the longest range: 7d
    bool wantsData = true;
};

/// When a panel, row or tab is shown.
struct ConditionSpec
{
    bool shows = true; ///< else it hides when it is met
    bool any = false; ///< one rule is enough
    std::vector<ConditionItem> items;
};

/// An automatic grid: as many equal columns as the window has room for.
struct AutoGridSpec
{
    int maxColumns = 3;
    int minColumnPx = 448;
    int rowHeight = 9; ///< grid units
    bool fillsScreen = false; ///< its lines grow until they end with the window
    friend bool operator==(const AutoGridSpec&, const AutoGridSpec&) = default;
};

struct PanelSpec
{
    PanelId id;
    QString type;
    QString title;
    QString description;
    GridPos gridPos;
    bool transparent = false;
    DataSourceRef datasource;
    std::vector<TargetSpec> targets;
    std::vector<TransformationSpec> transformations;
    FieldConfigSource fieldConfig;
    Json options = Json::object();
    std::vector<LinkSpec> links;
    QString pluginVersion;
    std::optional<int> maxDataPoints;
    QString interval; ///< min interval, may hold a variable
    QString timeFrom;
    QString timeShift;
    bool hideTimeOverride = false;
    QString repeat; ///< name of the variable; empty for none
    bool repeatVertical = false;
    int maxPerRow = 4;
    QString libraryPanel; ///< uid of a reference that had no definition; empty otherwise
    bool collapsed = false; ///< rows only
    bool hideHeader = false; ///< rows only
    bool holdsAll = false; ///< parts: what follows in the file never belongs to it
    /// Rows: panels, of expanded rows too, in the order of the file, their places relative to the row where the file
    /// nests them. Tabs (the bar): one of type "tab" each. Both nest in each other.
    std::vector<PanelSpec> panels;
    std::optional<AutoGridSpec> autoGrid; ///< the panel stands in one; gridPos is its place in a usual window
    std::optional<ConditionSpec> condition;
    std::vector<VariableSpec> variables; ///< parts, while loading: Dashboard::variables gets them
    /// Parts: variables of their own, their name -> the name in Dashboard::variables.
    std::vector<std::pair<QString, QString>> ownVariables;
    QString jsonPath; ///< where the panel stands in the file: panels[3]
    bool isRow() const { return type == QLatin1String("row"); }
    bool isTabs() const { return type == QLatin1String("tabs"); }
    /// A row, a bar of tabs or a tab: holds panels and shows no data.
    bool isPart() const { return isRow() || isTabs() || type == QLatin1String("tab"); }
};

struct AnnotationSpec
{
    QString name;
    bool enable = true;
    bool hide = false;
    bool builtIn = false;
    QString iconColor;
    DataSourceRef datasource;
    Json query = Json::object(); ///< the whole annotation: expr, target, titleFormat...
    bool filterExclude = false;
    std::vector<PanelId> filterIds; ///< empty: all panels
};

struct TimePickerSpec
{
    QStringList refreshIntervals;
    bool hidden = false;
    QString nowDelay;
    std::vector<std::pair<RawTimeRange, QString>> quickRanges; ///< with their names
};

enum class CursorSync
{
    Off,
    Crosshair,
    Tooltip
};

struct Dashboard
{
    QString uid;
    QString title;
    QString description;
    QStringList tags;
    QString timezone; ///< browser (or empty), utc, or an IANA name
    RawTimeRange time;
    QString refresh; ///< "30s"; empty: none
    TimePickerSpec timePicker;
    QString weekStart;
    int fiscalYearStartMonth = 0;
    CursorSync cursorSync = CursorSync::Off;
    bool liveNow = false;
    bool preload = false;
    int schemaVersion = 0; ///< of the file
    std::vector<PanelSpec> panels; ///< top level; rows hold their children (expanded ones too)
    std::vector<VariableSpec> variables; ///< those of rows and tabs, too
    std::vector<AnnotationSpec> annotations;
    std::vector<LinkSpec> links;
};
