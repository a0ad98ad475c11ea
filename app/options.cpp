#include "app/options.h"

#include "dashboards/time/datemath.h"
#include "widgets/theme/theme.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimeZone>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Options", text);
}

struct OptionRow
{
    QStringList names;
    QString description;
    QString value; ///< name of its value; empty for a switch
};

std::vector<OptionRow> optionRows()
{
    const auto l = [](const char* text) { return QString::fromLatin1(text); };
    return {
        {{l("kiosk")}, tr("full screen without bars"), {}},
        {{l("fit")}, tr("all panels fitted into the window's height"), {}},
        {{l("playlist")}, tr("dashboards to show in turn, one path a line"), l("FILE")},
        {{l("playlist-seconds")}, tr("how long each dashboard of the playlist is shown; 30"), l("N")},
        {{l("datasources")}, tr("datasources in Grafana's provisioning format"), l("FILE.yaml")},
        {{l("var")}, tr("value of a variable; repeat for several"), l("name=value")},
        {{l("from")}, tr("begin of the time range: now-6h, epoch ms"), l("TIME")},
        {{l("to")}, tr("end of the time range"), l("TIME")},
        {{l("timezone")}, tr("time zone: utc, browser, Europe/Berlin"), l("ZONE")},
        {{l("refresh")}, tr("refresh interval: 10s, 1m, off"), l("INTERVAL")},
        {{l("theme")}, tr("dark, light or contrast, each also with -colorblind"), l("THEME")},
        {{l("timings")}, tr("write one JSON object a line about what users wait for"), l("FILE")},
        {{l("refresh-count")}, tr("refresh so often back to back, then exit"), l("N")},
        {{l("o"), l("output")}, tr("file to write (render, convert)"), l("FILE")},
        {{l("width")}, tr("width of the picture (render)"), l("PX")},
        {{l("height")}, tr("height of the picture, or auto for the whole dashboard (render)"), l("PX")},
        {{l("scale")}, tr("pixels per logical pixel (render)"), l("FACTOR")},
        {{l("panel")}, tr("only this panel (render)"), l("ID")},
        {{l("testdata")}, tr("every query asks TestData instead of its datasource (render)"), {}},
        {{l("strict")}, tr("exit with 1 when a panel shows an error (render)"), {}},
        {{l("json")}, tr("machine-readable output (check)"), {}},
        {{l("h"), l("help")}, tr("this help"), {}},
        {{l("version")}, tr("the version"), {}},
    };
}

Error usage(const QString& text)
{
    return {Error::Kind::Config, text, {}};
}

std::optional<Options::Command> commandOf(const QString& word)
{
    static const QMap<QString, Options::Command> commands = {
        {QStringLiteral("check"), Options::Command::Check},
        {QStringLiteral("render"), Options::Command::Render},
        {QStringLiteral("convert"), Options::Command::Convert},
        {QStringLiteral("demo"), Options::Command::Demo},
    };
    const auto it = commands.find(word);
    return it == commands.end() ? std::nullopt : std::optional(*it);
}

/// A whole number of at least `least`, or an error that names the option.
Result<int> number(const QCommandLineParser& parser, const QString& name, int fallback, int least)
{
    if (!parser.isSet(name))
        return fallback;
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < least || value > 100'000'000)
        return usage(
            tr("--%1 wants a whole number of at least %2, not \"%3\".").arg(name).arg(least).arg(parser.value(name)));
    return value;
}

Result<Done> readNumbers(const QCommandLineParser& parser, Options& options)
{
    const QString height = QStringLiteral("height");
    options.autoHeight = parser.value(height) == QLatin1String("auto");
    struct Row
    {
        QString name;
        int* target;
        int least;
    };
    const std::vector<Row> rows = {{QStringLiteral("width"), &options.width, 16},
                                   {height, &options.height, 16},
                                   {QStringLiteral("playlist-seconds"), &options.playlistSeconds, 1},
                                   {QStringLiteral("refresh-count"), &options.refreshCount, 1}};
    for (const Row& row : rows) {
        if (row.name == height && options.autoHeight)
            continue;
        const auto value = number(parser, row.name, *row.target, row.least);
        if (!value)
            return value.error();
        *row.target = *value;
    }
    if (options.width > 32'767 || options.height > 32'767)
        return usage(tr("A picture may be at most 32767 pixels wide and high."));
    if (const QString scale = QStringLiteral("scale"); parser.isSet(scale)) {
        options.scale = parser.value(scale).toDouble();
        if (!(options.scale >= 0.5 && options.scale <= 8))
            return usage(tr("--scale wants a number from 0.5 to 8, not \"%1\".").arg(parser.value(scale)));
    }
    return Done {};
}

Result<Done> readVariables(const QCommandLineParser& parser, Options& options)
{
    for (const QString& pair : parser.values(QStringLiteral("var"))) {
        const auto at = pair.indexOf(QLatin1Char('='));
        if (at < 1)
            return usage(tr("--var wants name=value, not \"%1\".").arg(pair));
        options.variables[pair.left(at)] << pair.mid(at + 1);
    }
    return Done {};
}

