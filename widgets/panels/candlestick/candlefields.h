#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

/// `options` of a candlestick panel.
struct CandlestickOptions
{
    enum class Mode
    {
        Candles,
        Volume,
        Both
    };
    Mode mode = Mode::Both;
    bool bars = false; ///< open-high-low-close bars instead of candles
    bool closeToClose = false; ///< colours compare with the close before
    QString up = QStringLiteral("green");
    QString down = QStringLiteral("red");
    QString flat = QStringLiteral("gray");
    QString openField; ///< empty: found by its name
    QString highField;
    QString lowField;
    QString closeField;
    QString volumeField;
    bool allFields = false; ///< draws the remaining fields as lines
};
CandlestickOptions candlestickOptionsFromJson(const Json& options);

/// The fields of the candles, by index into the frame; -1: none.
struct CandleFields
{
    int open = -1;
    int high = -1;
    int low = -1;
    int close = -1;
    int volume = -1;
    bool isComplete() const { return open >= 0 && high >= 0 && low >= 0 && close >= 0; }
};

/// Finds or makes the fields: one number alone gives candles from one value to the next. Made fields are appended to
/// the frame.
CandleFields findCandleFields(Frame& frame, const CandlestickOptions& options);
