#include "widgets/panels/candlestick/candlefields.h"

#include "dashboards/format/displayname.h"

#include <QCoreApplication>

namespace {

int fieldNamed(const Frame& frame, const QString& wanted, const QStringList& defaults)
{
    for (size_t i = 0; i < frame.fields.size(); i++) {
        const Field& field = frame.fields[i];
        const QString name =
            field.state.displayName.isEmpty() ? fieldDisplayName(field, frame, {frame}) : field.state.displayName;
        if (!wanted.isEmpty() ? name == wanted || field.name == wanted
                              : field.type == FieldType::Number && defaults.contains(name.toLower()))
            return int(i);
    }
    return -1;
}

int firstNumber(const Frame& frame)
{
    for (size_t i = 0; i < frame.fields.size(); i++)
        if (frame.fields[i].type == FieldType::Number)
            return int(i);
    return -1;
}

/// A copy of a field one row later or earlier; the first or last row stays as it is.
int appendShifted(Frame& frame, int from, int rows, const QString& name)
{
    const Field& source = frame.fields[size_t(from)];
    NumberColumn values;
    for (qsizetype row = 0; row < frame.rows; row++)
        values.push_back(source.numberAt(std::clamp<qsizetype>(row + rows, 0, frame.rows - 1)));
    Field shifted(name, FieldType::Number, std::move(values));
    shifted.config = source.config;
    shifted.state.displayName = name;
    shifted.state.seriesIndex = source.state.seriesIndex;
    frame.add(std::move(shifted));
    return int(frame.fields.size()) - 1;
}

CandlestickOptions::Mode modeOf(const QString& name)
{
    if (name == QLatin1String("candles"))
        return CandlestickOptions::Mode::Candles;
    return name == QLatin1String("volume") ? CandlestickOptions::Mode::Volume : CandlestickOptions::Mode::Both;
}

} // namespace

CandlestickOptions candlestickOptionsFromJson(const Json& json)
{
    CandlestickOptions options;
    options.mode = modeOf(jsonutil::string(json, "mode"));
    options.bars = jsonutil::string(json, "candleStyle") == QLatin1String("ohlcbars");
    options.closeToClose = jsonutil::string(json, "colorStrategy") == QLatin1String("close-close");
    const Json& colors = jsonutil::object(json, "colors");
    options.up = jsonutil::string(colors, "up", options.up);
    options.down = jsonutil::string(colors, "down", options.down);
    options.flat = jsonutil::string(colors, "flat", options.flat);
    const Json& fields = jsonutil::object(json, "fields");
    options.openField = jsonutil::string(fields, "open");
    options.highField = jsonutil::string(fields, "high");
    options.lowField = jsonutil::string(fields, "low");
    options.closeField = jsonutil::string(fields, "close");
    options.volumeField = jsonutil::string(fields, "volume");
    options.allFields = jsonutil::boolean(json, "includeAllFields");
    return options;
}

CandleFields findCandleFields(Frame& frame, const CandlestickOptions& options)
{
    CandleFields found;
    const auto named = [&frame](const QString& wanted, std::initializer_list<const char*> defaults) {
        QStringList names;
        for (const char* name : defaults)
            names << QLatin1String(name);
        return fieldNamed(frame, wanted, names);
    };
    found.open = named(options.openField, {"open", "o"});
    found.high = named(options.highField, {"high", "h", "max"});
    found.low = named(options.lowField, {"low", "l", "min"});
    found.close = named(options.closeField, {"close", "c"});
    found.volume = named(options.volumeField, {"volume", "v"});
    if (found.open < 0 && found.close < 0)
        found.open = firstNumber(frame);
    if (found.open >= 0 && found.close < 0 && options.closeField.isEmpty())
        found.close = appendShifted(frame, found.open, 1, QCoreApplication::translate("Candlestick", "Next open"));
    if (found.close >= 0 && found.open < 0 && options.openField.isEmpty())
        found.open =
            appendShifted(frame, found.close, -1, QCoreApplication::translate("Candlestick", "Previous close"));
    if (found.high < 0 && options.highField.isEmpty())
        found.high = found.open;
    if (found.low < 0 && options.lowField.isEmpty())
        found.low = found.open;
    return found;
}