std::optional<QString> optional(const QCommandLineParser& parser, const char* name)
{
    const QString key = QString::fromLatin1(name);
    return parser.isSet(key) ? std::optional(parser.value(key)) : std::nullopt;
}

void readTexts(const QCommandLineParser& parser, Options& options)
{
    options.from = optional(parser, "from");
    options.to = optional(parser, "to");
    options.refresh = optional(parser, "refresh");
    if (options.refresh == QLatin1String("off"))
        options.refresh = QString();
    options.timezone = optional(parser, "timezone");
    options.panel = optional(parser, "panel");
    options.theme = parser.value(QStringLiteral("theme"));
    options.datasources = parser.value(QStringLiteral("datasources"));
    options.timings = parser.value(QStringLiteral("timings"));
    options.output = parser.value(QStringLiteral("output"));
    options.playlist = parser.value(QStringLiteral("playlist"));
    options.testdata = parser.isSet(QStringLiteral("testdata"));
    options.strict = parser.isSet(QStringLiteral("strict"));
    options.json = parser.isSet(QStringLiteral("json"));
    options.kiosk = parser.isSet(QStringLiteral("kiosk"));
    options.fit = parser.isSet(QStringLiteral("fit"));
}

/// Stricter than dashboards are read: there a text with "now" that says nothing else means now.
bool isTime(const QString& text)
{
    const bool isMath = isDateMath(text) || text.contains(QLatin1String("now"));
    return (isMath ? parseDateMath(text, false, {}) : parseDateTime(text, false, {})).has_value();
}

Result<Done> checkTimes(const Options& options)
{
    for (const auto& [name, text] : {std::pair("from", options.from), std::pair("to", options.to)})
        if (text && !isTime(*text))
            return usage(tr("--%1 wants a time such as now-6h, not \"%2\".").arg(QLatin1String(name), *text));
    const QByteArray zone = options.timezone.value_or(QString()).toUtf8();
    const bool named = zone.isEmpty() || zone == "utc" || zone == "browser" || QTimeZone(zone).isValid();
    return named ? Result<Done>(Done {}) : usage(tr("There is no time zone \"%1\".").arg(QString::fromUtf8(zone)));
}

Result<Done> checkTogether(const Options& options)
{
    if (const auto times = checkTimes(options); !times)
        return times.error();
    if (!options.theme.isEmpty() && !Look::fromId(options.theme))
        return usage(tr("--theme is one of %1, not \"%2\".").arg(Look::ids().join(QLatin1String(", ")), options.theme));
    const bool onePath = options.command == Options::Command::Render || options.command == Options::Command::Convert;
    if (onePath && options.paths.size() != 1)
        return usage(tr("Name one dashboard file."));
    if (onePath && options.output.isEmpty())
        return usage(tr("Name the file to write with -o."));
    if (options.command == Options::Command::Check && options.paths.isEmpty())
        return usage(tr("Name files or folders to check."));
    return Done {};
}

} // namespace

Result<Options> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const OptionRow& row : optionRows())
        parser.addOption(QCommandLineOption(row.names, row.description, row.value));
    if (!parser.parse(arguments))
        return usage(parser.errorText());

    Options options;
    readTexts(parser, options);
    options.paths = parser.positionalArguments();
    if (!options.paths.isEmpty())
        if (const auto command = commandOf(options.paths.front())) {
            options.command = *command;
            options.paths.removeFirst();
        }
    if (parser.isSet(QStringLiteral("help")))
        options.command = Options::Command::Help;
    if (parser.isSet(QStringLiteral("version")))
        options.command = Options::Command::Version;
    return readNumbers(parser, options)
        .and_then([&](Done) { return readVariables(parser, options); })
        .and_then([&](Done) { return checkTogether(options); })
        .transform([&](Done) { return options; });
}

QString helpText()
{
    QString text = tr("Vedette shows Grafana dashboards live, without a browser.") + QStringLiteral("\n\n");
    const std::vector<std::pair<QString, QString>> commands = {
        {QStringLiteral("vedette [FILE|DIR...]"), tr("open dashboards in a window")},
        {QStringLiteral("vedette check [--json] PATH..."),
         tr("say what of the dashboards can be shown; 1 if some file is no dashboard")},
        {QStringLiteral("vedette render FILE -o OUT.png"),
         tr("draw a dashboard into a picture, also without a display")},
        {QStringLiteral("vedette convert FILE -o OUT.json"), tr("write the dashboard at the newest classic schema")},
        {QStringLiteral("vedette demo"), tr("show this machine live; nothing to configure")},
    };
    for (const auto& [command, what] : commands)
        text += QStringLiteral("  %1 %2\n").arg(command.leftJustified(36), what);
    text += QLatin1Char('\n') + tr("Options:") + QLatin1Char('\n');
    for (const OptionRow& row : optionRows()) {
        QString name = (row.names.front().size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + row.names.front();
        if (!row.value.isEmpty())
            name += QLatin1Char(' ') + row.value;
        text += QStringLiteral("  %1 %2\n").arg(name.leftJustified(26), row.description);
    }
    return text;
}
